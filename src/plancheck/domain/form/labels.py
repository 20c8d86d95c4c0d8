"""The words by which a form is found again: the labels of its head, the headings of its columns."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from ..startup import lazy
from ..text import folded_name
from .columns import FILLED, FormColumn, column_named
from .grid import FoundCell
from .model import FormLabel
from .sheet import Cell, Place

LONGEST = 24
"""Characters; no label and no heading has more."""
_OTHER_LABELS = {
    FormLabel.UNIT: "单位 单位名称 填表单位 报送单位 填报单位名称",
    FormLabel.UNIT_TYPE: "类型 单位类别",
    FormLabel.WEEK: "周 周次 填报周次 填表周 报告周",
    FormLabel.FILLED_ON: "填表日期 填报时间 填表时间 报送日期 上报日期 日期",
    FormLabel.ISSUER: "发文单位",
    FormLabel.REVISION: "计划版本",
    FormLabel.PREPARED_BY: "填表人 填报人员 填报人姓名 经办人",
    FormLabel.REVIEWER: "审核 审核人员 负责人",
    FormLabel.PHONE: "电话 联系方式 联系人电话 手机",
}
_LABELS = {
    folded_name(word): label
    for label in FormLabel
    for word in (label.value, *_OTHER_LABELS.get(label, "").split())
}
_UNIT_WORDS = "单位"
_BRACKETS = lazy(r"\([^()]*\)")
_MARKS = lazy(r"[\s:：*＊★☆。.、%]+")
_INLINE = lazy(r"\s*([^:：\n]{1,16}?)\s*[:：]\s*(\S.*)")
_NAMING = frozenset((FormColumn.ID, FormColumn.MEASURE))
"""One of these must stand over a table, to say which measure a row is of."""
_FEWEST = 4
"""Headings that are known, at least: fewer may be a row of anything."""


def begins_none(row: Sequence[Cell]) -> bool:
    """Whether neither a head nor headings stand in a row under headings, which most do not."""
    first = row[0] if row else ""
    if first == "":
        first = next((value for value in row if value != ""), "")
    inline = type(first) is str and len(first) < _SHORT and _UNIT_WORDS in first
    return not inline and _WORDS.isdisjoint(row)


def labels_in(number: int, row: Sequence[Cell]) -> dict[FormLabel, FoundCell]:
    """The labels of a row, each with the cell behind it, or with what stands behind a colon."""
    found: dict[FormLabel, FoundCell] = {}
    label: FormLabel | None = None
    for at, value in enumerate(row):
        if value == "":
            continue
        named = _label(value)
        if named:
            label = named
            found.setdefault(named, FoundCell(Place(number, at), ""))
        elif isinstance(value, str) and (inline := _inline(value)):
            label = None
            found[inline[0]] = FoundCell(Place(number, at), inline[1])
        elif label:
            found[label] = FoundCell(Place(number, at), value)
            label = None
    return found


def _label(value: Cell) -> FormLabel | None:
    return _label_of(value) if isinstance(value, str) and len(value) <= LONGEST else None


@lru_cache(maxsize=1024)
def _label_of(text: str) -> FormLabel | None:
    return _LABELS.get(_bare(text))


def _inline(text: str) -> tuple[FormLabel, str] | None:
    match = _INLINE.fullmatch(text) if len(text) < 300 else None
    label = _label(match[1]) if match else None
    return (label, match[2]) if match and label else None


def headings_in(row: Sequence[Cell]) -> dict[int, FormColumn]:
    """The columns that a row of headings names; none where it is none."""
    found: dict[int, FormColumn] = {}
    for at, value in enumerate(row):
        column = _column(value)
        if column and column not in found.values():
            found[at] = column
    named = set(found.values())
    if len(named) < _FEWEST or named.isdisjoint(_NAMING) or named.isdisjoint(FILLED):
        return {}
    return found


_SHORT = 60
_WORDS = frozenset((FormColumn.MEASURE.value, FormLabel.UNIT.value))
"""One of them stands in each row of headings, or in a head, as they went out."""


def _column(value: Cell) -> FormColumn | None:
    return _column_of(value) if isinstance(value, str) and 0 < len(value) <= LONGEST else None


@lru_cache(maxsize=1024)
def _column_of(text: str) -> FormColumn | None:
    return column_named(text) or column_named(_bare(text))


def _bare(text: str) -> str:
    """Words without what stands in brackets, and without marks."""
    folded = folded_name(text)
    return _MARKS.sub("", _BRACKETS.sub("", folded)) or folded
