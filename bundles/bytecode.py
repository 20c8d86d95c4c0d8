"""Bytecode that comes out the same every time, whatever else the process that builds has loaded.

What is compiled depends on which strings are interned in the process, and so on what was imported
there before: modules are compiled by a bare Python, this file run as a program.
"""

import marshal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from importlib.util import MAGIC_NUMBER, source_hash

_UNCHECKED = (1).to_bytes(4, "little")
_PLAIN = 0
"""The version of marshal's format in which no string arrives interned."""


def compiled(sources: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """Modules by the name of their bytecode, for the Python that runs this; sources are not asked.

    As PEP 552 has it: the magic number, the flag of an unchecked hash, the hash, the code.
    """
    asked = list(sources)
    bare = [sys.executable, "-I", "-S", __file__]
    told = subprocess.run(bare, input=marshal.dumps(asked, _PLAIN), stdout=-1, check=True).stdout
    for (name, source), code in zip(asked, marshal.loads(told), strict=True):
        yield f"{name}c", MAGIC_NUMBER + _UNCHECKED + source_hash(source) + code


def _compile() -> None:
    asked: list[tuple[str, bytes]] = marshal.load(sys.stdin.buffer)
    codes = [
        marshal.dumps(compile(source, name, "exec", dont_inherit=True)) for name, source in asked
    ]
    marshal.dump(codes, sys.stdout.buffer)


if __name__ == "__main__":
    _compile()
