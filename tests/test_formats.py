"""docs/formats.md says what files hold: no key is missing there, each it promises is written."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import re
import subprocess
import sys
from collections import defaultdict
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
import tomli

from plancheck import errors
from plancheck.cli import run
from plancheck.domain.period import Months, Week
from plancheck.domain.plan.model import Target
from plancheck.domain.progress.issues.standing import IssueState
from plancheck.domain.progress.signal import Signal, Thresholds
from plancheck.domain.progress.state import NoteKind
from plancheck.domain.progress.status import Status
from plancheck.domain.report.content import check_code
from plancheck.domain.report.feedback import Feedback, FeedbackItem, FeedbackKind
from plancheck.domain.report.model import IssueReport
from plancheck.domain.rollup.intake.outcomes import Outcome
from plancheck.domain.rollup.roster.roster import RosterUnit
from plancheck.domain.rollup.roster.standings import Submission
from plancheck.storage import config
from plancheck.storage.feedback.file import feedback_text
from plancheck.storage.plan.values import KEYS
from plancheck.storage.plan.writer import plan_text
from plancheck.storage.report.file import load_status, report_stem, status_text
from plancheck.storage.rollup.roster import parse_roster

from . import street
from .formats_page import PAGE, alike, differences, keys, leaves, rows, spelt_out
from .lively import LAST, carry_out, play
from .revisions import Street
from .specimens import revised, small_plan
from .support import TYPE, UNIT, Clock

SAID = Feedback(
    sender="某街道",
    plan="youyilu-2024",
    unit=UNIT,
    unit_type=TYPE,
    period=Week(2024, 10),
    generated=datetime.fromisoformat(LAST),
    items=(
        FeedbackItem("a1", FeedbackKind.ANSWER, "同意", "3.3.2", "3.3.2-协1"),
        FeedbackItem("b2", FeedbackKind.REMARK, "请写明地点", "3.1.2"),
        FeedbackItem("c3", FeedbackKind.RETURN, "合计不对", digest="0" * 64),
    ),
    names=("从前的名称",),
)
DOCUMENT = """某某街道2026年工作计划
一、改善居民生活
（一）推进加装电梯。
按照居民自愿的办法在6月底前完成加装电梯10台，丰富宣传内容和形式，打造“行走的课堂”3堂。
牵头单位：民生办
配合单位：城管办
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a lively unit's ledger and its exported files, and a later revision adopted."""
    folder, clock = tmp_path_factory.mktemp("formats"), Clock()
    play(folder / "home", clock)
    (folder / "反馈.toml").write_text(feedback_text(SAID), encoding="utf-8")
    carry_out(folder / "home", clock, "feedback", str(folder / "反馈.toml"))
    for number in ("1", "2", "3"):
        carry_out(folder / "home", clock, "answer", number, "已办")
    carry_out(folder / "home", clock, "export", "--format", "toml")
    carry_out(folder / "home", clock, "step", "3.2.2", "add", "摸底")  # what 3.2.3 was
    for command in (
        ("note", "3.2.2", "缺一块场地", "--kind", "问题"),
        ("note", "3.3.2", "物业不配合", "--kind", "问题"),
        ("set", "3.3.2-问1", "--owner", "王某", "--due", "12月底"),
        ("close", "3.3.2-问1", "--how", "协调好了"),
    ):
        carry_out(folder / "home", clock, *command)
    carry_out(folder / "home", clock, "plan", "adopt", str(Street(folder).second))
    return folder / "home"


@pytest.fixture(scope="module")
def ledger(home: Path) -> dict[str, Any]:
    path = max(home.glob("ledger/*/*/*.toml"), key=lambda path: path.stat().st_size)
    return tomli.loads(path.read_text(encoding="utf-8"))


def test_a_ledger_holds_what_the_page_says(ledger: dict[str, Any]) -> None:
    header = {key: value for key, value in ledger.items() if key != "entry"}
    assert differences([header], keys("Header")) == []
    assert differences(ledger["entry"], keys("`[[entry]]`")) == []


def test_every_field_of_a_ledger_is_on_the_page_and_every_one_there_is_written(
    ledger: dict[str, Any],
) -> None:
    said = {row[0].strip("`"): row[1] for row in rows("Fields")}
    met: dict[str, set[str]] = defaultdict(set)
    for entry in ledger["entry"]:
        names = [field for field in said if alike(field, entry["field"])]
        assert len(names) == 1, entry["field"]
        met[names[0]].add("measure" if entry["measure"] else "unit")
    assert met == {field: set(of.split(", ")) for field, of in said.items()}


@pytest.fixture(scope="module")
def reports(home: Path) -> list[Path]:
    """The unit's status files."""
    return sorted(home.glob("exports/**/*.toml"))


