"""The roll-up as a workbook, read back cell by cell against the figures."""

from __future__ import annotations

import math
import warnings
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from plancheck.domain.cell_widths import cell_width
from plancheck.domain.progress.signal import Signal
from plancheck.domain.progress.status import Status
from plancheck.domain.rollup.figures.figures import RollupReport, mark_of
from plancheck.domain.rollup.lists import lags, unit_counts
from plancheck.export import render_rollup, workbook
from plancheck.storage.rollup import roster as roster_file
from plancheck.workspace.office.rollup import roll_up
from tests import street as streets
from tests.domain.rollup.figures.test_compute import PLAN, A, report, rolled, said
from tests.specimens import moment, revised
from tests.street import Street

HOSTILE = "=1+1\x1b[31m<w:p/>&amp;"


@cache
def street_of(place: Path) -> RollupReport:
    """The generated street of a folder, rolled up by its roster on the Monday after."""
    roster, _ = roster_file.parse_roster(place / "名册.toml")
    plans, monday = (streets.default_plan(),), moment(date(2024, 3, 11))
    return roll_up(plans, [place], lambda: monday, None, roster, "某街道")


def hostile() -> RollupReport:
    """A unit whose name and notes are formulas and markup."""
    late = said("1.1.1", signal=Signal.OVERDUE, problems=(HOSTILE,), reason=HOSTILE)
    return rolled(report(HOSTILE, late), report("http://example.org", said("1.1.1")), roster=None)


@pytest.fixture(scope="module")
def street(written_street: tuple[Path, Street]) -> RollupReport:
    return street_of(written_street[0])


@pytest.fixture(scope="module")
def missing(written_street: tuple[Path, Street]) -> str:
    """A unit that handed nothing in."""
    return written_street[1].missing[0]


@pytest.fixture(scope="module")
def book(street: RollupReport) -> Workbook:
    return opened(street)


def opened(made: RollupReport) -> Workbook:
    data = BytesIO(render_rollup("xlsx", made))
    with warnings.catch_warnings():  # openpyxl has no reader for Excel 2010's data bars
        warnings.filterwarnings("ignore", ".*extension is not supported", UserWarning)
        return load_workbook(data)


def sheet_of(book: Workbook, name: str) -> Worksheet:
    sheet = book[name]
    assert isinstance(sheet, Worksheet)
    return sheet


def listed(book: Workbook, name: str) -> list[dict[str, object]]:
    head, *rows = sheet_of(book, name).iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def rows_of(sheet: Worksheet) -> list[tuple[object, ...]]:
    return list(sheet.iter_rows(values_only=True))


def under(rows: list[tuple[object, ...]], first: str) -> dict[str, object]:
    """The row that begins so, by the heads that stand over its table."""
    place = next(n for n, row in enumerate(rows) if row[0] == first)
    head = next(row for row in reversed(rows[:place]) if row[1] == "单位" or row[2] == "应办")
    return dict(zip(map(str, head[1:]), rows[place][1:], strict=True))


def test_the_overview_counts_units_and_no_files(book: Workbook, street: RollupReport) -> None:
    rows = rows_of(sheet_of(book, "总览"))
    place = next(n for n, row in enumerate(rows) if row[0] == "单位")
    pairs = zip(rows[place][1:], rows[place + 1][1:], strict=True)
    assert {name: n for name, n in pairs if name} == unit_counts(street)
    assert not [row for row in rows if row[0] == "文件"]


def test_no_heading_and_no_row_is_lower_than_its_texts(book: Workbook) -> None:
    for sheet in book.worksheets:
        widths = widths_of(sheet)
        for row in sheet.iter_rows():
            texts = [
                (str(cell.value), widths[cell.column])
                for cell in row
                if cell.value is not None
                and cell.alignment.wrap_text
                and not cell.alignment.textRotation
                and cell.coordinate not in sheet.merged_cells
            ]
            high = sheet.row_dimensions[row[0].row or 1].height or 15
            lines = max((lines_of(text, width) for text, width in texts), default=1)
            assert high >= 13.5 * lines, (sheet.title, row[0].row)


