"""SHA-256 without OpenSSL, whose library takes 2 of the 35 ms that `plancheck list` has to load.

Python brings an implementation of its own, which `random` uses in the same way; `hashlib` takes its
place where a build has left it out.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import sha256
else:
    try:
        from _sha2 import sha256  # from Python 3.12 on
    except ImportError:
        try:
            from _sha256 import sha256
        except ImportError:
            from hashlib import sha256

__all__ = ["sha256"]