@pytest.fixture(scope="module")
def statuses(reports: list[Path]) -> list[dict[str, Any]]:
    """Their content, and that of a month's with problems in every state."""
    numbered = load_status(reports[-1])._replace(
        period=Months(2024, 3, 1), issues=ISSUES, as_read=None
    )
    texts = [*(path.read_text(encoding="utf-8") for path in reports), status_text(numbered)]
    return [tomli.loads(text) for text in texts]


RAISED = date(2024, 3, 1)
ISSUES = (
    IssueReport("3.1.2-问1", "3.1.2", NoteKind.PROBLEM, "缺一间备餐间", RAISED, ("王某",)),
    IssueReport("3.1.2-问2", "3.1.2", NoteKind.PROBLEM, "缺人", RAISED),
    IssueReport("3.3.2-协2", "3.3.2", NoteKind.COORDINATION, "请派人", RAISED, ("王某",)),
    IssueReport(
        number="3.3.2-协1",
        measure="3.3.2",
        kind=NoteKind.COORDINATION,
        text="请街道出面协调物业",
        raised=RAISED,
        owner=("王某",),
        due=date(2024, 3, 31),
        state=IssueState.CLOSED,
        closed=date(2024, 3, 7),
        how="已协调",
        answer="同意",
    ),
)
STATUS = "Status report: plancheck-status/2"
TABLES = ("report", "measure", "issue", "feedback", "seal")


@pytest.mark.parametrize("table", TABLES)
def test_a_status_file_holds_what_the_page_says(statuses: list[dict[str, Any]], table: str) -> None:
    assert all(status["format"] == STATUS.partition(": ")[2] for status in statuses)
    assert {key for status in statuses for key in status} == {*TABLES, "format"}
    one = table in ("report", "seal")
    found = [t for s in statuses for t in ([s[table]] if one else s.get(table, []))]
    heading = f"`[{table}]`" if one else f"`[[{table}]]`"
    assert differences(found, keys(heading, STATUS)) == []


PROGRAM = re.findall(r"(?s)```python\n(.*?)```", PAGE)[0]
"""The page's own reader."""
EACH = """
import contextlib, io, json, runpy, sys
script, *paths = sys.argv[1:]
answers = []
for path in paths:
    sys.argv[1:] = [path]
    fault = ""
    with contextlib.redirect_stdout(io.StringIO()) as said:
        try:
            runpy.run_path(script)
        except SystemExit as end:
            fault = end.code
    answers.append([fault, said.getvalue()])
print(json.dumps(answers))
"""
"""Runs a program of one argument for each, in a process that has Python's own modules only."""


def test_the_program_on_the_page_is_short_and_verifies_what_is_written(
    reports: list[Path], tmp_path: Path
) -> None:
    assert len(PROGRAM.splitlines()) <= 40
    script = tmp_path / "verify.py"
    script.write_text(PROGRAM, encoding="utf-8")

    edits: list[Path] = []
    text = reports[-1].read_text(encoding="utf-8")
    for place, edited in (
        ("percent = 40", "percent = 41"),
        ("edition = 3", "edition = 4"),
        ('check = "', 'check = "A'),
    ):
        assert place in text
        edits.append(tmp_path / f"edited{len(edits)}.toml")
        edits[-1].write_text(text.replace(place, edited, 1), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-I", "-c", EACH, script, *reports, *edits],
        capture_output=True,
        check=True,
    )
    faults = ["damaged, or edited by hand"] * 2 + ["another check code"]
    assert json.loads(done.stdout) == [
        *(["", f"{load_status(path).digest}\n"] for path in reports),
        *([fault, ""] for fault in faults),
    ]


