"""Rolling up as a screen does it: step by step, stopped, and written."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from random import Random

import pytest

from plancheck.domain.rollup.feedback import feedback_of
from plancheck.domain.rollup.lists import unit_submissions
from plancheck.domain.rollup.roster.roster import Roster, RosterUnit
from plancheck.errors import NothingFound
from plancheck.export.formats import CHASE_MODULES
from plancheck.storage.plan.file import default_plan_path
from plancheck.storage.plan.writer import plan_text
from plancheck.storage.report import file as report_file
from plancheck.storage.report.written_form import Blocks
from plancheck.storage.rollup import file as rollup_file
from plancheck.storage.rollup import roster as roster_file
from plancheck.workspace import Workspace
from plancheck.workspace.office import outputs
from plancheck.workspace.office import rollup as office_rollup
from plancheck.workspace.office.form import forms_of
from tests.street import WEEK, default_plan, reports
from tests.support import Clock, make_link

PLANS = (default_plan(),)
PLAN_TEXT = default_plan_path().read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    for report in reports(6, (WEEK,)):
        path = folder / f"{report_file.report_stem(report)}.toml"
        path.write_text(report_file.status_text(report), encoding="utf-8", newline="")
    return folder


def test_each_file_is_a_step(folder: Path, clock: Clock) -> None:
    intake = office_rollup.Intake(PLANS, [folder])
    steps = list(intake.steps())
    assert [step.done for step in steps] == list(range(1, 7))
    assert {step.total for step in steps} == {6}
    assert [step.name for step in steps] == sorted(path.name for path in folder.iterdir())
    assert intake.report(clock) == office_rollup.roll_up(PLANS, [folder], clock)


def test_reading_counts_the_files_that_the_account_counts(folder: Path, clock: Clock) -> None:
    """Archives are no files of their own; plans, rosters, photographs and links are."""
    some = sorted(path.name for path in folder.iterdir())
    put_in(folder, "a.zip", "照片.jpg", b"\xff\xd8\xff")
    put_in(folder, "a.zip/b.zip", some[0], (folder / some[0]).read_bytes())
    (folder / some[0]).unlink()
    (folder / "计划.toml").write_text(PLAN_TEXT, encoding="utf-8")
    make_link(folder / "链接.toml", folder / some[1])
    (folder / "Thumbs.db").write_bytes(b"x")
    intake = office_rollup.Intake(PLANS, [folder])
    steps = list(intake.steps())
    assert (steps[-1].done, steps[-1].total) == (9, 9)
    account = intake.report(clock).account
    assert account.sum_line() == "共 9 个文件 = 计入 6 + 拒收 1 + 没有读 1 + 计划、名册等 1"
    assert account.read == 9


def test_what_was_read_before_a_stop_counts_and_the_stop_is_said(
    folder: Path, clock: Clock
) -> None:
    intake = office_rollup.Intake(PLANS, [folder])
    for step in intake.steps():
        if step.done == 2:
            break
    stopped = intake.report(clock)
    assert stopped.figures.whole.units == 2
    assert stopped.account.stopped
    assert "没有读完" in stopped.account.sum_line()
    for _ in intake.steps():
        pass
    assert intake.report(clock) == office_rollup.roll_up(PLANS, [folder], clock)


def test_stopped_before_the_first_file_there_is_nothing(folder: Path, clock: Clock) -> None:
    with pytest.raises(NothingFound, match="没有读完"):
        office_rollup.Intake(PLANS, [folder]).report(clock)


def test_the_newest_week_is_taken_unless_one_is_named(folder: Path, clock: Clock) -> None:
    for report in reports(2, (WEEK.shifted(-1),)):
        path = folder / f"{report_file.report_stem(report)}.toml"
        path.write_text(report_file.status_text(report), encoding="utf-8", newline="")
    assert office_rollup.roll_up(PLANS, [folder], clock).period == WEEK
    earlier = office_rollup.roll_up(PLANS, [folder], clock, WEEK.shifted(-1))
    assert earlier.figures.whole.units == 2
    assert earlier.name == "友谊路街道"


@pytest.mark.parametrize("seed", range(4))
def test_what_counts_depends_neither_on_archives_and_folders_nor_on_order(
    tmp_path: Path, seed: int, clock: Clock
) -> None:
    """Loose, in zips of any kind or in folders, in whatever order: one value."""
    loose, place, chance = tmp_path / "loose", tmp_path / "packed", Random(seed)
    for folder in (loose, place):
        folder.mkdir()
    made = reports(3, (WEEK.shifted(-1), WEEK))
    texts = {f"{report_file.report_stem(one)}.toml": report_file.status_text(one) for one in made}
    texts |= {"周报_坏居委会_2024-W10_第1版.toml": "???", "计划.toml": PLAN_TEXT}
    for number, name in enumerate(chance.sample(list(texts), len(texts))):
        (loose / name).write_text(texts[name], encoding="utf-8", newline="")
        where = chance.choice(("", "甲", "a.zip", "甲/b.zip", f"a.zip/{number}.zip"))
        put_in(place, where, name, texts[name].encode())
    paths = chance.sample(list(place.iterdir()), len(list(place.iterdir())))
    one, other = (office_rollup.roll_up(PLANS, some, clock) for some in ([loose], paths))
    assert one.rollup == other.rollup
    assert one.current.received == other.current.received
    assert one.standings == other.standings
    assert one.figures == other.figures
    assert one.account.sum_line() == other.account.sum_line()


def put_in(place: Path, where: str, name: str, data: bytes) -> None:
    """Put a file in a folder, in an archive, or in an archive in one."""
    first, _, rest = where.partition("/")
    if not where.endswith(".zip"):
        (place / where).mkdir(exist_ok=True)
        (place / where / name).write_bytes(data)
    elif first.endswith(".zip"):
        inner = io.BytesIO()
        with zipfile.ZipFile(inner, "w") as archive:
            archive.writestr(name, data)
        packed = (rest, inner.getvalue()) if rest else (name, data)
        with zipfile.ZipFile(place / first, "a") as archive:
            archive.writestr(*packed)
    else:
        (place / first).mkdir(exist_ok=True)
        put_in(place / first, rest, name, data)


def test_a_week_that_has_not_begun_is_not_taken_unless_it_is_named(
    folder: Path, clock: Clock
) -> None:
    """A unit whose clock is wrong does not choose the street's week."""
    ahead = WEEK.shifted(300)
    (report, *_) = reports(1, (ahead,))
    path = folder / f"{report_file.report_stem(report)}.toml"
    path.write_text(report_file.status_text(report), encoding="utf-8", newline="")
    assert office_rollup.roll_up(PLANS, [folder], clock).period == WEEK
    assert office_rollup.roll_up(PLANS, [folder], clock, ahead).figures.whole.units == 1
    assert office_rollup.roll_up(PLANS, [path], clock).period == ahead


