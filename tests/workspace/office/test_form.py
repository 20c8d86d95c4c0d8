"""Forms that go out: for whom, by what is known, and nothing that was filled in is written over."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from plancheck.domain.ledger.unit_names import UnitName
from plancheck.domain.period import Week
from plancheck.domain.progress.status import Status
from plancheck.domain.rollup.roster.identities import UnitKey
from plancheck.domain.rollup.roster.roster import Roster, RosterUnit
from plancheck.domain.rollup.union import Via
from plancheck.errors import UsageFault
from plancheck.storage.form.freshness import is_untouched
from plancheck.storage.report import file as report_file
from plancheck.workspace.office import rollup as office_rollup
from plancheck.workspace.office.form import Forms, forms_of
from tests.storage.form.libreoffice import plan_filled_in
from tests.street import WEEK, default_plan, reports

FILLED = Path(__file__).parents[2] / "storage" / "form" / "filled"
PLAN = default_plan()
NEXT = WEEK.shifted(1)
FIRST, SECOND = (
    RosterUnit("第一居委会", "居委会"),
    RosterUnit("第一中心", "中心", phone="021-2"),
)


def written(folder: Path, weeks: tuple[Week, ...], **head: Any) -> office_rollup.Intake:
    """What an office has read: two units' reports of these weeks."""
    folder.mkdir(exist_ok=True)
    for report in reports(1 if head else 2, weeks):
        renamed = report._replace(head=report.head._replace(**head)) if head else report
        path = folder / f"{report_file.report_stem(renamed)}.toml"
        path.write_text(report_file.status_text(renamed), encoding="utf-8", newline="")
    intake = office_rollup.Intake((PLAN,), [folder])
    for _ in intake.steps():
        pass
    return intake


def forms(folder: Path, roster: Roster | None, week: Week = NEXT) -> Forms:
    (found,) = forms_of(written(folder, (WEEK.shifted(-1), WEEK)), roster, PLAN, [week])
    return found


def test_last_week_is_the_newest_report_before_the_forms_week(tmp_path: Path) -> None:
    weeks = (WEEK.shifted(-1), WEEK)
    told = {report.period: report.digest for report in reports(1, weeks)}
    for week in (*weeks, NEXT):
        heard = forms(tmp_path, Roster((FIRST,)), week).heard.get(FIRST.known_as)
        assert (heard and heard.digest) == told.get(week.shifted(-1))
    other = PLAN._replace(id="other")
    (found,) = forms_of(written(tmp_path, weeks), Roster((FIRST,)), other, [NEXT])
    assert found.heard == {}


def test_a_unit_is_known_by_the_names_that_the_roster_and_its_own_reports_give_it(
    tmp_path: Path,
) -> None:
    renamed = RosterUnit("友谊一居", "居委会", aliases=("第一居委会",))
    assert forms(tmp_path, Roster((renamed,))).of(renamed).heard_of == WEEK
    former = (UnitName("第一居委会", "居委会"),)
    intake = written(tmp_path / "renamed", (WEEK,), unit="新一居委会", former=former)
    (found,) = forms_of(intake, Roster((RosterUnit("新一居委会", "居委会"),)), PLAN, [NEXT])
    assert UnitKey.of("新一居委会", "居委会") in found.heard


def test_the_rosters_units_that_are_there_get_one_else_those_whose_reports_are_at_hand(
    tmp_path: Path,
) -> None:
    gone = RosterUnit("旧居委会", "居委会", until=date(2024, 1, 31))
    assert forms(tmp_path, Roster((FIRST, gone))).units == (FIRST,)
    assert [unit.name for unit in forms(tmp_path, None).units] == ["第一居委会", "第一中心"]


def test_units_are_named_as_people_write_them_or_with_their_type(tmp_path: Path) -> None:
    found = forms(tmp_path, Roster((FIRST, SECOND)))
    assert found.named([" 第一 中心", "第一中心"]) == [SECOND]
    assert found.named(["新居委会"], "居委会") == [RosterUnit("新居委会", "居委会")]
    with pytest.raises(UsageFault, match=r"相近的有：.*--type"):
        found.named(["第三居委会"])
    assert found.named(["第一居委会"], "居 委 会") == [FIRST]
    assert (found.of_type("中心"), found.of_type("")) == ([SECOND], [FIRST, SECOND])
    assert found.of_type("公司") == []
    with pytest.raises(UsageFault, match="单位类型"):
        found.named(["第一居委会"], "村委")