@pytest.fixture(scope="module")
def office(reports: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of five units over four weeks, rolled up: `rollup.json`, and files in a home."""
    place = tmp_path_factory.mktemp("office")
    (place / "in").mkdir()
    made = street.reports(4)
    last = max(one.period.last_day for one in made)
    closing = next(n for n, one in enumerate(made) if one.period.last_day == last)
    made[closing] = made[closing]._replace(issues=ISSUES)
    before = next(one for one in made if one.period == made[closing].period.shifted(-1))
    silent = before.head._replace(
        unit="未报单位"
    )  # what it follows is open, though it says nothing
    made.append(before._replace(head=silent, issues=ISSUES))
    texts = {report_stem(one): status_text(one) for one in made}
    texts |= {path.stem: path.read_text(encoding="utf-8") for path in reports}
    for stem, text in texts.items():
        (place / "in" / f"{stem}.toml").write_text(text, encoding="utf-8")
    (place / "in" / "周报_坏居委会_2024-W10_第1版.toml").write_text("???", encoding="utf-8")
    (place / "in" / "照片").mkdir()
    for name in ("1.jpg", "Thumbs.db"):
        (place / "in" / "照片" / name).write_bytes(b"\xff\xd8\xff")
    (place / "in" / "反馈.toml").write_text(feedback_text(SAID), encoding="utf-8")
    owing = f'[[unit]]\nname = "{silent.unit}"\ntype = "{silent.unit_type}"\n'
    roster = f"{rostered('第一中心')}fax = 1\n{owing}"
    (place / "名册.toml").write_text(roster, encoding="utf-8")
    arguments = ["rollup", str(place / "in"), "--roster", str(place / "名册.toml"), "--json"]
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        run(["--home", str(place / "home"), *arguments], {}, MONDAY)
    (place / "rollup.json").write_text(printed.getvalue(), encoding="utf-8")
    return place


MONDAY = Clock("2024-03-11T10:00:00+08:00")


def rostered(name: str) -> str:
    """A unit of a roster with every key."""
    texts = f'[[unit]]\nname = "{name}"\ntype = "中心"\ncontact = "甲"\nphone = "1"\n'
    return f'{texts}aliases = ["一"]\nformer = ["二"]\nsince = 2024-01-01\nuntil = 2024-12-31\n'


ROLLUP = "Roll-up: plancheck-rollup/2"


def test_the_check_codes_on_the_page_are_right() -> None:
    said = re.search(r"64 zeros has `(.+)` in edition 1 and\s+`(.+)` in edition 2", PAGE)
    assert said
    assert said.groups() == (check_code("0" * 64, 1), check_code("0" * 64, 2))


def test_a_rollup_file_holds_what_the_page_says(office: Path) -> None:
    (path,) = office.glob("home/exports/**/*.toml")
    content = tomli.loads(path.read_text(encoding="utf-8"))
    assert content["format"] == ROLLUP.partition(": ")[2]
    lists = ("file", "unit", "same", "returned", "report")
    assert content.keys() == {"format", "rollup", *lists, "seal"}
    head = keys("`[rollup]`", ROLLUP)
    assert differences([content["rollup"]], head) == ["never written: part"]
    for table in ("file", "unit", "same", "returned"):
        assert differences(content[table], keys(f"`[[{table}]]`", ROLLUP)) == []
    reports = content["report"]
    own = keys("`[[report]]`", ROLLUP)
    assert own.keys().isdisjoint(keys("`[report]`", STATUS))
    known = keys("`[report]`", STATUS) | own | {"measure": True, "issue": False}
    never = {"never written: period", "never written: export_of"}
    assert set(differences(reports, known)) == never
    measures = [measure for report in reports for measure in report["measure"]]
    assert differences(measures, keys("`[[measure]]`", STATUS)) == []


def test_a_feedback_file_holds_what_the_page_says() -> None:
    of_week, of_month = (
        tomli.loads(feedback_text(SAID._replace(period=period)))
        for period in (SAID.period, Months(2024, 3, 1))
    )
    name = "Feedback: plancheck-feedback/1"
    assert of_week["format"] == name.partition(": ")[2]
    assert of_week.keys() == {"format", "feedback", "item", "seal"}
    heads = [of_week["feedback"], of_month["feedback"]]
    assert differences(heads, keys("`[feedback]`", name)) == []
    assert differences(of_week["item"], keys("`[[item]]`", name)) == []


def test_a_roster_is_read_by_the_keys_of_the_page(office: Path) -> None:
    under = "Roster"
    assert set(keys("`[[unit]]`", under)) == set(RosterUnit._fields)
    assert set(keys("At the head", under)) == {"ranking", "deadline"}
    text = "".join(f'{key} = "周五 17:00"\n' for key in deadlines(under))
    path = office / "roster.toml"
    path.write_text(f"[deadlines]\n{text}{rostered('甲')}", encoding="utf-8")
    parsed = parse_roster(path)
    assert parsed.problems == ()
    assert all(parsed.roster.units[0])


def deadlines(under: str) -> list[str]:
    names = [row[0].strip("`") for row in rows("`[deadlines]`", under)]
    return ['"2024-W06"' if name == "<period>" else name for name in names]


@pytest.mark.parametrize(
    ("commands", "headings"),
    [
        (["list"], ["plancheck list --json"]),
        (
            [f"show {id}" for id in ("3.3.2", "1.3.1", "5.2.1", "3.2.1")],
            ["plancheck list --json", "plancheck show ID --json"],
        ),
        (["history"], ["plancheck history --json"]),
        (["feedback"], ["plancheck feedback --json"]),
        (["overview"], ["plancheck overview --json"]),
        (["problems --all"], ["plancheck problems --json"]),
        (["undo --list"], ["plancheck undo --list --json"]),
        (["carry"], ["plancheck carry --json"]),
        (["doctor"], ["plancheck doctor --json"]),
        (["rollup"], ["plancheck rollup --json"]),
        (["roster check"], ["plancheck roster check --json"]),
        (["plan import"], ["plancheck plan import FILE --json"]),
        (["plan diff"], ["plancheck plan diff OLD NEW --json"]),
    ],
)
def test_json_has_the_keys_of_the_page(
    home: Path,
    office: Path,
    capsys: pytest.CaptureFixture[str],
    commands: list[str],
    headings: list[str],
) -> None:
    written: set[str] = set()
    for command in commands:
        capsys.readouterr()
        more = ["--roster", str(office / "名册.toml")] if "roster" in command else []
        if "import" in command:
            more = [str(home / "计划.txt")]
            (home / "计划.txt").write_text(DOCUMENT, encoding="utf-8")
        if "diff" in command:
            more = [str(path) for path in two_plans(home)]
        run(["--home", str(home), *command.split(), *more, "--json"], {}, Clock(LAST))
        out = capsys.readouterr().out
        written.update(leaves(json.loads(out if command != "rollup" else rolled_up(office))))
    said = [row[0].strip("`") for heading in headings for row in rows(f"`{heading}`")]
    page = {key for one in said for key in spelt_out(one)}
    if len(headings) > 1:  # one object of another's list
        page = {key.removeprefix("[].") for key in page}
    nothing = {key for key in written if any(one.startswith(f"{key}.") for one in written)}
    written = {
        next((k for k in page if alike(k, key)), key) for key in written - nothing | page & nothing
    }
    assert written == page


def two_plans(folder: Path) -> list[Path]:
    """A plan, and a revision in which something of every kind differs."""
    old = revised(small_plan(), {"2.1.1": {"lead": ("中心",)}}, number=1)
    first, *others = old.sections
    left, right = first.objectives
    moved = right._replace(title="另一项任务", measures=(*right.measures, left.measures[1]))
    target = left.measures[0]._replace(target=Target(15, "台", "加装电梯"))
    objectives = (left._replace(measures=(target,)), moved)
    new = old._replace(
        number="某工委〔2024〕2号", sections=(first._replace(objectives=objectives), *others)
    )
    paths = [folder / "旧计划.toml", folder / "新计划.toml"]
    for path, plan in zip(paths, (old, new), strict=True):
        path.write_text(plan_text(plan), encoding="utf-8")
    return paths


def rolled_up(office: Path) -> str:
    return (office / "rollup.json").read_text(encoding="utf-8")


def test_the_csv_for_programs_has_the_columns_of_the_page(office: Path) -> None:
    arguments = ["rollup", str(office / "in"), "--english", "--format", "csv"]
    run(["--home", str(office / "home"), *arguments, "--out", str(office)], {}, MONDAY)
    (path,) = office.glob("*.csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        columns = next(csv.reader(file))
    assert columns == [row[0].strip("`") for row in rows("csv")]


def test_the_settings_are_those_of_the_page() -> None:
    known = {tuple(place) for place in config._WRITTEN.values()}
    known |= {("installation", "places"), ("keys", "<command>")}
    known |= {("signals", key) for key in Thresholds._fields}
    page = {(row[0].strip("`[]"), row[1].strip("`")) for row in rows("Settings: config.toml")}
    assert page == known


@pytest.mark.parametrize(
    "words", [Status, Signal, NoteKind, IssueState, FeedbackKind, Outcome, Submission]
)
def test_every_word_that_a_file_may_hold_is_on_the_page(words: type[Enum]) -> None:
    assert [one.value for one in words if one.value not in PAGE] == []


def test_the_exit_statuses_are_those_of_the_page() -> None:
    known = {
        str(one.exit_status)
        for one in vars(errors).values()
        if isinstance(one, type) and issubclass(one, errors.PlancheckError)
    }
    assert {row[0] for row in rows("Exit statuses")} == {"0", *known}


@pytest.mark.parametrize(
    ("heading", "table"),
    [
        ("`[plan]`", "plan"),
        ("`[[unit_type]]`", "unit_type"),
        ("`[[unit]]`", "unit"),
        ("`[[term]]`", "term"),
        ("`[[section]]`", "section"),
        ("`[[section.objective]]`", "objective"),
        ("`[[section.objective.measure]]`", "measure"),
        ("`target`", "target"),
        ("`[[revision]]`", "revision"),
        ("`[seal]` of a plan", "seal"),
    ],
)
def test_the_page_has_every_key_of_a_plan(heading: str, table: str) -> None:
    assert keys(heading, "Plan").keys() == KEYS[table] - {"objective", "measure"}
