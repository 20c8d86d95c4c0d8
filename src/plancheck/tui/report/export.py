"""Handing in from the screen: the edition on record in turn with waiting acts, then the files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ...domain.report.model import StatusReport
from ...errors import PlancheckError
from ...workspace import Workspace
from ..jobs import off_thread
from ..recorder import Recorder
from ..saver import Failed, Saved

if TYPE_CHECKING:
    from .screen import ReportScreen


class Job(NamedTuple):
    """An export under way."""

    report: StatusReport
    formats: tuple[str, ...]


class Export:
    """One export at a time; what it comes to is said on its screen."""

    def __init__(self, screen: ReportScreen, workspace: Workspace, doer: Recorder) -> None:
        self._screen = screen
        self._workspace = workspace
        self._doer = doer
        self._job: Job | None = None
        self._stopped = False

    @property
    def busy(self) -> bool:
        """Whether an export is under way."""
        return self._job is not None

    def stop(self) -> None:
        """Write no further file; the one being written is finished, so that none is half."""
        self._stopped = True

    def start(self) -> None:
        """Record the edition; behind the acts that wait, for the report counts them already."""
        if self.busy:
            return
        workspace = self._workspace
        try:
            report = workspace.report(self._screen.period)
            act = workspace.hand_in(report)
        except PlancheckError as error:
            self._screen.say(str(error), "alert")
            return
        self._job, self._stopped = Job(report, workspace.formats), False
        self._screen.say("正在导出……　Esc 停下")
        self._doer.record(act, self._recorded)

    def _recorded(self, outcome: Saved | Failed) -> None:
        """Once the edition is on record the files are written, each off the screen's thread."""
        job = self._job
        if job is None:
            return
        if isinstance(outcome, Failed):
            self._end(f"没有导出。{outcome.error}", "alert")
        else:
            self._screen.run_worker(self._write(job))

    async def _write(self, job: Job) -> None:
        files = self._workspace.write_report(job.report, job.formats)
        written: list[Path] = []
        failure = ""
        try:
            while not self._stopped and (path := await off_thread(next, files, None)):
                written.append(path)
                done = f"{len(written)}/{len(job.formats)}"
                self._screen.say(f"正在导出 {done}　Esc 停下")
        except PlancheckError as error:
            failure = str(error)
        except Exception as error:  # noqa: BLE001  # of a format's library: no traceback
            failure = f"没有写成 {job.formats[len(written)]}：程序出错（{type(error).__name__}）。"
        left = "、".join(job.formats[len(written) :])
        if self._stopped and left and not failure:
            failure = "已停下。"
        told = self._told(job, written)
        if failure:
            self._end(f"{failure}没有写出：{left}。\n{told}", "alert")
        else:
            self._end(told)

    def _told(self, job: Job, written: list[Path]) -> str:
        """Which edition, where, and the check code of the status file."""
        if not written:
            return ""
        check = job.report.check_code
        code = f"　校验码 {check}" if any(path.suffix == ".toml" for path in written) else ""
        names = "、".join(path.suffix.lstrip(".") for path in written)
        return (
            f"已导出第{job.report.edition.number}版 {len(written)} 个文件（{names}）{code}\n"
            f"{written[0].parent}\n{written[0].stem}"
        )

    def _end(self, words: str, style: str = "plain") -> None:
        self._job = None
        self._screen.show_changed(None)
        self._screen.say(words, style)
