"""The bulletin's sentences, as an office writes them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...period import kind_of
from ...report.wording import lights_words
from ...text import numeral
from ..returns import RETURNED
from ..roster.standings import LACKING, Submission
from ..submissions import composed_sentence, deadline_moment, submission_sentence
from ..wording import movement_sentence, named_in
from .annexes import Annex, Annexes
from .lights import lit_units
from .ranking import ResultGroup

if TYPE_CHECKING:
    from ...period import Kind
    from ..figures.figures import RollupReport
    from ..issues import Issue
    from .obstacles import Blocked
    from .slowest import Slowest

ABSENT = (Submission.MISSING, Submission.RESEND, Submission.LATE)
"""Whose names are given."""
_CUT = 24
"""So many characters of what a unit says stand in a sentence."""


def headline(report: RollupReport, stuck: int) -> str:
    """One sentence: how far, how much more than before, what is grave."""
    whole, kind = report.figures.whole, kind_of(report.period)
    tally = whole.tally
    if not tally.total:
        return "各单位没有应办的措施。"
    finished = tally.done == tally.total
    done = "已全部完成" if finished else f"完成{tally.done}项次，完成率{tally.share}"
    change = ""
    if whole.change is not None:
        n = whole.change.done
        more = f"{'增加' if n > 0 else '减少'}{abs(n)}项次" if n else "持平"
        both = whole.change.units
        of = f"（按{kind.last}也报了的{both}个单位算）" if n and both < whole.units else ""
        change = f"，比{kind.last}{more}{of}"
    lights = lights_words(tally._replace(due_soon=0), "项次")
    grave = list(filter(None, (lights, f"受阻{stuck}项次" if stuck else "")))
    lacking = {state.value: report.count(state) for state in LACKING}
    grave += [f"{n}个单位{name}" for name, n in lacking.items() if n]
    told = "、".join(grave) or ("" if finished else "没有逾期、滞后和受阻")
    outside = report.count(Submission.OUTSIDE)
    among = f"（含名册外{outside}个）" if outside else ""
    whose = f"{'已报的' * any(lacking.values())}{whole.units}个单位{among}应办{tally.total}项次"
    return f"{whose}，{done}{change}{f'；{told}' if told else ''}。"


def submission_words(report: RollupReport, listed: Annexes, names: int) -> str:
    """Who owed a report, who gave it how, by when; by name where there are at most so many."""
    named = [(state.value, report.names(state)) for state in ABSENT]
    written = [f"{state}：{'、'.join(units)}" for state, units in named if units]
    if any(len(units) > names for _, units in named):
        written = []
        reference = listed.reference(Annex.SUBMISSIONS, "名单")
    else:
        reference = ""
    told = [
        submission_sentence(report, reference),
        "；".join(written),
        _returned(report, listed, names),
        composed_sentence(report),
        f"报送期限{deadline_moment(report)}",
    ]
    return "".join(f"{words}。" for words in told if words)


def _returned(report: RollupReport, listed: Annexes, names: int) -> str:
    """Whose reports the office sent back; they count until others do."""
    units = [standing.unit for standing in report.standings if standing.returned]
    if not units:
        return ""
    few = len(units) <= names
    where = f"：{'、'.join(units)}" if few else listed.reference(Annex.SUBMISSIONS, "名单")
    return f"{RETURNED}{len(units)}个，另报以前照计{where}"


def progress_words(report: RollupReport, groups: Sequence[ResultGroup], listed: Annexes) -> str:
    """What the period brought; how many units show which light."""
    counts = [sum(some) for some in zip(*(group.lights for group in groups), strict=True)]
    told = lit_units(counts)
    what = "排名" if any(group.ranked for group in groups) else "进度"
    whole = report.figures.whole
    movement = movement_sentence(whole.movement, kind_of(report.period))
    if whole.change and whole.change.units < whole.units:  # the headline's change is of fewer
        movement = f"{whole.units}个单位{movement}"
    lit = f"{told}{listed.reference(Annex.RANKING, what)}。" if told else ""
    return f"{movement}。{lit}"


def group_words(group: ResultGroup, kind: Kind) -> str:
    """居委会（44个）：完成211/1664，完成率13%，比上周+47，逾期17、滞后10；红灯单位17个、绿灯单位14个."""
    tally = group.tally
    late = {"逾期": tally.overdue, "滞后": tally.behind, "受阻": group.blocked}
    told = [f"完成{tally}，完成率{tally.share}" if tally.total else ""]
    told += [f"比{kind.last}{group.change:+}" if group.change else ""]
    told += ["、".join(f"{name}{n}" for name, n in late.items() if n)]
    words = "，".join(filter(None, told))
    outside = group.count(Submission.OUTSIDE)
    units = f"{len(group.listed)}个{f'，数字另含名册外{outside}个' if outside else ''}"
    return f"{group.title}（{units}）：{'；'.join(filter(None, (words, lit_units(group.lights))))}"


def end_words(groups: Sequence[ResultGroup], most: int) -> str:
    """居委会居前的是…，居后的是…, of the types that have more units than are named."""
    told = []
    for group in groups:
        first, last = ("、".join(one.name for one in end) for end in group.ends(most))
        ends = [f"居前的是{first}" if first else "", f"居后的是{last}" if last else ""]
        if len(group.ranked) > 2 * most and any(ends):
            told.append(f"{group.title}{'，'.join(filter(None, ends))}。")
    return "".join(told)


def slow_words(report: RollupReport, listed: Annexes) -> str:
    """What nobody has moved for four weeks: all of it in the table, or in a list."""
    count = sum(len(of_plan.stalled.measures) for of_plan in report.figures.plans)
    if not count:
        return ""
    where = listed.reference(Annex.STALLED) or "（均在表内）"
    return f"连续四周没有单位推进的有{count}项{where}。"


def slow_rule(report: RollupReport, slow: Slowest) -> str:
    """By what they are the slowest."""
    kind = kind_of(report.period)
    of = f"近{numeral(slow.periods)}周" if slow.periods > 1 else kind.this
    return f"未完成的措施中，按{of}有推进的单位占未完成单位的比例由低到高，相同的平均进度低的在前。"


def stuck_words(
    report: RollupReport,
    stuck: Sequence[Blocked],
    old: Sequence[Issue],
    listed: Annexes,
    examples: int,
) -> str:
    """受阻 with reason and since when, problems that are old, what waits for others."""
    told, figures, kind = [], report.figures, kind_of(report.period)
    if stuck:
        units = len({one.row.reporter for one in stuck})
        words = f"受阻{len(stuck)}项次，涉及{units}个单位"
        which = "" if len(stuck) <= examples else "最久的"
        told.append(_shown(words, which, [_blocked(one) for one in stuck[:examples]]))
    if old:
        words = f"提出两周以上未销号的{len(old)}条"
        which = "" if len(old) <= examples else "最久的"
        told.append(_shown(words, which, [_old(one) for one in old[:examples]]))
    counts = {"待协调": len(figures.coordination), f"{kind.this}销号": len(figures.closed)}
    counts |= {"未报、填表单位此前未销号": len(figures.unheard)}
    told += ["、".join(f"{name}{count}条" for name, count in counts.items() if count)]
    said = [words for words in told if words]
    if not said:
        return "无。"
    said[-1] += listed.reference(Annex.ISSUES)
    return "".join(f"{words}。" for words in said)


def _shown(words: str, which: str, examples: Sequence[str]) -> str:
    if not examples:
        return words
    return f"{words}{f'，{which}' if which else ''}：{'；'.join(examples)}"


def _blocked(one: Blocked) -> str:
    since = f"{one.since.month}月{one.since.day}日起" if one.since else ""
    leader = f"责任领导{one.measure.leader}" if one.measure.leader else ""
    told = "，".join(filter(None, (f"{since}受阻", _short(one.reported.reason), leader)))
    return f"{one.row.label}{named_in(one.measure)}{told}"


def _old(one: Issue) -> str:
    return f"{one.label}“{_short(one.text)}”（{one.number}，已{one.age}）"


def _short(text: str) -> str:
    line = text.replace("\n", " ").rstrip("。")
    return line if len(line) <= _CUT else f"{line[: _CUT - 1]}…"
