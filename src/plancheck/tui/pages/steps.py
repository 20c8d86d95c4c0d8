"""F6: a measure broken into steps: added one after another, ticked, changed, sorted, dropped."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input

from ...domain.ledger.typed_text import Typed, TypedIn
from ...domain.plan.model import Measure
from ...domain.plan.ownership import not_owned
from ...domain.progress.edits import CLEARED
from ...domain.progress.state import Step
from ...domain.progress.status import Status
from ...domain.progress.steps import StepChange, pasted_parts
from ...workspace import PreparedAct, Workspace
from ..commands import STEP_LIST, STEPS, bindings
from ..recorder import Recorder
from ..skin import LINE
from ..widgets.bars.bars import Bars, Word
from ..widgets.bars.gauge import gauge
from ..widgets.field_reading import FieldReading, read_due
from ..widgets.header import read_only
from ..widgets.step_list import StepColumns, StepLine, StepList, StepTitle, place_of, texts_of
from .measure_head import MeasureHead
from .work_page import WorkPage

_NEW = Step("", "")
_AROUND = 10
"""Lines of the page beside the list's: head, line, echo, foot."""
_EMPTY = "还没有步骤。在下面一步一行地写，Enter 存好写下一步；多行可以一次贴进来。"
_BAR = 10
"""Cells of the bar that says how many are done."""


