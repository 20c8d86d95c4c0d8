"""下一步工作要求, proposed out of the figures: who signs corrects and completes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ...report.wording import BLANK
from ...text import numeral
from ..revisions import leaderless
from ..roster.standings import LACKING

if TYPE_CHECKING:
    from ..figures.figures import RollupReport
    from ..issues import Issue
    from .obstacles import Blocked
    from .slowest import Slowest

_DAY = "＿月＿日"


def demands(
    report: RollupReport, slow: Slowest, stuck: Sequence[Blocked], old: Sequence[Issue]
) -> str:
    """一是…；二是…；三是＿＿＿＿＿＿。"""
    told = [*_proposed(report, slow, stuck, old), BLANK]
    return "；".join(f"{numeral(n)}是{words}" for n, words in enumerate(told, 1)) + "。"


def _proposed(
    report: RollupReport, slow: Slowest, stuck: Sequence[Blocked], old: Sequence[Issue]
) -> Iterator[str]:
    lacking = {state.value: n for state in LACKING if (n := report.count(state))}
    if lacking:
        yield f"{'、'.join(lacking)}的{sum(lacking.values())}个单位{_DAY}前补报"
    tally = report.figures.whole.tally
    led = any(measure.leader for plan in report.plans for measure in plan.measures())
    by = "责任领导督办，" if led else ""
    if tally.overdue:
        yield f"逾期的{tally.overdue}项次{by}逐项说明原因、明确完成时限"
    if slow.measures and (tally.behind or tally.overdue):
        nobody = leaderless(report, (one.measure for one in slow.measures))
        first = f"，其中{'、'.join(nobody)}先明确牵头单位" if nobody else ""
        yield f"表列{len(slow.measures)}项推进最慢的措施由牵头单位提出推进办法{first}"
    waiting = {"受阻": len(stuck), "待协调": len(report.figures.coordination)}
    waiting["久未销号"] = len(old)
    if any(waiting.values()):
        told = "、".join(name for name, count in waiting.items() if count)
        yield f"{told}的事项由{BLANK}牵头，{_DAY}前答复"
