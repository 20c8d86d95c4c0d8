"""A report's export from the screen: once its edition is on record, its files."""

from __future__ import annotations

from pathlib import Path

from ...domain.report.model import StatusReport
from ...workspace import Workspace, absent
from .. import desktop
from ..jobs import Job, failure
from ..recorder import Showing
from ..saver import Failed, Saved

_THEN_OPENED = "写完就打开"


class Export:
    """One export; what it comes to is said on its screen."""

    def __init__(
        self, screen: Showing, job: Job, workspace: Workspace, report: StatusReport, *, again: bool
    ) -> None:
        self._screen = screen
        self._job = job
        self._workspace = workspace
        self._report = report
        self._again = again
        """Whether the edition was on record before."""
        self._formats = workspace.reports.formats
        self._written: list[Path] = []
        self._wanted = False
        """Whether the paper is to be opened once all is written."""

    def begin(self) -> None:
        """From now on it is under way: the edition waits behind other acts for the disk."""
        self._job.begin()
        self._screen.say("正在导出……　Esc 停下")

    def recorded(self, outcome: Saved | Failed) -> None:
        """Write the files, now that the edition is on record."""
        if isinstance(outcome, Failed):
            self._job.end(failed=True)
            self._say(f"没有导出。{outcome.error}", "alert")
        else:
            files = self._workspace.reports.write(self._report, self._formats)
            self._job.run(files, self._wrote, self._done, self._failed)

    def _wrote(self, path: Path) -> None:
        self._written.append(path)
        then = f"　{_THEN_OPENED}" if self._wanted else ""
        count = f"{len(self._written)}/{len(self._formats)}"
        self._screen.say(f"正在导出 {count}{then}　Esc 停下")

    def show_written(self, folder: Path) -> str:
        """Open the paper among the files, their `folder` where none is; while it is written, then.

        What is said of that.
        """
        if self._job.busy:
            self._wanted = True
            return f"正在导出，{_THEN_OPENED}　Esc 停下"
        return desktop.show_written(self._written) if self._written else show_exported(folder)

    def _done(self) -> None:
        if self._job.stopped and self._left:
            self._break_off("已停下。")
        else:
            opened = desktop.show_written(self._written) if self._wanted else ""
            self._say("\n".join(filter(None, (self._summary(), opened))), "good")

    def _failed(self, error: Exception) -> None:
        why = failure(error, f"没有写成 {self._formats[len(self._written)]}")
        self._break_off(f"{why}\n")

    def _break_off(self, why: str) -> None:
        self._say(f"{why}没有写出：{'、'.join(self._left)}。\n{self._summary()}", "alert")

    @property
    def _left(self) -> tuple[str, ...]:
        """The formats that were not written."""
        return self._formats[len(self._written) :]

    def _say(self, words: str, style: str = "plain") -> None:
        """What it came to, beside the report as it is now."""
        self._screen.show_changed(None)
        self._screen.say(words, style)

    def _summary(self) -> str:
        """Which edition, of which files; then the one to hand in, with its check code."""
        written = self._written
        if not written:
            return ""
        number = self._report.edition.number
        formats = "、".join(path.suffix.lstrip(".") for path in written)
        done = f"没有变化，还是第{number}版，已再写一遍" if self._again else f"已导出第{number}版"
        status = next((path.name for path in written if path.suffix == ".toml"), "")
        if status:
            hand_in = f"交这个：{status}　校验码 {self._report.check_code}"
        else:
            hand_in = "没有 toml，街道汇总要用它"
        return f"{done}：{formats}。F7 打开\n{hand_in}"


def show_exported(folder: Path) -> str:
    """Open where the files of a period are; or say where that is."""
    if absent(folder):
        return f"还没有导出过，文件夹还没有：{folder}"
    return desktop.show_folder(folder)
