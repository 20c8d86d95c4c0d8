"""Plans of many shapes beside what a careful reader makes of them: `shapes/NAME.txt`, `.gold.toml`.

The text file may hold what Word has and a text has not: a line that begins with | is a row of a
table (^ goes on with the cell above), ⟨2 （一）⟩ is a number that Word draws with its level, and
** stands around bold words. The gold says in the text's order what each part is:

    section, objective    a heading of the first level, one below it; heading: of either
    measure, measure+     one thing to tick; its end, where something tore it apart
    lead, support, leader, due    right after a heading: of all under it; else of the measures
                          since the last heading, item, unit or date
    item, label           a number mark, with which an item begins; 责任单位： and brackets
    aside: WHY            all that is no part of the plan

A ? says that two readers could differ about the role: neither for nor against. In a measure ¦ is a
place where cutting is right too, [3个] a figure to reach and {6月底前} its date.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import NamedTuple

import tomli

from plancheck.domain.plan.source import Cell, Passage, PassageKind, Source, Span

FOLDER = Path(__file__).parent / "shapes"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))
MARKS = re.compile(r"[\[\]{}¦]")


def is_content(char: str) -> bool:
    """Whether it is a letter or a figure: what must stand somewhere, once."""
    kind = unicodedata.category(char)
    return kind[0] == "L" or kind == "Nd"


def content(text: str) -> str:
    """The letters and figures of a text, of one width."""
    return unicodedata.normalize("NFKC", "".join(filter(is_content, text)))


class Truth(NamedTuple):
    """What a part of the document is; `places` are its letters, counted over the document."""

    role: str
    sure: bool
    text: str
    places: tuple[int, ...]
    cuts: frozenset[int] = frozenset()
    """Where in `places` a part may begin."""
    figures: tuple[str, ...] = ()


class Shape(NamedTuple):
    """A document, whether it is a plan, and what its parts are."""

    source: Source
    is_plan: bool
    truths: tuple[Truth, ...]


@cache
def shape(name: str) -> Shape:
    """The document of that name with its gold, which says of each letter what it is."""
    source = source_of((FOLDER / f"{name}.txt").read_text("utf-8"))
    gold = tomli.loads((FOLDER / f"{name}.gold.toml").read_text("utf-8"))
    truths: list[Truth] = []
    at = 0
    letters = content(source.text)
    for role, text in gold.get("pieces", ()):
        one = _truth(role, text, at)
        at += len(one.places)
        found = letters[at - len(one.places) : at]
        assert found == content(one.text), f"{name}: {role} {text!r} is {found!r} there"
        if role == "measure+":
            before = max(i for i, each in enumerate(truths) if each.role == "measure")
            one = _joined(truths.pop(before), one)
        truths.append(one)
    if truths:
        assert at == len(letters), f"{name}: nothing is said of {letters[at:]!r}"
    return Shape(source, gold["plan"], tuple(truths))


def _truth(role: str, text: str, at: int) -> Truth:
    cuts = frozenset(len(content(before)) for before in _before(text, "¦"))
    plain = MARKS.sub("", text) if role.startswith("measure") else text
    figures = tuple(re.findall(r"\[(.*?)\]", text, re.DOTALL))
    places = tuple(range(at, at + len(content(plain))))
    return Truth(role.rstrip("?"), not role.endswith("?"), plain, places, cuts, figures)


def _before(text: str, mark: str) -> list[str]:
    parts = MARKS.sub(lambda found: mark if found[0] == mark else "", text).split(mark)
    return ["".join(parts[:count]) for count in range(1, len(parts))]


def _joined(one: Truth, more: Truth) -> Truth:
    return one._replace(
        text=one.text + more.text,
        places=one.places + more.places,
        cuts=one.cuts | {len(one.places) + cut for cut in more.cuts},
        figures=one.figures + more.figures,
    )


def source_of(written: str) -> Source:
    """The document as the importer gets it."""
    passages: list[Passage] = []
    text = ""
    table = row = -1
    for line in written.splitlines():
        cells = line.strip("|").split("|") if line.startswith("|") else []
        if cells:
            table, row = (table, row + 1) if row >= 0 else (table + 1, 0)
        else:
            row = -1
        for column, words in enumerate(cells or [line]):
            if words.strip() == "^":
                _lengthen(passages, table, column)
                continue
            passage, plain = _passage(words.strip(), len(text))
            if cells:
                cell = Cell(table, row, column)
                passage = passage._replace(kind=PassageKind.CELL, cell=cell)
            if plain:
                passages.append(passage)
            text += plain + "\n"
    return Source(text, tuple(passages))


def _lengthen(passages: list[Passage], table: int, column: int) -> None:
    """The cell above goes on."""
    for index in range(len(passages) - 1, -1, -1):
        cell = passages[index].cell
        if cell and (cell.table, cell.column) == (table, column):
            passages[index] = passages[index]._replace(cell=cell._replace(rows=cell.rows + 1))
            return


def _passage(words: str, start: int) -> tuple[Passage, str]:
    drawn = re.match(r"⟨(\d) (.*?)⟩", words)
    number, level = (drawn[2], int(drawn[1])) if drawn else ("", 0)
    parts = words[drawn.end() if drawn else 0 :].split("**")
    bold = []
    plain = ""
    for index, part in enumerate(parts):
        if index % 2:
            bold.append(Span(start + len(plain), start + len(plain) + len(part)))
        plain += part
    end = start + len(plain)
    return Passage(start, end, number=number, level=level, bold=tuple(bold)), plain
