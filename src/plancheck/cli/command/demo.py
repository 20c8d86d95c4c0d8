"""demo: the screen (in a pipe the list) of a sample unit, in a folder that goes when it ends."""

from __future__ import annotations

import signal
import sys
import tempfile
from pathlib import Path
from typing import NoReturn

from ...errors import NotSaved
from ...workspace import default_plan_path, load_plan
from ...workspace.demo import sample_workspace
from ..start import Start
from ..terminal import say
from .screen import show_screen


def demo(start: Start) -> int:
    """`plancheck demo`; the home and settings of the real unit are not even looked at."""
    plan, problems = load_plan(Path(start.plan) if start.plan.strip() else default_plan_path())
    _end_on_signals()
    with _temporary_folder() as folder:
        status = show_screen(sample_workspace(Path(folder), plan, problems, start.clock), start)
        remains = Path(folder)
    sys.stdout.flush()
    result = f"请自行删除 {remains}。" if remains.exists() else "没有留下任何内容。"
    say(f"演示结束：演示的记录和导出的文件都已删除，{result}")
    return status


def _temporary_folder() -> tempfile.TemporaryDirectory[str]:
    try:
        return tempfile.TemporaryDirectory(prefix="plancheck-demo-", ignore_cleanup_errors=True)
    except OSError as error:
        words = "演示要一个能写入的临时文件夹，这里没有。请设 TMPDIR（Windows 上是 TEMP）再运行。"
        raise NotSaved(words) from error


def _end_on_signals() -> None:
    """A closed window or a shutdown ends the program as usual, so that the folder goes too."""

    def leave(number: int, _: object) -> NoReturn:
        raise SystemExit(128 + number)

    for name in ("SIGHUP", "SIGTERM", "SIGBREAK"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), leave)
