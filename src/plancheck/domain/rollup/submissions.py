"""What is said of how units submitted: who owes a report, by when, who is whom; and for how much.

All names and counts are by the standings.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from ..period import Kind, kind_of
from ..report.editions import BY_FORM
from .roster.standings import REPORTED, Submission
from .wording import done_words

if TYPE_CHECKING:
    from ..period import Period
    from .figures.figures import RollupReport
    from .roster.standings import Standing


def submission_sentence(report: RollupReport, listed: str = "") -> str:
    """应报送单位60个，按时报送54个、迟报3个、未报3个; without a roster, who reported.

    `listed` says where the names are, right after the counts.
    """
    on_time, late = report.count(Submission.ON_TIME), report.count(Submission.LATE)
    resend, outside = report.count(Submission.RESEND), report.count(Submission.OUTSIDE)
    again = f"，另有{resend}个单位所报文件需重报" if resend else ""
    by_form = f"{BY_FORM}{report.by_form}个" if report.by_form else ""
    composed = _composed(report)  # weeks that came say nothing of when the month's report did
    if not report.by_roster:
        late_words = f"迟报{late}个{listed}" if late and not composed else ""
        among = "、".join(filter(None, (late_words, by_form)))
        what = "报告" if composed else kind_of(report.period).report
        got = f"收到{report.reported}个单位的{what}{'，其中' * bool(among)}{among}"
        return f"{got}（没有名册，未报的单位不详）{again}"
    if composed:
        counts = {"已报": sum(map(report.count, REPORTED))}
    else:
        counts = {
            "按时报送": on_time,
            "报送时间不明": report.count(Submission.UNTIMED),
            "迟报": late,
        }
    counts["未报"] = report.count(Submission.MISSING)
    told = "、".join(f"{name}{count}个" for name, count in counts.items() if count)
    if counts.get("按时报送") == report.owing:
        told, listed = "全部按时报送", ""
    beside = f"，另收到名册外{outside}个单位的报告" if outside else ""
    first = f"应报送单位{report.owing}个"
    listed += f"，其中{by_form}" if by_form else ""
    return f"{first}，{told}{listed}{again}{beside}" if told else f"{first}{again}{listed}{beside}"


def deadline_sentence(report: RollupReport) -> str:
    """报送期限为3月8日17:00（北京时间）; whose clocks say what is late, where anything is."""
    words = f"报送期限为{deadline_words(report)}"
    late = report.count(Submission.LATE)
    return f"{words}，迟报以填报单位电脑的时钟为准" if late else words


def deadline_words(report: RollupReport) -> str:
    """3月8日17:00（北京时间）."""
    return f"{deadline_moment(report)}（{report.deadline.tzname()}）"


def deadline_moment(report: RollupReport) -> str:
    """3月8日17:00; of another year with the year."""
    due, hour = report.deadline, f"{report.deadline:%H:%M}"
    if not due.hour and not due.second:  # the end of the day before
        due, hour = due - timedelta(days=1), "24:00"
    year = "" if due.year == report.period.last_day.year else f"{due.year}年"
    return f"{year}{due.month}月{due.day}日{hour}"


def hinted(standing: Standing) -> str:
    """甲居委会（类型不同：名册为居委会，报送为中心）; without a hint the name alone."""
    return f"{standing.unit}（{standing.hint}）" if standing.hint else standing.unit


def counts_sentence(report: RollupReport) -> str:
    """已报48个单位承担任务1707项次，完成63项次，完成率3.7%."""
    outside = report.count(Submission.OUTSIDE)
    beside = f"和名册外{outside}个单位" if outside else ""
    tally = report.figures.whole.tally
    return f"已报{report.reported}个单位{beside}承担任务{tally.total}项次，{done_words(tally)}"


def composed_sentence(report: RollupReport) -> str:
    """48个单位没有月报，按所报周报汇总; nothing where all reported on the period itself."""
    composed = _composed(report)
    if not composed:
        return ""
    kinds = {kind_of(part) for parts in composed for part in parts}
    of = "、".join(kind.report for kind in Kind if kind in kinds)
    return f"{len(composed)}个单位没有{kind_of(report.period).report}，按所报{of}汇总"


def _composed(report: RollupReport) -> list[tuple[Period, ...]]:
    """For each unit that did not report on the period itself, on what within it it did."""
    return [row.parts for row in report.figures.units if row.parts != (report.period,)]
