"""The roll-up as Markdown that reads well as plain text; no data acts as markup."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ..domain.progress import Status
from ..domain.report_text import REMINDER, short_title
from ..domain.rollup_text import differences, parts_of, title_of
from ..domain.text import numeral
from .markdown import escaped

if TYPE_CHECKING:
    from ..domain.rollup_figures import Figures, Group, MeasureRow, RollupReport


def render(report: RollupReport, figures: Figures, *, english: bool = False) -> bytes:
    """The file's bytes, UTF-8."""
    lines = [f"# {escaped(title_of(report))}", "", escaped(report.period.label()), ""]
    for part in parts_of(report, figures):
        lines += [f"## {escaped(part.title)}", ""]
        lines += [f"{n}. {escaped(line)}" for n, line in enumerate(part.lines, 1)]
        lines.append("")
    for title, table in _tables(report, figures):
        lines += [f"## {escaped(title)}", "", *table, ""]
    made = report.generated
    signed = f"汇总单位：{report.name}　汇总时间：{made.year}年{made.month}月{made.day}日"
    lines += [escaped(signed), "", f"（{REMINDER}）", ""]
    return "\n".join(lines).encode("utf-8")


def _tables(report: RollupReport, figures: Figures) -> Iterable[tuple[str, list[str]]]:
    for plan in figures.plans:
        of = f"：{plan.plan.title}" if len(figures.plans) > 1 else ""
        yield f"附1 分部分、分任务完成情况{of}", _groups(plan.sections, plan.objectives)
        yield f"附2 各项措施{of}", _measures(plan.measures)
    yield "附3 各单位", _units(report, figures)
    if len(figures.trend) > 1:
        yield (
            "附4 各周",
            _table(
                ("周", "单位", "完成", "占比"),
                (
                    (t.period.label(), str(t.units), str(t.tally), f"{t.tally.share}%")
                    for t in figures.trend
                ),
            ),
        )
    for held in report.current.conflicts():
        unit = held.counted.report.head.unit
        made = [f"{one.report.generated:%m-%d %H:%M}生成" for one in held.current]
        names = ("措施", f"{made[0]}，计入", *(f"{moment}，未计入" for moment in made[1:]))
        yield f"附 并存：{unit} 第{held.edition}版", _table(names, differences(held))
    yield "附5 读入的文件", _files(report)


def _groups(sections: Sequence[Group], objectives: Sequence[Group]) -> list[str]:
    rows = []
    for section in sections:
        rows.append(_group(f"{numeral(int(section.key))}、{section.title}", section))
        under = (o for o in objectives if o.key.split(".")[0] == section.key)
        rows += [_group(f"{o.key} {o.title}", o) for o in under]
    names = ("部分、任务", "单位", "完成", "占比", "常态推进", "比上周", "亮灯")
    return _table(names, rows)


def _group(title: str, group: Group) -> tuple[str, ...]:
    tally, change = group.tally, group.change
    return (
        title,
        str(group.units),
        str(tally),
        f"{tally.share}%",
        str(tally.ongoing),
        "-" if change is None else f"{change.done:+}（{change.units}个单位）",
        tally.lights(),
    )


def _measures(rows: Iterable[MeasureRow]) -> list[str]:
    names = (
        "措施",
        "应报",
        "已报",
        *(s.value for s in Status),
        "进度（平均，最低-最高）",
        "完成量",
    )
    return _table(names, map(_measure, rows))


def _measure(row: MeasureRow) -> tuple[str, ...]:
    spread = "-" if row.mean is None else f"{row.mean}%（{row.low}-{row.high}%，{row.reported}个）"
    target = row.measure.target
    amount = ""
    if target:
        amount = f"{row.amount:.15g}/{target.amount:g}{target.unit}（{row.amount_units}个单位填报）"
    counts = {s: str(row.with_status(s)) for s in Status} | {Status.NOT_APPLICABLE: str(row.exempt)}
    return (
        short_title(row.measure),
        str(row.owing),
        str(row.reported),
        *counts.values(),
        spread,
        amount,
    )


def _units(report: RollupReport, figures: Figures) -> list[str]:
    rows: list[tuple[str, ...]] = []
    for row in figures.units:
        head = row.received.report.head
        before = row.done_before
        rows.append(
            (
                head.unit,
                head.unit_type,
                str(row.tally),
                f"{row.tally.share}%",
                "-" if before is None else f"{row.tally.done - before:+}",
                row.tally.lights(),
                f"第{row.received.edition}版{'（并存）' * row.held.in_conflict}",
                f"{row.received.handed_in:%m-%d %H:%M}",
            )
        )
    missing = [s for s in report.standings if s.handed_in is None]
    rows += [(s.unit, s.type, "未报", "", "", "", "", "") for s in missing]
    names = ("单位", "类型", "完成", "占比", "比上周", "亮灯", "版次", "报送时间")
    return _table(names, rows)


def _files(report: RollupReport) -> list[str]:
    account = report.account
    told = [f"{escaped(account.sum_line())}。", ""]
    told += [f"{escaped(aside)}。\n" for aside in account.asides]
    return told + _table(("结果", "文件", "说明"), account.told())


def _table(names: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    lines = [f"| {' | '.join(map(escaped, names))} |", f"|{'---|' * len(names)}"]
    return lines + [f"| {' | '.join(map(escaped, row))} |" for row in rows]
