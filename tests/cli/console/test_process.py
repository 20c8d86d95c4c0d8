"""The command line in processes of its own: what it imports, encodings, pipes, full disks."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from plancheck.cli import run as run_program
from plancheck.domain.progress.status import Status
from tests.cli.console.processes import (
    FULL_DISK,
    PLAIN,
    POSIX,
    PROGRAM,
    run_each,
    run_in,
    shell_each,
)
from tests.support import TYPE, UNIT, Clock, home_with_odd_characters, open_home


@pytest.fixture
def unit(home: Path, clock: Clock) -> Path:
    """A home with a unit and one record in characters that not every encoding has."""
    return home_with_odd_characters(home, clock)


HEAVY = """
    textual rich tomlkit filelock platformdirs dataclasses inspect asyncio difflib secrets csv
    tempfile shutil calendar base64 hashlib subprocess random importlib.metadata
    plancheck.tui plancheck.cli.command.edit plancheck.domain.report.model
    plancheck.domain.progress.edits plancheck.domain.ledger.undo plancheck.domain.dates
    plancheck.export.report.csv plancheck.cli.command.show
"""


def test_list_imports_nothing_heavy(unit: Path) -> None:
    heavy = set(HEAVY.split())
    if sys.platform != "linux":
        heavy.remove("platformdirs")  # which alone knows the user's folder there
    code = (
        "import sys; from plancheck import cli\n"
        "for words in ['list'], ['list', '--status', '未启动'], []:\n"
        f"    status = cli.run(['--home', {str(unit)!r}, *words], {{}})\n"
        f"    print(status, sorted({heavy!r} & set(sys.modules)), '（完）', sep='')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=PLAIN | {"PYTHONUTF8": "1"},
        capture_output=True,
        check=True,
        stdin=subprocess.DEVNULL,
    )
    ends = [line for line in done.stdout.decode().splitlines() if line.endswith("（完）")]
    assert ends == ["0[]（完）"] * 3


def test_no_console_encoding_kills_a_command_and_json_is_whole_in_each(unit: Path) -> None:
    commands: dict[tuple[str, ...], tuple[int, str]] = {
        ("list",): (0, "设置人民建议征集邮筒"),
        ("show", "3.3.2"): (0, "牵头"),
        ("history",): (0, "进展"),
        ("plan", "show"): (0, "全力打造美好生活新场景"),
        ("tick", "0.0.0"): (2, "计划中没有措施"),
        ("--help",): (0, "用法"),
        (): (0, "plancheck --help"),
    }
    as_json = ("show", "3.3.2", "--json")
    lines = [*commands, as_json]
    encodings = ("gbk", "ascii", "utf-8")
    told = run_in(unit, [(encoding, line) for encoding in encodings for line in lines])
    for number, encoding in enumerate(encodings):
        *answers, shown = told[number * len(lines) : (number + 1) * len(lines)]
        for done, (status, words) in zip(answers, commands.values(), strict=True):
            assert done.returncode == status
            assert b"Traceback" not in done.stderr
            if encoding != "ascii":
                assert words in (done.stdout + done.stderr).decode(encoding)
        content = json.loads(shown.stdout.decode(encoding))
        assert content["notes"][0]["text"] == "😀 ✓ ¹"
        assert content["text"].startswith("设置人民建议")


def test_only_what_gbk_has_not_is_lost_in_gbk(unit: Path) -> None:
    others = (
        ["list"],
        ["--help"],
        ["set", "--help"],
        ["tick", "0.0"],
        ["export", "--format", "md"],
    )
    answers = run_each(unit, (["show", "3.3.2"], *others), PYTHONIOENCODING="gbk")
    shown = answers[0].stdout.decode("gbk")
    assert "：? ? ?" in shown
    assert shown.count("?") == 6, "the note, as it stands and in the history"
    for done in answers[1:]:
        assert "?" not in (done.stdout + done.stderr).decode("gbk")


def test_a_reader_that_goes_away_is_no_error(unit: Path) -> None:
    for words in (["plan", "show"], ["overview"]):
        command = subprocess.Popen(
            [*PROGRAM, "--home", str(unit), *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert command.stdout
        assert command.stderr
        command.stdout.close()
        assert command.stderr.read() == b""
        assert command.wait(30) == 0
        command.stderr.close()


@FULL_DISK
@pytest.mark.parametrize("environment", [{}, {"PYTHONUNBUFFERED": "1"}])
def test_output_that_finds_the_disk_full_is_said_and_what_is_on_disk_called_saved(
    unit: Path, clock: Clock, environment: dict[str, str]
) -> None:
    acts = ["tick 3.3.3", "note 3.3.3 已装", "export --format toml", "setup --clerk 乙"]
    shown = ["list --json", "plan show", "history --json"]
    if environment:  # one of each
        acts, shown = acts[:1], shown[:1]
    answers = shell_each(unit, "> /dev/full", (*acts, *shown, "tick 3.3.3"), **environment)
    for done in answers[: len(acts)]:
        assert done.returncode == 0, done.args
        assert "已经保存，只是结果显示不出来：磁盘已满。\n" in done.stderr.decode()
    for done in answers[len(acts) : -1]:
        assert done.returncode == 4, done.args
        assert done.stderr.decode() == "没有做完：磁盘已满。已保存的记录不受影响。\n"
    assert answers[-1].returncode == 4, "this time nothing was to be recorded"
    assert open_home(unit, clock).unit.progress.state("3.3.3").status is Status.DONE


@FULL_DISK
def test_where_nothing_at_all_can_be_said_the_exit_status_says_it(unit: Path) -> None:
    answers = shell_each(unit, "> /dev/full 2>&1", ("tick 3.3.3", "tick 0.0.0", "list"))
    assert [done.returncode for done in answers] == [0, 2, 4]


@POSIX
def test_a_disk_full_at_a_tick_is_exit_status_4_and_harms_nothing(unit: Path, clock: Clock) -> None:
    (ledger,) = unit.glob("ledger/*/*/*.toml")
    before = ledger.read_bytes()

    if sys.platform == "win32":
        pytest.skip("Windows sets no limits")
    import resource

    def no_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + 20, len(before) + 20))

    done = subprocess.run(
        [*PROGRAM, "--home", str(unit), "tick", "3.3.3"],
        env=PLAIN | {"PYTHONDONTWRITEBYTECODE": "1", "LANG": "C.UTF-8"},
        capture_output=True,
        preexec_fn=no_room,
        check=False,
    )
    assert done.returncode == 4
    assert "没有保存：磁盘已满" in done.stderr.decode()
    assert done.stdout == b""
    assert ledger.read_bytes() == before
    assert run_program(["--home", str(unit), "tick", "3.3.3"], {}, clock) == 0
    assert open_home(unit, clock).unit.progress.state("3.3.3").status is Status.DONE


def test_the_variables_name_home_and_plan_and_the_options_overrule_them(
    tmp_path: Path, home: Path, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    setup = [*PROGRAM, "setup", "--unit", UNIT, "--type", TYPE]
    subprocess.run(setup, env=PLAIN | {"PLANCHECK_HOME": str(home)}, check=True)
    assert (home / "config.toml").exists()
    missing = {"PLANCHECK_PLAN": str(tmp_path / "none.toml")}
    assert run_program(["--home", str(home), "list"], missing, clock) == 3
    named, other = {"PLANCHECK_HOME": str(home)}, ["--home", str(tmp_path / "other"), "list"]
    capsys.readouterr()
    assert run_program(other, named, clock) == 0
    assert "（未设置单位）" in capsys.readouterr().out