def widths_of(sheet: Worksheet) -> dict[int, float]:
    """By column; alike ones are written as one."""
    groups = sheet.column_dimensions.values()
    return {n: one.width for one in groups for n in range(one.min or 0, (one.max or 0) + 1)}


def lines_of(text: str, width: float) -> int:
    """Lines of 10 pt hanzi in a column so many digits of 7 pixels wide."""
    room = int((width * 7) / (10 / 72 * 96))
    return sum(
        max(math.ceil(cell_width(line, ambiguous=2) / 2 / room), 1) for line in text.split("\n")
    )


def test_the_overview_is_one_upright_page(book: Workbook, street: RollupReport) -> None:
    sheet = sheet_of(book, "总览")
    assert sheet.page_setup.orientation == "portrait"
    fitted = sheet.sheet_properties.pageSetUpPr
    assert fitted is not None and fitted.fitToPage
    assert sheet.page_setup.fitToHeight in (None, 1)  # 0 is as many as it takes
    assert not sheet.row_breaks.brk
    other = [PLAN._replace(id=f"第{n}份") for n in range(6)]
    reports = [report(f"{n}居", said("1.1.1"), plan=plan.id) for n, plan in enumerate(other)]
    long = sheet_of(opened(rolled(*reports, plans=tuple(other))), "总览")
    assert len(long.row_breaks.brk) == 1  # charts begin a page


def test_a_section_of_a_single_measure_stands_over_its_one_column() -> None:
    first = PLAN.sections[0].objectives[0]
    alone = first._replace(measures=first.measures[:1])
    section = PLAN.sections[0]._replace(title="党建", objectives=(alone,))
    plan = PLAN._replace(sections=(section, *PLAN.sections[1:]))
    sheet = sheet_of(opened(rolled(A, plans=(plan,))), "矩阵")
    heads = [cell.value for cell in sheet[1] if cell.value]
    assert heads[0] == "一、党建"
    assert not [
        area for area in sheet.merged_cells.ranges if area.size == {"rows": 1, "columns": 1}
    ]


def test_a_section_of_few_measures_shows_its_whole_title_over_the_matrix() -> None:
    plan = PLAN._replace(
        sections=tuple(
            s._replace(title="全力深化党建引领强基础", objectives=s.objectives[:1])
            for s in PLAN.sections
        )
    )
    sheet = sheet_of(opened(rolled(A, plans=(plan,))), "矩阵")
    high = sheet.row_dimensions[1].height or 0
    assert sheet.merged_cells.ranges
    for area in sheet.merged_cells.ranges:
        wide = 2.9 * (area.max_col - area.min_col + 1)
        text = str(sheet.cell(1, area.min_col).value)
        assert high >= 13.5 * lines_of(text, wide), text


def test_a_column_that_says_nothing_is_left_out() -> None:
    bare = rolled(report("甲居委会", said("1.1.2", problems=("缺人",))), roster=None)
    assert "说明" not in listed(opened(bare), "报送情况")[0]
    assert "完成量" not in listed(opened(bare), "措施")[0]


def test_groups_say_their_figures_of_how_many(book: Workbook, street: RollupReport) -> None:
    rows = rows_of(sheet_of(book, "总览"))
    figures = street.figures
    groups = {g.title: g for g in (*figures.types, figures.whole)}
    groups |= {
        f"{numeral}、{g.title}": g
        for numeral, g in zip("一二三四五", figures.plans[0].sections, strict=True)
    }
    for title, group in groups.items():
        found, tally = under(rows, title), group.tally
        assert (found["单位"], found["应办"]) == (group.units, tally.total), title
        assert found["完成率"] == pytest.approx(tally.share, rel=1e-15)
        counts = {status.value: group.with_status(status) for status in list(Status)[:-1]}
        assert {name: found[name] for name in counts} == counts
        assert sum(counts.values()) == tally.total
        assert group.change is not None
        assert (found["比上周"], found["可比单位"]) == (group.change.done, group.change.units)
        assert [found[n] for n in ("逾期", "临期", "滞后")] == [
            *(tally.overdue, tally.due_soon, tally.behind)
        ]
    for trend in figures.trend:
        found = under(rows, trend.period.label())
        assert (found["单位"], found["已完成"]) == (trend.units, trend.tally.done)


