"""A ledger that another program saved in another encoding, or in part: its bytes as one text.

Notepad saves as ANSI (GBK) or UTF-16, other editors as GB 18030; what was appended since is UTF-8.
The bytes are cut wherever a heading stands in any of these, and each piece is taken in the encoding
in which its entry verifies. Only the header, which has no checksum, is judged by its looks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain, islice, pairwise
from typing import NamedTuple

from ...domain.ledger.entry import ENTRY_LIMIT
from .. import text_file
from .salvage import LEAST_KEYS, Budget
from .text import entries_in, header_end, header_in

GBK, WIDE = "ANSI（GBK）", "UTF-16"
"""What the clerk's editor calls them."""
TRIES = 64
"""Places at which the encoding may have changed within a record."""

VAIN = 1_000
"""Characters that a piece costs of the budget besides its own, where it is no record in any."""

_MARK = re.compile(
    rb"(?P<bom>\xef\xbb\xbf(?=[\r\n #f\[])"
    rb"|\xff\xfe(?=[\r\n #f\[]\0)|\xfe\xff(?=\0[\r\n #f\[]))"
    rb"|(?P<wide>(?:\A|(?<=\A\0)|(?<=\xff\xfe)|(?<=\xfe\xff\0)|(?<=\n\0)|(?<=\n)|(?<=\n\0\0))(?:"
    rb"(?:[ \t]\0)*\[\0\[\0(?:[ \t]\0)*e\0n\0t\0r\0y\0(?:[ \t]\0)*\]\0\]"
    rb"|(?:#\0 \0p\0l\0a\0n\0(?s:.{0,400}?)\n\0)?f\0o\0r\0m\0a\0t\0 \0=\0 \0\"\0p\0l\0a\0n))"
    rb"|(?:\A|(?<=[\n\0\xbf]))(?:[ \t]*\[\[[ \t]*entry[ \t]*\]\]"
    rb"|(?:# plan[^\n]*\n)?format[ \t]*=[ \t]*\"plan)"
)
"""Where a piece begins: a byte order mark; a record's heading or another file's header in UTF-16,
from its first byte that is not 0; one in any other encoding."""
_MARK_IN_TEXT = re.compile("\ufeff(?=[\r\n #f\\[])")
_UNLIKE_UTF8 = re.compile("[\0\udc80-\udcff]")


_UNLIKE_HANZI = re.compile("[\x80-\xb6\xb8-\u07ff]")
"""What GBK looks like where it is valid UTF-8; the dot in names is no such character."""


class Unified(NamedTuple):
    """The text, and which other encodings its records were found in, for the clerk; or none."""

    text: str
    encodings: str


class _Piece(NamedTuple):
    """The bytes of a record or a header; in big-endian UTF-16 they begin and end a byte earlier."""

    data: bytes
    big_endian: bytes


class _Foreign(NamedTuple):
    """Bytes that may be in another encoding than UTF-8."""

    name: str
    codec: str
    data: bytes

    def text(self, end: int | None = None) -> str:
        """The bytes up to `end`, decoded; UnicodeDecodeError where they are not in it.

        UTF-16 without half a character at its end, or the line end of what follows in UTF-8.
        """
        if self.name == GBK:
            return text_file.from_gb18030(self.data[:end])
        return self.data[:end].decode(self.codec, "ignore").rstrip("\u0a0d\u0d0a\u0a0a")


class _Candidate(NamedTuple):
    """What a piece may be: its text, and what of it is in another encoding than UTF-8."""

    text: str
    name: str = ""
    foreign: bytes = b""


def unified(data: bytes) -> Unified:
    """The bytes as one text, every piece in the encoding in which its records verify."""
    budget = Budget(1024 * 1024)
    texts = []
    names: dict[str, None] = {}
    for piece in _pieces(data):
        piece_text = _decoded(piece, budget)
        texts.append(
            piece_text.text if piece_text.text[-1:] in ("", "\n") else f"{piece_text.text}\n"
        )
        if piece_text.name:
            names[piece_text.name] = None
    if not names:
        return Unified(_MARK_IN_TEXT.sub("", data.decode("utf-8", "surrogateescape")), "")
    return Unified("".join(texts), "、".join(names))


def _pieces(data: bytes) -> Iterator[_Piece]:
    marks = [(0, 0, False)]
    for mark in _MARK.finditer(data):
        start = mark.end() if mark["bom"] else mark.start()
        marks.append((mark.start(), start, mark["wide"] is not None))
    marks.append((len(data), len(data), False))
    for (_, start, wide), (end, _, before_wide) in pairwise(marks):
        yield _Piece(data[start:end], data[start - wide : end - before_wide])


