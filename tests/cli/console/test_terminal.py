"""What reaches a terminal: words, and nothing that it would act on, whatever carries it in."""

from __future__ import annotations

import errno
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from plancheck.cli import run as run_program
from plancheck.cli.terminal import Outlet
from plancheck.domain.ledger.entry import identified
from plancheck.storage.ledger.record import record_text
from plancheck.storage.ledger.text import header_text
from tests.cli.conftest import Run
from tests.cli.console.processes import FULL_DISK, PLAIN, POSIX, PROGRAM, shell_each
from tests.sampler import part_or_whole
from tests.specimens import made
from tests.support import TYPE, UNIT, Clock, set_up_home

ESCAPES = "\x1b]0;x\x07\x9b31m\u202e\u2066\u200b"
"""A terminal's title, a colour, text turned round, and a blank that nobody sees."""
LINE = f"甲\n已保存 99 条{ESCAPES}"
FORBIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


def assert_harmless(*texts: str, forged: str = "\n已保存 99") -> None:
    for text in texts:
        assert not FORBIDDEN.search(text), ascii(text)
        assert forged not in text


ARGUMENTS = (
    "X", "--X", "tick X", "tick 1.1.1 --on X", "set 1.1.1 --percent X", "set 1.1.1 --due X",
    "set 1.1.1 --status X", "set 1.1.1 --amount X", "set X --percent 1", "note 1.1.1 x --kind X",
    "step 1.1.1 X", "step 1.1.1 done X", "settle 1.1.1 X", "undo X", "show X", "history X",
    "handover X Xb", "list X", "list --X", "list --type X", "list --status X", "list --view X",
    "list --section X", "list --week X", "list --search X", "nochange --week X",
    "report --week X", "export --format X", "export --period X", "merge X", "plan X",
    "plan check X", "plan show X", "rollup X", "rollup X --week X", "rollup X --roster X",
    "roster X", "roster init X", "roster check --roster X", "doctor X", "demo X",
    "setup --type X", "setup --unit X --type X",
)  # fmt: skip


@pytest.mark.parametrize("carried", [ESCAPES, LINE], ids=["escapes", "line"])
def test_an_argument_is_told_without_what_a_terminal_acts_on(unit: Run, carried: str) -> None:
    for words in ARGUMENTS:
        answer = unit(*(word.replace("X", carried) for word in words.split()))
        assert answer.status != 0, words
        assert_harmless(answer.out, answer.err)


