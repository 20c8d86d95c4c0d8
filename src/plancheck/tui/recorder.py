"""Acts carried out: prepared, shown at once, made durable in turn, and what became of them said."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol, runtime_checkable

from textual.screen import Screen

from ..domain import refusals
from ..domain.ledger.typed_text import Typed
from ..errors import PlancheckError
from ..workspace import PreparedAct, UnitLedger, Workspace
from .saver import FAILED, NOTHING, UNDER_WAY, Failed, Saved, Saver, Saving


@runtime_checkable
class Showing(Protocol):
    """A screen that shows what the ledger says, and has a line to say something on."""

    def show_changed(self, touched: set[str] | None) -> None:
        """Show the progress anew; `touched` None where anything may have changed."""

    def say(self, words: str, style: str = "plain", hint: str = "") -> None:
        """One sentence on the status line, and what can be done about it."""

    def show_saving(self, saving: Saving) -> None:
        """How it stands with the disk, in its own place."""


class Recorder:
    """What all screens act through. `screens` gives those that are open, the main one first."""

    def __init__(
        self,
        workspace: Workspace,
        saver: Saver,
        screens: Callable[[], Sequence[Screen[object]]],
    ) -> None:
        self._workspace = workspace
        self._saver = saver
        self._screens = screens
        self._failure = self._hint = ""
        self.saving = NOTHING
        """How it stands with the disk."""
        self._listening: list[tuple[PreparedAct, Callable[[Saved | Failed], object]]] = []
        self._typed: list[tuple[PreparedAct, Typed]] = []
        """What was typed for the acts that are on their way to the disk."""

    def act(
        self,
        prepare: Callable[[], PreparedAct],
        hint: str = "Ctrl+Z 撤销",
        typed: Typed | None = None,
    ) -> bool:
        """Prepare an act, let it count at once, and have it made durable; False where it fails.

        `hint` is said once it is saved. What was `typed` for it is kept where it is not; where
        False is given, it is for who has it still on the screen.
        """
        ledger = self._workspace.unit.ledger
        try:
            act = prepare()
        except PlancheckError as error:
            self.say(str(error), "alert")
            self._hint = str(error)  # said again behind what is still on its way to the disk
            return False
        if not act.entries or ledger is None:
            if typed:
                self._workspace.unsaved.drop(typed)
            self.say(act.message)
            return True
        if typed:
            self._workspace.unsaved.take(typed)
            self._typed.append((act, typed))
        self._hint = hint
        self._show(ledger.apply(act))
        self.say(act.message)
        self._hand_over(act, ledger)
        return True

    def record(self, act: PreparedAct, then: Callable[[Saved | Failed], object]) -> None:
        """Have an act made durable behind those that wait, also one without entries.

        `then` hears what became of it, after the screens show it; nothing is said here.
        """
        ledger = self._workspace.unit.ledger
        if ledger is None:
            return
        ledger.apply(act)
        self._listening.append((act, then))
        self._hand_over(act, ledger)

    def _hand_over(self, act: PreparedAct, ledger: UnitLedger) -> None:
        self._show_saving(UNDER_WAY)
        made_in = self._saver.promise()
        self._screens()[-1].call_after_refresh(self._saver.put, made_in, ledger.store, act)

    def _show_saving(self, saving: Saving) -> None:
        self.saving = saving
        for screen in self._showing():
            screen.show_saving(saving)

    def settle(self, outcome: Saved | Failed) -> None:
        """What became of an act: said, and on failure the screen goes back to what is on disk."""
        ledger = self._workspace.unit.ledger
        self._saver.settle(outcome)
        heard = [then for act, then in self._listening if act is outcome.act]
        self._listening = [one for one in self._listening if one[0] is not outcome.act]
        typed = [typed for act, typed in self._typed if act is outcome.act]
        self._typed = [one for one in self._typed if one[0] is not outcome.act]
        if ledger is None:
            return
        if isinstance(outcome, Saved):
            for text in typed:
                self._workspace.unsaved.drop(text)
            if ledger.stored(outcome.recorded):
                self._show(None)
            if not self._saver.pending:
                self._show_saving(Saving.done(self._workspace.unit.clock()))
                if not heard:
                    self._tell(outcome.act.message, hint=self._hint)
        else:
            kept = "".join(self._keep(text, outcome.act) for text in typed)
            if outcome.dropped:
                words = refusals.with_those_behind(self._failure, outcome.act.message)
            else:
                ledger.reload()
                words = self._failure = f"{outcome.error}（{outcome.act.message}）"
            self._show(None)
            self._show_saving(FAILED)
            self._tell(f"{words}{kept}", "alert")
        for then in heard:
            then(outcome)

    def _keep(self, typed: Typed, act: PreparedAct) -> str:
        return self._workspace.unsaved.keep(typed, act.entries[0].at)

    def unsaved(self) -> list[tuple[Typed, datetime]]:
        """What was typed for acts that are on their way to the disk, and when these were made."""
        return [(typed, act.entries[0].at) for act, typed in self._typed]

    def check_disk(self) -> None:
        """Show what another window or a merged file has brought, between acts; what went away."""
        ledger = self._workspace.unit.ledger
        if not ledger or self._saver.pending or not ledger.stale():
            return
        amiss, known = ledger.amiss, set(ledger.history.by_id)
        ledger.reload()
        self._show(None)
        if ledger.amiss:
            self.say(f"只能查看：{ledger.amiss}", "alert")
        elif amiss:
            self.say("台账都读到了，可以接着用。", "good")
        elif known != set(ledger.history.by_id):
            self.say("台账有新内容（另一窗口或合并），已更新显示。")

    def say(self, words: str, style: str = "plain") -> None:
        """One sentence on the topmost screen that has a line for it."""
        for screen in self._showing()[-1:]:
            screen.say(words, style)

    def _tell(self, words: str, style: str = "plain", hint: str = "") -> None:
        """What became of an act, on every screen: which of them it was made on nobody knows."""
        for screen in self._showing():
            screen.say(words, style, hint)

    def _show(self, touched: set[str] | None) -> None:
        for screen in self._showing():
            screen.show_changed(touched)

    def _showing(self) -> list[Showing]:
        return [screen for screen in self._screens() if isinstance(screen, Showing)]
