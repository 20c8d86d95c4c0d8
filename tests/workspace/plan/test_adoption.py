"""Taking a plan over: what may be, what it brings, undone, merged, reported by its day."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from shutil import copy

import pytest

from plancheck.domain.ledger.history import History
from plancheck.domain.period import Week, parse_period
from plancheck.domain.plan.model import Plan, Seal
from plancheck.domain.progress.checklist import Question
from plancheck.domain.progress.edits import Edit
from plancheck.domain.progress.state import NoteKind
from plancheck.domain.progress.status import Status
from plancheck.domain.rollup.revisions import revision_sentences
from plancheck.errors import BadFile, NothingFound, NotSaved, PlancheckError, Problem, UsageFault
from plancheck.storage.plan.file import default_plan_path, load_plan
from plancheck.storage.plan.folder import keep_plan
from plancheck.workspace import PreparedAct, Workspace
from plancheck.workspace.doctor.examination import examine
from plancheck.workspace.doctor.findings import Finding
from plancheck.workspace.doctor.records import conflict_findings
from plancheck.workspace.doctor.repair import mend
from plancheck.workspace.office.rollup import roll_up
from plancheck.workspace.plan import offers as inbox_offers
from plancheck.workspace.plan import revisions
from plancheck.workspace.plan.offers import offers, plan_advice
from plancheck.workspace.plan.plans import known_plans, plans_at_hand
from tests.revisions import Street, published

from ...support import TYPE, UNIT, Clock, open_home, set_up_home

JUNE = "2024-06-03T10:00:00+08:00"


@pytest.fixture(scope="module")
def street(tmp_path_factory: pytest.TempPathFactory) -> Street:
    return Street(tmp_path_factory.mktemp("street"))


def does(workspace: Workspace, act: PreparedAct) -> None:
    assert workspace.unit.ledger
    workspace.unit.ledger.perform(act)


def adopt(workspace: Workspace, path: Path, **how: bool) -> str:
    return workspace.adoptions.adopt(workspace.adoptions.read(path, **how))


def own_ids(workspace: Workspace) -> list[str]:
    items = workspace.unit.checklist(Question(workspace.unit.identity)).items()
    return [item.measure.id for item in items]


def reported(workspace: Workspace, period: str) -> tuple[int, list[str], list[str]]:
    found = workspace.reports.report(parse_period(period))
    measures, withdrawn = ([m.id for m in some] for some in (found.measures, found.withdrawn))
    return found.plan_revision, measures, withdrawn


@pytest.fixture
def workspace(home: Path, clock: Clock) -> Workspace:
    return set_up_home(home, clock)


def test_adoption_counts_from_its_day_and_outlasts_a_restart(
    workspace: Workspace, home: Path, clock: Clock, street: Street
) -> None:
    does(workspace, workspace.edit.note(["1.3.1"], "选址两处"))
    before = own_ids(workspace)
    clock.set(JUNE)
    told = adopt(workspace, street.second)
    assert "第2版" in told
    for one in (workspace, open_home(home, clock)):
        assert one.unit.plan.revision == 2
        assert set(before) - set(own_ids(one)) == {"1.3.1", "1.3.4"}
        assert set(own_ids(one)) - set(before) == {"3.2.3", "2.2.2"}
        assert one.unit.problems == ()


def test_a_period_is_reported_by_the_revision_in_force_on_its_last_day(
    workspace: Workspace, home: Path, clock: Clock, street: Street
) -> None:
    does(workspace, workspace.edit.note(["1.3.1"], "选址两处"))
    does(workspace, workspace.edit.tick(["1.3.4"]))
    march, _ = workspace.reports.export(Week(2024, 10), ("toml",))
    clock.set(JUNE)
    adopt(workspace, street.second)
    for one in (workspace, open_home(home, clock)):
        assert one.reports.report(Week(2024, 10)).digest == march.digest
        assert reported(one, "2024-05")[0] == 1
        revision, measures, withdrawn = reported(one, "2024-W23")
        assert revision == 2
        assert withdrawn == ["1.3.4", "1.3.1"]
        assert not {"1.3.1", "1.3.4"} & set(measures)
        assert reported(one, "2024-06")[0] == 2 == reported(one, "2024")[0]


def test_what_was_recorded_on_withdrawn_measures_stays_readable_and_is_reported_apart(
    workspace: Workspace, home: Path, clock: Clock, street: Street
) -> None:
    does(workspace, workspace.edit.change(["1.3.1"], Edit(percent=40)))
    does(workspace, workspace.edit.note(["1.3.1"], "选址两处"))
    clock.set(JUNE)
    adopt(workspace, street.second)
    again = open_home(home, clock)
    assert again.unit.item("1.3.1").state.percent_set == 40
    with pytest.raises(UsageFault, match="已作废"):
        again.edit.tick(["1.3.1"])
    report = again.reports.report(Week(2024, 23))
    (gone,) = report.withdrawn
    assert (gone.id, gone.status, gone.percent) == ("1.3.1", Status.IN_PROGRESS, 40)
    assert report.tally.total == len(own_ids(again))
    lines = [str(line) for line in again.reports.preview(Week(2024, 23)).lines]
    assert any("已撤销措施" in line for line in lines)
    assert any("1.3.1" in line and "选址两处" in line for line in lines)
    _, paths = again.reports.export(Week(2024, 23), ("toml", "csv", "md", "docx", "xlsx", "txt"))
    assert len(paths) == 6


def test_undo_goes_back_and_redo_adopts_again(
    workspace: Workspace, home: Path, clock: Clock, street: Street
) -> None:
    before = own_ids(workspace)
    clock.set(JUNE)
    adopt(workspace, street.second)
    does(workspace, workspace.undo.last())
    for one in (workspace, open_home(home, clock)):
        assert (one.unit.plan.revision, own_ids(one)) == (1, before)
        assert reported(one, "2024-06")[0] == 1
    does(workspace, workspace.undo.redo())
    assert open_home(home, clock).unit.plan.revision == 2


def test_ticks_on_new_measures_are_undone_before_the_adoption_is(
    workspace: Workspace, clock: Clock, street: Street
) -> None:
    clock.set(JUNE)
    adopt(workspace, street.second)
    does(workspace, workspace.edit.tick(["3.2.3"]))
    does(workspace, workspace.undo.last())
    assert workspace.unit.plan.revision == 2
    does(workspace, workspace.undo.last())
    assert workspace.unit.plan.revision == 1


def test_a_plan_adopted_twice_is_said_and_not_recorded(
    workspace: Workspace, clock: Clock, street: Street
) -> None:
    clock.set(JUNE)
    adopt(workspace, street.second)
    assert workspace.unit.ledger
    count = len(workspace.unit.ledger.history.by_id)
    with pytest.raises(NothingFound, match="已经接收"):
        adopt(workspace, street.second)
    assert len(workspace.unit.ledger.history.by_id) == count


@pytest.mark.parametrize(
    ("make", "kind", "words"),
    [
        ("first", UsageFault, "已经用第2版"),
        ("other_second", UsageFault, "内容却与已接收的不同"),
        ("tampered", BadFile, "校验不符"),
        ("unsealed", BadFile, "还没有下发"),
        ("foreign", UsageFault, "别的街道"),
        ("without_type", UsageFault, "没有单位类型"),
        ("lost", UsageFault, "没有了编号"),
        ("same_id", UsageFault, "换一个 id"),
        ("cut", BadFile, "没有拷完整"),
        ("report", BadFile, "不是计划文件"),
    ],
)
def test_what_may_not_be_adopted_is_said_and_nothing_changes(
    workspace: Workspace, home: Path, clock: Clock, street: Street,
    make: str, kind: type[PlancheckError], words: str,
) -> None:  # fmt: skip
    does(workspace, workspace.edit.tick(["3.2.1"]))
    clock.set(JUNE)
    adopt(workspace, street.second)
    kept = sorted(home.rglob("*.toml"))
    with pytest.raises(kind, match=words):
        adopt(workspace, getattr(street, make))
    assert sorted(home.rglob("*.toml")) == kept
    assert open_home(home, clock).unit.plan.revision == 2


def test_a_street_that_was_renamed_is_taken_over_from_where_that_is_said(
    workspace: Workspace, clock: Clock, street: Street
) -> None:
    does(workspace, workspace.edit.tick(["3.2.1"]))
    clock.set(JUNE)
    assert "第3版" in adopt(workspace, street.foreign, other_issuer=True)


def test_a_revision_may_be_left_out(workspace: Workspace, clock: Clock, street: Street) -> None:
    clock.set(JUNE)
    adopt(workspace, street.third)
    assert workspace.unit.plan.revision == 3
    assert reported(workspace, "2024-W10")[0] == 1


def test_another_pc_that_merges_the_adoption_and_lacks_the_plan_says_so(
    workspace: Workspace, home: Path, clock: Clock, street: Street, tmp_path: Path
) -> None:
    other = set_up_home(tmp_path / "other", clock)
    does(other, other.edit.tick(["3.2.1"]))
    clock.set(JUNE)
    adopt(workspace, street.second)
    assert workspace.unit.ledger
    (file,) = workspace.unit.ledger.path.glob("*.toml")
    source = Path(copy(file, tmp_path))
    assert "第2版，本机没有" in other.merge(source)
    for one in (other, open_home(tmp_path / "other", clock)):
        assert any("第2版" in str(problem) for problem in one.unit.problems)
        assert one.unit.plan.revision == 1
        assert reported(one, "2024-W10")[0] == 1
        with pytest.raises(BadFile, match="第2版"):
            one.reports.report(Week(2024, 23))
        does(one, one.edit.note(["3.2.1"], "照样能记"))
    assert "补上" in adopt(other, street.second)
    assert other.unit.problems == () == open_home(tmp_path / "other", clock).unit.problems
    assert reported(other, "2024-W23")[0] == 2


def test_a_kept_revision_that_was_damaged_is_as_if_it_were_not_there(
    workspace: Workspace, home: Path, clock: Clock, street: Street
) -> None:
    clock.set(JUNE)
    adopt(workspace, street.second)
    (kept,) = (home / "plans").glob("*/*-r2-*.toml")
    text = kept.read_text(encoding="utf-8")
    kept.write_text(text.replace("用好用活", "用好"), encoding="utf-8")
    again = open_home(home, clock)
    assert again.unit.plan.revision == 1
    assert any("第2版" in str(problem) for problem in again.unit.problems)
    adopt(again, street.second)
    assert open_home(home, clock).unit.plan.revision == 2


def test_two_pcs_that_adopt_the_same_revision_agree(
    workspace: Workspace, clock: Clock, street: Street, tmp_path: Path
) -> None:
    other = set_up_home(tmp_path / "other", clock)
    clock.set(JUNE)
    for one in (workspace, other):
        adopt(one, street.second)
    assert workspace.unit.ledger
    (source,) = workspace.unit.ledger.path.glob("*.toml")
    other.merge(source)
    assert (other.unit.plan.revision, other.unit.problems) == (2, ())
    does(other, other.undo.last())
    assert other.unit.plan.revision == 2


def test_two_pcs_that_adopt_two_revisions_are_no_conflict_for_doctor_but_two_files_of_one_are(
    workspace: Workspace, home: Path, clock: Clock, street: Street, tmp_path: Path
) -> None:
    other = set_up_home(tmp_path / "other", clock)
    clock.set(JUNE)
    adopt(workspace, street.second)
    adopt(other, street.third)
    (source,) = (home / "ledger").rglob("*.toml")
    other.merge(source)
    assert other.unit.plan.revision == 3

    def conflicts(history: History) -> list[Finding]:
        return list(conflict_findings(history))

    history = other.unit.history
    assert sum(entry.field == "plan" for entry in history.by_id.values()) > 2
    assert conflicts(history) == []
    adopted = next(e for e in history.by_id.values() if e.field == "plan" and "3" in str(e.value))
    value = {"revision": 3, "digest": "0" * 64}
    twin = adopted._replace(id="twin", pc="zzzzzz", n=1, value=value)
    (told,) = conflicts(History([*history.by_id.values(), twin]))
    assert "第3版" in told.words
    assert "校验码" in told.words


def test_the_preview_says_what_is_new_what_goes_and_what_reads_differently(
    workspace: Workspace, clock: Clock, street: Street
) -> None:
    does(workspace, workspace.edit.note(["1.3.1"], "选址两处", NoteKind.PROGRESS))
    found = workspace.adoptions.preview(workspace.adoptions.read(street.second))
    assert {one.id for one in found.changes.new} == {"3.2.3", "2.2.2"}
    assert {one.id for one in found.changes.gone} == {"1.3.1", "1.3.4"}
    assert {one.id for one in found.changes.changed} == {
        *("1.1.2", "3.2.1", "3.3.2", "3.3.3", "4.1.2", "5.1.3")
    }
    assert found.recorded == ("1.3.1",)
    assert workspace.unit.identity
    told = list(found.lines(workspace.unit.identity))
    assert {line.measure for line in told if line.mark == "-"} == {"1.3.1", "1.3.4"}
    assert any("已有记录" in line.text for line in told if line.measure == "1.3.1")


def test_a_newer_revision_in_the_inbox_is_found(
    workspace: Workspace, home: Path, street: Street
) -> None:
    assert offers(workspace.unit) == []
    inbox = home / "收件"
    inbox.mkdir()
    (inbox / "周报_甲_2024-W10_第1版.toml").write_text("[plan]\n", encoding="utf-8")
    (inbox / "名册.toml").write_text("[[unit]]\n", encoding="utf-8")
    (inbox / "文件夹.toml").mkdir()
    for path in (street.second, street.third, street.first, street.tampered, street.unsealed):
        mailed = ".txt" if path == street.third else ""
        (inbox / f"{path.parent.name}{path.name}{mailed}").write_bytes(path.read_bytes())
    assert [one.plan.revision for one in offers(workspace.unit)] == [3, 2]
    assert "第3版" in plan_advice(workspace.unit)
    adopt(workspace, street.third)
    assert offers(workspace.unit) == []
    assert plan_advice(workspace.unit) == ""


def test_next_year_s_plan_opens_when_its_year_has_come_and_last_year_s_stays(
    workspace: Workspace, home: Path, clock: Clock, street: Street
) -> None:
    does(workspace, workspace.edit.tick(["3.2.1"]))
    clock.set("2024-12-20T10:00:00+08:00")
    (home / "收件").mkdir()
    (home / "收件" / "明年.toml").write_bytes(street.next_year.read_bytes())
    assert "2025" in plan_advice(workspace.unit)
    assert "到 2025 年自动打开" in adopt(workspace, street.next_year)
    assert open_home(home, clock).unit.plan.year == 2024
    assert plan_advice(workspace.unit) == ""
    clock.set("2025-01-02T10:00:00+08:00")
    new = open_home(home, clock)
    assert (new.unit.plan.id, new.unit.adopted and new.unit.adopted.revision) == ("youyilu-2025", 1)
    does(new, new.edit.tick(["1.1.1"]))
    for name in ("youyilu-2024", "2024"):
        old = Workspace.open(new.unit.home, name, clock)
        assert old.unit.plan.year == 2024
        assert old.reports.report(parse_period("2024")).tally.done == 1
        assert "今年的是" in plan_advice(old.unit)
    assert [plan.year for plan in known_plans(new.unit)] == [2025, 2024]
    assert plan_advice(new.unit) == ""


def test_undoing_the_only_adoption_of_a_plan_opens_the_one_before(
    workspace: Workspace, home: Path, clock: Clock, street: Street
) -> None:
    does(workspace, workspace.edit.tick(["3.2.1"]))
    clock.set("2025-01-02T10:00:00+08:00")
    adopt(workspace, street.next_year)
    new = open_home(home, clock)
    does(new, new.undo.last())
    assert open_home(home, clock).unit.plan.year == 2024


@pytest.mark.parametrize("lying", [True, False], ids=["in 收件", "kept alone"])
def test_a_new_plan_whose_adoption_was_undone_is_offered_again(
    workspace: Workspace, home: Path, clock: Clock, street: Street, *, lying: bool
) -> None:
    clock.set("2025-01-02T10:00:00+08:00")
    inbox = workspace.unit.home.inbox
    inbox.mkdir(parents=True)
    path = Path(copy(street.next_year, inbox)) if lying else street.next_year
    assert "下次" not in adopt(workspace, path)  # on the screen it is open already
    new = open_home(home, clock)
    assert offers(new.unit) == []
    does(new, new.undo.last())
    (offer,) = offers(new.unit)
    assert "可以接收" in plan_advice(new.unit)
    adopt(new, offer.path)
    assert offers(new.unit) == []
    assert open_home(home, clock).unit.plan.year == 2025


def test_without_a_unit_a_plan_is_kept_and_setup_puts_its_adoption_on_record(
    home: Path, clock: Clock, street: Street
) -> None:
    clock.set("2025-01-02T10:00:00+08:00")
    first = open_home(home, clock)
    assert "请设置单位" in adopt(first, street.next_year)
    again = open_home(home, clock)
    assert again.unit.plan.year == 2025
    again.set_up(UNIT, TYPE)
    assert again.unit.adopted
    assert open_home(home, clock).unit.adopted == again.unit.adopted
    again.set_up(UNIT, TYPE, "乙")
    assert again.unit.ledger
    assert len(again.unit.ledger.history.by_id) == 1


def test_where_the_year_is_over_it_is_said_what_to_do(workspace: Workspace, clock: Clock) -> None:
    assert plan_advice(workspace.unit) == ""
    clock.set("2026-03-06T09:00:00+08:00")
    words = plan_advice(workspace.unit)
    assert "plancheck plan adopt" in words
    assert "收件" in words


def test_what_there_is_to_do_about_a_plan_is_known_without_reading_it_again(
    workspace: Workspace, clock: Clock, street: Street, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Path | None] = []

    def noted(path: Path) -> tuple[Plan, tuple[Problem, ...]]:
        read.append(path)
        return load_plan(path)

    monkeypatch.setattr(revisions, "load_plan", noted)
    adopt(workspace, street.second)
    clock.set("2026-03-06T09:00:00+08:00")
    for named in ("", str(default_plan_path())):
        read.clear()
        opened = Workspace.open(workspace.unit.home, named, clock)
        assert plan_advice(opened.unit)
        assert read.count(opened.unit.revisions.opened.path) == 1


def test_a_plan_that_was_taken_over_is_not_read_again_where_it_goes_on_lying(
    workspace: Workspace, home: Path, clock: Clock, street: Street, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def noted(path: Path) -> tuple[Plan, tuple[Problem, ...]]:
        read.append(path.name)
        return load_plan(path)

    adopt(workspace, street.second)
    (home / "收件").mkdir()
    for name, path in (("第2版.toml", street.second), ("第3版.toml", street.third)):
        (home / "收件" / name).write_bytes(path.read_bytes())
    again = open_home(home, clock)
    monkeypatch.setattr(inbox_offers, "load_plan", noted)
    assert [one.plan.revision for one in offers(again.unit)] == [3]
    assert read == ["第3版.toml"]


def test_a_home_that_cannot_be_written_adopts_nothing(
    workspace: Workspace, home: Path, clock: Clock, street: Street, monkeypatch: pytest.MonkeyPatch
) -> None:
    from plancheck.storage import atomic

    published = workspace.adoptions.read(street.second)

    def full(*_: object, **__: object) -> None:
        raise NotSaved("没有保存：磁盘满了。")

    monkeypatch.setattr(atomic, "write", full)
    with pytest.raises(NotSaved):
        workspace.adoptions.adopt(published)
    monkeypatch.undo()
    assert open_home(home, clock).unit.plan.revision == 1


def test_a_file_opened_by_name_does_not_replace_what_was_adopted(
    workspace: Workspace, clock: Clock, street: Street
) -> None:
    adopt(workspace, street.second)
    named = Workspace.open(workspace.unit.home, street.third, clock)
    assert named.unit.plan.revision == 2
    assert any("第3版" in str(problem) for problem in named.unit.problems)


def test_the_plan_that_comes_with_the_program_is_no_published_one() -> None:
    assert load_plan(default_plan_path())[0].seal is Seal.NONE


def test_a_second_window_sees_what_the_first_adopted(
    workspace: Workspace, home: Path, clock: Clock, street: Street
) -> None:
    window = open_home(home, clock)
    assert window.unit.problems == ()
    adopt(workspace, street.second)
    assert window.unit.ledger
    assert window.unit.ledger.stale()
    window.unit.ledger.reload()
    assert (window.unit.plan.revision, window.unit.problems) == (2, ())


def test_the_adoption_outlasts_damage_repair_and_a_merge_of_the_whole_home(
    workspace: Workspace, home: Path, clock: Clock, street: Street, tmp_path: Path
) -> None:
    does(workspace, workspace.edit.tick(["3.2.1"]))
    adopt(workspace, street.second)
    assert workspace.unit.ledger
    (file,) = workspace.unit.ledger.path.glob("*.toml")
    with file.open("ab") as text:
        text.write(b'\n[[entry]]\nid = "torn')
    assert open_home(home, clock).unit.plan.revision == 2
    look = partial(examine, workspace.unit.home, "", clock, None)
    examination, _ = mend(look, clock().date())
    assert all(
        finding.topic != "计划" or "第2版" in finding.words for finding in examination.findings
    )
    again = open_home(home, clock)
    assert (again.unit.plan.revision, again.unit.problems) == (2, ())
    other = set_up_home(tmp_path / "other", clock)
    for source in other.ledgers_at(home)[0]:
        assert "没有这一版" not in other.merge(source)
    for one in (other, open_home(tmp_path / "other", clock)):  # the file came along with the home
        assert one.unit.plan == again.unit.plan
        assert one.unit.problems == ()


def test_what_an_office_rolls_up_goes_by_the_latest_revision_that_is_kept(
    workspace: Workspace, home: Path, clock: Clock, street: Street, tmp_path: Path
) -> None:
    """One unit has adopted the second revision, another has not, the office has published it."""
    other = open_home(tmp_path / "other", clock)
    other.set_up("宝山七村居委会", TYPE, "乙")
    does(workspace, workspace.edit.tick(["1.3.1"]))
    does(other, other.edit.tick(["1.3.1", "4.1.3"]))
    clock.set(JUNE)
    adopt(workspace, street.second)
    does(workspace, workspace.edit.tick(["3.2.3", "4.1.3"]))
    folder = tmp_path / "收件"
    for one in (workspace, other):
        one.reports.export(Week(2024, 23), ("toml",), folder)
    office = open_home(tmp_path / "office", clock)
    keep_plan(
        office.unit.home.plans,
        load_plan(street.second)[0],
        street.second.read_text(encoding="utf-8"),
    )
    found = roll_up(plans_at_hand(office.unit), [folder], clock)
    (plan,) = found.plans
    assert plan.revision == 2
    (told,) = revision_sentences(found)
    assert "仍按旧版填报的有1个单位：宝山七村居委会（第1版）" in told
    (of_plan,) = found.figures.plans
    rows = {row.measure.id: row for row in of_plan.measures}
    assert "1.3.1" not in rows
    assert (rows["3.2.3"].owing, rows["3.2.3"].reported) == (2, 1)
    assert (rows["4.1.3"].owing, rows["4.1.3"].with_status(Status.DONE)) == (2, 2)
    without = roll_up([load_plan(default_plan_path())[0]], [folder], clock)
    assert any("更新的一版" in told for told in revision_sentences(without))


def test_a_plan_of_this_year_whose_file_was_lost_is_missed_and_taken_over_again(
    workspace: Workspace, home: Path, clock: Clock, street: Street
) -> None:
    does(workspace, workspace.edit.tick(["3.2.1"]))
    clock.set("2025-01-02T10:00:00+08:00")
    adopt(workspace, street.next_year)
    does(open_home(home, clock), open_home(home, clock).edit.tick(["1.1.1"]))
    for file in (home / "plans" / "youyilu-2025").iterdir():
        file.unlink()
    old = open_home(home, clock)
    assert old.unit.plan.year == 2024
    assert "youyilu-2025" in plan_advice(old.unit)
    assert "补上" in adopt(old, street.next_year)
    assert open_home(home, clock).unit.plan.year == 2025


def test_an_earlier_revision_whose_file_was_lost_is_put_back(
    workspace: Workspace, home: Path, clock: Clock, street: Street
) -> None:
    adopt(workspace, street.second)
    clock.set(JUNE)
    adopt(workspace, street.third)
    for file in (home / "plans").glob("*/*-r2-*.toml"):
        file.unlink()
    again = open_home(home, clock)
    with pytest.raises(BadFile, match="第2版"):
        again.reports.report(Week(2024, 10))
    assert "补上" in adopt(again, street.second)
    assert reported(open_home(home, clock), "2024-W10")[0] == 2
    assert again.unit.plan.revision == 3


def test_adopted_again_after_undo_in_one_window_earlier_periods_stay_by_the_first(
    workspace: Workspace, home: Path, clock: Clock, street: Street
) -> None:
    clock.set(JUNE)
    adopt(workspace, street.second)
    again = open_home(home, clock)
    does(again, again.undo.last())
    adopt(again, street.second)
    for one in (again, open_home(home, clock)):
        assert reported(one, "2024-W10")[0] == 1
        assert reported(one, "2024-W23")[0] == 2


def test_an_undone_adoption_whose_file_is_gone_is_made_anew_not_filled_in(
    workspace: Workspace, home: Path, clock: Clock, street: Street
) -> None:
    adopt(workspace, street.second)
    does(workspace, workspace.undo.last())
    for file in (home / "plans").glob("*/*-r2-*.toml"):
        file.unlink()
    again = open_home(home, clock)
    assert "自 2024-03-06 起" in adopt(again, street.second)
    assert open_home(home, clock).unit.plan.revision == 2


def test_a_plan_that_was_worked_by_before_any_was_published_opens_again_after_undo(
    home: Path, clock: Clock, street: Street, tmp_path: Path
) -> None:
    """Its file was named at first; then a published revision was adopted, and that undone."""
    own = tmp_path / "own.toml"
    text = street.next_year.read_text(encoding="utf-8")
    own.write_text(text[: text.index("\n[[revision]]")], encoding="utf-8")
    clock.set("2025-01-02T10:00:00+08:00")
    named = open_home(home, clock, own)
    named.set_up(UNIT, TYPE)
    does(named, named.edit.tick(["1.1.1"]))
    second = tmp_path / "second.toml"
    changed = text.replace("用好红色资源", "用好用活红色资源")
    second.write_text(published(changed, 2), encoding="utf-8")
    adopt(named, second)
    assert open_home(home, clock).unit.plan.revision == 2
    one = open_home(home, clock)
    does(one, one.undo.last())
    after = open_home(home, clock)
    assert (after.unit.plan.year, after.unit.plan.revision) == (2025, 1)
    assert after.unit.progress.state("1.1.1").status is Status.DONE


def test_two_files_that_were_published_as_one_revision_are_told_where_both_were_adopted(
    workspace: Workspace, home: Path, clock: Clock, street: Street, tmp_path: Path
) -> None:
    other = set_up_home(tmp_path / "other", clock)
    adopt(workspace, street.second)
    clock.set(JUNE)
    adopt(other, street.other_second)
    for source in workspace.ledgers_at(tmp_path / "other")[0]:
        workspace.merge(source)
    for one in (workspace, open_home(home, clock)):
        (problem,) = one.unit.problems
        assert "内容不同" in str(problem)
        assert one.unit.plan == other.unit.plan
    adopt(workspace, street.third)
    assert workspace.unit.problems == ()
