"""Forms that came back, whatever clerks did to them, read and rolled up beside status files."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from copy import copy
from datetime import date, datetime
from functools import cache
from pathlib import Path

import pytest
from openpyxl.utils import get_column_letter

from plancheck import export
from plancheck.domain.form.columns import FormColumn
from plancheck.domain.form.model import FormLabel
from plancheck.domain.plan.model import Units
from plancheck.domain.progress.signal import Signal
from plancheck.domain.progress.status import Status
from plancheck.domain.report.model import MeasureReport, StatusReport
from plancheck.domain.report.wording import report_subtitle
from plancheck.domain.rollup.figures.figures import RollupReport
from plancheck.domain.rollup.intake.outcomes import Outcome
from plancheck.domain.rollup.lists import unit_submissions
from plancheck.domain.rollup.roster.standings import Submission
from plancheck.domain.rollup.wording import counts_line
from plancheck.storage.report.file import status_text
from plancheck.workspace.office import outputs
from plancheck.workspace.office import rollup as office_rollup
from tests.export.reports import made, told
from tests.form_files import Form, form_file, sent_back
from tests.rows import each_row
from tests.sampler import part_or_whole
from tests.specimens import small_plan
from tests.storage.form.workbooks import xlsx

PLAN = small_plan()
SAID: dict[str, dict[FormColumn, object]] = {
    "1.1.1": {
        FormColumn.STATUS: "推进中",
        FormColumn.PERCENT: 0.6,
        FormColumn.PROGRESS: "谈成三台",
    },
    "1.1.2": {FormColumn.STATUS: "受阻", FormColumn.PROBLEMS: "缺场地"},
    "2.1.1": {FormColumn.STATUS: "已完成"},
}


@cache
def _blank() -> bytes:
    """The form as it goes out."""
    return form_file(PLAN, last=made(told("1.1.1", "谈成两台", percent=40, amount=2))[0])


@cache
def _filled() -> bytes:
    """The form as it was filled in, changed in nothing else."""
    return sent_back(_blank(), SAID)


@cache
def _ninth() -> bytes:
    """Another unit's, filled in alike."""
    return sent_back(form_file(PLAN, Units("居委会", ("宝山九村居委会",))), SAID)


def _clock() -> datetime:
    return datetime.fromisoformat("2024-03-11T09:00:00+08:00")


def _rolled(folder: Path, *files: bytes, name: str = "表{}.xlsx") -> RollupReport:
    for number, data in enumerate(files, 1):
        (folder / name.format(number)).write_bytes(data)
    return office_rollup.roll_up((PLAN,), [folder], _clock)


def _measures(rolled: RollupReport) -> dict[str, MeasureReport]:
    (row,) = rolled.figures.units
    return dict(row.measures)


def _words(rolled: RollupReport) -> str:
    (note,) = rolled.account.files
    return note.words


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, MeasureReport]:
    """What is read where nobody changed anything else."""
    return _measures(_rolled(tmp_path_factory.mktemp("form"), _filled()))


def test_a_form_counts_as_a_report_by_the_day_that_it_bears(
    plain: dict[str, MeasureReport], tmp_path: Path
) -> None:
    rolled = _rolled(tmp_path, _filled())
    (standing,) = rolled.standings
    assert (standing.submission, standing.via) == (Submission.ON_TIME, "form")
    first, second, third, silent = plain.values()
    assert (first.status, first.percent, first.progress) == (
        Status.IN_PROGRESS,
        60,
        ("谈成三台",),
    )
    assert first.changed and first.advanced and first.amount == 2
    assert (second.status, second.reason, second.problems) == (Status.BLOCKED, "缺场地", ())
    assert second.since == date(2024, 3, 8)
    assert third.completed and third.percent == 100
    assert not silent.answered and silent.status is Status.NOT_STARTED


Change = Callable[[Form], None]
Changes = tuple[Change, ...]


