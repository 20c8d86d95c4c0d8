"""The parts of an xlsx looked through: how far its sheets reach, which figures are percentages."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from ...domain.form.sheet import NO_RESULT, Place
from ...domain.startup import lazy
from ...errors import BadFile
from .workbook_facts import BROKEN, CELLS, TEXTS, TOO_MUCH, WorkbookFacts, refuse_large
from .xml_tags import Attributes, walk

_CELL = lazy(r'<c r="([A-Z]{1,3})([0-9]{1,7})"(?: s="([0-9]{1,6})")?(?: t="[A-Za-z]{1,9}")?(/?)>')
"""A cell as programs for tables write it: where it is, its style, whether it is empty."""
_ODD = lazy(r'<c(?![a-z]| r="[A-Z][0-9]{1,4}"(?: s="[0-9]{1,6}")?(?: t="[A-Za-z]{1,9}")?/?>)')
"""One that is written otherwise, or beyond column Z or row 9999."""
_ERROR = lazy(
    r'<c r="([A-Z]{1,3})([0-9]{1,7})"[^>]*? t="e"[^>]*>(?:<f[^>]*>[^<]*</f>|<f[^>]*/>)?'
    r"<v>([^<]{1,30})</v>"
)
_UNDONE = lazy(
    r'<c r="([A-Z]{1,3})([0-9]{1,7})"(?![^>]* t="str")[^>]*>'
    r"(?:<f[^>]*>[^<]*</f>|<f[^>]*/>)(?:<v></v>|<v/>)?</c>"
)
"""A formula that no program for tables has worked out."""
_FORMULA = lazy("<f(?![a-z])")
"""No `<formula1>` of a rule for what may be typed, of which each form has some."""
_TAG = lazy("<c(?![a-z])")
_NEAR = Place(9_998, 25)
_FEW = 3
"""Sheets that may each reach as far as that."""
_PREFIXED = lazy(r":c[\s/>]")
_AT = lazy(r"([A-Za-z]{1,3})([0-9]{1,7})\Z")
_COUNT = lazy(r"uniqueCount(?=\s*=)")
_TEXT = lazy(r"<(?:[\w.-]+:)?si(?=[\s/>])")
_SHORTEST = len("<v>0</v>")
"""No cell refers to a text in less."""
_VALUE = lazy(r"<v>([0-9]{1,9})</v>")
_SPELLED = lazy(r"<(?:\w+:)?numFmt\s[^>]*>")
_STYLES = lazy(r"<(?:\w+:)?xf\s[^>]*?\bnumFmtId\s*=\s*[\"'](\d+)")
_FORMAT = lazy(r"\b(numFmtId|formatCode)\s*=\s*[\"']([^\"']*)")
_SHEET = lazy(r"<(?:\w+:)?sheet\s[^>]*>")
_RELATION = lazy(r"<(?:\w+:)?Relationship\s[^>]*>")
_ATTRIBUTE = lazy(r"(?:\w+:)?(\w+)\s*=\s*[\"']([^\"']*)")
_KEPT = 64 * 1024
"""Bytes of styles that are remembered."""
_PERCENT = frozenset(("9", "10"))
"""Numbers of the formats of percentages that every program knows."""


def looked_through(parts: dict[str, bytes], name: str) -> WorkbookFacts:
    """What there is to know; of the parts, what would take memory unseen is made harmless."""
    styles = _percent_styles(parts)
    sheets = {}
    for path, part in parts.items():
        if b"\0" in part:  # UTF-16, which no program writes here
            raise BadFile(name, BROKEN)
        if b"sheetData" in part:  # only within it are cells looked for
            sheets[path] = _sheet(part, styles, name)
    lasts = {path: one.last for path, one in sheets.items()}
    if sum(last is _NEAR for last in lasts.values()) > _FEW:  # then each is looked at closely
        lasts |= {
            path: _far(parts[path], parts[path].decode("latin-1"), styles, name).last
            for path, last in lasts.items()
            if last is _NEAR
        }
    refuse_large(lasts.values(), name)
    _look_at_texts(parts, sheets.keys(), name)
    if not any(one.percents or one.faults for one in sheets.values()):
        return WorkbookFacts(b"")
    found = {at: sheets[p] for at, p in enumerate(_sheet_paths(parts)) if p in sheets}
    return WorkbookFacts(
        b"",
        percents={at: one.percents for at, one in found.items()},
        faults={at: one.faults for at, one in found.items()},
    )


class _Sheet(NamedTuple):
    """The last cell that holds something, or one behind it, and which figures are percentages."""

    last: Place
    percents: frozenset[Place] = frozenset()
    faults: Mapping[Place, str] = {}


def _sheet(part: bytes, styles: frozenset[str], name: str) -> _Sheet:
    """What is known of a part that may be a sheet: by a pattern, else tag by tag."""
    text = part.decode("latin-1")  # what is looked for is ASCII
    found = _cells(part, text, styles, name)
    if 't="e"' not in text and not _FORMULA.search(text):
        return found
    errors = {_place(*at): words for *at, words in _ERROR.findall(text)}
    return found._replace(faults={_place(*at): NO_RESULT for at in _UNDONE.findall(text)} | errors)


def _cells(part: bytes, text: str, styles: frozenset[str], name: str) -> _Sheet:
    if _PREFIXED.search(text):
        return _walked(part, styles, name)
    if _ODD.search(text):
        return _far(part, text, styles, name)
    if not styles:
        return _Sheet(_NEAR)
    found = _styled(styles).findall(text)
    return _Sheet(_NEAR, frozenset(_place(letters, row) for letters, row in found))


def _far(part: bytes, text: str, styles: frozenset[str], name: str) -> _Sheet:
    """The same of a sheet that reaches far: empty cells with a colour are told apart."""
    found = _CELL.findall(text)
    if len(found) != len(_TAG.findall(text)):
        return _walked(part, styles, name)
    if not found:
        return _Sheet(Place(0, 0))
    rows, columns = {row for _, row, _, _ in found}, {letters for letters, _, _, _ in found}
    last = Place(max(map(int, rows)) - 1, max(map(_column, columns)))
    if (last.row + 1) * (last.column + 1) > CELLS:
        return _walked(part, styles, name)
    return _Sheet(last, frozenset(_place(*one[:2]) for one in found if one[2] in styles))


@lru_cache(maxsize=64)
def _styled(styles: frozenset[str]) -> re.Pattern[str]:
    """The cells of these styles that hold something."""
    either = "|".join(sorted(styles))
    return re.compile(f'<c r="([A-Z])([0-9]{{1,4}})" s="(?:{either})"(?: t="[A-Za-z]{{1,9}}")?>')


@lru_cache(maxsize=1024)
def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


@lru_cache(maxsize=4096)
def _place(letters: str, row: str) -> Place:
    return Place(int(row) - 1, _column(letters))


def _walked(part: bytes, styles: frozenset[str], name: str) -> _Sheet:
    cells = _Cells(styles)
    walk(part, name, cells.begin, cells.end)
    return _Sheet(cells.last, frozenset(cells.percents))


class _Cells:
    """The cells of a sheet, tag by tag; one that does not say where it is is behind the last."""

    def __init__(self, styles: frozenset[str]) -> None:
        self.last = self._next = Place(0, 0)
        self.percents: set[Place] = set()
        self._styles = styles
        self._within = False

    def begin(self, tag: str, told: Attributes) -> None:
        """A tag begins."""
        if tag == "row" and told.get("r", "").strip().isdecimal():
            self._next = Place(int(told["r"]) - 1, 0)
        elif tag == "c":
            self._within = True
            if at := _AT.match(told.get("r", "")):
                self._next = _place(at[1], at[2])
            if told.get("s") in self._styles:
                self.percents.add(self._next)
        elif self._within:
            now, last = self._next, self.last
            self.last = Place(max(now.row, last.row), max(now.column, last.column))

    def end(self, tag: str) -> None:
        """A tag ends."""
        now = self._next
        if tag == "c":
            self._within, self._next = False, Place(now.row, now.column + 1)
        elif tag == "row":
            self._next = Place(now.row + 1, 0)


def _look_at_texts(parts: dict[str, bytes], sheets: Iterable[str], name: str) -> None:
    """Texts that cells refer to: they are many or long, never many times long."""
    shared = [path for path in parts if path.lower().endswith("sharedstrings.xml")]
    if not shared:
        return
    texts = parts[shared[0]].decode("latin-1")
    if len(shared) > 1 or "<!" in texts:
        raise BadFile(name, BROKEN)
    parts[shared[0]] = _COUNT.sub("unusedCount", texts).encode("latin-1")
    if len(texts) * sum(len(parts[path]) for path in sheets) <= TEXTS * _SHORTEST:
        return
    counts = {path: parts[path].count(b"<v") + parts[path].count(b":v") for path in sheets}
    if len(texts) * sum(counts.values()) <= TEXTS:
        return
    lengths = [len(text) for text in _TEXT.split(texts)[1:]] or [0]
    longest, most = max(lengths), TEXTS
    for path, count in counts.items():
        found = [int(number) for number in _VALUE.findall(parts[path].decode("latin-1"))]
        most -= longest * (count - len(found))
        most -= sum(lengths[number] for number in found if number < len(lengths))
    if most < 0:
        raise BadFile(name, TOO_MUCH)


def _percent_styles(parts: dict[str, bytes]) -> frozenset[str]:
    """Numbers of the cell styles that show a figure as a percentage."""
    part = next((part for path, part in parts.items() if path.lower().endswith("styles.xml")), b"")
    return _percents_of(part) if len(part) < _KEPT else _percents_of.__wrapped__(part)


@lru_cache(maxsize=16)
def _percents_of(part: bytes) -> frozenset[str]:
    """The same of a part, which in the forms of one plan is the same."""
    styles = part.decode("utf-8", "replace")
    spelled = (dict(_FORMAT.findall(tag)) for tag in _SPELLED.findall(styles))
    percents = _PERCENT | {
        one["numFmtId"] for one in spelled if "numFmtId" in one and "%" in one.get("formatCode", "")
    }
    cells = styles[styles.rfind("cellXfs", 0, styles.rfind("cellXfs")) :]
    numbers = _STYLES.findall(cells[: cells.rfind("cellXfs")])
    return frozenset(str(at) for at, number in enumerate(numbers) if number in percents)


def _sheet_paths(parts: dict[str, bytes]) -> list[str]:
    """The parts that the sheets are, in the workbook's order."""
    book = next((path for path in parts if path.lower().endswith("workbook.xml")), "")
    folder, file = posixpath.split(book)
    relations = parts.get(f"{folder}/_rels/{file}.rels", b"").decode("utf-8", "replace")
    targets = {}
    for tag in _RELATION.findall(relations):
        told = dict(_ATTRIBUTE.findall(tag))
        target = posixpath.join("/", folder, told.get("Target", ""))
        targets[told.get("Id", "")] = posixpath.normpath(target).lstrip("/")
    listed = parts.get(book, b"").decode("utf-8", "replace")
    ids = [dict(_ATTRIBUTE.findall(tag)).get("id", "") for tag in _SHEET.findall(listed)]
    return [targets.get(one, "") for one in ids]