def test_a_written_rollup_is_the_value_and_holds_only_its_period(
    folder: Path, tmp_path: Path, clock: Clock
) -> None:
    rolled = office_rollup.roll_up(PLANS, [folder], clock, name="某街道")
    paths = outputs.write_rollup(rolled, outputs.FORMATS, tmp_path / "out")
    assert [path.name for path in paths] == [
        f"汇总_某街道_2024-W10.{suffix}" for suffix in outputs.FORMATS
    ]
    found = rollup_file.parse_rollup(paths[0].read_text(encoding="utf-8"), "x", Blocks())
    assert found.rollup == rolled.current


def test_a_home_offers_its_rosters_names(workspace: Workspace, home: Path) -> None:
    assert workspace.roster_names("居委会") == []
    units = office_rollup.Intake(PLANS, []).units()
    assert units == []
    roster_file.write_new(home / "roster.toml", [RosterUnit("甲居委会", "居委会")])
    assert workspace.roster_names("居委会") == ["甲居委会"]
    (home / "roster.toml").write_text("???", encoding="utf-8")
    assert workspace.roster_names("居委会") == []


def test_a_rosters_beginning_has_the_units_by_type_and_as_people_count_them(folder: Path) -> None:
    (one,) = reports(1, (WEEK,))
    names = [f"宝山{n}村居委会" for n in ("一", "二", "三", "十", "十一")]
    for name in names:
        report = one._replace(head=one.head._replace(unit=name, unit_type="居委会"))
        path = folder / f"{report_file.report_stem(report)}.toml"
        path.write_text(report_file.status_text(report), encoding="utf-8", newline="")
    intake = office_rollup.Intake(PLANS, [folder])
    for _ in intake.steps():
        pass
    units = intake.units()
    assert [unit.name for unit in units if unit.name.startswith("宝山")] == names
    types = [unit.type for unit in units]
    assert types == sorted(types, key=PLANS[0].type_names().index)


def test_the_plan_that_is_gone_by_does_not_depend_on_which_file_was_read_first(
    tmp_path: Path, clock: Clock
) -> None:
    """Two files of one revision of a plan that the office does not have, and reports under it."""
    report = reports(1, (WEEK,))[0]._replace(plan_id="q")
    told = []
    for number, titles in enumerate((("甲", "乙"), ("乙", "甲"))):
        place = tmp_path / str(number)
        place.mkdir()
        for at, title in enumerate(titles):
            text = plan_text(PLANS[0]._replace(id="q", title=title))
            (place / f"{at}.toml").write_text(text, encoding="utf-8")
        text = report_file.status_text(report)
        (place / "周报.toml").write_text(text, encoding="utf-8", newline="")
        told.append(office_rollup.roll_up((), [place], clock).plans)
    assert told[0] == told[1]


def test_what_is_said_of_a_file_is_not_told_to_another_unit_whose_file_has_the_same_name(
    tmp_path: Path, clock: Clock
) -> None:
    """Every unit sends its 周报.toml, and the office puts each in a folder."""
    first, second = reports(2, (WEEK,))
    for name, report in (("甲", first._replace(measures=first.measures[1:])), ("乙", second)):
        (tmp_path / name).mkdir()
        text = report_file.status_text(report)
        (tmp_path / name / "周报.toml").write_text(text, encoding="utf-8", newline="")
    rolled = office_rollup.roll_up(PLANS, [tmp_path], clock)
    told = {one.unit: "".join(feedback_of(rolled, one)) for one in unit_submissions(rolled)}
    assert "缺 1 项措施" in told[first.head.unit]
    assert "缺 1 项措施" not in told[second.head.unit]


def test_an_office_s_own_papers_among_the_files_are_listed_and_not_refused(
    folder: Path, clock: Clock
) -> None:
    """All formats of a roll-up, a list of who is to be rung up, a form that goes out."""
    roster = Roster((RosterUnit("没报居委会", "居委会"),))
    alone = office_rollup.roll_up(PLANS, [folder], clock, roster=roster)
    outputs.write_rollup(alone, outputs.FORMATS, folder)
    list(outputs.write_chase(alone, folder, tuple(CHASE_MODULES)))
    for forms in forms_of(office_rollup.Intake(PLANS, ()), roster, PLANS[0], (WEEK,)):
        list(forms.write(forms.units, folder))
    again = office_rollup.roll_up(PLANS, [folder], clock, roster=roster)
    assert [note.name for note in again.account.refused()] == []
    assert again.current == alone.current
    assert again.standings == alone.standings
