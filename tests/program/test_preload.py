"""A start that is forked from the process that has imported the program is as a start is."""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

import pytest
from bench.terminal import Terminal

from tests.program.preload import terminal_of
from tests.support import waiting

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal"),
    waiting,
]

FACTS = """
import json, os, signal, sys
streams = (sys.stdin, sys.stdout, sys.stderr)
facts = {
    "arguments": sys.argv[1:],
    "variables": dict(os.environ),
    "folder": os.getcwd(),
    "leads": [os.getsid(0) == os.getpid(), os.tcgetpgrp(0) == os.getpid()],
    "terminal": [os.get_terminal_size(0), len({os.ttyname(number) for number in range(3)})],
    "streams": [[s.fileno(), s.encoding, s.errors, s.line_buffering, s.isatty()] for s in streams],
    "kept": streams == (sys.__stdin__, sys.__stdout__, sys.__stderr__),
    "signals": {int(one): str(signal.getsignal(one)) for one in signal.valid_signals()},
    "blocked": list(signal.pthread_sigmask(signal.SIG_BLOCK, [])),
}
with open(os.environ["TOLD"], "w") as told:
    json.dump(facts, told)
"""


def told(terminal: Terminal, path: Path) -> Any:
    with terminal:
        terminal.ended()
    return json.loads(path.read_text())


def test_it_has_all_that_a_process_of_its_own_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PYTHONUNBUFFERED", raising=False)
    env = {"LANG": "C.UTF-8", "TOLD": str(tmp_path / "told")}
    true = Terminal([sys.executable, "-c", FACTS, "--version"], (90, 30), env)
    facts = told(true, tmp_path / "told")
    assert facts["leads"] == [True, True]
    forked = terminal_of("--version", size=(90, 30), env=env, before=FACTS)
    assert told(forked, tmp_path / "told") == facts


def test_its_end_is_told_as_a_child_s_is() -> None:
    with terminal_of("--version") as terminal:
        assert terminal.ended() == 0
        assert terminal.ended() == 0
        assert "plancheck" in terminal.text()
    with terminal_of("--nonsense") as terminal:
        assert terminal.ended() == 2
    with terminal_of(before="import time; time.sleep(99)") as terminal:
        os.kill(terminal.pid, signal.SIGTERM)
        assert terminal.ended() == -signal.SIGTERM
    with terminal_of(before="raise ValueError('not begun')") as terminal:
        assert terminal.ended() == 127
        assert "not begun" in terminal.text()


def test_what_is_read_while_the_program_is_imported_cannot_be_given() -> None:
    with pytest.raises(ValueError, match="TEXTUAL_COLOR_SYSTEM"):
        terminal_of(env={"TEXTUAL_COLOR_SYSTEM": "256"})