def _sorted(form: Form) -> None:
    sheet = form.sheet
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=form.top + 1)]
    for at, values in enumerate(reversed(rows), form.top + 1):
        for column, value in enumerate(values, 1):
            sheet.cell(at, column).value = value


def _filtered(form: Form) -> None:
    for row in range(form.top + 1, form.sheet.max_row + 1, 2):
        form.sheet.row_dimensions[row].hidden = True
    form.sheet.column_dimensions[get_column_letter(form.columns[FormColumn.ID])].hidden = True


def _rows_put_in(form: Form) -> None:
    form.sheet.insert_rows(form.top + 3)
    form.sheet.insert_rows(form.top + 2)


def _columns_put_in(form: Form) -> None:
    for merged in list(form.sheet.merged_cells.ranges):
        form.sheet.unmerge_cells(str(merged))
    form.sheet.insert_cols(form.columns[FormColumn.STATUS], 2)


def _columns_moved(form: Form) -> None:
    """The last column comes before 状态, and one is emptied."""
    for merged in list(form.sheet.merged_cells.ranges):
        form.sheet.unmerge_cells(str(merged))
    at, last = form.columns[FormColumn.STATUS], form.columns[FormColumn.EVIDENCE]
    form.sheet.insert_cols(at)
    for row in range(form.top, form.sheet.max_row + 1):
        form.sheet.cell(row, at).value = form.sheet.cell(row, last + 1).value
        form.sheet.cell(row, form.columns[FormColumn.OBJECTIVE]).value = None
    form.sheet.delete_cols(last + 1)


def _renamed(form: Form) -> None:
    form.sheet.title = "八村3月第一周（定稿）"
    del form.book["说明"]


def _head_moved(form: Form) -> None:
    sheet = form.sheet
    for merged in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(merged))
    below = sheet.max_row + 2
    for row in range(1, form.top):
        for column in range(1, sheet.max_column + 1):
            cell = sheet.cell(row, column)
            if cell.value:
                sheet.cell(below + row, column).value = cell.value
                cell.value = None


def _numbers_as_figures(form: Form) -> None:
    for row in range(form.top + 1, form.sheet.max_row + 1):
        cell = form.sheet.cell(row, form.columns[FormColumn.ID])
        part = str(cell.value).split(".")
        cell.value = datetime(2000 + int(part[0]), int(part[1]), int(part[2]))
        cell.number_format = "yyyy-mm-dd"


def _no_numbers(form: Form) -> None:
    for row in range(form.top + 1, form.sheet.max_row + 1):
        form.sheet.cell(row, form.columns[FormColumn.ID]).value = None


def _odd_headings(form: Form) -> None:
    form.sheet.cell(form.top, form.columns[FormColumn.STATUS]).value = "本周\n状态（必填）"
    form.sheet.cell(form.top, form.columns[FormColumn.PERCENT]).value = " 完成进度 %"


def _copied(form: Form) -> None:
    form.book.copy_worksheet(form.sheet)


TOGETHER: list[Changes] = [
    (_sorted, _filtered, _renamed, _odd_headings),
    (_numbers_as_figures, _rows_put_in, _columns_put_in),
    (_no_numbers, _head_moved),
    (_columns_moved, _copied),
]


@pytest.mark.parametrize(
    "each", part_or_whole(TOGETHER, [(change,) for some in TOGETHER for change in some])
)
def test_what_clerks_do_to_a_sheet_changes_nothing_of_what_is_read(
    each: list[Changes], plain: dict[str, MeasureReport], tmp_path: Path
) -> None:
    """Some of it together in every run, each alone for soak."""
    for number, changes in enumerate(each):

        def change(form: Form, changes: Changes = changes) -> None:
            for one in changes:
                one(form)

        folder = tmp_path / str(number)
        folder.mkdir()
        assert _measures(_rolled(folder, sent_back(_blank(), SAID, change=change))) == plain, (
            changes
        )


