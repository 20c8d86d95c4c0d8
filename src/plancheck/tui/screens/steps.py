"""F6: a measure broken into steps: added one after another, ticked, changed, sorted, dropped."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from ...domain.acts import CLEARED
from ...domain.dates import parse_date
from ...domain.plan import Measure
from ...domain.progress import Status, Step
from ...domain.steps import StepChange
from ...domain.week import day_label
from ...workspace import Workspace
from ..commands import STEP_LIST, STEPS, bindings
from ..doing import Doer
from ..widgets.detail import step_line
from ..widgets.field import Field
from .working import Working

_LINE = ("title_", "owner", "due")
"""The fields of the line."""
_NEW = Step("", "")


class StepList(OptionList):
    """The steps; keys act on the highlighted one only while the list has the focus."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(STEP_LIST)]


class Steps(Working):
    """The list, and a line in which a step is written; Enter commits it and opens the next."""

    SHOWN = (*STEP_LIST, *STEPS)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(STEPS)]
    DEFAULT_CSS: ClassVar[str] = """
    Steps {
        #wording { height: auto; max-height: 3; padding: 0 1; }
        StepList, StepList:focus {
            border: none; height: 1fr; background: $surface; scrollbar-size-vertical: 1;
        }
        #line { height: 1; padding: 0 1; }
        #what { width: 12; color: $primary; }
        #title_ { width: 1fr; }
        #owner { width: 14; margin: 0 1; }
        #due { width: 18; }
        #echo { height: 1; padding: 0 1; color: $secondary; }
        #echo.wrong { color: $error; }
    }
    """

    def __init__(self, workspace: Workspace, doer: Doer, measure: Measure) -> None:
        super().__init__(workspace, doer)
        self._measure = measure
        self._editing = 0
        """The number of the step in the line; 0 while a new one is written."""
        self._warned = False
        self._may_set = measure.concerns(workspace.unit_type or "") and not workspace.read_only

    def content(self) -> ComposeResult:
        """Wording, steps, the line."""
        yield Static(Content(f"{self._measure.id} {self._measure.text}"), id="wording")
        yield StepList(id="steps", markup=False)
        if self._may_set:
            with Horizontal(id="line"):
                yield Static("加一步", id="what", markup=False)
                yield Field(placeholder="做什么", id="title_")
                yield Field(placeholder="责任人", id="owner", offer=self._workspace.last_owner())
                yield Field(placeholder="时限，如 6-30", id="due")
            yield Static("", id="echo", markup=False)

    def on_mount(self) -> None:
        """Write the first step, or begin with those there are."""
        self.head(f"分解 {self._measure.id}")
        self._show_steps(0)
        if not self._may_set:
            self.say(self._workspace.read_only or "不是本单位的措施，只能查看。")
        self._focus_first()

    def _focus_first(self) -> None:
        if self._steps or not self._may_set:
            self.query_one(StepList).focus()
        else:
            self.action_add()

    @property
    def _steps(self) -> tuple[Step, ...]:
        return self._workspace.progress.state(self._measure.id).steps

    @property
    def _number(self) -> int:
        """The highlighted step, counted from 1; 0 where there is none."""
        highlighted = self.query_one(StepList).highlighted
        return 0 if highlighted is None else highlighted + 1

    def show_changed(self, touched: set[str] | None) -> None:
        """Show the steps anew, the highlight where it was."""
        if touched is None or self._measure.id in touched:
            self._show_steps(self._number - 1)

    def _show_steps(self, highlight: int) -> None:
        steps, found = self._steps, self.query_one(StepList)
        found.clear_options()
        found.add_options(Option(Content(step_line(n, s))) for n, s in enumerate(steps, 1))
        if steps:
            found.highlighted = max(0, min(highlight, len(steps) - 1))
        done = sum(step.done for step in steps)
        counts = f"{done}/{len(steps)}" if steps else "还没有步骤"
        self.head(f"分解 {self._measure.id}   {counts}")

    # --- acts

    def action_tick(self) -> None:
        """Space: done, or not done after all."""
        number = self._number
        if not number or not self._may_set:
            return
        id, step = self._measure.id, self._steps[number - 1]
        status = self._workspace.progress.state(id).status
        left = sum(not one.done for one in self._steps)
        hint = "Ctrl+Z 撤销"
        if not step.done and left == 1 and status is not Status.DONE:
            hint = f"步骤都完成了：{id} 完成了就按 F2 打勾"
        elif step.done and status is Status.DONE:
            hint = f"{id} 仍是已完成；要取消它的勾按 F2"
        self._doer.act(lambda: self._workspace.tick_step(id, number, not step.done), hint)

    def action_drop(self) -> None:
        """Delete: no longer a step."""
        number = self._number
        if number and self._may_set:
            self._doer.act(lambda: self._workspace.drop_step(self._measure.id, number))

    def action_sort(self) -> None:
        """F4: in the order of their dates."""
        if self._may_set:
            self._doer.act(lambda: self._workspace.sort_steps(self._measure.id))

    def action_undo(self) -> None:
        """Take back the last act."""
        self._doer.act(self._workspace.undo)

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self._doer.act(self._workspace.redo)

    def action_status(self) -> None:
        """F2: the measure itself done, or not done after all."""
        if not self._may_set:
            return
        ids = [self._measure.id]
        done = self._workspace.progress.state(self._measure.id).status is Status.DONE
        act = self._workspace.untick if done else self._workspace.tick
        self._doer.act(lambda: act(ids))

    # --- the line

    def action_add(self) -> None:
        """F6: write one more step."""
        if self._may_set:
            self._write(0, _NEW)

    def action_edit(self) -> None:
        """Enter: change the highlighted step."""
        number = self._number
        if number and self._may_set:
            self._write(number, self._steps[number - 1])

    def _write(self, number: int, step: Step) -> None:
        self._editing = number
        self.query_one("#what", Static).update(f"改第{number}步" if number else "加一步")
        due = step.due.isoformat() if step.due else ""
        for name, value in zip(_LINE, (step.title, step.owner, due), strict=True):
            self.query_one(f"#{name}", Field).value = value
        self.query_one("#owner", Field).offers(self._workspace.last_owner())
        self.query_one("#title_", Field).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Echo how the date is understood."""
        event.stop()
        self._warned = False
        if event.input.id != "due":
            return
        text, day = event.value.strip(), self._due()
        words = f"时限 → {day_label(day)}" if day else ""
        if text and day is None:
            words = "看不懂这个日期。可写 6-30、6月底、下周五。"
        echo = self.query_one("#echo", Static)
        echo.update(words)
        echo.set_class(bool(text) and day is None, "wrong")

    def _due(self) -> date | None:
        text = self.query_one("#due", Field).value
        return parse_date(text, self._workspace.today, self._workspace.plan.year)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: keep the step, and on to the next."""
        event.stop()
        if self._keep():
            self._write(0, _NEW)

    def _keep(self) -> bool:
        """Have what stands in the line recorded; False where it is not right."""
        title, owner, due = (self.query_one(f"#{name}", Field).value for name in _LINE)
        if not any((title.strip(), owner.strip(), due.strip())):
            return True
        day = self._due()
        if due.strip() and day is None:
            self.query_one("#due", Field).focus()
            return False
        number, id = self._editing, self._measure.id
        what = StepChange(title, owner, day or CLEARED)
        if number:
            return self._doer.act(lambda: self._workspace.change_step(id, number, what))
        return self._doer.act(lambda: self._workspace.add_step(id, what))

    def finish(self) -> bool:
        """Keep what stands in the line; what is not right keeps it open, once."""
        if self._may_set and not self._keep() and not self._warned:
            self._warned = True
            self.say("这一步还没有保存：请改正，或再按一次 Esc 不要它。", "alert")
            return False
        self.dismiss(None)
        return True