def _decoded(piece: _Piece, budget: Budget) -> _Candidate:
    """The first candidate that is whole, else the one with most records, else the likeliest."""
    content = piece.data.rstrip(b"\0\r\n")
    narrow = content + piece.data[len(content) :].replace(b"\0", b"")
    foreign = list(_foreign(piece, narrow))
    utf8 = _Candidate(narrow.decode("utf-8", "surrogateescape"))
    others = []
    for one in foreign:
        with suppress(UnicodeDecodeError):
            others.append(_Candidate(one.text(), one.name, one.data))
    candidates = [*others, utf8] if _UNLIKE_UTF8.search(utf8.text) else [utf8, *others]
    if narrow[:1] == b"[" and narrow.count(b"=") < LEAST_KEYS:
        return candidates[0]._replace(name="")  # no record in any encoding
    if budget.left <= 0:
        del candidates[1:]
    for candidate in chain(candidates, _changing(foreign, budget)):
        if _judged(candidate, Budget(0, blocks=budget.left))[1]:
            return candidate
    budget.left -= len(narrow) + VAIN
    if not others or budget.left <= 0:
        return candidates[0]._replace(name="")
    counts = {one: _judged(one, budget)[0] for one in (utf8, *others)}
    likeliest = others[0] if b"\0" in narrow or not text_file.mostly_utf8(narrow, 0) else utf8
    best = max((likeliest, utf8, *others), key=counts.__getitem__)
    return best if counts[best] > counts[utf8] else best._replace(name="")


def _foreign(piece: _Piece, narrow: bytes) -> Iterator[_Foreign]:
    """What a piece may be in: it begins in ASCII, so UTF-16 is known by its first bytes."""
    little, big = piece
    if little[1:2] == b"\0" != little[:1]:
        yield _Foreign(WIDE, "utf-16-le", little)
    if big[:1] == b"\0" != big[1:2]:
        yield _Foreign(WIDE, "utf-16-be", big)
    if not narrow.isascii():
        yield _Foreign(GBK, "gb18030", narrow)


def _changing(foreign: list[_Foreign], budget: Budget) -> Iterator[_Candidate]:
    """What a piece may be that goes on in UTF-8 somewhere."""
    for one in foreign:
        for at in islice(_places(one), TRIES):
            if budget.left <= 0:
                return
            try:
                text = one.text(at) + one.data[at:].decode()
            except UnicodeDecodeError as error:
                if error.encoding != "utf-8" and error.start < at - 4:
                    break  # no longer beginning is in that encoding either
                continue
            budget.left -= len(one.data)
            yield _Candidate(text, one.name, one.data[:at])


def _places(one: _Foreign) -> Iterator[int]:
    """Where UTF-8 may begin in a piece: what stands before that may be valid by chance too."""
    first = at = _utf8_from(one.data)
    if len(one.data) > 2 * ENTRY_LIMIT:
        return
    if one.name == WIDE:
        yield from range(first + first % 2, len(one.data), 2)
    elif not text_file.mostly_utf8(one.data[:first], first):
        yield at
        before = "\x80"
        for char in one.data[first:].decode():  # a character in GBK may end in an ASCII byte
            at += len(char.encode())
            if not (before + char).isascii():
                yield at
            before = char


def _utf8_from(data: bytes) -> int:
    """From where on, at the earliest, the bytes are UTF-8 to their end."""
    backwards = data.decode("utf-8", "surrogateescape")[::-1]
    last = _UNLIKE_UTF8.search(backwards)
    return len(data) - len(backwards[: last.start()].encode()) if last else 0


def _judged(candidate: _Candidate, budget: Budget) -> tuple[int, bool]:
    """How much verifies in a text, and whether that is all there is to it."""
    text, name, foreign = candidate
    start = header_end(text)
    reading = entries_in(text, start, "", budget)
    count, whole = len(reading.entries), not reading.problems
    if text[:start].strip():
        header, problems = header_in(text[:start], "")
        count += sum(map(bool, header))
        whole = whole and not problems and all(header) and not _UNLIKE_UTF8.search(text[:start])
        whole = whole and (
            name != GBK or (_is_gbk(foreign) and not _UNLIKE_HANZI.search(text[:start]))
        )
    return count, whole


def _is_gbk(data: bytes) -> bool:
    """Whether these are more than a few damaged bytes in UTF-8."""
    return data.decode("utf-8", "replace").count("\ufffd") > 4
