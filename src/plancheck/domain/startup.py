"""What keeps the start of `plancheck list` short: SHA-256 without OpenSSL, patterns compiled late.

OpenSSL's library takes 2 of the 35 ms that `list` has to load; Python brings an implementation of
its own, which `random` uses in the same way; `hashlib` takes its place where a build has left it
out. Python compiles a regular expression anew in every process; those of this program would take
4 ms of the 40 that `list` has, and most commands need but a few of them.
"""

import re
from typing import TYPE_CHECKING, Any, cast

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

__all__ = ["lazy", "sha256"]


class _Lazy:
    def __init__(self, pattern: str, flags: int) -> None:
        self._source = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        value = getattr(re.compile(*self._source), name)
        setattr(self, name, value)  # from now on found without coming here
        return value


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, later."""
    return cast("re.Pattern[str]", _Lazy(pattern, flags))
