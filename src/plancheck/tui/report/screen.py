"""F8: a period's report as it will be submitted, what is amiss with it, and its files."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.screen import ModalScreen

from ...domain.period import Kind, Period, kind_of
from ...domain.report.preview import Preview
from ...domain.report.wording import brief_of
from ...errors import PlancheckError
from ...workspace import Workspace
from ...workspace.reports import FORMATS
from ..commands import REPORT, bindings
from ..jobs import Job
from ..recorder import Recorder
from ..saver import Saving
from ..screen import OwnScreen
from ..textual_privates import keymap_of
from ..widgets.bars.bars import Bars
from ..widgets.bars.key_bar import show_keys
from ..widgets.rows import Rows
from . import wording
from .export import Export, show_exported
from .feedback import ReportFeedback
from .foot import ReportFoot
from .settings import ReportSettings
from .wording import DATE, DESK, EDGE, FORMAT, GO, PERSON, Stage

TWO_SIDES_FROM = 96
"""Columns from which both sides stand beside each other; below, Tab changes between them."""


class ReportScreen(OwnScreen[str | None], ModalScreen[str | None]):
    """Gives the measure that the clerk wants to mend; None where none."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(REPORT, priority=True)]
    DEFAULT_CSS: ClassVar[str] = """
    ReportScreen {
        background: $surface;
        #sides { height: 1fr; }
        #desk { width: 48; }
        #paper { width: 1fr; }
    }
    ReportScreen.-narrow {
        #desk { width: 1fr; }
        &.-paper #desk { display: none; }
        &.-desk #paper { display: none; }
    }
    """

    def __init__(
        self,
        workspace: Workspace,
        recorder: Recorder,
        period: Period | None = None,
        *,
        write: Callable[[str], None] = lambda _: None,
    ) -> None:
        super().__init__()
        self._workspace = workspace
        self._recorder = recorder
        self._write = write
        """Writes a note about a measure."""
        self.period: Period = period or Kind.WEEK.of(workspace.unit.today)
        """What the report speaks of."""
        self._job = Job(self.run_worker)
        self._preview: Preview = workspace.reports.preview(self.period)
        self._head = Bars("whose", "stages", id="head")
        self._desk = Rows(id="desk")
        self._paper = Rows(id="paper", ground="band", margin=2)
        self._foot = ReportFoot(recorder.saving)
        self._settings = ReportSettings(self, workspace)
        self._feedback = ReportFeedback(workspace, recorder)
        self._exported = False  # by the clerk who is still at it
        self._export: Export | None = None

    def compose(self) -> ComposeResult:
        """Header, the two sides, what was done, keys; already with their words."""
        self._fit(self.app.size.width)
        self._turn(paper=not self._preview.reminders)
        self._say_state()
        yield self._head
        with Horizontal(id="sides"):
            yield self._desk
            yield self._paper
        yield self._foot.bars

    def on_mount(self) -> None:
        """Begin with what is to be mended, if anything is."""
        self._desk.begin()
        self._side.focus()

    def show_changed(self, touched: set[str] | None) -> None:
        """Work the report out anew; what stands there stays where that cannot be done."""
        try:
            self._preview = self._workspace.reports.preview(self.period)
        except PlancheckError as error:
            self.say(str(error), "alert")
            return
        self._show()

    def _show(self) -> None:
        preview, width = self._preview, self.app.size.width
        self._head.show("whose", *wording.whose(preview, width), ground="band")
        self._show_stage()
        desk = width if width < TWO_SIDES_FROM else DESK
        rows = wording.desk(preview, self._workspace, desk - EDGE)
        self._desk.show((*self._feedback.rows(), *rows))
        cells = width - (DESK if desk < width else 0) - EDGE - 2
        self._paper.show(tuple(wording.full_text(preview, cells)))

    def _show_stage(self) -> None:
        stages = wording.stages(self._preview, self._stage, self.app.size.width)
        self._head.show("stages", *stages, ground="band")

    @property
    def _stage(self) -> Stage:
        if self._job.busy or (self._exported and wording.is_exported(self._preview)):
            return Stage.EXPORT
        if self.has_class("-paper"):
            return Stage.READ
        return Stage.EXPORT if self._desk.chosen.startswith(FORMAT) else Stage.CHECK

    def on_rows_highlighted(self, event: Rows.Highlighted) -> None:
        """Other rows are other stages."""
        event.stop()
        self._leave_stage()

    def _leave_stage(self) -> None:
        self._exported = False
        self._show_stage()

    def show_saving(self, saving: Saving) -> None:
        """How it stands with the disk."""
        self._foot.show_saving(saving)

    def say(self, words: str, style: str = "plain", hint: str = "") -> None:
        """A sentence or a few under the report."""
        self._foot.say("　".join(filter(None, (words, hint))), style)

    def _say_state(self) -> None:
        """The reminder; of a month that is not over, what its lights mean."""
        self.say(wording.opening(self.period, self._workspace.unit.today), "faint")

    def on_resize(self, event: events.Resize) -> None:
        """Two sides or two pages."""
        self._fit(event.size.width)
        self._foot.show_said()

    def _fit(self, width: int) -> None:
        self.set_class(width < TWO_SIDES_FROM, "-narrow")
        self._show_keys(width)
        self._show()

    def _show_keys(self, width: int) -> None:
        count = len(self._workspace.reports.formats)
        show_keys(self._foot.bars, wording.keys(count, width), width, keymap_of(self.app))

    def _turn(self, *, paper: bool) -> None:
        self.set_class(paper, "-paper")
        self.set_class(not paper, "-desk")
        self._leave_stage()

    @property
    def _side(self) -> Rows:
        return self._paper if self.has_class("-paper") else self._desk

    # --- acts

    def action_side(self) -> None:
        """Tab."""
        self._turn(paper=not self.has_class("-paper"))
        self._side.focus()

    def action_stage(self, digit: int) -> None:
        """1 to 3: what to mend, the report, the files."""
        stage = list(Stage)[digit - 1]
        self._turn(paper=stage is Stage.READ)
        self._side.focus()
        if stage is Stage.EXPORT:
            self._desk.select(f"{FORMAT}{FORMATS[0]}")
        elif stage is Stage.CHECK:
            self._desk.begin()

    def action_period(self, step: int) -> None:
        """Another week; one that has not begun has nothing to report."""
        self._go(self.period.shifted(step))

    def action_kind(self) -> None:
        """From weeks to months, quarters, years and back: the one that the last day falls in."""
        kinds = list(Kind)
        kind = kinds[(kinds.index(kind_of(self.period)) + 1) % len(kinds)]
        self._go(kind.of(min(self.period.last_day, self._workspace.unit.today)))

    def _go(self, period: Period) -> None:
        if period.first_day > self._workspace.unit.today:
            self.say(f"{period.label()}还没有到。")
        elif period.last_day.year < self._workspace.unit.plan.year:
            self.say(f"{period.label()}在计划年度以前。")
        elif not self._job.busy:
            self.period, self._exported, self._export = period, False, None
            self.show_changed(None)
            self._say_state()

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """A click."""
        event.stop()
        self._choose(event.key)

    def action_choose(self) -> None:
        """Enter: go and mend, choose, name."""
        self._choose(self._side.chosen)

    def _choose(self, key: str) -> None:
        if key.startswith(GO) and key != GO and not self._job.busy:
            self.dismiss(key.removeprefix(GO))
        elif key.startswith(FORMAT):
            self._settings.toggle(key.removeprefix(FORMAT))
        elif key.startswith(PERSON):
            self._settings.ask_for(key.removeprefix(PERSON))
        elif not self._feedback.choose(key, self.app) and key == DATE:
            self._recorder.act(self._workspace.edit.date_today)

    def action_choose_here(self) -> None:
        """Space: the same, but never away from here."""
        if self._desk.has_focus and self._desk.chosen.startswith(FORMAT):
            self._choose(self._desk.chosen)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The mouse may change sides too."""
        self._turn(paper=event.widget is self._paper)

    def show_settings(self) -> None:
        """What was chosen or named counts from now on."""
        self._show_keys(self.app.size.width)
        self.show_changed(None)

    def action_note(self) -> None:
        """F5: a sentence about the measure that the row is about."""
        key = self._side.chosen
        if key.removeprefix(GO) and key.startswith(GO) and not self._job.busy:
            self._write(key.removeprefix(GO))
        else:
            self.say("请先走到一项措施上。")

    def action_copy(self) -> None:
        """F6: the brief, by OSC 52, which not every terminal passes on."""
        text = "\n".join(brief_of(self._preview.report, self._preview.plan))
        self.app.copy_to_clipboard(text)
        self.say("五行摘要已送往剪贴板。粘贴不出来，是这个终端不支持：选上 txt 再导出。")

    def action_folder(self) -> None:
        """F7: the paper or its folder on the desktop, else where it is."""
        folder = self._workspace.unit.home.period_folder(self.period)
        self.say(self._export.show_written(folder) if self._export else show_exported(folder))

    def action_export(self) -> None:
        """F8: record the edition, behind the acts that wait, which the report counts already."""
        if self._job.busy:
            return
        try:
            report = self._workspace.reports.report(self.period)
            act = self._workspace.reports.submit(report)
        except PlancheckError as error:
            self.say(str(error), "alert")
            return
        export = Export(self, self._job, self._workspace, report, again=not act.entries)
        self._export = export
        export.begin()
        self._exported = True
        self._show_stage()
        self._recorder.record(act, export.recorded)

    @property
    def busy(self) -> bool:
        """Whether files are being written."""
        return self._job.busy

    def finish(self) -> bool:
        """Leave, behind an export."""
        if self._job.keeps():
            return False
        self.dismiss(None)
        return True

    def action_back(self) -> None:
        """Esc: stop an export, else leave."""
        (self._job.stop if self._job.busy else self.finish)()

    async def on_bars_clicked(self, event: Bars.Clicked) -> None:
        """A word of a bar was clicked."""
        event.stop()
        await self.run_action(event.action)
