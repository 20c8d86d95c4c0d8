"""The review of a plan's draft: the document at the left, what is made of it at the right."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.screen import ModalScreen

from ...domain.plan import review
from ...domain.plan.draft import Piece, PlanDraft, Role
from ...errors import PlancheckError
from ...workspace.plan.review import PlanReview
from ..commands import REVIEW, bindings
from ..jobs import off_thread
from ..screen import OwnScreen
from ..skin import LINE
from ..textual_privates import keymap_of
from ..widgets.bars.bars import Bars, Word
from ..widgets.bars.key_bar import show_keys
from ..widgets.rows import Rows
from . import wording
from .decisions import Decisions
from .source_view import SourceView

BESIDE_FROM = 80
"""Columns from which the document stands beside its draft."""
UNASSIGNED = 2
VIEWS = ("全部", "要看的", "没有牵头的", "不列入的")
EMPTY = (
    "草稿是空的。",
    "都看过了。F7 看全部，F8 存成计划。",
    "每条措施都有牵头。F7 看全部，F8 存成计划。",
    "没有不列入的。",
)
"""What an empty list says, by the view."""


def _decision(decide: Callable[[Decisions], None]) -> Callable[[PlanReviewScreen], None]:
    """An action of the screen that is a decision about its pieces."""

    def action(screen: PlanReviewScreen) -> None:
        decide(screen.decisions)

    return action


class PlanReviewScreen(OwnScreen[Path | None], ModalScreen[Path | None]):
    """Gives the plan's file where one was stored; None where the draft was left."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(REVIEW)]
    DEFAULT_CSS: ClassVar[str] = """
    PlanReviewScreen {
        background: $surface;
        #sides { height: 1fr; }
        #source { width: 2fr; }
        #draft { width: 3fr; }
        &.-narrow #source { display: none; }
    }
    """

    def __init__(self, kept: PlanReview) -> None:
        super().__init__()
        self._review = kept
        self._view = 0
        self._marked: set[int] = set()
        self._numbers: list[str] = []
        self.decisions = Decisions(kept, self)
        self._head = Bars("title", "views", id="head")
        self._source = SourceView(kept.source, id="source")
        self._list = Rows(id="draft")
        self._foot = Bars("about", "question", "words", "status", "keys", id="foot")

    def compose(self) -> ComposeResult:
        """Both sides under a head, what is asked of the highlighted piece, the keys."""
        self._fit(self.app.size.width)
        yield self._head
        with Horizontal(id="sides"):
            yield self._source
            yield self._list
        yield self._foot

    def on_mount(self) -> None:
        """Begin with what is open."""
        self._show()
        self._list.focus()
        if open_ := review.unsure(self._draft):
            self._list.select(str(open_[0]))
        self.say("黄色的一条条看：空格就是这样，数字选另一种可能；随时可以 Esc 离开，草稿都在。")
        self._tell()

    def on_resize(self, event: events.Resize) -> None:
        """Both sides, or the draft alone."""
        self._fit(event.size.width)

    def _fit(self, width: int) -> None:
        self.set_class(width < BESIDE_FROM, "-narrow")
        show_keys(self._foot, REVIEW, width, keymap_of(self.app))

    # --- what is shown

    @property
    def _draft(self) -> PlanDraft:
        return self._review.draft

    @property
    def place(self) -> int:
        """The highlighted piece; -1 where the list is empty."""
        return int(self._list.chosen or -1)

    @property
    def targets(self) -> list[int]:
        """What the next act is about: the marked pieces, else the highlighted one."""
        return sorted(self._marked) or [place for place in (self.place,) if place >= 0]

    def _shown(self) -> Collection[int]:
        pieces = self._draft.pieces
        if self._view == 1:
            return set(review.unsure(self._draft))
        if self._view == UNASSIGNED:
            return set(review.unassigned(self._draft))
        if self._view == 3:
            return {n for n, piece in enumerate(pieces) if piece.role is Role.SET_ASIDE}
        return range(len(pieces))

    def _show(self) -> None:
        """Draw the draft anew; the highlight stays, or goes to what is next."""
        name = wording.called(self._review.document, self._review.revision)
        self._head.show("title", *wording.title(name, self._draft), ground="band")
        self._head.show("views", wording.views(VIEWS, self._view), ground="band")
        shown = self._shown()
        self._numbers = wording.numbers(self._draft, self._review.plan)
        self._list.show(list(wording.rows(self._draft, self._numbers, shown, self._marked)))
        self._tell()

    def _tell(self) -> None:
        """What is asked of the highlighted piece, and where it stands in the document."""
        piece = self.piece
        if piece is None:
            self._foot.show("about", (), fill=LINE)
            self._foot.show("question", [Word(f" {EMPTY[self._view]}", "good")])
            self._foot.show("words", ())
            return
        self._foot.show("about", wording.about(piece, self._numbers[self.place]), fill=LINE)
        self._foot.show("question", wording.question(piece))
        self._foot.show("words", wording.answers(piece))
        self._source.show(piece.spans)

    @property
    def piece(self) -> Piece | None:
        """The highlighted piece; None where the list is empty."""
        return self._draft.pieces[self.place] if self.place >= 0 else None

    def on_rows_highlighted(self, event: Rows.Highlighted) -> None:
        """Another piece."""
        event.stop()
        self._tell()

    def say(self, words: str, style: str = "plain") -> None:
        """One sentence on the status line."""
        self._foot.show("status", [Word(f" {words}", style)])

    # --- decisions

    def change(self, draft: PlanDraft, done: str, at: int | None = None) -> None:
        """Go on with another draft, and keep it; the highlight goes to the piece at `at`."""
        if not self._review.change(draft):
            self.say("没有变化。")
            return
        self._marked.clear()
        self._show_at(self.place if at is None else at)
        self.say(f"{done}　Ctrl+Z 撤销")
        self.run_worker(self._keep(), exclusive=True)

    def _show_at(self, place: int) -> None:
        self._show()
        shown = sorted(self._shown())
        following = [n for n in shown if n >= place] or shown[-1:]
        if following:
            self._list.select(str(following[0]))
        self._tell()

    async def _keep(self) -> None:
        try:
            await off_thread(self._review.keep)
        except PlancheckError as error:
            self.say(str(error), "alert")

    def action_next(self) -> None:
        """Tab: the next piece in doubt, from the end to the first."""
        open_ = review.unsure(self._draft)
        if not open_:
            self.say("都看过了。F8 存成计划。", "good")
            return
        following = [n for n in open_ if n > self.place] or open_
        self._list.select(str(following[0]))
        self._tell()

    action_agree = _decision(Decisions.agree)
    action_role = _decision(Decisions.ask_role)
    action_set_aside = _decision(Decisions.set_aside)
    action_join = _decision(Decisions.join)
    action_split = _decision(Decisions.ask_split)
    action_reword = _decision(Decisions.ask_words)
    action_duty = _decision(Decisions.ask_duty)

    def action_answer(self, number: int) -> None:
        """A digit: one of the likeliest answers."""
        self.decisions.answer(number)

    def action_level(self, step: int) -> None:
        """Left and right: a level up or down."""
        self.decisions.move(step)

    # --- marking, views, undo

    def action_mark(self) -> None:
        """Insert: mark the piece, or not after all, and go on to the next."""
        if self.place >= 0:
            self._mark(self._marked ^ {self.place})
            self._list.action_step(1)

    def action_extend(self, step: int) -> None:
        """Mark the piece and the next one in a direction."""
        before = self.place
        self._list.action_step(step)
        self._mark(self._marked | {n for n in (before, self.place) if n >= 0})

    def action_mark_all(self) -> None:
        """Mark all measures that are shown; none where all are."""
        measures = {n for n in self._shown() if self._draft.pieces[n].role is Role.MEASURE}
        self._mark(set() if self._marked == measures else measures)

    def _mark(self, marked: set[int]) -> None:
        self._marked = marked
        self._show()
        self.say(f"已标记 {len(marked)} 条：下一步对它们一起做；Esc 取消标记" if marked else "")

    def action_view(self, view: int | None = None) -> None:
        """F7: all, what is open, what is set aside."""
        place = self.place
        self._view = (self._view + 1) % len(VIEWS) if view is None else view
        self._marked.clear()
        self._show_at(place)

    def action_undo(self) -> None:
        """Ctrl+Z."""
        self._go(self._review.undo(), "撤销了一步；Ctrl+Y 重做", "没有可以撤销的了。")

    def action_redo(self) -> None:
        """Ctrl+Y."""
        self._go(self._review.redo(), "重做了一步", "没有可以重做的了。")

    def _go(self, gone: bool, done: str, nothing: str) -> None:
        if gone:
            self._marked.clear()
            self._show_at(self.place)
            self.run_worker(self._keep(), exclusive=True)
        self.say(done if gone else nothing)

    # --- leaving

    def action_store(self) -> None:
        """F8: the plan's file."""
        try:
            path = self._review.store()
        except PlancheckError as error:
            if review.unassigned(self._draft):
                self.action_view(UNASSIGNED)
            self.say(str(error), "alert")
            return
        left = len(review.unsure(self._draft))
        self.say(wording.stored(path.name, left, self._review.changes()), "good")

    def action_back(self) -> None:
        """Esc: the marks, then the screen."""
        if self._marked:
            self._mark(set())
        else:
            self.finish()

    def finish(self) -> bool:
        """Leave; the draft is kept."""
        try:
            self._review.keep()
        except PlancheckError as error:
            self.say(str(error), "alert")
            return False
        self.dismiss(self._review.stored)
        return True

    async def on_bars_clicked(self, event: Bars.Clicked) -> None:
        """A word of a bar was clicked."""
        event.stop()
        await self.run_action(event.action)
