"""Consoles of every kind: readable output or a sentence, never a traceback."""

from __future__ import annotations

import locale
import sys
from pathlib import Path

import pytest
from bench.terminal import Terminal

from plancheck.domain.progress.status import Status
from tests.cli.console.processes import POSIX, run_in, shell_each
from tests.program.preload import terminal_of
from tests.support import Clock, home_with_odd_characters, open_home, waiting

COMMANDS = {
    "list": "设置人民建议征集邮筒",
    "show 3.3.2": "牵头",
    "history": "进展",
    "doctor": "一共：",
    "--help": "用法",
    "note 3.3.3 新装两处": "已记进展 3.3.3",
    "show 3.3.3": "新装两处",
    "export --format toml": "校验码",
}
"""A command line, and what is read in what it prints."""
CONSOLES: dict[str, tuple[dict[str, str], tuple[str, ...]]] = {
    "C": ({"LC_ALL": "C"}, ("",)),
    "GBK": (
        {"LC_ALL": "zh_CN.GBK", "PYTHONIOENCODING": "gbk"},
        ("", "cp936", "ascii"),
    ),
}
"""What a process begins with, and the encodings of its streams: "" for those it begins with."""
PER_TERM = """
import sys
from plancheck import cli
for term in iter(input, ""):
    print(end="\\x1b[H\\x1b[2J", flush=True)
    cli.run(sys.argv[1:], {"TERM": term.strip(), "LANG": "C.UTF-8"})
    print(end=f"（{term}）", flush=True)
"""
"""Runs a command line anew for each line that is typed: the terminal's type, as TERM would say."""


@pytest.fixture
def unit(home: Path, clock: Clock) -> Path:
    """A home with a unit and one record in characters that not every encoding has."""
    return home_with_odd_characters(home, clock)


@pytest.mark.parametrize("console", CONSOLES)
def test_every_command_is_read_or_says_why_not(unit: Path, console: str) -> None:
    environment, encodings = CONSOLES[console]
    default = locale.getencoding() if sys.platform == "win32" else "utf-8"
    default = environment.get("PYTHONIOENCODING", default)
    lines = [(encoding, words) for encoding in encodings for words in COMMANDS]
    answers = run_in(unit, [(encoding, words.split()) for encoding, words in lines], **environment)
    for done, (encoding, words) in zip(answers, lines, strict=True):
        expected = COMMANDS[words]
        assert done.returncode == 0
        assert b"Traceback" not in done.stderr
        printed = (done.stdout + done.stderr).decode(encoding or default)
        if encoding == "ascii":
            assert "this console has no Chinese" in printed
            assert "PYTHONUTF8=1" in printed
        else:
            assert expected in printed
            assert "no Chinese" not in printed


@POSIX
def test_where_names_cannot_be_hanzi_that_is_said_and_no_empty_ledger_shown(unit: Path) -> None:
    """The doctor and the help still answer."""
    old = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    lines = [("", words.split()) for words in ("list", "tick 3.3.3", "", "doctor", "--help")]
    told = run_in(unit, [*lines, ("utf-8", ["doctor"]), ("utf-8", ["--help"])], **old)
    *answers, doctor, help_page = told
    assert [done.returncode for done in answers] == [2, 2, 2, 1, 0]
    assert [done.stdout for done in answers[:3]] == [b"", b"", b""]
    for done in answers:
        assert b"PYTHONUTF8=1" in done.stderr
        assert b"Traceback" not in done.stderr
    assert "坏    文件名：" in doctor.stdout.decode()
    assert "坏    文件名：" not in help_page.stdout.decode()


ENDS = {
    "list": 0, "doctor": 0, "tick 0.0.0": 2, "export --format toml": 0, "": 0, "tick 3.3.3": 0,
}  # fmt: skip
"""A command line, and the exit status that it ends with."""
EVERY = [">&-", "2>&-", "<&-", ">&- 2>&- <&-"]