def test_merged_cells_say_it_of_all_their_rows(tmp_path: Path) -> None:
    def merge(form: Form) -> None:
        column = form.columns[FormColumn.STATUS]
        first = form.row("2.1.1")
        form.sheet.merge_cells(
            start_row=first, end_row=first + 1, start_column=column, end_column=column
        )

    measures = _measures(_rolled(tmp_path, sent_back(_blank(), SAID, change=merge)))
    assert measures["2.1.2"].status is Status.DONE


def test_a_row_that_cannot_be_read_is_named_by_its_cell_and_the_others_count(
    tmp_path: Path,
) -> None:
    said = SAID | {"1.1.2": {FormColumn.STATUS: "差不多了"}}
    rolled = _rolled(tmp_path, sent_back(_blank(), said))
    assert "（1.1.2）：K6“差不多了”" in _words(rolled)
    unread = _measures(rolled).pop("1.1.2")
    assert not unread.answered and unread.status is Status.NOT_STARTED


def test_what_cannot_be_read_is_owed_and_not_filled_in_and_stands_as_the_week_before(
    tmp_path: Path,
) -> None:
    said = SAID | {"1.1.1": {FormColumn.STATUS: "差不多了"}}
    rolled = _rolled(tmp_path, sent_back(_blank(), said))
    unread = _measures(rolled)["1.1.1"]
    assert (unread.status, unread.percent) == (Status.IN_PROGRESS, 40)
    assert (unread.answered, unread.changed) == (False, False)
    assert (rolled.figures.whole.tally.total, rolled.figures.whole.tally.done) == (4, 1)


def test_a_measure_whose_row_is_gone_is_owed_all_the_same(tmp_path: Path) -> None:
    def delete(form: Form) -> None:
        form.sheet.delete_rows(form.row("1.1.1"))

    rolled = _rolled(tmp_path, sent_back(_blank(), SAID, change=delete))
    assert not _measures(rolled)["1.1.1"].answered
    assert rolled.figures.whole.tally.total == 4


def test_a_measure_that_two_rows_tell_differently_is_not_decided(tmp_path: Path) -> None:
    def twice(form: Form) -> None:
        below = form.sheet.max_row + 1
        for column in range(1, form.sheet.max_column + 1):
            cell = form.sheet.cell(form.row("1.1.1"), column)
            form.sheet.cell(below, column).value = copy(cell.value)
        form.sheet.cell(below, form.columns[FormColumn.PERCENT]).value = 0.9

    rolled = _rolled(tmp_path, sent_back(_blank(), SAID, change=twice))
    assert "都是 1.1.1，内容不同" in _words(rolled)
    first = _measures(rolled)["1.1.1"]
    assert (first.answered, first.percent) == (False, 40)


def test_a_row_of_nothing_that_the_plan_knows_is_named(tmp_path: Path) -> None:
    def more(form: Form) -> None:
        below = form.sheet.max_row + 1
        form.sheet.cell(below, form.columns[FormColumn.MEASURE]).value = "另外做的一件好事情"
        form.sheet.cell(below, form.columns[FormColumn.STATUS]).value = "已完成"

    rolled = _rolled(tmp_path, sent_back(_blank(), SAID, change=more))
    assert "没有编号，文字也对不上" in _words(rolled)


def test_a_form_that_nobody_filled_in_is_no_report(tmp_path: Path) -> None:
    rolled = _rolled(tmp_path, _filled(), _blank())
    assert [(note.outcome.value, note.words) for note in rolled.account.files][1] == (
        "没有读",
        "填报表，还没有填",
    )


