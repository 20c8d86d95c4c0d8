"""The sample unit: lively on any day of the year, thrown away, and never near the real home."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from bench.terminal import Terminal

from plancheck.cli import run
from plancheck.domain.period import Week
from plancheck.domain.progress.checklist import Question
from plancheck.domain.progress.status import Status
from plancheck.storage.plan.file import default_plan_path, load_plan
from plancheck.workspace import Workspace
from plancheck.workspace.demo import in_year, sample_workspace
from tests.cli.console.processes import FULL_DISK
from tests.program.preload import terminal_of
from tests.specimens import measure, plan_of
from tests.support import Clock, waiting

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")

PROGRAM = [sys.executable, "-m", "plancheck"]


def sample(root: Path, now: str) -> Workspace:
    plan, problems = load_plan(default_plan_path())
    return sample_workspace(root, plan, problems, Clock(f"{now}T09:00:00+08:00"))


@pytest.mark.parametrize(
    "now", ["2026-11-25", "2028-02-29", "2025-01-01", "2027-01-12", "2024-12-31"]
)
def test_on_any_day_there_is_something_of_everything(tmp_path: Path, now: str) -> None:
    workspace = sample(tmp_path, now)
    today = date.fromisoformat(now)
    assert workspace.unit.plan.year == today.year
    checklist = workspace.unit.checklist(Question(workspace.unit.identity))
    assert {item.state.status for item in checklist.items()} == set(Status)
    assert any(0 < item.state.steps_done < len(item.state.steps) for item in checklist.items())
    assert any(item.state.evidence for item in checklist.items())
    assert not checklist.calendar.notice
    assert checklist.tally.done == 3
    assert "逾期" in checklist.tally.lights()
    assert workspace.unit.ledger
    assert workspace.unit.problems == ()
    for entry in workspace.unit.ledger.history.by_id.values():
        assert date(today.year, 1, 1) <= entry.on <= today
    weeks = workspace.unit.overview().weeks
    assert weeks[0].week == Week.of(min(today, date(today.year, 1, 9))), "as the plan was issued"
    assert weeks[-1].week == Week.of(today)
    assert workspace.reports.report(Week.of(today)).measures
    assert workspace.undo.last().entries


def test_a_plan_of_one_measure_has_its_demonstration_too(tmp_path: Path) -> None:
    plan = plan_of([measure("1.1.1")])
    workspace = sample_workspace(tmp_path, plan, (), Clock())
    assert workspace.unit.checklist(Question(workspace.unit.identity)).tally.done == 1


def test_the_plan_of_another_year_keeps_its_days() -> None:
    plan = plan_of(
        [measure("1.1.1", due=date(2024, 2, 29)), measure("1.1.2", due=date(2024, 6, 30))]
    )
    dues = [m.due for m in in_year(plan, 2026).measures()]
    assert dues == [date(2026, 2, 28), date(2026, 6, 30)]


def environment(tmp_path: Path) -> dict[str, str]:
    """A real home that would be seen if it were touched, and a place for temporary folders."""
    (tmp_path / "tmp").mkdir()
    (tmp_path / "real").mkdir()
    names = ("HOME", "PLANCHECK_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")
    real = {name: str(tmp_path / "real") for name in names}
    return real | {"TMPDIR": str(tmp_path / "tmp"), "LANG": "C.UTF-8"}


def untouched(tmp_path: Path) -> bool:
    return not list((tmp_path / "real").iterdir()) and not list((tmp_path / "tmp").iterdir())


def test_in_a_pipe_the_list_is_printed_and_nothing_is_left(tmp_path: Path) -> None:
    done = subprocess.run(
        [*PROGRAM, "demo"],
        env=os.environ | environment(tmp_path),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
    )
    assert "演示居委会" in done.stdout.decode()
    assert "没有留下任何内容" in done.stderr.decode()
    assert untouched(tmp_path)


DEAD = "import os; os.dup2(os.open('/dev/full', os.O_WRONLY), 2)"
"""What has all that is written to standard error fail."""


@waiting
@pytest.mark.parametrize("end", [pytest.param("F10", marks=FULL_DISK), "closed window"])
def test_on_the_screen_it_says_what_it_is_and_leaves_nothing(tmp_path: Path, end: str) -> None:
    """Also where errors go nowhere."""
    before = DEAD if end == "F10" else ""
    place = environment(tmp_path)
    with terminal_of("demo", size=(100, 30), env=place, before=before) as terminal:
        terminal.until(lambda text: "不留任何内容" in text)
        (folder,) = (tmp_path / "tmp").iterdir()
        assert (folder / "config.toml").exists()
        terminal.send(" ")
        terminal.until(lambda text: "已保存" in text)
        if end == "F10":
            terminal.send("\x11")  # Ctrl+Q
        else:
            if sys.platform == "win32":
                pytest.skip("not under Windows")
            os.kill(terminal.pid, signal.SIGHUP)
        status = terminal.ended()
    assert status == 0 or end != "F10"
    assert untouched(tmp_path)


@waiting
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize(
    "elsewhere",
    ["2>&-", *(pytest.param(one, marks=pytest.mark.soak) for one in ("2>/dev/full", "2>messages"))],
)
def test_it_is_shown_where_errors_go_elsewhere(tmp_path: Path, elsewhere: str) -> None:
    script = ["/bin/sh", "-c", f'cd "$0" && exec "$@" {elsewhere}', str(tmp_path), *PROGRAM]
    with Terminal([*script, "demo"], (100, 30), environment(tmp_path)) as terminal:
        terminal.until(lambda text: "不留任何内容" in text)
        terminal.send("\x11")  # Ctrl+Q
        assert terminal.ended() == 0
    assert untouched(tmp_path)


def test_without_a_folder_for_it_the_clerk_is_told(
    monkeypatch: pytest.MonkeyPatch, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    def none() -> str:
        raise FileNotFoundError(2, "No usable temporary directory found")

    monkeypatch.setattr("tempfile.gettempdir", none)
    assert run(["demo"], {}, clock) == 4
    assert "TMPDIR" in capsys.readouterr().err
