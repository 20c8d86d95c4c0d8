"""What the office decides about the pieces of a draft, asking where there is something to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...domain.plan import review
from ...domain.plan.draft import Duty, Role
from ...domain.plan.duty_words import ProposedDuty
from ...workspace.plan.review import PlanReview
from . import wording
from .dialogs import Assignment, DutyDialog, PieceTextDialog, role_dialog, split_dialog

if TYPE_CHECKING:
    from .screen import PlanReviewScreen


class Decisions:
    """Decides for the highlighted piece of a screen, or for those that are marked."""

    def __init__(self, kept: PlanReview, screen: PlanReviewScreen) -> None:
        self._review = kept
        self._screen = screen

    def agree(self) -> None:
        """Space: it is what it is taken for."""
        if targets := self._screen.targets:
            self._screen.change(review.agreed(self._review.draft, targets), "认可了", targets[-1])
            self._screen.action_next()

    def answer(self, number: int) -> None:
        """A digit: one of the likeliest answers."""
        doubt = self._screen.piece.doubt if self._screen.piece else None
        if doubt is None or number > len(doubt.choices):
            self._screen.say("这一条没有这个选项；F2 选它是什么。")
            return
        choice = doubt.choices[number - 1]
        if self._screen.piece and wording.parts(choice, self._screen.piece):
            self.ask_split()
            return
        draft = review.answered(self._review.draft, self._review.source, self._screen.place, choice)
        self._screen.change(draft, f"改成{choice.words}")

    def ask_role(self) -> None:
        """F2: what it is."""
        if not (targets := self._screen.targets):
            return
        pieces = [self._review.draft.pieces[n] for n in targets]

        def chosen(name: str | None) -> None:
            if name:
                role = Role[name]
                done = f"{wording.named(pieces)} 改成{role.value}"
                self._screen.change(review.taken_as(self._review.draft, targets, role), done)

        self._screen.app.push_screen(role_dialog(pieces[0].role), chosen)

    def move(self, step: int) -> None:
        """Left and right: a level up or down."""
        if targets := self._screen.targets:
            draft = review.moved(self._review.draft, targets, step)
            self._screen.change(draft, "升了一级" if step < 0 else "降了一级", targets[0])

    def set_aside(self) -> None:
        """Delete: not in the plan."""
        if targets := self._screen.targets:
            draft = review.taken_as(self._review.draft, targets, Role.SET_ASIDE)
            self._screen.change(draft, "不列入了，← 可以再列进来", targets[0])

    def join(self) -> None:
        """Backspace: the end of the piece before."""
        if self._screen.place < 0:
            return
        draft = review.joined(self._review.draft, self._review.source, self._screen.place)
        self._screen.change(draft, "并入了上一条", self._screen.place - 1)

    def ask_split(self) -> None:
        """F6: two pieces of one."""
        if self._screen.piece is None:
            return
        place, dialog = self._screen.place, split_dialog(self._screen.piece)
        if dialog is None:
            self._screen.say("这一条里没有可以拆开的标点。")
            return

        def chosen(cut: str | None) -> None:
            if cut is None:
                return
            draft = review.split(self._review.draft, self._review.source, place, int(cut))
            if draft == self._review.draft:
                self._screen.say(
                    "改过的文字和原文对不上，拆不开；先 Ctrl+Z 回到原文再拆。", "alert"
                )
            else:
                self._screen.change(draft, "拆成了两条", place)

        self._screen.app.push_screen(dialog, chosen)

    def ask_words(self) -> None:
        """Enter: other words."""
        if (piece := self._screen.piece) is None:
            return
        place = self._screen.place

        def written(text: str | None) -> None:
            if text is not None:
                self._screen.change(
                    review.reworded(self._review.draft, place, text), "文字改好了", place
                )

        self._screen.app.push_screen(PieceTextDialog(piece), written)

    def ask_duty(self) -> None:
        """F4: who leads and supports, for several at once."""
        measures = [
            n for n in self._screen.targets if self._review.draft.pieces[n].role is Role.MEASURE
        ]
        if not measures:
            self._screen.say("牵头和配合是措施的；先走到一条措施上。")
            return
        pieces = [self._review.draft.pieces[n] for n in measures]
        free = {n: self._review.proposed(self._review.draft.pieces[n].text) for n in measures}
        free = {
            n: one
            for n, one in free.items()
            if one.lead and not self._review.draft.pieces[n].duty.lead
        }

        def chosen(found: Assignment | None) -> None:
            if found is None:
                return
            draft = self._review.draft
            if found.each:
                for place, one in free.items():
                    draft = review.assigned(draft, [place], one.lead, one.support)
                done = f"{len(free)} 条按各自的文字拟定了"
            else:
                draft = review.assigned(draft, measures, found.lead, found.support)
                units = wording.duty_words(Duty(lead=found.lead, support=found.support))
                done = f"{wording.named(pieces)} {units}"
            self._screen.change(draft, done, measures[-1])

        names, own = self._review.unit_names, self._review.proposed(pieces[0].text)
        given = {(piece.duty.lead, piece.duty.support) for piece in pieces}
        if len(pieces) == 1:
            dialog = DutyDialog(wording.named(pieces), names, Assignment(*given.pop()), own)
        else:
            same = Assignment(*given.pop()) if len(given) == 1 else Assignment()
            mixed = "" if not given else "；现在各不相同，选了就一律改掉"
            about = f"{wording.named(pieces)}{mixed}"
            each = f"还没有牵头的里面，{len(free)} 条有词可循"
            dialog = DutyDialog(about, names, same, ProposedDuty(), each)
        self._screen.app.push_screen(dialog, chosen)
