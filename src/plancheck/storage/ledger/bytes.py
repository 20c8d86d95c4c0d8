"""The bytes of a ledger: UTF-8 at once; what another program saved otherwise is put back first."""

from contextlib import suppress

from ...errors import Problem
from .. import file_kinds, text_file
from .text import ParsedLedger, parse_ledger

OWN_LIMIT = 64 * 1024 * 1024
"""Bytes of one's own file; a clerk's year is 0.8 MB. Others' files: `text_file.LIMIT`."""

# What other encodings take is imported where a file is in one.


def read_ledger(data: bytes, source: str) -> ParsedLedger:
    """Read a ledger's bytes, in whatever encoding another program has saved them."""
    data = data.removesuffix(b"\x1a")  # where DOS's copy says that a text ends
    reading = _parsed(data, source)
    if reading.problems and not reading.entries and not reading.header.major:
        foreign = file_kinds.foreign(data)
        return reading._replace(problems=[Problem(source, 0, foreign)]) if foreign else reading
    return reading


def _parsed(data: bytes, source: str) -> ParsedLedger:
    reading = None
    with suppress(UnicodeDecodeError):
        text = data.removeprefix(text_file.BOM).decode()
        reading = parse_ledger(text, source)
        if not reading.problems or not ("\0" in text or "\ufeff" in text):
            return reading
    from .encoding import unified

    text, encodings = unified(data)
    return parse_ledger(text, source)._replace(encodings=encodings)


def text_of(data: bytes) -> str:
    """A ledger's bytes as the text that is read of them."""
    from .encoding import unified

    return unified(data).text