def test_two_forms_in_one_workbook_are_two_reports(tmp_path: Path) -> None:
    def other(form: Form) -> None:
        sheet = form.book.copy_worksheet(form.sheet)
        sheet.title = "九村"
        was = form.sheet
        form.sheet = sheet
        form.head(FormLabel.UNIT, "宝山九村居委会")
        form.sheet = was

    def below(form: Form) -> None:
        rows = [[cell.value for cell in row] for row in form.sheet.iter_rows()]
        at = form.sheet.max_row + 3
        for down, values in enumerate(rows):
            for right, value in enumerate(values, 1):
                text = "宝山九村居委会" if value == "宝山八村居委会" else value
                form.sheet.cell(at + down, right).value = text

    for number, change in enumerate((other, below)):
        folder = tmp_path / str(number)
        folder.mkdir()
        rolled = _rolled(folder, sent_back(_blank(), SAID, change=change))
        assert [row.label for row in rolled.figures.units] == ["宝山八村居委会", "宝山九村居委会"]
        first, second = (dict(row.measures) for row in rolled.figures.units)
        assert first == second


def test_a_form_without_a_day_is_in_time_nobody_knows(tmp_path: Path) -> None:
    rolled = _rolled(tmp_path, sent_back(_blank(), SAID, on=None))
    assert [s.submission for s in rolled.standings] == [Submission.UNTIMED]


def test_a_form_that_is_nobodys_has_its_unit_report_again(tmp_path: Path) -> None:
    def nobody(form: Form) -> None:
        form.head(FormLabel.UNIT, None)

    good = sent_back(_blank(), SAID, change=lambda form: form.head(FormLabel.UNIT, "九村"))
    (tmp_path / "填报表_宝山八村居委会_2024-W10 (1).xlsx").write_bytes(
        sent_back(_blank(), SAID, change=nobody)
    )
    rolled = _rolled(tmp_path, good)
    (note,) = rolled.account.refused()
    assert "“填报单位”（" in note.words
    assert {s.unit: s.submission for s in rolled.standings}["宝山八村居委会"] is Submission.RESEND