@POSIX
@pytest.mark.parametrize(
    ("closed", "lines"),
    [
        *((">&-", ["list", "doctor"]), ("2>&-", ["doctor", "tick 0.0.0"])),
        (EVERY[-1], ["list", "tick 0.0.0", "export --format toml", ""]),
        *(pytest.param(one, list(ENDS)[:-1], marks=pytest.mark.soak) for one in EVERY),
    ],
)
def test_closed_streams_are_no_fault(
    unit: Path, clock: Clock, closed: str, lines: list[str]
) -> None:
    lines = [*lines, "tick 3.3.3"]
    answers = shell_each(unit, closed, lines)
    assert [done.returncode for done in answers] == [ENDS[line] for line in lines]
    assert not any(b"Traceback" in done.stderr for done in answers)
    assert open_home(unit, clock).unit.progress.state("3.3.3").status is Status.DONE


@POSIX
@waiting
@pytest.mark.parametrize("kind", ["", "dumb"])
def test_a_terminal_that_shows_no_screen_gets_the_list_and_a_sentence(
    unit: Path, kind: str
) -> None:
    with terminal_of("--home", str(unit), size=(120, 70), env={"TERM": kind}) as terminal:
        terminal.until(lambda text: "命令见 plancheck --help" in text)
        assert "1.1.1" in terminal.text()


@POSIX
@waiting
@pytest.mark.parametrize("kind", ["linux", "linux-16color", "vt100"])
def test_a_simple_terminal_shows_the_screen_and_saves(unit: Path, clock: Clock, kind: str) -> None:
    environment = {"TERM": kind, "COLORTERM": ""}
    with terminal_of("--home", str(unit), env=environment) as terminal:
        terminal.until(lambda text: "1.1.1" in text)
        terminal.send(" ")
        terminal.until(lambda text: "已保存" in text)
    assert open_home(unit, clock).unit.progress.state("1.1.1").status is Status.DONE


def _page(terminal: Terminal, kind: str) -> str:
    """The page that PER_TERM prints where a terminal of that kind is named."""
    terminal.send(f"{kind}\n")
    terminal.until(lambda text: f"（{kind}）" in text)
    return terminal.text()


@POSIX
@waiting
def test_doctor_measures_the_terminal_it_is_in(unit: Path) -> None:
    doctor = ("--home", str(unit), "doctor")
    with terminal_of(*doctor, size=(100, 40), before=PER_TERM) as terminal:
        for kind in ("xterm-256color", "linux", "vt100", "dumb", " "):
            text = _page(terminal, kind)
            assert "一共：" in text
            assert "100 列 40 行" in text
            assert ("没有设 TERM" in text) is (kind == " ")
            measured = kind not in (" ", "dumb")
            assert ("没有测" in text) is not measured
            assert ("字宽：“ 占 1 格" in text) is measured


@POSIX
@waiting
@pytest.mark.parametrize("cells", [1, 2])
def test_doctor_measures_the_width_and_tells_where_the_settings_say_another(
    unit: Path, cells: int
) -> None:
    with (unit / "config.toml").open("a", encoding="utf-8") as file:
        file.write('[display]\nambiguous_width = "wide"\n')
    doctor = ("--home", str(unit), "doctor")
    with terminal_of(*doctor, size=(120, 40), ambiguous=cells, env={"TERM": "xterm"}) as terminal:
        terminal.until(lambda text: "一共：" in text)
        page = terminal.text()
    for char, width in (("“", cells), ("─", cells), ("✓", 1), ("汉", 2)):
        assert f"{char} 占 {width} 格" in page
    assert ("ambiguous_width" in page) is (cells == 1)


@POSIX
@waiting
def test_a_terminal_that_does_not_answer_is_not_waited_for_long(unit: Path) -> None:
    doctor = ("--home", str(unit), "doctor")
    with terminal_of(*doctor, size=(100, 40), answers=False, env={"TERM": "xterm"}) as terminal:
        came = terminal.until(lambda text: "一共：" in text)
        assert "字宽：没有测（终端不回答）" in terminal.text()
        assert came - terminal.started < 10
