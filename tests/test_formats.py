"""docs/formats.md says what the files hold: no key is missing there, and each it promises is there.

The page's tables are read as they stand: a table under a heading has a key a row.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import tomli

from plancheck import errors
from plancheck.cli import run
from plancheck.domain.period import Months
from plancheck.domain.progress.signal import Thresholds
from plancheck.domain.progress.state import NoteKind
from plancheck.domain.report.model import IssueReport, IssueState
from plancheck.storage import config
from plancheck.storage.plan.values import KEYS
from plancheck.storage.report.file import load_status, status_text

from .lively import LAST, play
from .support import Clock

PAGE = (Path(__file__).parents[1] / "docs" / "formats.md").read_text(encoding="utf-8")
VARIES = re.compile(r"<\w+>")


def rows(heading: str, under: str = "") -> list[tuple[str, ...]]:
    """The cells of the table under a heading, of a chapter where several have such a one."""
    chapter = re.split(rf"(?m)^## {re.escape(under)}", PAGE)[1] if under else PAGE
    chapter = re.split(r"(?m)^## ", chapter)[0] if under else chapter
    part = re.split(rf"(?m)^###? {re.escape(heading)}$", chapter)[1]
    part = re.split(r"(?m)^##", part)[0]
    lines = [line for line in part.splitlines() if line.startswith("|")]
    assert len(lines) > 2, heading
    return [tuple(c.strip() for c in line.strip("|").split("|")) for line in lines[2:]]


def keys(heading: str, under: str = "") -> dict[str, bool]:
    """The keys of a table, and whether each is always there."""
    return {row[0].strip("`"): row[2] == "always" for row in rows(heading, under)}


def differences(found: Iterable[Mapping[str, Any]], page: Mapping[str, bool]) -> list[str]:
    """What tables of a file have against the page's one, and the page against them."""
    found = list(found)
    assert found
    written = {key for table in found for key in table}
    lacking = {
        key for table in found for key, always in page.items() if always and key not in table
    }
    return [
        *(f"not on the page: {key}" for key in sorted(written - page.keys())),
        *(f"always, and yet missing: {key}" for key in sorted(lacking)),
        *(f"never written: {key}" for key in sorted(page.keys() - written)),
    ]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a lively unit's ledger and its exported files."""
    home = tmp_path_factory.mktemp("formats") / "home"
    play(home, Clock())
    return home


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
    assert met == {field: {of} for field, of in said.items()}


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
    IssueReport("3.1.2-问1", "3.1.2", NoteKind.PROBLEM, "缺一间备餐间", RAISED),
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
TABLES = ("report", "measure", "issue", "seal")


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


def test_the_program_on_the_page_is_short_and_verifies_what_is_written(
    reports: list[Path], tmp_path: Path
) -> None:
    assert len(PROGRAM.splitlines()) <= 40
    script = tmp_path / "verify.py"
    script.write_text(PROGRAM, encoding="utf-8")

    def verify(path: Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-I", script, path], capture_output=True, text=True, check=False
        )

    for path in reports:
        answer = verify(path)
        assert (answer.returncode, answer.stderr) == (0, "")
        assert answer.stdout.strip() == load_status(path).digest
    text = reports[-1].read_text(encoding="utf-8")
    for place, edited in (
        ("percent = 40", "percent = 41"),
        ("edition = 2", "edition = 3"),
        ('check = "', 'check = "A'),
    ):
        assert place in text
        edit = tmp_path / "edited.toml"
        edit.write_text(text.replace(place, edited, 1), encoding="utf-8")
        assert verify(edit).returncode == 1


def leaves(value: Any, at: str = "") -> Iterator[str]:
    """The keys of a JSON value, by their paths; an empty list has none."""
    if isinstance(value, Mapping):
        for key, one in value.items():
            yield from leaves(one, f"{at}.{key}".lstrip("."))
    elif isinstance(value, list) and (not value or isinstance(value[0], Mapping | list)):
        for one in value:
            yield from leaves(one, f"{at}[]")
    else:
        yield at


def spelt_out(key: str) -> list[str]:
    """`a.{b,c}` is `a.b` and `a.c`."""
    before, brace, rest = key.partition("{")
    if not brace:
        return [key]
    inner, _, after = rest.partition("}")
    return [f"{before}{one}{after}" for one in inner.split(",")]


@pytest.mark.parametrize(
    ("commands", "headings"),
    [
        (["list"], ["plancheck list --json"]),
        (
            [f"show {id}" for id in ("3.3.2", "1.3.1", "5.2.1", "3.2.1")],
            ["plancheck list --json", "plancheck show ID --json"],
        ),
        (["history"], ["plancheck history --json"]),
        (["overview"], ["plancheck overview --json"]),
        (["undo --list"], ["plancheck undo --list --json"]),
        (["doctor"], ["plancheck doctor --json"]),
    ],
)
def test_json_has_the_keys_of_the_page(
    home: Path, capsys: pytest.CaptureFixture[str], commands: list[str], headings: list[str]
) -> None:
    written: set[str] = set()
    for command in commands:
        capsys.readouterr()
        run(["--home", str(home), *command.split(), "--json"], {}, Clock(LAST))
        written.update(leaves(json.loads(capsys.readouterr().out)))
    said = [row[0].strip("`") for heading in headings for row in rows(f"`{heading}`")]
    page = {key for one in said for key in spelt_out(one)}
    if len(headings) > 1:  # one object of another's list
        page = {key.removeprefix("[].") for key in page}
    nothing = {key for key in written if any(one.startswith(f"{key}.") for one in written)}
    written = {
        next((k for k in page if alike(k, key)), key) for key in written - nothing | page & nothing
    }
    assert written == page


def alike(key: str, written: str) -> bool:
    """Whether a key of the page, a part of which may vary, is the one that is written."""
    return re.fullmatch(VARIES.sub(".+", re.escape(key)), written) is not None


def test_the_settings_are_those_of_the_page() -> None:
    known = {tuple(place) for place in config._WRITTEN.values()}
    known |= {("installation", "places"), ("keys", "<command>")}
    known |= {("signals", key) for key in Thresholds._fields}
    page = {(row[0].strip("`[]"), row[1].strip("`")) for row in rows("Settings: config.toml")}
    assert page == known


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
    ],
)
def test_the_page_has_every_key_of_a_plan(heading: str, table: str) -> None:
    assert keys(heading, "Plan").keys() == KEYS[table] - {"objective", "measure"}
