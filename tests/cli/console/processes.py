"""The program in processes of its own, one for a command line or one for several."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

POSIX = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX system")
FULL_DISK = pytest.mark.skipif(
    os.name != "posix" or not Path("/dev/full").exists(), reason="no /dev/full here"
)
PROGRAM = [sys.executable, "-m", "plancheck"]
PLAIN = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "PYTHON"))}
Done = subprocess.CompletedProcess[bytes]

_MARK = "\x1e"
_EACH = f"""
import json, os, sys
from plancheck import cli
streams = [(stream, stream.errors) for stream in (sys.stdout, sys.stderr) if stream]
highest = 0
for encoding, words in json.loads(sys.argv[1]):
    for stream, errors in streams:
        stream.reconfigure(encoding=encoding or stream.encoding, errors=errors)
    status = cli.run(words, os.environ)
    highest = max(highest, status)
    for stream, errors in streams:
        print(status, end={_MARK!r}, file=stream, flush=True)
        stream.reconfigure(errors=errors)
os._exit(highest)
"""
"""Runs command lines one after the other, each with the streams as a new process has them."""

_FORK_EACH = f"""
import json, os, sys
import plancheck.__main__, plancheck.cli.parser, tomli, tomli._parser
import plancheck.workspace, plancheck.storage.ledger.file, plancheck.storage.plan.file
from plancheck.cli.command import edit, list
import filelock, plancheck.workspace.edits, plancheck.workspace.plan.offers
import plancheck.workspace.reports, plancheck.cli.command.report, difflib
for words in json.loads(sys.argv[1]):
    if not (pid := os.fork()):
        sys.argv[1:] = words
        plancheck.__main__.main()
    status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    os.write(int(sys.argv[2]), bytes([status]))
    for number in (1, 2):
        try:
            os.write(number, {_MARK.encode()!r})
        except OSError:
            pass  # it is closed, or full
os._exit(0)
"""
"""Runs command lines as so many processes that begin with the streams of this one, what most of
them import being there.
"""


def run_each(home: Path, lines: Sequence[Sequence[str]], **environment: str) -> list[Done]:
    """Run command lines, one after the other in one process."""
    return run_in(home, [("", line) for line in lines], **environment)


def run_in(
    home: Path, lines: Sequence[tuple[str, Sequence[str]]], **environment: str
) -> list[Done]:
    """The same, each with streams of the encoding that is said before it."""
    said = [(encoding, ["--home", str(home), *line]) for encoding, line in lines]
    words = json.dumps(said, ensure_ascii=False)
    done = _process([sys.executable, "-c", _EACH, words], environment)
    printed, beside = (text.split(_MARK.encode()) for text in (done.stdout, done.stderr))
    assert (printed.pop(), beside.pop()) == (b"", b""), "ended before its end"
    return [
        Done(line, int(out[-1:]), out[:-1], err[:-1])
        for (_, line), out, err in zip(lines, printed, beside, strict=True)
    ]


def shell_each(home: Path, streams: str, lines: Sequence[str], **environment: str) -> list[Done]:
    """Run command lines, each in a process of its own, with their streams as a shell puts them."""
    if sys.platform == "win32":
        raise OSError("Windows forks nothing")
    words = json.dumps([["--home", str(home), *line.split()] for line in lines])
    ours, theirs = os.pipe()
    argv = [sys.executable, "-c", _FORK_EACH, words, str(theirs)]
    environment = {"LANG": "C.UTF-8"} | environment
    script = f'"$@" {streams}'
    try:
        done = _process(["/bin/sh", "-c", script, "sh", *argv], environment, (theirs,))
    finally:
        os.close(theirs)
        with os.fdopen(ours, "rb") as told:
            statuses = told.read()
    assert (done.returncode, len(statuses)) == (0, len(lines)), done.stderr.decode()
    texts = [text.split(_MARK.encode())[:-1] for text in (done.stdout, done.stderr)]
    printed, beside = (text or [b""] * len(lines) for text in texts)
    return [Done(*one) for one in zip(lines, statuses, printed, beside, strict=True)]


def _process(argv: Sequence[str], environment: dict[str, str], handed: Sequence[int] = ()) -> Done:
    return subprocess.run(
        argv,
        env=PLAIN | environment,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=60,
        pass_fds=handed,
        check=False,
    )