def test_every_output_shows_apart_who_reported_by_form(tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    rolled = _rolled(folder, _filled())
    for path in outputs.write_rollup(rolled, outputs.FORMATS, tmp_path / "out"):
        data = path.read_bytes()
        if path.suffix in (".xlsx", ".docx"):
            with zipfile.ZipFile(path) as package:
                parts = [name for name in package.namelist() if name.endswith(".xml")]
                data = b"".join(map(package.read, parts))
        words = 'via = "form"' if path.suffix == ".toml" else "表格填报"
        assert words.encode() in data or words.encode("gb18030") in data, path.suffix
    assert counts_line(rolled) == "按时报1 迟报0 其中表格填报1"
    (submission,) = unit_submissions(rolled)
    assert submission.row
    assert (submission.check, submission.row.received.label) == ("", "表格填报")
    assert report_subtitle(submission.row.received.report).endswith("　表格填报")


def _report() -> StatusReport:
    return made(
        told("1.1.1", "谈成两台", percent=40, amount=2, problems=("没有钱",), next=()),
        told("1.1.2", status=Status.BLOCKED, reason="缺场地"),
        told("2.1.1", status=Status.DONE, percent=100),
        told("2.1.2"),
    )[0]


def test_a_reports_own_workbook_is_a_duplicate_beside_it_and_alone_a_form(tmp_path: Path) -> None:
    report = _report()
    exported = export.render("xlsx", report, PLAN)
    alone = _rolled(tmp_path, exported)
    first, second, *_ = _measures(alone).values()
    assert (first.progress, first.problems, first.amount) == (("谈成两台",), ("没有钱",), 2)
    assert (second.status, second.reason) == (Status.BLOCKED, "缺场地")
    assert [standing.via for standing in alone.standings] == ["form"]
    assert "Excel 版" in _words(alone)
    (tmp_path / "周报.toml").write_text(status_text(report), encoding="utf-8")
    beside = _rolled(tmp_path)
    assert [note.outcome for note in beside.account.files] == [Outcome.COUNTED, Outcome.DUPLICATE]
    assert not beside.conflicts()
    assert [standing.via for standing in beside.standings] == ["file"]


def test_by_stages_a_street_with_forms_comes_to_what_it_is_in_one_go(tmp_path: Path) -> None:
    """Twice told, beside a sealed report, by an exported workbook, of a unit with another name."""
    later = SAID | {"2.1.2": {FormColumn.STATUS: "推进中"}}
    ninth = form_file(PLAN, Units("居委会", ("宝山九村居委会",)))
    files = {
        "甲.xlsx": _filled(),
        "乙.xlsx": sent_back(_blank(), later, on=date(2024, 3, 9)),
        "丙.xlsx": sent_back(ninth, SAID, on=None),
        "丁.xlsx": export.render("xlsx", _report(), PLAN),
        "丁.toml": status_text(_report()).encode(),
    }
    flat, stages = tmp_path / "flat", [tmp_path / "one", tmp_path / "two", tmp_path / "three"]
    for folder in (flat, *stages):
        folder.mkdir()
    for number, (name, data) in enumerate(files.items()):
        for folder in (flat, stages[number % 3]):
            (folder / name).write_bytes(data)
    together = tmp_path / "together"
    for folder in stages:
        rolled = office_rollup.roll_up((PLAN,), [folder], _clock, name=folder.name)
        outputs.write_rollup(rolled, ["toml"], together)
    staged = office_rollup.roll_up((PLAN,), [together], _clock)
    whole = office_rollup.roll_up((PLAN,), [flat], _clock)
    assert staged.rollup == whole.rollup
    assert staged.figures == whole.figures
    assert {s.unit: s.via for s in whole.standings} == {
        "宝山八村居委会": "file",
        "宝山九村居委会": "form",
    }
    assert len(whole.conflicts()[0].current) == 3  # the forms of another content stay beside it


@each_row("suffix", ["xls", "ods"])
def test_xls_and_ods_make_the_same_report_as_xlsx(suffix: str, tmp_path: Path) -> None:
    """The samples that LibreOffice saved."""
    samples = Path(__file__).parents[2] / "storage" / "form" / "filled"
    plan = PLAN._replace(id="jihua-2024")
    folders = [tmp_path / "xlsx", tmp_path / suffix]
    found = []
    for folder in folders:
        folder.mkdir()
        name = f"filled.{folder.name}"
        (folder / name).write_bytes((samples / name).read_bytes())
        rolled = office_rollup.roll_up((plan,), [folder], _clock)
        found.append([one.report for one in rolled.rollup.received])
    assert found[0] == found[1]


UNREADABLE: list[tuple[Change, str]] = [
    (lambda form: form.head(FormLabel.WEEK, "本周"), "“填报周”看不懂：J2“本周”"),
    (lambda form: form.head(FormLabel.WEEK, None), "“填报周”（I2）是空的"),
    (lambda form: form.head(FormLabel.UNIT_TYPE, "社区"), "单位类型“社区”不在计划中"),
    (lambda form: form.sheet.delete_rows(form.top), "没有找到标题行"),
    (lambda form: form.sheet.delete_rows(1, 3), "没有找到“计划编号”"),
]


def test_a_form_that_cannot_be_read_has_its_unit_report_again(tmp_path: Path) -> None:
    names = [f"第{number}居委会" for number in range(len(UNREADABLE))]
    for name, (change, _) in zip(names, UNREADABLE, strict=True):

        def changed(form: Form, name: str = name, change: Change = change) -> None:
            form.head(FormLabel.UNIT, name)
            change(form)

        path = tmp_path / f"填报表_{name}_2024-W10.xlsx"
        path.write_bytes(sent_back(_blank(), SAID, change=changed))
    rolled = _rolled(tmp_path, _ninth())
    for note, (_, words) in zip(rolled.account.refused(), UNREADABLE, strict=True):
        assert words in note.words
    again = [s.unit for s in rolled.standings if s.submission is Submission.RESEND]
    assert sorted(again) == names


def _labels_inline(form: Form) -> None:
    sheet, labels = form.sheet, {label.value for label in FormLabel}
    for merged in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(merged))
    for row in range(2, form.top):
        cells, at, label = [cell.value for cell in sheet[row]], 1, ""
        for column, value in enumerate(cells, 1):
            sheet.cell(row, column).value = None
            if value in labels:
                label = str(value)
            elif value is not None and label:
                words = value.date() if isinstance(value, datetime) else value
                sheet.cell(row, at).value = f"{label}：{words}"
                at, label = at + 1, ""


