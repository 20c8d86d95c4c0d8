"""What a document explains: footnotes in its text, a list of terms at its end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...draft import Piece, Role
from ...source import Span, content
from ..words import Words, any_of

_NOTE = re.compile(r"[¹²³⁴-⁹]{1,2}\s*\S|[\[〔【][0-9]{1,2}[\]〕】]\s*\S|注[0-9]{0,2}[：:]\s*\S")
_CIRCLE = re.compile("[①-⑳]")
_MARK = re.compile(
    r"(?:[¹²³⁴-⁹]+|[①-⑳]|[\[〔【][0-9]+[\]〕】]|注[0-9]*[：:]|[（(][0-9]{1,3}[)）]"
    r"|[0-9]{1,3}[)）.、．](?![0-9]))\s*"
)
_ENTRY = re.compile(r"[^：:。，]{1,40}[：:].|.{2,30}(?:——|—|是指|指)")
_END = re.compile(r"附件|附表|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]+部分")


def term_lines(texts: Sequence[str], words: Words) -> set[int]:
    """Which lines explain something: by their mark, or under a heading that says so."""
    heading = re.compile(rf"[（(]?[^，。：:]{{0,24}}{any_of(words.terms)}[）)]?[：:]?$")
    found = {n for n, text in enumerate(texts) if _NOTE.match(text) and len(text) > 4}
    found |= set(_circled(texts))
    listed = False
    for n, text in enumerate(texts):
        if heading.match(text.replace(" ", "")):
            listed = True
        elif listed and _END.match(text):
            listed = False
        elif listed:
            found.add(n)
    return found


def _circled(texts: Sequence[str]) -> Iterator[int]:
    """Lines that begin with a ① that stands within a line above."""
    within: set[str] = set()
    for n, text in enumerate(texts):
        if text[0] in within and _CIRCLE.match(text) and _ENTRY.match(text[1:].strip()):
            yield n
        within |= {match[0] for match in _CIRCLE.finditer(text, 1)}


def term(text: str, span: Span) -> Piece:
    """The piece of a line that explains something; its name is what stands before the colon."""
    match = _MARK.match(text)
    mark = match[0] if match else ""
    bare = text[len(mark) :]
    name = re.split("[：:]", bare, maxsplit=1)[0] if _ENTRY.match(bare) else ""
    return Piece(Role.TERM, (span,), bare, mark=mark, name=name)


def continued(piece: Piece, more: Piece) -> Piece:
    """A term whose words go on in the next line."""
    return piece._replace(spans=(*piece.spans, *more.spans), text=piece.text + more.text)


def with_terms(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces, measures with the terms that they use."""
    names = {content(piece.name): piece.name for piece in pieces if piece.name}
    if not names:
        return tuple(pieces)
    return tuple(
        piece._replace(duty=piece.duty._replace(terms=_used(piece.text, names)))
        if piece.role is Role.MEASURE
        else piece
        for piece in pieces
    )


def _used(text: str, names: dict[str, str]) -> tuple[str, ...]:
    said = content(text)
    return tuple(name for key, name in names.items() if len(key) > 1 and key in said)
