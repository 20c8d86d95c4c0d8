"""The head of a form that came back: whose it is, of which week, by which plan."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from ..period import Week
from ..startup import lazy
from ..text import TITLE_LIMIT, clean, in_digits, normalized
from ..typed_periods import typed_week
from .finder import FoundForm
from .grid import FoundCell, day_in, is_fault
from .model import FormHead, FormLabel, week_in, week_words
from .values import Unclear, day_said

_YEAR = lazy(r"(?<![0-9])20[0-9]{2}(?![0-9])")
_WHOLE = lazy(r"[0-9]{1,6}")
_PLAN = lazy(r"[a-z0-9-]{1,40}")
_DIGEST = lazy(r"[0-9a-f]{64}")
_EARLY, _FAR = 31, 366
"""Days before its week and after it in which a form may be filled in."""
_T = TypeVar("_T")


class ReadHead(NamedTuple):
    """A head, and what there is to say of its cells."""

    head: FormHead
    remarks: tuple[str, ...]


def form_head(found: FoundForm) -> ReadHead:
    """The head of a form; Unclear names the cell without which it is nobody's."""
    remarks: list[str] = []
    plan = _needed(found, FormLabel.PLAN, _plan)
    years = _YEAR.findall(plan)
    week = _needed(found, FormLabel.WEEK, lambda cell: _week(cell, years))
    cell = found.head[FormLabel.WEEK]
    tail = normalized(cell.words).partition("(")[2]
    if tail and tail != normalized(week_words(week)).partition("(")[2]:
        remarks.append(f"{cell}：周和日期对不上，按 {week}")
    head = FormHead(
        unit=_needed(found, FormLabel.UNIT, _text),
        unit_type=_needed(found, FormLabel.UNIT_TYPE, _text),
        week=week,
        issuer=_words(found, FormLabel.ISSUER),
        plan_id=plan,
        plan_revision=_revision(found, remarks),
        plan_digest=_digest(found),
        filled_on=_filled_on(found, week, remarks),
        prepared_by=_words(found, FormLabel.PREPARED_BY),
        reviewer=_words(found, FormLabel.REVIEWER),
        phone=_words(found, FormLabel.PHONE),
    )
    return ReadHead(head, tuple(remarks))


def _needed(found: FoundForm, label: FormLabel, read: Callable[[FoundCell], _T]) -> _T:
    cell = found.head.get(label)
    if cell is None:
        raise Unclear(f"没有找到“{label.value}”")
    if not cell.words:
        raise Unclear(f"“{label.value}”（{cell.place}）是空的")
    try:
        return read(cell)
    except ValueError as error:
        raise Unclear(f"“{label.value}”看不懂：{cell}") from error


def _text(cell: FoundCell) -> str:
    if is_fault(cell.value):
        raise ValueError(cell.words)
    return clean(" ".join(cell.words.split()), TITLE_LIMIT)


def _words(found: FoundForm, label: FormLabel) -> str:
    cell = found.head.get(label)
    return _text(cell) if cell and not is_fault(cell.value) else ""


def _plan(cell: FoundCell) -> str:
    plan = "".join(normalized(cell.words).split())
    if not _PLAN.fullmatch(plan):
        raise ValueError(plan)
    return plan


def _week(cell: FoundCell, years: Sequence[str]) -> Week:
    """The week that is written, also as 第10周 or as a day of it."""
    if day := day_in(cell.value):
        return Week.of(day)
    words = normalized(cell.words).upper()
    try:
        return week_in(words)
    except ValueError:
        year, words = int(years[0]) if years else 0, words.partition("(")[0]
        week = typed_week(words, date(year, 12, 31), year)
        if week != typed_week(words, date(year, 12, 1), year):
            raise ValueError(words) from None  # 本周 is another one each time that it is read
        return week


def _revision(found: FoundForm, remarks: list[str]) -> int:
    cell = found.head.get(FormLabel.REVISION)
    number = _WHOLE.search(in_digits(normalized(cell.words))) if cell else None
    if number:
        return int(number[0])
    remarks.append(f"计划版次看不懂（{cell.place}），按第1版" if cell else "没有计划版次，按第1版")
    return 1


def _digest(found: FoundForm) -> str:
    digest = "".join(_words(found, FormLabel.DIGEST).split()).lower()
    return digest if _DIGEST.fullmatch(digest) else ""


def _filled_on(found: FoundForm, week: Week, remarks: list[str]) -> date | None:
    """填报日期; None where it says none, or one that can't be."""
    cell = found.head.get(FormLabel.FILLED_ON)
    if cell is None or not cell.words:
        return None
    try:
        day = day_said(cell.value, week.sunday)
    except Unclear as error:
        remarks.append(f"填报日期 {cell}：{error}，时间不明")
        return None
    if not -_EARLY <= (day - week.monday).days <= _FAR:
        remarks.append(f"填报日期 {cell}：离那一周太远，时间不明")
        return None
    return day