def _foot(form: Form) -> None:
    last = form.sheet.max_row
    form.sheet.cell(last + 1, 1).value = "合计"
    form.sheet.cell(last + 1, form.columns[FormColumn.AMOUNT]).value = 5
    form.sheet.cell(last + 2, 1).value = "填报人（签字）："
    form.sheet.cell(last + 2, form.columns[FormColumn.STATUS]).value = "审核人："


def _other_words(form: Form) -> None:
    form.fill("1.1.1", {FormColumn.STATUS: "　进行中👍\u200b", FormColumn.PERCENT: "６０ ％"})
    form.fill("2.1.1", {FormColumn.STATUS: "✔️", FormColumn.PERCENT: 1})
    form.sheet.cell(form.row("2.1.1"), form.columns[FormColumn.PERCENT]).number_format = "General"
    form.head(FormLabel.WEEK, "2024年第十周")
    form.head(FormLabel.FILLED_ON, "３月８日")
    form.head(FormLabel.UNIT, "宝山八村 居委会\ufeff")
    form.head(FormLabel.ISSUER, None)


def _foot_and_other_words(form: Form) -> None:
    _foot(form)
    _other_words(form)


@each_row("change", [_labels_inline, _foot_and_other_words])
def test_other_words_and_other_places_say_the_same(
    change: Callable[[Form], None], plain: dict[str, MeasureReport], tmp_path: Path
) -> None:
    rolled = _rolled(tmp_path, sent_back(_blank(), SAID, change=change))
    assert _measures(rolled) == plain
    assert _words(rolled) == ""
    assert [s.submission for s in rolled.standings] == [Submission.ON_TIME]


def test_numbers_and_texts_that_contradict_each_other_decide_nothing(tmp_path: Path) -> None:
    def swap(form: Form) -> None:
        one, other = (form.sheet.cell(form.row(id), 2) for id in ("1.1.1", "1.1.2"))
        one.value, other.value = other.value, one.value

    rolled = _rolled(tmp_path, sent_back(_blank(), SAID, change=swap))
    assert "编号是 1.1.2，文字是 1.1.1 的" in _words(rolled)
    answered = [id for id, one in _measures(rolled).items() if one.answered]
    assert answered == ["2.1.1"]


def test_what_stood_the_week_before_may_be_edited_and_is_then_not_believed(tmp_path: Path) -> None:
    def edit(form: Form) -> None:
        form.fill("1.1.1", {FormColumn.LAST_STATUS: "？？", FormColumn.LAST_PERCENT: "很多"})

    rolled = _rolled(tmp_path, sent_back(_blank(), SAID, change=edit))
    assert "上周的I5“？？”" in _words(rolled)
    assert _measures(rolled)["1.1.1"].percent == 60


def test_a_row_in_which_nothing_is_said_stands_as_it_stood(tmp_path: Path) -> None:
    silent = _measures(_rolled(tmp_path, sent_back(_blank(), {})))["1.1.1"]
    assert (silent.status, silent.percent) == (Status.IN_PROGRESS, 40)
    assert not silent.answered and not silent.changed