@pytest.mark.parametrize("words", ["list", "doctor", "tick 1.1.1", "setup", ""])
def test_the_folder_the_plan_and_the_kind_of_terminal_are_too(
    words: str, tmp_path: Path, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    for environment in (
        {"PLANCHECK_HOME": str(tmp_path / ESCAPES), "TERM": ESCAPES},
        {"PLANCHECK_HOME": str(tmp_path), "PLANCHECK_PLAN": LINE},
        {"PLANCHECK_HOME": f"~{ESCAPES}/x"},
        {"PLANCHECK_HOME": "a\0b"},
        {"PLANCHECK_HOME": str(tmp_path), "PLANCHECK_PLAN": "a\0b"},
    ):
        run_program(words.split(), environment, clock)
        assert_harmless(*capsys.readouterr())


@POSIX
def test_names_of_files_are_told_in_one_line_without_what_a_terminal_acts_on(
    unit: Run, home: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for content in (b"\0", b"a = 1", b'format = "plancheck-status/1"', b"[[unit]]\nname = 1\n"):
        for name in (ESCAPES, LINE):
            path = folder / f"{name}{len(content)}.toml"
            path.write_bytes(content)
            for words in ("merge", "plan check", "roster check --roster"):
                assert_harmless(*unit(*words.split(), str(path))[1:])
    (folder / f"链{LINE}").symlink_to("/nix")
    (folder / os.fsdecode(b"\xc4\xe3.toml")).touch()
    out = tmp_path / f"out{ESCAPES}"
    for words in ("rollup IN", "rollup IN --json", "merge IN", "roster init IN", "doctor --json"):
        assert_harmless(*unit(*(word.replace("IN", str(folder)) for word in words.split()))[1:])
    assert_harmless(*unit("export", "--out", str(out))[1:])
    (ledger,) = (home / "ledger").glob("*/*")
    (ledger / f"{LINE}.toml").write_bytes(b"x")
    for words in ("list", "doctor", "doctor --repair"):
        assert_harmless(*unit(*words.split())[1:])


def test_a_path_in_json_is_escaped_and_still_the_path(unit: Run, tmp_path: Path) -> None:
    unit("export", "--format", "toml", "--out", str(tmp_path / "in"))
    marks = ESCAPES if os.name == "posix" else ESCAPES[-3:]  # others no name has on Windows
    out = tmp_path / f"out{marks}\U000e0041"
    answer = unit("rollup", str(tmp_path / "in"), "--out", str(out), "--format", "toml", "--json")
    assert_harmless(answer.out)
    (written,) = answer.json["written"]
    assert Path(written).is_file()


def test_a_name_given_to_a_rollup_reaches_no_file_as_it_is(unit: Run, tmp_path: Path) -> None:
    unit("export", "--format", "toml", "--out", str(tmp_path / "in"))
    answer = unit("rollup", str(tmp_path / "in"), "--out", str(tmp_path / "out"), "--name", LINE)
    assert_harmless(answer.err)
    page = next((tmp_path / "out").glob("*.md")).read_text(encoding="utf-8")
    assert page.startswith("# 甲 已保存 99 条")
    assert_harmless(page)


def test_the_traceback_for_those_who_look_for_it_is_harmless_too(home: Path, clock: Clock) -> None:
    set_up_home(home, clock)
    asked = (
        "import sys; from plancheck import cli; from plancheck.cli.command import show; "
        "show.show = lambda *_: exec('raise ValueError(sys.argv[2])'); "
        "cli.run(['--home', sys.argv[1], 'show', '1.1.1'], {'PLANCHECK_DEBUG': '1'})"
    )
    done = subprocess.run(
        [sys.executable, "-c", asked, home, f"x{ESCAPES}"],
        env=PLAIN | {"PYTHONUTF8": "1"}, capture_output=True, check=False,
    )  # fmt: skip
    told = done.stderr.decode().replace("\r\n", "\n")
    assert "ValueError: x" in told
    assert not FORBIDDEN.search(told)


def test_a_number_that_is_none_is_not_shown_as_json_that_nobody_reads(
    unit: Run, tmp_path: Path
) -> None:
    text = header_text("youyilu-2024", UNIT)
    for n, value in enumerate((float("nan"), float("inf"), 1.8e306), 1):
        entry = made(value, measure="3.2.1", field="amount", pc="zz9", n=n, act=f"a{n}")
        text += record_text(identified(entry))
    (tmp_path / "a.toml").write_text(text, encoding="utf-8")
    assert "新增 3 条" in unit("merge", str(tmp_path / "a.toml")).out
    for words in ("history --json", "show 3.2.1 --json", "list --json"):
        answer = unit(*words.split())
        json.loads(answer.out, parse_constant=pytest.fail)
        assert answer.status == 0
    for words in ("show 3.2.1", "history", "report", "export", "overview"):
        assert unit(*words.split()).status == 0


# --- streams that are closed or fail


@pytest.fixture
def ready(home: Path, clock: Clock) -> Path:
    set_up_home(home, clock)
    return home


@FULL_DISK
@pytest.mark.parametrize("share", part_or_whole(2, 1))
def test_what_cannot_be_said_aside_changes_nothing(
    unit: Run, home: Path, tmp_path: Path, share: int
) -> None:
    unit("export", "--format", "toml", "--out", str(tmp_path))
    lines = ["export --format toml", f"rollup {tmp_path} --format md", "check", "demo"]
    if share > 1:
        lines.pop()  # as dear as all the others
    usual = shell_each(home, "", lines)
    assert all(done.stdout and done.stderr for done in usual)
    for closed, first in (("2>/dev/full", 0), ("2>&-", share - 1)):
        answers = shell_each(home, closed, lines[first::share])
        for done, expected in zip(answers, usual[first::share], strict=True):
            assert (done.returncode, done.stdout) == (expected.returncode, expected.stdout)
            assert done.stderr == b""


def test_a_stream_that_is_closed_within_python_is_no_fault(ready: Path) -> None:
    asked = """
import os, sys
from plancheck import cli
lines = (["tick", "3.3.3"], ["list"], ["tick", "0.0.0"])
usual, sys.stderr = sys.stderr, open(os.dup(2), "w")
sys.stderr.close()
statuses = [cli.run([*sys.argv[1:], *line], {}) for line in lines]
sys.stderr = usual
sys.stdout.close()
statuses += [cli.run([*sys.argv[1:], *line], {}) for line in lines]
sys.exit(statuses != [0, 0, 2, 0, 0, 2])
"""
    command = [sys.executable, "-c", asked, "--home", str(ready)]
    done = subprocess.run(command, env=PLAIN, capture_output=True, check=False)
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr


def test_windows_word_for_a_reader_that_went_away_is_understood(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Pipe(io.StringIO):
        def write(self, _: str) -> int:
            raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr("sys.platform", "win32")
    with pytest.raises(BrokenPipeError):
        Outlet(Pipe(), aside=False).write("甲")
    assert Outlet(Pipe(), aside=True).write("甲") == 1


# --- where the home is


@POSIX
@pytest.mark.parametrize("words", ["list", "tick 1.1.1", "rollup x", "doctor"])
def test_where_no_home_can_be_found_the_clerk_is_told_what_to_do(
    words: str, monkeypatch: pytest.MonkeyPatch, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_DOCUMENTS_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("pwd.getpwuid", lambda uid: {}[uid])  # KeyError, as of an unknown user
    assert run_program(words.split(), {}, clock) == (1 if words == "doctor" else 2)
    printed = capsys.readouterr()
    assert "--home" in printed.out + printed.err
    assert "程序出错" not in printed.out + printed.err


@POSIX
def test_in_a_folder_that_is_gone_the_clerk_is_told(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    clock: Clock,
    capsys: pytest.CaptureFixture[str],
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    script = f'cd "{gone}" && rmdir "{gone}" && exec "$@"'
    environment = {"PLANCHECK_HOME": str(tmp_path / "home")}
    done = subprocess.run(
        ["/bin/sh", "-c", script, "sh", *PROGRAM, "--home", "h", "list"],
        env=PLAIN | environment | {"PYTHONUTF8": "1"}, capture_output=True, check=False,
    )  # fmt: skip
    told = [(done.returncode, (done.stdout + done.stderr).decode())]
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    for words in ("--home . doctor", "rollup x"):
        status = run_program(words.split(), environment, clock)
        told.append((status, "".join(capsys.readouterr())))
    for status, text in told:
        assert status in (1, 2)
        assert "不在了" in text or "找不到文件" in text


def test_settings_that_cannot_be_written_are_said_with_what_to_do(
    plancheck: Run, home: Path
) -> None:
    home.parent.mkdir(exist_ok=True)
    home.write_text("a file where the home should be", encoding="utf-8")
    answer = plancheck("setup", "--unit", UNIT, "--type", TYPE)
    assert answer.status == 4
    assert "可用 --home" in answer.err
