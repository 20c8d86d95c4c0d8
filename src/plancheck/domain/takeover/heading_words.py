"""What stands above an old table: whose it is, of which day and year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from typing import NamedTuple

from ..date_meaning import NoDay
from ..dates import past_day
from ..form.model import FormLabel, week_in
from ..plan.model import Units
from ..startup import lazy
from ..text import folded_name, resembling_name
from .row_words import Days

_DAY_LABEL = "填报日期|填报时间|填表日期|填表时间|制表日期|统计时间|截至日期|截止日期|截[至止]到?"
_DAY = lazy(
    rf"(?:{_DAY_LABEL})\s*[:：]?\s*"
    r"([0-9]{4}\s*[年.\-/]\s*[0-9]{1,2}\s*(?:月底|[月.\-/]\s*[0-9]{1,2}日?|月)|[0-9]{1,2}月(?:[0-9]{1,2}日|底))"
)
_UNIT = lazy(
    r"(?:^|\s)(?:填报|填表|报送)?单位(?:名称)?(?:[（(]盖?章?[）)])?\s*[:：]\s*([^\s:：,，;；]{2,40})"
)
_YEAR = lazy("(20[0-9]{2})(?:年|年度)")
_LABEL = lazy(r"[\s:：]+$")


class AboutTable(NamedTuple):
    """The day that a table speaks of, and what speaks against taking it over as it stands."""

    on: date | None
    warnings: tuple[str, ...]


def about_table(above: Sequence[str], units: Units, days: Days) -> AboutTable:
    """What the words above the tables say."""
    words = list(_joined(above))
    warnings = [*_other_unit(words, units)]
    years = {int(year) for text in words for year in _YEAR.findall(text)}
    if years and days.year not in years:
        named = "、".join(f"{year}年" for year in sorted(years))
        warnings.append(f"表上写的是{named}，计划是{days.year}年的")
    return AboutTable(next(_days(words, days), None), tuple(warnings))


def _joined(above: Sequence[str]) -> Iterator[str]:
    """The texts, a label with the cell behind it in one."""
    labels = {folded_name(label.value) for label in FormLabel} | {"单位", "单位名称", "填表日期"}
    label = ""
    for text in above:
        bare = _LABEL.sub("", text)
        if folded_name(bare) in labels:
            label = bare
        else:
            yield f"{label}：{text}" if label else text
            label = ""


def _other_unit(words: Sequence[str], units: Units) -> Iterator[str]:
    own = {resembling_name(name) for name in units.names}
    for text in words:
        match = _UNIT.search(text)
        if match and resembling_name(match[1]) not in own:
            yield f"表上的单位是“{match[1]}”"
            return


def _days(words: Sequence[str], days: Days) -> Iterator[date]:
    """The days named, those that have been; of a form without one the end of its week."""
    for text in words:
        if match := _DAY.search(text):
            named = "".join(match[1].split())
            with suppress(NoDay):
                yield past_day(f"{named}底" if named.endswith("月") else named, days.today)
    for text in words:
        label, _, week = text.partition("：")
        if label == FormLabel.WEEK.value:
            with suppress(ValueError):
                yield min(week_in(week).last_day, days.today)
