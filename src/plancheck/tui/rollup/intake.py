"""Files for the roll-up: the folder they come into, reading them, rolling up what was read."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from time import monotonic

from rich.cells import cell_len

from ...domain.ledger.typed_text import Typed, TypedIn
from ...domain.period import kind_of
from ...domain.rollup.figures.compute import of_type
from ...domain.rollup.figures.figures import RollupReport
from ...errors import PlancheckError
from ...workspace.office.inbox import Inbox, neighbour
from ...workspace.office.rollup import IntakeProgress
from .. import desktop
from ..jobs import Job, failure
from ..widgets.bars.bars import Word
from .browser import RollupBrowser
from .view import RollupView

_TURN = 0.05
"""Seconds of reading between two looks at the screen."""


class RollupIntake:
    """Reads the inbox and rolls it up, one job at a time."""

    def __init__(self, screen: RollupView, browser: RollupBrowser, inbox: Inbox, job: Job) -> None:
        self._screen = screen
        self._browser = browser
        self._inbox = inbox
        self._job = job
        self._nothing = ""
        """Why there is nothing to show."""

    def nothing(self) -> list[Word]:
        """What stands there while there is no roll-up: what to do about it, by lines."""
        if self._job.busy:
            return [Word("正在读文件……　Esc 停下", "strong")]
        headline, *why = self._nothing.splitlines() or ["还没有可以汇总的周报"]
        return [
            Word(headline, "strong"),
            Word(""),
            Word("1  请各单位按 F8 导出，把 周报_….toml 交来；不装程序的填表，按 Ctrl+E 写"),
            Word(f"2  收好放进收件文件夹。文件夹在 {self._inbox.folder}"),
            Word("3  按 Ctrl+R 读；要用别的文件夹，按 F6"),
            *([Word(""), *(Word(line, "faint") for line in why)] if why else []),
        ]

    # --- reading

    def read(self) -> None:
        """Read the files, then roll up what was read; stopped, what was read until then."""
        if not self._job.busy:
            self._begin("正在读文件夹……　Esc 停下")
            unread = partial(self._fail, "没有读完")
            self._job.run(_by_turns(self._inbox.read()), self._say_step, self._roll_up, unread)

    def go_to_period(self, step: int) -> None:
        """Roll up the same files, of the period before or after among those at hand."""
        whole = self._browser.whole
        if whole is None or self._job.busy:
            return
        period = neighbour(whole, step)
        if period is None:
            report = kind_of(whole.period).report
            self._screen.say(f"手头没有更{'早' if step < 0 else '晚'}的{report}了。")
        else:
            self._inbox.period = period
            self._begin("正在汇总……")
            self._roll_up()

    def again(self) -> None:
        """Roll up what was read: something was said to a unit since."""
        if not self._job.busy:
            self._begin("正在汇总……")
            self._roll_up()

    def _begin(self, words: str) -> None:
        self._job.begin()
        self._screen.say(words)
        if self._browser.whole is None:
            self._screen.show()

    def _say_step(self, step: IntakeProgress) -> None:
        self._screen.say(f"读 {step.done}/{step.total} {step.name}　Esc 停下")

    def _roll_up(self) -> None:
        stopped, unit_type = self._job.stopped, self._browser.question.unit_type

        def reports() -> dict[str, RollupReport]:
            whole = self._inbox.report()
            return {unit_type: of_type(whole, unit_type), "": whole}

        self._job.begin()
        self._job.do(reports, partial(self._take, stopped), partial(self._fail, "没有汇总"))

    def _take(self, stopped: bool, by_type: dict[str, RollupReport]) -> None:
        self._inbox.period = by_type[""].period
        self._show(by_type)
        if stopped:
            self._screen.say("已停下：只汇总了读到的文件，没有读完。Ctrl+R 再读", "alert")
        elif self._inbox.remarks:
            self._screen.say(self._inbox.remarks[0], "alert")
        else:
            self.say_sum()

    def say_sum(self) -> None:
        """What became of the files."""
        if whole := self._browser.whole:
            hint = "　6 看每个文件"
            room = self._screen.app.size.width - cell_len(f"  {hint}")
            self._screen.say(f"{whole.account.sum_line(room)}{hint}")

    def _fail(self, undone: str, error: Exception) -> None:
        self._nothing = failure(error, undone)
        self._show({})
        self._screen.say("")

    def _show(self, by_type: dict[str, RollupReport]) -> None:
        self._browser.take(by_type)
        self._screen.show()

    # --- the roster, the folder

    def open_roster(self) -> None:
        """Who owes a report, made on a page; what was added counts at once."""
        if self._job.busy:
            self._screen.say("正在忙，请先按 Esc 停下。")
            return
        from .roster import RosterPage

        try:
            sheet = self._inbox.roster_sheet(self._browser.whole)
        except PlancheckError as error:
            self._screen.say(str(error), "alert")
            return

        def written(count: int | None) -> None:
            if count:
                self.read()

        self._screen.app.push_screen(RosterPage(self._inbox, sheet), written)

    def choose_folder(self, written: Path | None) -> None:
        """Open the folder on the desktop, or take another; or open where files were `written`."""
        from ..dialogs.choose import ChooseDialog

        options = [
            ("open", "打开收件的文件夹"),
            ("other", "换一个文件夹"),
            ("own", "用回本机的收件"),
        ]
        if written:
            options.append(("written", "打开导出的文件夹"))

        def chosen(what: str | None) -> None:
            if what == "other":
                self._ask_for_folder()
            elif what == "own":
                self._use("")
            elif what == "written" and written:
                self._show_folder(written)
            elif what == "open":
                self._open_folder()

        self._screen.app.push_screen(ChooseDialog("收件的文件夹", options, "open"), chosen)

    def _open_folder(self) -> None:
        try:
            self._show_folder(self._inbox.ready_folder())
        except PlancheckError as error:
            self._screen.say(str(error), "alert")

    def _show_folder(self, folder: Path) -> None:
        self._screen.say(desktop.show_folder(folder))

    def _ask_for_folder(self) -> None:
        from ..dialogs.ask import AskDialog

        unsaved, current = self._inbox.unsaved, str(self._inbox.folder)
        typed = unsaved.offered(Typed(TypedIn.FOLDER))

        def named(path: str | None) -> None:
            if not path or path == current or self._use(path):
                unsaved.drop(typed)
            else:
                unsaved.keep(typed._replace(fields={"text": path}))

        self._screen.app.push_screen(AskDialog("收件的文件夹", current, typed), named)

    def _use(self, folder: str) -> bool:
        if self._job.busy:
            self._screen.say("正在忙，请先按 Esc 停下。")
            return False
        try:
            self._inbox.use(folder)
        except PlancheckError as error:
            self._screen.say(str(error), "alert")
            return False
        self.read()
        return True


def _by_turns(steps: Iterator[IntakeProgress]) -> Iterator[IntakeProgress]:
    """The last file that was read in each moment, one at least."""
    for step in steps:
        last, until = step, monotonic() + _TURN
        while monotonic() < until and (following := next(steps, None)):
            last = following
        yield last
