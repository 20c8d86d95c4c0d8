"""The words of the report's screen: its header, its desk, the report itself as rows."""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.period import Kind, kind_of
from ...domain.report.preview import Preview
from ...domain.report.review import Lack
from ...workspace import Workspace
from ...workspace.reports import FORMATS
from ..dialogs.formats import REPORT_FORMATS
from ..widgets.bars import Word
from ..widgets.row import Row

GO, FORMAT, PERSON, DATE = "go:", "format:", "person:", "date:"
"""What a row's key begins with: go to a measure, choose a format, name a person, date today."""
PEOPLE = {"clerk": "填报人", "reviewer": "审核人", "phone": "电话"}
_MENDED_HERE = {Lack.CLERK: "clerk", Lack.REVIEWER: "reviewer"}


def header(preview: Preview) -> tuple[list[Word], list[Word], list[Word], list[Word]]:
    """Whose report and the kinds of period; which period and edition (left, right, left, right)."""
    report = preview.report
    kind, edition = kind_of(report.period), report.edition
    kinds = [
        Word(f"[{k.value}]", "strong")
        if k is kind
        else Word(f" {k.value} ", "faint", "screen.kind")
        for k in Kind
    ]
    number = f"第{edition.number}版" + (
        f"，代替第{edition.number - 1}版" if edition.number > 1 else ""
    )
    return (
        [Word(f" {kind.report}  {report.head.unit}（{report.head.unit_type}）", "strong")],
        [Word("F4 ", "faint"), *kinds, Word(" ")],
        [
            Word(" <", "plain", "screen.period(-1)"),
            Word(f" {report.period.label()} ", "strong"),
            Word(">", "plain", "screen.period(1)"),
        ],
        [Word(f"{number} ")],
    )


def tabs(preview: Preview, *, paper: bool) -> list[Word]:
    """The two sides by name, the one that is shown in brackets."""
    names = (f"检查 {len(preview.reminders)}、导出", "全文")
    return [
        Word(f" [{name}]", "strong")
        if shown == paper
        else Word(f"  {name} ", "faint", "screen.side")
        for shown, name in enumerate(names)
    ]


def desk(preview: Preview, workspace: Workspace) -> Iterator[Row]:
    """What to mend, what to write, who signs."""
    count = len(preview.reminders)
    yield Row(f"填报检查  {f'{count} 处提醒' if count else '没有要补的'}", style="strong")
    for finding in preview.reminders:
        person = _MENDED_HERE.get(finding.lack)
        key = f"{PERSON}{person}" if person else f"{GO}{finding.measure}"
        words = f"! {finding.measure} {finding.words}".replace("  ", " ")
        if finding.lack is Lack.CLOCK:
            key, words = DATE, f"{words}；核对电脑的日期，再按 Enter 改记到今天"
        yield Row(words, key, "alert", 2)
    yield Row("")
    yield Row("导出", style="strong")
    chosen = workspace.reports.formats
    for suffix in FORMATS:
        mark = "x" if suffix in chosen else " "
        yield Row(f"[{mark}] {suffix:<5}{REPORT_FORMATS.get(suffix, '')}", f"{FORMAT}{suffix}")
    yield Row("")
    for setting, name in PEOPLE.items():
        value = getattr(workspace.unit.config, setting)
        yield Row(f"{name}  {value or '-'}", f"{PERSON}{setting}")


def paper(preview: Preview) -> Iterator[Row]:
    """The report as it will be printed."""
    for line in preview.lines:
        style = "strong" if line.heading else "good" if line.mark else "plain"
        yield Row(str(line), f"{GO}{line.measure}" if line.measure else "", style, 5)