def test_charts_are_of_the_tables_rows(book: Workbook) -> None:
    sheet = sheet_of(book, "总览")
    rows = rows_of(sheet)
    bars, types, weeks = sheet._charts  # type: ignore[attr-defined]
    assert (bars.type, bars.grouping) == ("bar", "percentStacked")

    def place(first: str) -> int:
        return next(n for n, row in enumerate(rows, 1) if row[0] == first)

    top = place("一、全力深化党建引领强基础")
    names = list(Status)[:-1]
    assert len(bars.series) == len(names)
    for letter, status, one in zip("DEFGH", names, bars.series, strict=True):
        assert one.val.numRef.f == f"总览!${letter}${top}:${letter}${top + 4}"
        assert one.cat.strRef.f == f"总览!$A${top}:$A${top + 4}"
        assert one.tx.v == rows[top - 2][ord(letter) - ord("A")] == status.value
    top = place("居委会")
    (one,) = types.series
    assert one.val.numRef.f == f"总览!$I${top}:$I${top + 4}"
    assert rows[top - 2][8] == "完成率"
    top = place("2024年第7周（2月12日—2月18日）")
    (one,) = weeks.series
    assert one.val.numRef.f == f"总览!$F${top}:$F${top + 3}"
    assert rows[top - 2][5] == "完成率"


def test_one_week_at_hand_is_no_trend() -> None:
    sheet = sheet_of(opened(rolled(A)), "总览")
    assert len(sheet._charts) == 2  # type: ignore[attr-defined]


def test_the_matrix_has_a_mark_where_a_unit_owes_a_measure(
    book: Workbook, street: RollupReport, missing: str
) -> None:
    sheet = sheet_of(book, "矩阵")
    _, head, *rows = rows_of(sheet)
    measures = list(street.plans[0].measures())
    assert head == ("单位", "类型", "完成", *(m.id for m in measures))
    found = {row[0]: dict(zip(map(str, head), row, strict=True)) for row in rows}
    for one in street.figures.units:
        row = found[one.received.report.head.unit]
        assert row["完成"] == str(one.tally)
        for m in measures:
            own = one.measures.get(m.id)
            empty = None if m.concerns(one.received.report.head.identity) else "-"
            assert row[m.id] == (mark_of(own) if own else empty)
    assert found[missing]["完成"] == "未报"
    assert len(found) == len(street.standings) + 1  # and what the marks mean
    assert "逾 逾期" in str(rows[-1][0])


def test_the_matrix_keeps_its_heads_and_colours_what_marks_say(book: Workbook) -> None:
    sheet = sheet_of(book, "矩阵")
    assert sheet.freeze_panes == "D3"
    assert (sheet.print_title_rows, sheet.print_title_cols) == ("$1:$2", "$A:$C")
    (area,) = sheet.conditional_formatting
    told = {rule.formula[0].strip('"') for rule in area.rules}
    assert told == {one.mark for one in (*Status, *Signal) if one.mark}
    first, last = str(area.sqref).split(":")
    assert first == "D3"
    assert sheet.auto_filter.ref == f"A2:{last}"


def test_lists_hold_what_the_figures_count(book: Workbook, street: RollupReport) -> None:
    made, figures = street, street.figures
    issues = listed(book, "问题清单")
    every = figures.register
    open_ones = (*figures.problems, *figures.coordination)
    assert len(every) == len((*open_ones, *figures.unheard, *figures.closed))
    assert [(i["类别"], i["单位"], i["编号"], i["内容"], i["状态"]) for i in issues] == [
        (i.kind.value, i.unit, i.called, i.text, i.standing) for i in every
    ]
    late = listed(book, "逾期滞后")
    assert [row["亮灯"] for row in late] == [lag.reported.signal.value for lag in lags(figures)]
    for row, one in zip(listed(book, "措施"), figures.plans[0].measures, strict=True):
        assert (row["编号"], row["应报单位"], row["已报单位"]) == (
            *(one.measure.id, one.owing, one.reported),
        )
        assert row["已完成"] == one.with_status(Status.DONE)
        assert row["平均进度"] == (
            "—" if one.percent.mean is None else pytest.approx(one.percent.mean / 100)
        )
    files = listed(book, "收件情况")
    assert files[0]["说明"] == f"{made.account.sum_line()}。"
    assert [tuple(row.values()) for row in files[1:]] == made.account.lines(every=True)