def test_a_unit_without_measures_gets_no_form_and_is_named(tmp_path: Path) -> None:
    other = RosterUnit("宣传科", "科室")
    found = forms(tmp_path / "in", Roster((FIRST, other)))
    paths = list(found.write(found.units, tmp_path / "out"))
    assert [path.name for path in paths] == ["填报表_第一居委会_2024-W11.xlsx"]
    assert found.idle(found.units) == ["宣传科"]


def test_two_units_of_one_name_get_a_file_each(tmp_path: Path) -> None:
    twin = FIRST._replace(type="中心")
    found = forms(tmp_path / "in", Roster((FIRST, twin)))
    names = [path.name for path in found.write(found.units, tmp_path / "out")]
    assert names == [
        "填报表_第一居委会_居委会_2024-W11.xlsx",
        "填报表_第一居委会_中心_2024-W11.xlsx",
    ]
    assert [path.name for path in found.write([FIRST], tmp_path / "out")] == names[:1]


def test_a_name_never_chooses_a_path(tmp_path: Path) -> None:
    hostile = RosterUnit("../../甲", "居委会")
    found = forms(tmp_path / "in", Roster((hostile,)))
    (path,) = found.write(found.units, tmp_path / "out")
    assert path.parent == tmp_path / "out"


def test_a_form_that_nobody_filled_in_is_written_anew(tmp_path: Path) -> None:
    found = forms(tmp_path / "in", Roster((SECOND,)))
    (first,) = found.write([SECOND], tmp_path / "out")
    assert is_untouched(first)
    (again,) = found._replace(heard={}).write([SECOND], tmp_path / "out")
    assert again == first
    assert load_workbook(again)["填报表"]["J5"].value is None


def test_what_was_filled_in_or_is_no_form_is_never_written_over(tmp_path: Path) -> None:
    found = forms(tmp_path / "in", Roster((SECOND,)))
    (first,) = found.write([SECOND], tmp_path / "out")
    book = load_workbook(first)
    book["填报表"]["P5"] = "已完成摸底"
    book.save(first)
    kept = first.read_bytes()
    (second,) = found.write([SECOND], tmp_path / "out")
    assert second.name == "填报表_第一中心_2024-W11(2).xlsx"
    assert first.read_bytes() == kept
    second.write_bytes(b"not a workbook")
    (third,) = found.write([SECOND], tmp_path / "out")
    assert third.name.endswith("(3).xlsx")
    with ZipFile(third, "w") as package:
        package.writestr("docProps/core.xml", b"\xff")
    assert not is_untouched(third)


def test_a_form_filled_in_with_libreoffice_is_one_content_in_every_format_and_disorder() -> None:
    intake = office_rollup.Intake((plan_filled_in(),), [FILLED])
    for _ in intake.steps():
        pass
    (one,) = intake.rollup().received
    assert len(one.sources) == len([*FILLED.iterdir()]) == 4
    assert (one.via, one.submitted and one.submitted.date()) == (Via.FORM, date(2024, 3, 8))
    told = {m.id: (m.status, m.percent, m.amount, m.changed) for m in one.report.measures}
    assert told == {
        "3.1.1": (Status.IN_PROGRESS, 80, 2.5, True),
        "3.1.10": (Status.BLOCKED, 30, None, True),
        "3.2.1": (Status.ONGOING, None, None, True),
        "3.2.2": (Status.NOT_STARTED, 0, None, False),
    }
    first, second, third, last = one.report.measures
    assert first.progress == ("已完成摸底，共12户\n=1+1",)
    assert (first.coordination, first.owner) == (("请街道出面协调物业",), ("3-10",))
    assert (second.reason, third.uncompleted, last.answered) == ("缺一间备餐间", True, False)
