"""What a release wrote is read by every later version; a number of a later one is refused in words.

`tests/samples/make.py` says how the files came to be. They are never written again.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import tomli

from plancheck.cli import run
from plancheck.domain.ledger.typed_text import TypedIn
from plancheck.domain.period import Months, Period, Week
from plancheck.domain.plan.draft import Role
from plancheck.domain.plan.model import Seal
from plancheck.domain.progress.issues.standing import IssueState
from plancheck.domain.progress.state import NoteKind
from plancheck.domain.progress.status import Status
from plancheck.domain.report.feedback import FeedbackKind
from plancheck.errors import BadFile, NewerFormat, NotSaved
from plancheck.storage.config import load_config
from plancheck.storage.feedback.file import load_feedback
from plancheck.storage.ledger.bytes import read_ledger
from plancheck.storage.ledger.text import Header
from plancheck.storage.ledger.typed_texts import KeptText, kept_texts
from plancheck.storage.plan.draft_file import load_draft
from plancheck.storage.plan.file import load_plan
from plancheck.storage.report.file import load_status
from plancheck.storage.report.written_form import Blocks
from plancheck.storage.rollup.file import parse_rollup
from plancheck.storage.rollup.roster import parse_roster
from plancheck.workspace import Workspace
from plancheck.workspace.format_numbers import format_numbers
from plancheck.workspace.office import rollup as office_rollup

from .samples.make import FOLDER, OTHER, UNIT
from .support import Clock, open_home

PLAN = FOLDER / "计划.toml"


def _text(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def _raised(text: str) -> str:
    """The text of a file by its next number."""
    found = re.search(r'(?m)^(?:format = "plancheck-[a-z]+/|schema = )(\d+)', text)
    assert found
    return f"{text[: found.start(1)]}{int(found[1]) + 1}{text[found.end(1) :]}"


def _brought_over(home: Path, change: Callable[[str], str] = str) -> Workspace:
    """A home of the version of the samples, opened by this one."""
    folder = home / "ledger" / "yangben-2024" / load_config(FOLDER / "config.toml").folder
    folder.mkdir(parents=True)
    pc = read_ledger(_text("台账.toml").encode(), "").entries[0].pc
    ledger = folder / f"{pc}.toml"
    ledger.write_text(change(_text("台账.toml")), encoding="utf-8", newline="\n")
    shutil.copyfile(FOLDER / "config.toml", home / "config.toml")
    return open_home(home, Clock("2024-03-11T10:00:00+08:00"), PLAN)


def test_the_numbers_of_this_version_have_samples() -> None:
    """Where a number is raised, the files of the new one are added beside those of the old."""
    names = {"台账": "台账", "周报": "周报", "汇总": "汇总", "反馈": "反馈"}
    numbers = {
        said: str(tomli.loads(_text(f"{name}.toml"))["format"]).partition("/")[2]
        for said, name in names.items()
    }
    numbers["计划"] = str(tomli.loads(_text("计划.toml"))["schema"])
    written = dict(one.split(" ") for one in format_numbers().split("，"))
    assert written == numbers


def test_a_published_plan_and_its_seal() -> None:
    plan, problems = load_plan(PLAN)
    assert problems == ()
    assert (plan.id, plan.revision, plan.seal) == ("yangben-2024", 1, Seal.SOUND)
    first, second, third = plan.measures()
    assert (first.id, first.target and first.target.amount) == ("1.1.1", 2)
    assert second.due == date(2024, 6, 30)
    assert third.text == "办好“社区食堂”"


def test_a_ledger_by_its_entries() -> None:
    reading = read_ledger(_text("台账.toml").encode(), "台账.toml")
    assert reading.header == Header(1, "yangben-2024", UNIT)
    assert reading.problems == []
    assert [entry.n for entry in reading.entries] == list(range(1, 31))


def test_a_home_with_settings_and_ledger_goes_on(home: Path) -> None:
    workspace = _brought_over(home)
    unit = workspace.unit
    assert (unit.name, unit.type, unit.problems) == (UNIT, "居委会", ())
    first, second, third = (unit.item(id).state for id in ("1.1.1", "1.1.2", "1.1.3"))
    assert (first.status, first.amount, first.owner) == (Status.IN_PROGRESS, 1, "王某、李某")
    assert (first.due, first.steps_done, len(first.steps)) == (date(2024, 10, 31), 1, 2)
    assert first.evidence == ("照片/加梯一.jpg",)
    assert {note.kind: note.text for note in first.notes} == {
        NoteKind.PROGRESS: "已谈妥两个楼组",
        NoteKind.PROBLEM: "图纸未到",
        NoteKind.COORDINATION: "请街道出面协调物业",
    }
    assert second.status is Status.DONE
    assert (third.status, third.reason) == (Status.BLOCKED, "缺一间备餐间")
    assert third.no_change == ("2024-W11",)
    assert workspace.reports.report(Week(2024, 10)).edition.number == 2  # its first was handed in
    workspace.unit.whole_ledger().perform(workspace.edit.tick(["1.1.3"]))
    assert open_home(home, Clock(), PLAN).unit.item("1.1.3").state.status is Status.DONE


WEEK_DIGEST = "4d121393a6ad0fa3c621ae52addcd99a420235d043a74207b9da260d7a7cb2ae"
MONTH_DIGEST = "0cedf46ead4748b68b10cadcf259695f484b22ae8eeb663f72429220ef87eb40"


@pytest.mark.parametrize(
    ("name", "period", "digest", "code"),
    [
        ("周报.toml", Week(2024, 10), WEEK_DIGEST, "2VYM-N5BA"),
        ("月报.toml", Months(2024, 3, 1), MONTH_DIGEST, "27D6-T7UW"),
    ],
)
def test_a_report_with_its_digest(name: str, period: Period, digest: str, code: str) -> None:
    report = load_status(FOLDER / name)
    assert (report.head.unit, report.period, report.edition.number) == (UNIT, period, 1)
    assert (report.digest, report.check_code) == (digest, code)
    first, second, third = report.measures
    assert (first.percent, first.amount, first.owner) == (50, 1, ("王某", "李某"))
    assert second.completed
    assert (third.status, third.reason) == (Status.BLOCKED, "缺一间备餐间")


def test_a_month_with_what_was_closed_and_answered() -> None:
    report = load_status(FOLDER / "月报.toml")
    closed, open_ = sorted(report.issues, key=lambda issue: issue.kind is NoteKind.COORDINATION)
    assert (open_.number, open_.state, open_.answer) == (
        "1.1.1-协1",
        IssueState.NEW,
        "同意，周三一起去",
    )
    assert (closed.state, closed.how, closed.closed) == (
        IssueState.CLOSED,
        "图纸到了",
        date(2024, 3, 11),
    )
    (said,) = report.feedback
    assert said.answer == "就在八村活动室"


def test_a_roll_up_with_the_reports_in_it() -> None:
    parsed = parse_rollup(_text("汇总.toml"), "汇总.toml", Blocks())
    assert (parsed.name, parsed.period) == ("某街道", Week(2024, 10))
    found = {r.report.head.unit: r for r in parsed.rollup.received}
    assert set(found) == {UNIT, OTHER}
    assert found[UNIT].report.digest == WEEK_DIGEST


def test_what_the_office_said() -> None:
    feedback = load_feedback(FOLDER / "反馈.toml")
    assert (feedback.sender, feedback.unit) == ("某街道党政办公室", UNIT)
    assert [(i.kind, i.measure, i.issue, i.text) for i in feedback.items] == [
        (FeedbackKind.REMARK, "1.1.1", "", "请写明地点"),
        (FeedbackKind.ANSWER, "1.1.1", "1.1.1-协1", "同意，周三一起去"),
    ]


def test_a_form_that_was_filled_in_beside_the_report_of_another_unit(tmp_path: Path) -> None:
    for name in ("填报表.xlsx", "周报.toml"):
        shutil.copyfile(FOLDER / name, tmp_path / name)
    plan, _ = load_plan(PLAN)
    rolled = office_rollup.roll_up((plan,), [tmp_path], Clock("2024-03-11T10:00:00+08:00"))
    rows = {row.editions.counted.report.head.unit: row.measures for row in rolled.figures.units}
    first, second, _ = rows[OTHER].values()
    assert (first.status, first.amount, first.progress) == (Status.IN_PROGRESS, 1, ("谈成一台",))
    assert (second.status, second.progress) == (Status.DONE, ("查了12户",))
    assert rows[UNIT]["1.1.2"].status is Status.DONE


def test_a_roster() -> None:
    roster, problems = parse_roster(FOLDER / "名册.toml")
    assert problems == ()
    assert [(u.name, u.type, u.phone) for u in roster.units] == [
        (UNIT, "居委会", "021-0000"),
        (OTHER, "居委会", ""),
    ]


def test_settings_with_what_a_person_wrote_into_them() -> None:
    config = load_config(FOLDER / "config.toml")
    assert config.problems == ()
    assert (config.unit, config.unit_type, config.clerk) == (UNIT, "居委会", "甲")
    assert config.thresholds.due_soon_days == 10
    assert (config.display.theme, config.display.skin) == ("light", "ascii")
    assert config.keys == (("status", "ctrl+t"),)


def test_the_draft_of_a_plan() -> None:
    found = load_draft(FOLDER / "计划.草稿.toml")
    assert (found.document, found.draft.year) == ("2026年计划.txt", 2026)
    assert found.draft.words(Role.MEASURE) == "在6月底前完成加装电梯10台"


def test_a_text_that_could_not_be_saved(tmp_path: Path) -> None:
    shutil.copyfile(FOLDER / "没有保存的文字.txt", tmp_path / "k1.txt")
    (kept,) = kept_texts(tmp_path)
    assert isinstance(kept, KeptText)
    assert (kept.typed.place, kept.typed.measures) == (TypedIn.NOTE, ("1.1.1",))
    assert kept.typed.fields == {"text": "写了“一半”\n第二行", "kind": "进展"}


READERS: dict[str, Callable[[Path], object]] = {
    "周报.toml": load_status,
    "月报.toml": load_status,
    "汇总.toml": lambda path: parse_rollup(path.read_text(encoding="utf-8"), path.name, Blocks()),
    "反馈.toml": load_feedback,
    "计划.toml": load_plan,
    "计划.草稿.toml": load_draft,
}


@pytest.mark.parametrize("name", READERS)
def test_the_next_number_is_refused_and_says_what_to_do(name: str, tmp_path: Path) -> None:
    later = tmp_path / name
    later.write_text(_raised(_text(name)), encoding="utf-8", newline="\n")
    with pytest.raises(NewerFormat, match="由更新版本的 plancheck 写成；请升级本程序"):
        READERS[name](later)
    assert later.read_text(encoding="utf-8") == _raised(_text(name))


def test_a_text_kept_by_a_later_version_is_said_and_left(tmp_path: Path) -> None:
    later = tmp_path / "k1.txt"
    later.write_text(_raised(_text("没有保存的文字.txt")), encoding="utf-8", newline="\n")
    (fault,) = kept_texts(tmp_path)
    assert isinstance(fault, NewerFormat) and "升级" in str(fault)
    assert later.exists()


def test_a_ledger_of_a_later_version_is_read_and_not_written(home: Path) -> None:
    workspace = _brought_over(home, _raised)
    (ledger,) = home.glob("ledger/*/*/*.toml")
    before = ledger.read_bytes()
    assert workspace.unit.item("1.1.2").state.status is Status.DONE
    assert "更新版本" in workspace.unit.read_only and "升级" in workspace.unit.read_only
    with pytest.raises(NotSaved, match="升级"):
        workspace.unit.whole_ledger().perform(workspace.edit.tick(["1.1.3"]))
    assert ledger.read_bytes() == before


def test_a_ledger_of_a_later_version_is_not_merged(home: Path, tmp_path: Path) -> None:
    _brought_over(home)
    other = tmp_path / "另一台.toml"
    other.write_text(_raised(_text("台账.toml")), encoding="utf-8", newline="\n")
    with pytest.raises(BadFile, match="升级"):
        open_home(home, Clock(), PLAN).merge(other)


def test_keys_that_a_later_version_added_are_passed_over_and_stay(home: Path) -> None:
    """Settings and rosters are a person's files and have no number."""
    _brought_over(home)
    config = home / "config.toml"
    config.write_text(f'{_text("config.toml")}\n[later]\nkey = "x"\n', encoding="utf-8")
    assert (
        run(["--home", str(home), "--plan", str(PLAN), "setup", "--clerk", "丁"], {}, Clock()) == 0
    )
    assert 'key = "x"' in config.read_text(encoding="utf-8")
    assert load_config(config).clerk == "丁"


def test_a_key_of_a_roster_that_nobody_knows_is_named(tmp_path: Path) -> None:
    later = tmp_path / "roster.toml"
    later.write_text(f'later = "x"\n{_text("名册.toml")}', encoding="utf-8")
    roster, problems = parse_roster(later)
    assert len(roster.units) == 2
    assert any("later" in str(problem) for problem in problems)
