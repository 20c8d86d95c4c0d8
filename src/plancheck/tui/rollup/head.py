"""The lines above the roll-up's page: whose it is, the counts, the tabs, what is asked for."""

from __future__ import annotations

from rich.cells import cell_len

from ...domain.rollup.figures import Figures
from ...domain.rollup.question import RollupAnswer
from ...domain.rollup.wording import counts_line, period_words
from ...domain.text import numeral
from ..widgets.bars import Word
from .filters import ALL_TYPES
from .pages import RollupPage

Line = tuple[list[Word], list[Word]]
"""From the left, and to the right end."""


def lines(answer: RollupAnswer, whole: Figures, page: RollupPage, width: int) -> dict[str, Line]:
    """The lines above the page by their names; the lights beside the first that has room."""
    by_name = {
        "title": _title(answer),
        "counts": ([Word(f" {counts_line(answer.report)}")], []),
        "tabs": _tabs(answer, page),
        "filters": _filters(answer, whole, width),
    }
    lights = f"  {answer.report.figures.whole.tally.lights()} "
    if not lights.strip():
        return by_name
    free = (
        name for name in ("counts", "filters") if _cells(by_name[name]) + cell_len(lights) <= width
    )
    place = next(free, "lights")
    return by_name | {place: (by_name.get(place, ([], []))[0], [Word(lights, "alert")])}


def _cells(line: Line) -> int:
    return sum(cell_len(word.text) for words in line for word in words)


def _title(answer: RollupAnswer) -> Line:
    """Whose roll-up of which period."""
    report = answer.report
    left = [
        Word(f" 汇总  {report.name} ", "strong"),
        Word(" <", "plain", "screen.period(-1)"),
        Word(f" {period_words(report)} ", "strong"),
        Word(">", "plain", "screen.period(1)"),
    ]
    return left, []


def _tabs(answer: RollupAnswer, page: RollupPage) -> Line:
    """[1 总览] 2 矩阵 …; of several plans which one the measures are of."""
    words = [
        Word(f" [{p.digit} {p.value}]", "strong")
        if p is page
        else Word(f"  {p.digit} {p.value} ", "faint", f"screen.page({p.digit})")
        for p in RollupPage
    ]
    plans = answer.report.figures.plans
    if len(plans) < 2 or answer.plan is None:
        return words, []
    place = plans.index(answer.plan) + 1
    return words, [Word(f"F2 计划 {place}/{len(plans)} ", "strong", "screen.plan")]


def _filters(answer: RollupAnswer, whole: Figures, width: int) -> Line:
    """The unit types with their counts, the chosen one in brackets; what else is asked for."""
    question = answer.question
    words = [Word(" F4 ", "faint", "screen.unit_type")]
    types = [(group.key, group.units) for group in whole.types]
    chosen = question.unit_type or ALL_TYPES
    for name, units in [*types, (ALL_TYPES, whole.whole.units)]:
        if name == chosen:
            words.append(Word(f"[{name} {units}]", "strong"))
        elif not question.of_cells:
            words.append(Word(f" {name} {units} ", "faint", f"screen.show_type({name!r})"))
    words += _chips(answer)
    if question.of_cells:
        words.append(Word("  Esc 取消", "faint", "screen.back"))
    if width < sum(cell_len(word.text) for word in words):
        words = [word for word in words if word.style == "strong"]
    return words, []


def _chips(answer: RollupAnswer) -> list[Word]:
    """What is asked beside the unit type, each taken off by a click."""
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