def test_how_each_unit_submitted_is_said(
    book: Workbook, street: RollupReport, missing: str
) -> None:
    units = {row["单位"]: row for row in listed(book, "报送情况")}
    assert len(units) == len(street.standings)
    none = units[missing]
    assert (none["报送"], none["版次"], none["校验码"]) == ("未报", None, None)
    assert none["联系方式"] == "021-0000"
    (conflict,) = street.conflicts()
    row = units[conflict.counted.report.head.unit]
    assert str(row["说明"]).startswith("有内容不同的2份第1版")
    assert conflict.counted.submitted
    submitted = conflict.counted.submitted.replace(tzinfo=None)
    assert (row["首次报送"], row["应办"]) == (submitted, 37)
    assert len(str(row["校验码"])) == 9
    (pair,) = listed(book, "并存")
    assert pair["单位"] == row["单位"]
    assert pair["计入的一份"] != pair["未计入的"]


def test_every_sheet_prints_on_a4_with_its_heads_and_page_numbers(book: Workbook) -> None:
    for sheet in book.worksheets:
        turned = "portrait" if sheet.title == "总览" else "landscape"
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == (turned, 9)
        assert "第 &P 页" in str(sheet.HeaderFooter.oddFooter)
        if sheet.title not in ("总览", "矩阵"):
            assert sheet.print_title_rows == "$1:$1"
            assert str(sheet.auto_filter.ref).startswith("A1:")


def test_nothing_a_unit_wrote_is_a_formula_or_a_link() -> None:
    book = opened(hostile())
    shown = HOSTILE.replace("\x1b", "\ufffd")
    for sheet in book.worksheets:
        cells = [cell for row in sheet.iter_rows() for cell in row]
        assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert shown in [row["单位"] for row in listed(book, "报送情况")]
    assert [row["内容"] for row in listed(book, "问题清单")] == [shown]


def test_a_plans_title_that_looks_like_a_formula_is_a_charts_title_as_text() -> None:
    other = PLAN._replace(id="另一份", title="=1+1")
    made = rolled(A, report("乙居委会", said("1.1.1"), plan="另一份"), plans=(PLAN, other))
    book = opened(made)
    assert [name for name in book.sheetnames if name.startswith("矩阵")] == ["矩阵1", "矩阵2"]
    assert {row["计划"] for row in listed(book, "措施")} == {PLAN.title, "=1+1"}
    parts = ZipFile(BytesIO(render_rollup("xlsx", made)))
    charts = [parts.read(n).decode() for n in parts.namelist() if n.startswith("xl/charts/chart")]
    assert sum("<a:t>各部分措施状态（占应办）：=1+1</a:t>" in chart for chart in charts) == 1


def test_what_a_sheet_does_not_hold_is_counted_under_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "ROWS", 5)
    monkeypatch.setattr(workbook, "COLUMNS", 6)
    units = [report(f"{n}居委会", said("1.1.1", problems=("缺人",) * 5)) for n in "甲乙丙"]
    book = opened(rolled(*units))
    matrix = rows_of(sheet_of(book, "矩阵"))
    assert len(matrix) == 4
    assert [row[0] for row in matrix[2:3]] == ["甲居委会"]
    last = str(matrix[-1][0])
    assert "另有 2 行超过工作表的上限" in last
    assert "另有 2 列超过工作表的上限" in last
    issues = rows_of(sheet_of(book, "问题清单"))
    assert len(issues) == 5
    assert str(issues[-1][0]).startswith("另有 12 行超过工作表的上限")


def test_the_same_rollup_gives_the_same_bytes() -> None:
    assert render_rollup("xlsx", rolled(A)) == render_rollup("xlsx", rolled(A))


def test_who_reports_by_an_older_revision_of_the_plan_is_named_on_the_overview() -> None:
    made = rolled(A, plans=(revised(PLAN, {"1.1.2": {"text": "开展消防安全检查"}}),))
    sheet = opened(made).worksheets[0]
    cells = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
    assert sum("仍按旧版填报的有1个单位：甲居委会（第1版）" in text for text in cells) == 1
