"""F6: a measure broken into steps: added one after another, ticked, changed, sorted, dropped."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from ...domain.acts import CLEARED
from ...domain.plan import Measure
from ...domain.progress import Status, Step
from ...domain.steps import StepChange, cells
from ...domain.unsaved import Place, Typed
from ...workspace import Act, Workspace
from ..commands import STEP_LIST, STEPS, bindings
from ..doing import Doer
from ..widgets.detail import step_line
from ..widgets.field import Field
from ..widgets.step_list import StepList, StepTitle
from .form_fields import Told, told_due
from .main_words import read_only
from .working import Working

_LINE = {"title": "#title_", "owner": "#owner", "due": "#due"}
"""The fields of the line, and where they stand."""


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
        self._typed = Typed(Place.STEP, (measure.id,))
        """What stands in the line; with the key of what could not be saved before."""
        self._may_set = measure.concerns(workspace.unit_type or "") and not workspace.read_only

    def content(self) -> ComposeResult:
        """Wording, steps, the line."""
        yield Static(Content(f"{self._measure.id} {self._measure.text}"), id="wording")
        yield StepList(id="steps")
        if self._may_set:
            with Horizontal(id="line"):
                yield Static("加一步", id="what", markup=False)
                yield StepTitle(placeholder="做什么", id="title_")
                yield Field(placeholder="责任人", id="owner", offer=self._workspace.last_owner())
                yield Field(placeholder="时限，如 6-30", id="due")
            yield Static("", id="echo", markup=False)

    def on_mount(self) -> None:
        """Write the first step, or begin with those there are."""
        self.head(f"分解 {self._measure.id}")
        self._show_steps(0)
        if not self._may_set:
            self.say(read_only(self._workspace) or "不是本单位的措施，只能查看。")
        self._focus_first()

    def _focus_first(self) -> None:
        if self._may_set and self._put_back():
            self.query_one("#title_").focus()
        elif self._steps or not self._may_set:
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
        found.set_options(Option(Content(step_line(n, s))) for n, s in enumerate(steps, 1))
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
        """F6: write one more step; what stands in the line is kept first."""
        if self._may_set and self._keep():
            if not self._put_back():
                self._write(0)
            self.query_one("#title_").focus()

    def action_edit(self) -> None:
        """Enter: change the highlighted step; what stands in the line is kept first."""
        number = self._number
        if number and self._may_set and self._keep():
            self._write(number)
            self.query_one("#title_").focus()

    def _write(self, number: int, typed: Typed | None = None) -> None:
        """Have a step in the line, a new one with number 0; `typed` as it was typed before."""
        self._editing = number
        self._typed = typed or Typed(Place.STEP, (self._measure.id,))
        self.query_one("#what", Static).update(f"改第{number}步" if number else "加一步")
        texts = typed.fields if typed else self._texts(number)
        for name, where in _LINE.items():
            field = self.query_one(where, Field)
            field.value = texts.get(name, "")
            field.cursor_position = len(field.value)
        self.query_one("#owner", Field).offers(self._workspace.last_owner())

    def _texts(self, number: int) -> Mapping[str, str]:
        """What the fields say of a step that is there."""
        if not 1 <= number <= len(self._steps):
            return {}
        step = self._steps[number - 1]
        due = step.due.isoformat() if step.due else ""
        return {"title": step.title, "owner": step.owner, "due": due, "step": step.id}

    def _put_back(self) -> bool:
        """Have in the line what could not be saved before; False where there is nothing."""
        typed = self._workspace.unsaved.offered(Typed(Place.STEP, (self._measure.id,)))
        if not typed.key:
            return False
        ids = [step.id for step in self._steps]
        id = typed.fields.get("step", "")
        self._write(ids.index(id) + 1 if id in ids else 0, typed)
        self.say("上次没有保存的一步，放回来了；不要了就删空再按 Esc。", "alert")
        return True

    def typed(self) -> Typed | None:
        """What stands in the line and is not recorded, to be kept; None where nothing does."""
        if not self._may_set:
            return None
        texts = {name: self.query_one(where, Field).value for name, where in _LINE.items()}
        there = self._texts(self._editing)
        if not any(text.strip() for text in texts.values()) or texts.items() <= there.items():
            return None
        return self._typed._replace(fields={**texts, "step": there.get("step", "")})

    def on_input_changed(self, event: Input.Changed) -> None:
        """Echo how the date is understood."""
        event.stop()
        self._warned = False
        if event.input.id != "due":
            return
        due, echo = self._due(), self.query_one("#echo", Static)
        echo.update(f"时限 {due.echo}" if due.value else due.echo)
        echo.set_class(due.wrong, "wrong")

    def _due(self) -> Told:
        text = self.query_one("#due", Field).value.strip()
        if not text:
            return Told(CLEARED)
        return told_due(text, self._workspace.today, self._workspace.plan.year)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: keep the step, and on to the next."""
        event.stop()
        again = bool(self._typed.key)
        if self._keep():
            if not (again and self._put_back()):
                self._write(0)
            self.query_one("#title_").focus()

    def on_paste(self, event: events.Paste) -> None:
        """Pasted while the list has the focus: a new step, or several."""
        if self._may_set:
            self.action_add()
            self.query_one(StepTitle).write(event.text)

    def on_step_title_lines(self, event: StepTitle.Lines) -> None:
        """Several lines: the first completes the step in the line, the others are new ones."""
        event.stop()
        for line in event.lines:
            said = cells(line, self._workspace.today, self._workspace.plan.year)
            for name, text in said.items():
                self.query_one(_LINE[name], Field).write(text)
            if not self._keep():
                return
            self._write(0)
        self.query_one("#title_").focus()

    def _keep(self) -> bool:
        """Have what stands in the line recorded; False where it is not right."""
        typed = self.typed()
        title, owner, _ = (self.query_one(where, Field).value for where in _LINE.values())
        if typed is None:
            self._workspace.unsaved.drop(self._typed)
            return True
        told = self._due()
        if told.wrong:
            self.query_one("#due", Field).focus()
            return False
        number, id = self._editing, self._measure.id
        day = told.value if isinstance(told.value, date) else CLEARED
        what = StepChange(title, owner, day)

        def prepare() -> Act:
            if number:
                return self._workspace.change_step(id, number, what)
            return self._workspace.add_step(id, what)

        done = self._doer.act(prepare, typed=typed)
        if done:
            self._typed = self._typed._replace(key="")
        return done

    def finish(self) -> bool:
        """Keep what stands in the line; what is not right keeps it open, once."""
        if self._may_set and not self._keep() and not self._warned:
            self._warned = True
            self.say("这一步还没有保存：请改正，或再按一次 Esc 不要它。", "alert")
            return False
        self._workspace.unsaved.drop(self._typed)
        self.dismiss(None)
        return True
