"""Writing files from the roll-up's screen, one after another; Esc stops between two of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from ...domain.rollup.figures.figures import RollupReport
from ...errors import PlancheckError
from ...workspace.office.inbox import Inbox
from ...workspace.office.outputs import FORMATS
from .. import desktop
from ..jobs import Job, failure
from .browser import RollupBrowser
from .view import RollupView

_THEN_OPENED = "写完就打开"


class RollupExport:
    """Asks for the formats, writes, says what came of it; writes what others ask for, too."""

    def __init__(self, screen: RollupView, browser: RollupBrowser, inbox: Inbox, job: Job) -> None:
        self._screen = screen
        self._browser = browser
        self._inbox = inbox
        self._job = job
        self._count = 0
        self._written: list[Path] = []
        self._told: Callable[[Sequence[Path]], str] = _formats_of
        self.under_way = False
        self._wanted = False
        self.folder: Path | None = None
        """Where the last files went."""

    def start(self) -> None:
        """Have the formats ticked, then write."""
        report = self._browser.whole
        if report is None:
            self._screen.say("还没有可以导出的汇总。")
            return
        if self.is_busy():
            return
        from ..dialogs.formats import FormatsDialog

        def chosen(formats: tuple[str, ...] | None) -> None:
            if formats:
                self._write(report, formats)

        self._screen.app.push_screen(FormatsDialog(FORMATS, self._inbox.formats), chosen)

    def _write(self, report: RollupReport, formats: tuple[str, ...]) -> None:
        try:
            self._inbox.choose(formats)
        except PlancheckError as error:
            self._screen.say(str(error), "alert")
            return
        self.write(self._inbox.write(report, formats), len(formats), _formats_of)

    def is_busy(self) -> bool:
        """Whether a job is under way; then it is said."""
        if self._job.busy:
            self._screen.say("请等一等，正在忙。")
        return self._job.busy

    def write(
        self, files: Iterator[Path], count: int, told: Callable[[Sequence[Path]], str]
    ) -> None:
        """Write so many files; in the end it is `told` what they are."""
        self._count, self._told, self._written, self.under_way = count, told, [], True
        self._wanted = False
        self._job.begin()
        self._screen.say("正在导出……　Esc 停下")
        self._job.run(files, self._wrote, self._done, self._failed)

    def show_written(self) -> None:
        """Open the paper among the files, or their folder; while they are written, then."""
        if self.under_way:
            self._wanted = True
            self._screen.say(f"正在导出，{_THEN_OPENED}　Esc 停下")
        elif not self._written:
            self._screen.say("还没有导出，F8 导出。")
        else:
            self._screen.say(desktop.show_written(self._written))

    def _wrote(self, path: Path) -> None:
        self._written.append(path)
        then = f"　{_THEN_OPENED}" if self._wanted else ""
        self._screen.say(f"正在导出 {len(self._written)}/{self._count}{then}　Esc 停下")

    def _done(self) -> None:
        self._end("已停下，其余的没有写。" if self._job.stopped else "")

    def _failed(self, error: Exception) -> None:
        self._end(failure(error, "没有写完"))

    def _end(self, fault: str) -> None:
        self.under_way = False
        words = ""
        if self._written:
            self.folder = self._written[0].parent
            words = f"已导出 {self._told(self._written)}（Ctrl+O 打开）到 {self.folder}"
        self._screen.say(f"{fault}{words}", "alert" if fault else "good")
        if self._wanted and not fault:
            self.show_written()


def _formats_of(written: Sequence[Path]) -> str:
    return "、".join(path.suffix.lstrip(".") for path in written)
