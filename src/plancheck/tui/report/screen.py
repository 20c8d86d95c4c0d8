"""F8: a period's report as it will be submitted, what is amiss with it, and its files."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.screen import ModalScreen
from textual.widgets import Static

from ...domain.ledger.unsaved import Typed, TypedIn
from ...domain.period import Kind, Period, kind_of
from ...domain.report.preview import Preview
from ...domain.report.wording import REMINDER, brief_of
from ...errors import PlancheckError
from ...workspace import Workspace, absent
from ..commands import REPORT, bindings
from ..desktop import open_folder
from ..dialogs.ask import AskDialog
from ..jobs import Job
from ..recorder import Recorder
from ..saver import Saving
from ..screen import OwnScreen
from ..textual_privates import keymap_of
from ..widgets.bars import RULE, Bars
from ..widgets.key_bar import show_keys
from ..widgets.rows import Rows
from . import wording
from .export import Export
from .wording import DATE, FORMAT, GO, PEOPLE, PERSON

TWO_SIDES_FROM = 90
"""Columns from which both sides stand beside each other; below, Tab changes between them."""


class ReportScreen(OwnScreen[str | None], ModalScreen[str | None]):
    """Gives the measure that the clerk wants to mend; None where none."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(REPORT, priority=True)]
    DEFAULT_CSS: ClassVar[str] = """
    ReportScreen {
        background: $surface;
        #sides { height: 1fr; }
        #desk { width: 44; border-right: ascii $secondary; }
        #paper { width: 1fr; }
        #message { height: auto; max-height: 5; padding: 0 1; }
        #message.-alert { color: $error; text-style: bold; }
    }
    ReportScreen.-narrow {
        #desk { width: 1fr; border-right: none; }
        &.-paper #desk { display: none; }
        &.-desk #paper { display: none; }
    }
    """

    def __init__(
        self, workspace: Workspace, recorder: Recorder, period: Period | None = None
    ) -> None:
        super().__init__()
        self._workspace = workspace
        self._recorder = recorder
        self.period: Period = period or Kind.WEEK.of(workspace.unit.today)
        """What the report speaks of."""
        self._job = Job(self.run_worker)
        self._preview: Preview = workspace.reports.preview(self.period)
        self._head = Bars("whose", "when", RULE, id="head")
        self._desk, self._paper = Rows(id="desk"), Rows(id="paper")
        self._message = Static("", id="message", markup=False)
        self._foot = Bars("keys", id="foot")

    def compose(self) -> ComposeResult:
        """Header, the two sides, what was done, keys; already with their words."""
        self._fit(self.app.size.width)
        self._turn(paper=not self._preview.reminders)
        self._show()
        self._say_state()
        yield self._head
        with Horizontal(id="sides"):
            yield self._desk
            yield self._paper
        yield Bars(RULE, id="rule")
        yield self._message
        yield self._foot

    def on_mount(self) -> None:
        """Begin with what is to be mended, if anything is."""
        self._desk.begin()
        (self._paper if self.has_class("-paper") else self._desk).focus()

    # --- showing

    def show_changed(self, touched: set[str] | None) -> None:
        """Work the report out anew; what stands there stays where that cannot be done."""
        try:
            self._preview = self._workspace.reports.preview(self.period)
        except PlancheckError as error:
            self.say(str(error), "alert")
            return
        self._show()

    def _show(self) -> None:
        preview = self._preview
        whose, kinds, when, edition = wording.header(preview)
        self._head.show("whose", whose, kinds)
        self._head.show("when", when, edition)
        self._show_tabs()
        self._desk.show(tuple(wording.desk(preview, self._workspace)))
        self._paper.show(tuple(wording.paper(preview)))

    def _show_tabs(self) -> None:
        self._head.show("tabs", wording.tabs(self._preview, paper=self.has_class("-paper")))

    def show_saving(self, saving: Saving) -> None:
        """How it stands with the disk is said of the export itself."""

    def say(self, words: str, style: str = "plain", hint: str = "") -> None:
        """A sentence or two under the report."""
        self._message.set_class(style == "alert", "-alert")
        self._message.update(words)

    def _say_state(self) -> None:
        """The reminder; of a month that is not over, what its lights mean."""
        last, today = self.period.last_day, self._workspace.unit.today
        words = f"{REMINDER}。"
        if kind_of(self.period) is not Kind.WEEK and last > today:
            day = f"{last.month}月{last.day}日"
            words += f"{self.period.label()}还没有过完，亮灯按最后一天（{day}）算。"
        self.say(words)

    def on_resize(self, event: events.Resize) -> None:
        """Two sides or two tabs."""
        self._fit(event.size.width)

    def _fit(self, width: int) -> None:
        narrow = width < TWO_SIDES_FROM
        self.set_class(narrow, "-narrow")
        self._head.line_up(
            *(("whose", "when", "tabs", RULE) if narrow else ("whose", "when", RULE))
        )
        show_keys(self._foot, REPORT, width, keymap_of(self.app))

    def _turn(self, *, paper: bool) -> None:
        self.set_class(paper, "-paper")
        self.set_class(not paper, "-desk")
        self._show_tabs()

    # --- acts

    def action_side(self) -> None:
        """Tab."""
        paper = not self.has_class("-paper")
        self._turn(paper=paper)
        (self._paper if paper else self._desk).focus()

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
            self.period = period
            self.show_changed(None)
            self._say_state()

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """A click."""
        event.stop()
        self._choose(event.key)

    def action_choose(self) -> None:
        """Enter: go and mend, choose, name."""
        self._choose((self._paper if self.has_class("-paper") else self._desk).chosen)

    def _choose(self, key: str) -> None:
        if key.startswith(GO) and not self._job.busy:
            self.dismiss(key.removeprefix(GO))
        elif key.startswith(FORMAT):
            self._toggle(key.removeprefix(FORMAT))
        elif key.startswith(PERSON):
            self._ask_for(key.removeprefix(PERSON))
        elif key == DATE:
            self._recorder.act(self._workspace.edit.date_today)

    def action_choose_here(self) -> None:
        """Space: the same, but never away from here."""
        key = self._desk.chosen
        if self._desk.has_focus and key.startswith(FORMAT):
            self._toggle(key.removeprefix(FORMAT))

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The mouse may change sides too."""
        self._turn(paper=event.widget is self._paper)

    def _toggle(self, suffix: str) -> None:
        chosen = self._workspace.reports.formats
        kept = [f for f in chosen if f != suffix] if suffix in chosen else [*chosen, suffix]
        if kept:
            self._remember("formats", ",".join(kept))
        else:
            self.say("至少要留一种格式。", "alert")

    def _ask_for(self, setting: str) -> None:
        unsaved, current = self._workspace.unsaved, getattr(self._workspace.unit.config, setting)
        typed = unsaved.offered(Typed(TypedIn.PERSON, fields={"setting": setting}))

        def named(value: str | None) -> None:
            if value is None or value == current or self._remember(setting, value):
                unsaved.drop(typed)
            else:
                unsaved.keep(typed._replace(fields={**typed.fields, "text": value}))

        self.app.push_screen(AskDialog(PEOPLE[setting], current, typed), named)

    def _remember(self, setting: str, value: str) -> bool:
        try:
            self._workspace.remember(setting, value)
        except PlancheckError as error:
            self.say(str(error), "alert")
            return False
        self.show_changed(None)
        return True

    def action_copy(self) -> None:
        """F5: the brief, by OSC 52, which not every terminal passes on."""
        text = "\n".join(brief_of(self._preview.report, self._preview.plan))
        self.app.copy_to_clipboard(text)
        self.say("五行摘要已送往剪贴板。粘贴不出来，是这个终端不支持：选上 txt 再导出。")

    def action_folder(self) -> None:
        """F7: the folder on the desktop, else where it is."""
        folder = self._workspace.unit.home.period_folder(self.period)
        if absent(folder):
            self.say(f"还没有导出过，文件夹还没有：{folder}")
        elif open_folder(folder):
            self.say(f"已打开 {folder}")
        else:
            self.say(f"这里没有桌面，打不开文件夹。文件在 {folder}")

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
        export = Export(self, self._job, self._workspace, report)
        export.begin()
        self._recorder.record(act, export.recorded)

    @property
    def busy(self) -> bool:
        """Whether files are being written."""
        return self._job.busy

    def finish(self) -> bool:
        """Leave; an export is stopped first."""
        if self._job.busy:
            self._job.stop()
            return False
        self.dismiss(None)
        return True

    def action_back(self) -> None:
        """Esc."""
        self.finish()

    async def on_bars_clicked(self, event: Bars.Clicked) -> None:
        """A word of a bar was clicked."""
        event.stop()
        await self.run_action(event.action)