class StepsPage(WorkPage):
    """The list, and a line in which a step is written; Enter commits it and opens the next."""

    SHOWN = (*STEP_LIST, *STEPS)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(STEPS)]
    DEFAULT_CSS: ClassVar[str] = """
    StepsPage #foot { dock: bottom; }
    """

    def __init__(self, workspace: Workspace, recorder: Recorder, measure: Measure) -> None:
        super().__init__(workspace, recorder)
        self._measure = measure
        self._editing = _NEW
        """The step in the line, as it was when it came there."""
        self._warned = False
        self._typed = Typed(TypedIn.STEP, (measure.id,))
        """What stands in the line; with the key of what could not be saved before."""
        self._may_set = workspace.unit.owns(measure) and not workspace.unit.read_only

    def content(self) -> ComposeResult:
        """The steps, the line."""
        yield StepList(id="steps")
        if self._may_set:
            yield StepLine(id="line")
            yield Bars("echo", id="echo")

    def on_mount(self) -> None:
        """Write the first step, or begin with those there are."""
        self._show_steps()
        if self._may_set:
            self._write(_NEW)
        if not self._may_set:
            why = not_owned(self._measure, self._workspace.unit.identity)
            self.say(read_only(self._workspace) or why)
        self._focus_first()

    def _focus_first(self) -> None:
        if self._may_set and self._put_back():
            self._line.field("title").focus()
        elif self._steps or not self._may_set:
            self.query_one(StepList).focus()
        else:
            self.action_add()

    @property
    def _steps(self) -> tuple[Step, ...]:
        return self._workspace.unit.progress.state(self._measure.id).steps

    @property
    def _line(self) -> StepLine:
        return self.query_one(StepLine)

    def show_changed(self, touched: set[str] | None) -> None:
        """Show the steps anew."""
        if touched is None or self._measure.id in touched:
            self._show_steps()

    def on_resize(self) -> None:
        """Columns as wide as there is room for."""
        super().on_resize()
        self._show_steps()

    def _show_steps(self) -> None:
        steps, unit, size = self._steps, self._workspace.unit, self.app.size
        columns = StepColumns.of(size.width)
        list_ = self.query_one(StepList)
        list_.tell(steps, unit.today, columns, _EMPTY if self._may_set else "没有分解成步骤。")
        list_.styles.max_height = max(3, size.height - _AROUND)
        if self._may_set:
            self._line.fit(columns)
            self._line.call(place_of(self._editing, steps))
        done = sum(step.done for step in steps)
        counts = f"{done}/{len(steps)} 步 " if steps else "还没有步骤 "
        bar = gauge(done, len(steps), _BAR) if steps else ()
        head = MeasureHead.of(self._workspace, unit.item(self._measure.id), [])
        bars = self.query_one("#title", Bars)
        head.show(bars, size.width, "分解", [*bar, Word(f" {counts}", "strong")], [])
        edge = [Word(LINE, "line"), Word(" 步骤 ", "faint")]
        bars.show("edge", edge, columns.heads, fill=LINE)

    # --- acts

    def action_tick(self) -> None:
        """Space: done, or not done after all."""
        number = self.query_one(StepList).number
        if not number or not self._may_set:
            return
        id, step = self._measure.id, self._steps[number - 1]
        status = self._workspace.unit.progress.state(id).status
        left = sum(not one.done for one in self._steps)
        hint = "Ctrl+Z 撤销"
        if not step.done and left == 1 and status is not Status.DONE:
            hint = f"步骤都完成了：{id} 完成了就按 F2 打勾"
        elif step.done and status is Status.DONE:
            hint = f"{id} 仍是已完成；要取消它的勾按 F2"
        self._recorder.act(
            lambda: self._workspace.edit.steps.tick(id, [number], not step.done), hint
        )

    def action_drop(self) -> None:
        """Delete: no longer a step."""
        number = self.query_one(StepList).number
        if number and self._may_set:
            self._recorder.act(lambda: self._workspace.edit.steps.drop(self._measure.id, number))

    def action_sort(self) -> None:
        """F4: in the order of their dates; the highlight stays where it is."""
        if self._may_set:
            steps = self.query_one(StepList)
            number = steps.number
            self._recorder.act(lambda: self._workspace.edit.steps.sort(self._measure.id))
            steps.highlight(number)

    def action_undo(self) -> None:
        """Take back the last act."""
        self._recorder.act(self._workspace.undo.last)

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self._recorder.act(self._workspace.undo.redo)

    def action_status(self) -> None:
        """F2: the measure itself done, or not done after all."""
        if not self._may_set:
            return
        ids = [self._measure.id]
        done = self._workspace.unit.progress.state(self._measure.id).status is Status.DONE
        act = self._workspace.edit.untick if done else self._workspace.edit.tick
        self._recorder.act(lambda: act(ids))

    # --- the line

    def action_add(self) -> None:
        """F6: write one more step; what stands in the line is kept first."""
        if self._may_set and self._keep():
            if not self._put_back():
                self._write(_NEW)
            self._line.field("title").focus()

    def action_edit(self) -> None:
        """Enter: change the highlighted step; what stands in the line is kept first."""
        number = self.query_one(StepList).number
        if number and self._may_set and self._keep():
            self._write(self._steps[number - 1])
            self._line.field("title").focus()

    def _write(self, step: Step, typed: Typed | None = None) -> None:
        """Have a step in the line, maybe a new one; `typed` as it was typed before."""
        self._editing = step
        self._typed = typed or Typed(TypedIn.STEP, (self._measure.id,))
        self._line.call(place_of(step, self._steps))
        texts = typed.fields if typed else texts_of(step)
        self._line.show(texts, self._workspace.unit.last_owner())

    def _put_back(self) -> bool:
        """Have in the line what could not be saved before; False where there is nothing."""
        typed = self._workspace.unsaved.offered(Typed(TypedIn.STEP, (self._measure.id,)))
        if not typed.key:
            return False
        id = typed.fields.get("step", "")
        self._write(next((step for step in self._steps if step.id == id), _NEW), typed)
        self.say("上次没有保存的一步，放回来了；不要了就删空再按 Esc。", "alert")
        return True

    def typed(self) -> Typed | None:
        """What stands in the line and is not recorded, to be kept; None where nothing does."""
        if not self._may_set:
            return None
        texts = self._line.texts
        if not any(text.strip() for text in texts.values()) or texts == texts_of(self._editing):
            return None
        return self._typed._replace(fields={**texts, "step": self._editing.id})

    def on_input_changed(self, event: Input.Changed) -> None:
        """Echo how the date is understood."""
        event.stop()
        self._warned = False
        if event.input.id != "due":
            return
        self.query_one("#echo", Bars).show("echo", [], [*self._due().words, Word(" ")])

    def _due(self) -> FieldReading:
        text = self._line.field("due").value.strip()
        if not text:
            return FieldReading(CLEARED)
        return read_due(text, self._workspace.unit.today, self._workspace.unit.plan.year)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: keep the step, and on to the next."""
        event.stop()
        again = bool(self._typed.key)
        if self._keep():
            if not (again and self._put_back()):
                self._write(_NEW)
            self._line.field("title").focus()

    def on_paste(self, event: events.Paste) -> None:
        """Several lines pasted while the list has the focus are as many steps; one is ignored."""
        if self._may_set and "\n" in event.text.strip():
            self.action_add()
            self.query_one(StepTitle).write(event.text)

    def on_step_title_pasted(self, event: StepTitle.Pasted) -> None:
        """Several lines: the first completes the step in the line, the others are new ones."""
        event.stop()
        for line in event.lines:
            parts = pasted_parts(line, self._workspace.unit.today, self._workspace.unit.plan.year)
            for name, text in parts.items():
                self._line.field(name).write(text)
            if not self._keep():
                return
            self._write(_NEW)
        self._line.field("title").focus()

    def _keep(self) -> bool:
        """Have what stands in the line recorded; False where it is not right."""
        typed = self.typed()
        title, owner, _ = self._line.texts.values()
        if typed is None:
            self._workspace.unsaved.drop(self._typed)
            return True
        due = self._due()
        if due.wrong:
            self._line.field("due").focus()
            return False
        before, id = self._editing, self._measure.id
        place = place_of(before, self._steps)
        day = due.value if isinstance(due.value, date) else CLEARED

        def prepare() -> PreparedAct:
            if not place:
                return self._workspace.edit.steps.add(id, StepChange(title, owner, day))
            what = StepChange(
                title if title != before.title else None,
                owner if owner != before.owner else None,
                day if day != (before.due or CLEARED) else None,
            )
            return self._workspace.edit.steps.change(id, place, what)

        done = self._recorder.act(prepare, typed=typed)
        if done:
            self._typed = self._typed._replace(key="")
        return done

    def finish(self) -> bool:
        """Keep what stands in the line; what is not right keeps it open, once."""
        kept = not self._may_set or self._keep()
        if not kept and not self._warned:
            self._warned = True
            self.say("这一步还没有保存：请改正，或再按一次 Esc 不要它。", "alert")
            return False
        left = None if kept else self.typed()
        self._workspace.unsaved.drop(self._typed)
        self.dismiss(None)
        if left:
            self._recorder.say(f"没有存：步骤 {left.text}", "mind")
        return True
