"""The lines above the roll-up's page: whose it is, the lights, the tabs, what is asked for."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from ...domain.period import head_label
from ...domain.progress.tally import Tally
from ...domain.rollup.figures.figures import Figures, RollupReport
from ...domain.rollup.question import RollupAnswer
from ...domain.text import numeral
from ..skin import BOX_CLOSE, BOX_OPEN
from ..widgets.bars.band import band_title
from ..widgets.bars.bars import Sides, Word
from .filters import ALL_TYPES
from .pages import RollupPage


def lines(answer: RollupAnswer, whole: Figures, page: RollupPage, width: int) -> dict[str, Sides]:
    """The lines above the page by their names; what is asked for beside the tabs if it fits."""
    tabs, asked = _tabs(answer, page), _asked(answer, whole, width)
    report = answer.report
    left = band_title("汇总", report.name, _period(report))
    title = left, _lights(report.figures.whole.tally, width // 2)
    if _cells(tabs) + _cells(asked) <= width:
        return {"title": title, "tabs": (tabs, asked)}
    return {"title": title, "tabs": (tabs, ()), "filters": (asked, ())}


def _cells(words: Sequence[Word]) -> int:
    return sum(cell_len(word.text) for word in words)


def _period(report: RollupReport) -> str:
    """第10周 3/4-3/10, 3月（截至3月10日）."""
    period, day = report.period, report.as_of
    words = head_label(period, report.generated.year)
    return words if day >= period.last_day else f"{words}（截至{day.month}月{day.day}日）"


def _lights(tally: Tally, room: int) -> list[Word]:
    """红灯 23项（逾期）  黄灯 38项（临期14 滞后24）; with less room the sums alone."""
    mild = tally.due_soon + tally.behind
    of_mild = {"临期": tally.due_soon, "滞后": tally.behind}
    told = " ".join(f"{light}{count}" for light, count in of_mild.items() if count)
    red = [Word(f"红灯 {tally.overdue}项", "alert")] if tally.overdue else []
    amber = [Word(f"黄灯 {mild}项", "mind")] if mild else []
    long = [*red, *([Word("（逾期）", "alert")] if red else [])]
    long += [*([Word(" ")] if red and amber else []), *amber]
    long += [Word(f"（{told}）", "mind")] if amber else []
    if not long:
        return [Word("没有亮灯 ", "faint")]
    short = [*red, *([Word("  ")] if red and amber else []), *amber]
    return [*(long if _cells(long) < room else short), Word(" ")]


def _tabs(answer: RollupAnswer, page: RollupPage) -> list[Word]:
    """The pages, the shown one in its box."""
    words = [Word(" ")]
    for one in RollupPage:
        name = f"{one.digit} {one.value}"
        if one is RollupPage.ISSUES and answer.problems:
            name += f" {len(answer.problems)}"
        if one is page:
            words.append(Word(f"{BOX_OPEN}{name}{BOX_CLOSE}", "tab"))
        else:
            words.append(Word(f" {name} ", "plain", f"screen.page({one.digit})"))
    return words


def _asked(answer: RollupAnswer, whole: Figures, width: int) -> list[Word]:
    """What is asked for, each taken off by a click; of which units, of several plans which one."""
    words = _chips(answer)
    if words:
        words.append(Word(" Esc 取消", "faint", "screen.back"))
    plans = answer.report.figures.plans
    if len(plans) > 1 and answer.plan:
        place = plans.index(answer.plan) + 1
        words.append(Word(f"  F2 计划 {place}/{len(plans)}", "head", "screen.plan"))
    chosen = answer.question.unit_type
    counts = {group.key: group.units for group in whole.types}
    count = counts.get(chosen, 0) if chosen else whole.whole.units
    words.append(Word("  F4 ", "head", "screen.unit_type"))
    unit = " 个单位" if width >= _WORDY else ""
    words.append(Word(f"{chosen or ALL_TYPES} {count}{unit} ", "plain", "screen.unit_type"))
    return words


_WORDY = 76
"""Columns from which on counts say of what."""


def _chips(answer: RollupAnswer) -> list[Word]:
    """What is asked beside the unit type."""
    question = answer.question
    chips = {
        "signal": question.signal.value if question.signal else "",
        "section": f"第{numeral(question.section)}部分" if question.section else "",
        "words": f"查找“{question.words}”" if question.words else "",
    }
    return [
        Word(f" <{words} x>", "strong", f"screen.widen('{field}')")
        for field, words in chips.items()
        if words
    ]
