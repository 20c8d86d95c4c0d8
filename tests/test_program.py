"""The real program in processes of its own: start-up, encodings, terminals, a kill."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from bench.terminal import Terminal

from plancheck.domain.progress import Status
from tests.support import TYPE, UNIT, Clock, open_home, set_up_home

PROGRAM = [sys.executable, "-m", "plancheck"]


def run(home: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    base = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "PYTHON"))}
    return subprocess.run(
        [*PROGRAM, "--home", str(home), *arguments],
        env=base | environment,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=False,
    )


def test_list_imports_nothing_heavy(home: Path, clock: Clock) -> None:
    set_up_home(home, clock)
    code = (
        "import sys; from plancheck import cli; "
        f"status = cli.run(['--home', {str(home)!r}, 'list'], {{}}); "
        "heavy = {'textual', 'rich', 'tomlkit', 'filelock', 'platformdirs', 'dataclasses',"
        " 'inspect', 'asyncio', 'difflib', 'secrets', 'csv', 'tempfile', 'shutil'};"
        "print(status, sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.decode().splitlines()[-1] == "0 []"


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "utf-8"])
def test_no_console_encoding_kills_a_command(home: Path, clock: Clock, encoding: str) -> None:
    workspace = set_up_home(home, clock)
    assert workspace.book
    workspace.book.perform(workspace.note(["3.3.2"], "😀 ✓ ¹"))
    for words in (["list"], ["show", "3.3.2"], ["plan", "show"], ["tick", "0.0.0"], ["--help"]):
        done = run(home, *words, PYTHONIOENCODING=encoding)
        assert done.returncode in (0, 2)
        assert b"Traceback" not in done.stderr
        if encoding == "gbk":
            assert re.search("措施|友谊路", (done.stdout + done.stderr).decode("gbk"))


def test_the_c_locale_is_no_obstacle(home: Path, clock: Clock) -> None:
    set_up_home(home, clock)
    done = run(home, "list", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr


def test_a_reader_that_goes_away_is_no_error(home: Path, clock: Clock) -> None:
    set_up_home(home, clock)
    command = subprocess.Popen(
        [*PROGRAM, "--home", str(home), "plan", "show"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert command.stdout
    assert command.stderr
    command.stdout.close()
    assert b"Traceback" not in command.stderr.read()
    assert command.wait(30) == 0
    command.stderr.close()


def screen_of(home: Path) -> Terminal:
    return Terminal([*PROGRAM, "--home", str(home)], (80, 24), {"LANG": "C.UTF-8"})


def plain(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_what_the_screen_called_saved_survives_kill_9(home: Path, clock: Clock) -> None:
    set_up_home(home, clock)
    with screen_of(home) as terminal:
        terminal.until(lambda text: "1.1.1" in text)
        for number, id in enumerate(("1.1.1", "1.1.2", "1.1.3"), 1):
            terminal.send(" ")
            terminal.until(
                lambda text, i=id, n=number: f"已保存已完成{i}本单位{n}/38" in plain(text)  # type: ignore[misc]
            )
            if number < 3:
                terminal.send("\x1b[B")
                terminal.settle()
        terminal.kill()
    reopened = open_home(home, clock)
    assert not reopened.problems
    for id in ("1.1.1", "1.1.2", "1.1.3"):
        assert reopened.progress.state(id).status is Status.DONE


def test_full_width_keys_and_committed_text_arrive_through_a_real_terminal(
    home: Path, clock: Clock
) -> None:
    set_up_home(home, clock)
    with screen_of(home) as terminal:
        terminal.until(lambda text: "1.1.1" in text)
        terminal.send("\N{IDEOGRAPHIC SPACE}")
        terminal.until(lambda text: "已保存" in plain(text))
        terminal.send("／")
        terminal.until(lambda text: "查找：" in plain(text))
        terminal.send("助餐")
        terminal.until(lambda text: "(1/38)" in text)
        terminal.send("\r\x1bOS")  # Enter, F4
        terminal.until(lambda text: "看哪一类单位" in plain(text))
    reopened = open_home(home, clock)
    assert reopened.progress.state("1.1.1").status is Status.DONE


def test_the_first_start_is_led_through_in_a_real_terminal(home: Path, clock: Clock) -> None:
    with screen_of(home) as terminal:
        terminal.until(lambda text: "请选择单位" in plain(text))
        terminal.send("\r")
        terminal.settle()
        terminal.send(UNIT + "\r")
        terminal.settle()
        terminal.send("甲\r")
        terminal.until(lambda text: "本单位有38项措施。" in plain(text))
        terminal.send("\x11")  # Ctrl+Q
        os.waitpid(terminal.pid, 0)
    config = open_home(home, clock).config
    assert (config.unit, config.unit_type, config.clerk) == (UNIT, TYPE, "甲")
