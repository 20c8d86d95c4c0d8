"""What takes time on the roll-up's screen: reading the files, rolling up, writing; Esc stops."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import monotonic

from ...domain.ledger.unsaved import Typed, TypedIn
from ...domain.rollup.figures import RollupReport
from ...domain.rollup.lists import UnitSubmission
from ...errors import NothingFound, PlancheckError
from ...workspace.inbox import Inbox
from ...workspace.rollup import FORMATS, IntakeStep
from ..desktop import open_folder
from ..jobs import off_thread
from ..widgets.rows import Row
from .asking import RollupAsking

_TURN = 0.05
"""Seconds of reading between two looks at the screen."""


class RollupWorking(RollupAsking):
    """One job at a time, off the screen's thread."""

    def __init__(self, receiving: Inbox, *, ascii_marks: bool = False) -> None:
        super().__init__()
        self.receiving = receiving
        self.ascii_marks = ascii_marks
        self.busy = self._writing = False
        self._stopped = False
        self._nothing = ""
        """Why there is nothing to show."""
        self._written: Path | None = None
        """Where the last export went."""

    @property
    def chosen(self) -> str:
        """The key of what is highlighted."""
        raise NotImplementedError

    def handed_of(self, key: str) -> UnitSubmission | None:
        """The unit that a row's key stands for."""
        raise NotImplementedError

    # --- reading

    def waiting(self) -> Iterator[Row]:
        """What stands there while there is no roll-up."""
        if self.busy:
            yield Row("正在读文件……　Esc 停下")
            return
        yield Row(
            "请把各单位报来的周报（周报_….toml）放进下面的文件夹，再按 Ctrl+R；"
            "要用别的文件夹，按 F6。",
            style="strong",
        )
        yield Row(f"文件夹在 {self.receiving.folder}", indent=2)
        yield Row("")
        for line in self._nothing.splitlines():
            yield Row(line, indent=2)

    def action_read(self) -> None:
        """Ctrl+R."""
        if not self.busy:
            self._begin("正在读文件夹……　Esc 停下")
            self.run_worker(self._read())

    def _begin(self, words: str) -> None:
        self.busy, self._stopped = True, False
        self.say(words)
        if self._rolled is None:
            self.show_answer()

    async def _read(self) -> None:
        steps = self.receiving.read()
        try:
            while not self._stopped and (step := await off_thread(_some, steps)):
                self.say(f"读 {step.done}/{step.total} {step.name}　Esc 停下")
        except PlancheckError as error:
            self._failed(str(error))
        except Exception as error:  # noqa: BLE001  # whatever lies in a file: no traceback
            self._failed(f"没有读完：程序出错（{type(error).__name__}）。")
        else:
            await self._roll()

    def roll_anew(self) -> None:
        """The same files, another week."""
        self._begin("正在汇总……")
        self.run_worker(self._roll())

    async def _roll(self) -> None:
        stopped = self._stopped
        try:
            rolled = await off_thread(self.receiving.rolled_up)
        except NothingFound as error:
            self._failed(str(error))
            return
        except Exception as error:  # noqa: BLE001  # as above
            self._failed(f"没有汇总：程序出错（{type(error).__name__}）。")
            return
        self.busy = False
        self.receiving.period = rolled.period
        self.take(rolled)
        if stopped:
            self.say("已停下：只汇总了读到的文件，没有读完。Ctrl+R 再读", "alert")
        elif self.receiving.remarks:
            self.say(f"名册：{self.receiving.remarks[0]}", "alert")
        else:
            self.say_sum()

    def _failed(self, words: str) -> None:
        self.busy, self._nothing = False, words
        self.take(None)
        self.say("没有可以汇总的周报。", "alert")

    def say_sum(self) -> None:
        """What became of the files."""
        if self._rolled:
            self.say(self._rolled.account.sum_line())

    # --- writing

    def action_export(self) -> None:
        """F8."""
        rolled = self._rolled
        if rolled is None or self.busy:
            self.say("还没有可以导出的汇总。" if rolled is None else "请等一等，正在忙。")
            return
        from ..dialogs.formats import FormatsDialog

        def chosen(formats: tuple[str, ...] | None) -> None:
            if formats:
                self._begin("正在导出……　Esc 停下")
                self._writing = True
                self.run_worker(self._write(rolled, formats))

        self.app.push_screen(FormatsDialog(FORMATS, self.receiving.formats), chosen)

    async def _write(self, rolled: RollupReport, formats: tuple[str, ...]) -> None:
        written: list[Path] = []
        failure = ""
        try:
            self.receiving.choose(formats)
            files = self.receiving.write(rolled, formats)
            while not self._stopped and (path := await off_thread(next, files, None)):
                written.append(path)
                self.say(f"正在导出 {len(written)}/{len(formats)}　Esc 停下")
        except PlancheckError as error:
            failure = str(error)
        except Exception as error:  # noqa: BLE001  # of a format's library: no traceback
            failure = f"没有写完：程序出错（{type(error).__name__}）。"
        self.busy = self._writing = False
        told = ""
        if written:
            self._written = written[0].parent
            names = "、".join(path.suffix.lstrip(".") for path in written)
            told = f"已导出 {names} 到 {written[0].parent}"
        if self._stopped and not failure:
            failure = "已停下，其余的没有写。"
        self.say(f"{failure}{told}", "alert" if failure else "good")

    # --- folder, feedback, back

    def action_folder(self) -> None:
        """F6: open it on the desktop, or take another."""
        from ..dialogs.choose import ChooseDialog

        options = [
            ("open", "打开收件的文件夹"),
            ("other", "换一个文件夹"),
            ("own", "用回本机的收件"),
        ]
        if self._written:
            options.append(("written", "打开导出的文件夹"))

        def chosen(what: str | None) -> None:
            if what == "other":
                self._ask_for_folder()
            elif what == "own":
                self._use("")
            elif what == "written" and self._written:
                self._show_folder(self._written)
            elif what == "open":
                self._open_folder()

        self.app.push_screen(ChooseDialog("收件的文件夹", options, "open"), chosen)

    def _open_folder(self) -> None:
        try:
            self._show_folder(self.receiving.ready_folder())
        except PlancheckError as error:
            self.say(str(error), "alert")

    def _show_folder(self, folder: Path) -> None:
        done = open_folder(folder)
        self.say(f"已打开 {folder}" if done else f"这里没有桌面，打不开。文件夹在 {folder}")

    def _ask_for_folder(self) -> None:
        from ..dialogs.ask import AskDialog

        unsaved, now = self.receiving.unsaved, str(self.receiving.folder)
        asked = unsaved.offered(Typed(TypedIn.FOLDER))

        def named(path: str | None) -> None:
            if not path or path == now or self._use(path):
                unsaved.drop(asked)
            else:
                unsaved.keep(asked._replace(fields={"text": path}))

        self.app.push_screen(AskDialog("收件的文件夹", now, asked), named)

    def _use(self, named: str) -> bool:
        if self.busy:
            self.say("正在忙，请先按 Esc 停下。")
            return False
        try:
            self.receiving.use(named)
        except PlancheckError as error:
            self.say(str(error), "alert")
            return False
        self.action_read()
        return True

    def action_feedback(self) -> None:
        """F5: what the highlighted unit is to be told."""
        handed = self.handed_of(self.chosen)
        if handed is None or self._answer is None:
            self.say("请先走到一个单位上（2 矩阵、3 问题、4 报送里的一行）。")
            return
        from ..pages.feedback import Feedback

        self.app.push_screen(Feedback(self._answer.report, handed))

    def finish(self) -> bool:
        """Leave, whatever is being read; files that are being written are written first."""
        self._stopped = True
        if self._writing:
            return False
        self.dismiss(None)
        return True

    def action_back(self) -> None:
        """Esc: stop, else take one filter off, else leave."""
        if self.busy:
            self._stopped = True
        elif not self.widened():
            self.finish()


def _some(steps: Iterator[IntakeStep]) -> IntakeStep | None:
    """Read for a moment, one file at least; the last one read, None where there is none left."""
    last, until = next(steps, None), monotonic() + _TURN
    while last and monotonic() < until:
        step = next(steps, None)
        if step is None:
            break
        last = step
    return last