def test_nothing_known_of_a_share_is_not_behind_in_a_form_either(tmp_path: Path) -> None:
    begun = ("1.1.1", "1.1.2", "2.1.1")  # as a report writes it where nobody gave a figure
    last = made(*(told(id, percent=0, amount=None) for id in begun))[0]
    said: dict[str, dict[FormColumn, object]] = {
        "1.1.1": {FormColumn.STATUS: "推进中"},
        "1.1.2": {FormColumn.PERCENT: 0},
    }
    measures = _measures(_rolled(tmp_path, sent_back(form_file(PLAN, last=last), said)))
    lights = {id: one.signal for id, one in measures.items()}
    assert lights.pop("1.1.2") is Signal.BEHIND  # somebody typed that nothing was done
    assert set(lights.values()) == {Signal.NORMAL}


def test_an_amount_says_how_far_a_measure_is_where_that_is_further(tmp_path: Path) -> None:
    said = {"1.1.1": {FormColumn.STATUS: "推进中", FormColumn.AMOUNT: "６台"}}
    measure = _measures(_rolled(tmp_path, sent_back(_blank(), said)))["1.1.1"]
    assert (measure.amount, measure.percent, measure.advanced) == (6, 50, True)


def test_an_error_in_a_cell_is_not_taken_for_an_empty_one(tmp_path: Path) -> None:
    said = {"1.1.1": {FormColumn.STATUS: "推进中", FormColumn.PERCENT: "=0.3+0.3"}}
    rolled = _rolled(tmp_path, sent_back(_blank(), said))
    assert "L5“公式没有结果”" in _words(rolled)


def test_a_day_of_filling_in_that_is_yet_to_come_is_told_beside_the_file(tmp_path: Path) -> None:
    data = sent_back(_blank(), SAID, change=lambda form: form.head(FormLabel.FILLED_ON, "6月底"))
    rolled = _rolled(tmp_path, data)
    assert "2024-06-30 还没有到" in _words(rolled)
    assert rolled.standings[0].submission is Submission.UNTIMED


@each_row("value", ["=A1&B1", "#REF!"])
def test_a_formula_that_came_to_nothing_is_no_words_of_the_units(
    value: str, tmp_path: Path
) -> None:
    def change(form: Form) -> None:
        form.head(FormLabel.PREPARED_BY, value)

    said = SAID | {
        "1.1.1": {FormColumn.STATUS: "推进中", FormColumn.PROGRESS: value},
        "2.1.2": {FormColumn.COORDINATION: value},
    }
    rolled = _rolled(tmp_path, sent_back(_blank(), said, change=change))
    first, silent = _measures(rolled)["1.1.1"], _measures(rolled)["2.1.2"]
    assert (first.status, first.progress) == (Status.IN_PROGRESS, ())
    assert (silent.answered, silent.coordination) == (False, ())
    assert "进展情况 N5" in _words(rolled) and "没有采用" in _words(rolled)
    assert rolled.figures.units[0].received.report.head.prepared_by == ""


def test_a_form_whose_unit_is_a_formula_without_a_result_is_nobodys(tmp_path: Path) -> None:
    def change(form: Form) -> None:
        form.head(FormLabel.UNIT, "=A1&B1")

    rolled = _rolled(tmp_path, _ninth(), sent_back(_blank(), SAID, change=change))
    assert [s.unit for s in rolled.standings] == ["宝山九村居委会"]


def test_a_table_of_another_kind_is_no_form(tmp_path: Path) -> None:
    """Every table names a unit and a day; 待重报 would be said of a unit that sent none."""
    other = xlsx(
        [
            ["填报单位", "宝山八村居委会", "填报日期", "3月8日", "计划", "食堂"],
            ["编号", "具体举措", "状态", "进度", "责任人"],
            ["1.1.1", "买菜", "已完成", 1, "王某"],
        ]
    )
    rolled = _rolled(tmp_path, _ninth(), other)
    assert rolled.account.files[1].words == "Excel 表格，不是本程序的填报表"
    assert [s.unit for s in rolled.standings] == ["宝山九村居委会"]
