"""What the review asks: other words, where to split, what a piece is, who answers for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from ...domain.plan.draft import Piece, Role
from ...domain.plan.duty_words import ProposedDuty
from ...domain.plan.review import cuts
from ..dialogs.choose import ChooseDialog
from ..dialogs.dialog import Dialog
from ..widgets.bars.bars import Word
from ..widgets.field import Field
from ..widgets.prose import Prose
from ..widgets.row import Row
from ..widgets.rows import Rows
from .wording import ROLES

_BESIDE = 16
"""How many characters of both halves an offer to split shows."""


class PieceTextDialog(Dialog[str]):
    """Gives other words for a piece; None where they stay as they are."""

    KEYS = (("Enter", "改好"), ("Esc", "不改"))

    def __init__(self, piece: Piece) -> None:
        super().__init__()
        self._piece = piece

    def title_text(self) -> str:
        """What is written."""
        return f"改文字（{self._piece.role.value}）"

    def content(self) -> ComposeResult:
        """The words as they are, and the field."""
        yield Prose(Text(self._piece.text))
        yield Field(self._piece.text, id="words")

    def on_mount(self) -> None:
        """Begin to type."""
        self.query_one(Field).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter."""
        event.stop()
        text = self.query_one(Field).value.strip()
        if not text:
            self.fault("文字不能是空的；不要这一条，按 Esc，再按 Del。")
        else:
            self.dismiss(text)


def split_dialog(piece: Piece) -> ChooseDialog | None:
    """Where a piece is to be split; None where it has no pause."""
    places = cuts(piece)
    if not places:
        return None
    text = piece.text.replace("\n", " ")
    options = [(str(cut), _halves(text, cut)) for cut in places]
    return ChooseDialog("在哪里拆开", options, str(places[0]))


def _halves(text: str, cut: int) -> str:
    first, second = text[:cut], text[cut:]
    before = f"…{first[-_BESIDE:]}" if len(first) > _BESIDE else first
    after = f"{second[:_BESIDE]}…" if len(second) > _BESIDE else second
    return f"{before} | {after}"


def role_dialog(current: Role) -> ChooseDialog:
    """What a piece is."""
    options = [(role.name, role.value) for role in ROLES]
    return ChooseDialog("这一条是什么", options, current.name)


class Assignment(NamedTuple):
    """Who leads and who supports, by their names; or `each` measure as its own words say."""

    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    each: bool = False


_PARTS = ("", "牵头", "配合")
_EACH = "each"
"""The row's key that stands for every measure by its own words; no unit is called so."""


class DutyDialog(Dialog[Assignment]):
    """Gives who leads and supports; None where that stays as it is."""

    KEYS = (
        ("空格", "换牵头、配合、不管"),
        ("退格", "按拟定的"),
        ("Enter", "定下"),
        ("Esc", "不改"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,ideographic_space", "turn", show=False),
        Binding("backspace", "propose", show=False),
        Binding("enter", "settle", show=False, priority=True),
    ]
    DEFAULT_CSS: ClassVar[str] = "DutyDialog #box > Rows { height: auto; max-height: 14; }"

    def __init__(
        self,
        about: str,
        names: Sequence[str],
        now: Assignment,
        proposed: ProposedDuty,
        each: str = "",
    ) -> None:
        super().__init__()
        self._about = about
        self._each = each
        """What it would come to to go by each measure's own words; "" where there is but one."""
        self._names = list(dict.fromkeys((*names, *now.lead, *now.support)))
        self._proposed = proposed
        self._parts = dict.fromkeys(self._names, "")
        self._take(now)
        if not (now.lead or now.support):
            self._take(Assignment(proposed.lead, proposed.support))
        self._list = Rows(id="units")

    def title_text(self) -> str:
        """For what units are chosen."""
        return "牵头和配合"

    def content(self) -> ComposeResult:
        """What it is about, what its words point to, the units."""
        yield Prose(Text(self._about))
        if self._proposed.lead and not self._each:
            words = "、".join(f"“{word}”" for word in self._proposed.words[:3])
            units = f"牵头 {'、'.join(self._proposed.lead)}"
            if self._proposed.support:
                units += f"，配合 {'、'.join(self._proposed.support)}"
            yield Prose(Text(f"拟定：{units}（因为有{words}）"))
        yield self._list

    def on_mount(self) -> None:
        """Begin at the first unit."""
        self._show()
        self._list.focus()

    def _take(self, found: Assignment) -> None:
        self._parts = dict.fromkeys(self._names, "")
        self._parts |= dict.fromkeys(found.support, _PARTS[2])
        self._parts |= dict.fromkeys(found.lead, _PARTS[1])

    def _show(self) -> None:
        styles = dict(zip(_PARTS, ("faint", "strong", "moving"), strict=True))
        each = [Row([Word("各按自己的文字拟定", "strong"), Word(f"  {self._each}")], _EACH)]
        units = [
            Row([Word(f"{part or '　　'}  ", styles[part]), Word(name)], name)
            for name, part in self._parts.items()
        ]
        self._list.show([*(each if self._each else ()), *units])

    def action_turn(self) -> None:
        """Space: 牵头, 配合, nothing."""
        name = self._list.chosen
        if name in self._parts:
            self._parts[name] = _PARTS[(_PARTS.index(self._parts[name]) + 1) % len(_PARTS)]
            self._show()

    def action_propose(self) -> None:
        """Take what the words point to."""
        self._take(Assignment(self._proposed.lead, self._proposed.support))
        self._show()

    def action_settle(self) -> None:
        """Enter."""
        if self._list.chosen == _EACH:
            self.dismiss(Assignment(each=True))
            return
        lead, support = (
            tuple(name for name, part in self._parts.items() if part == wanted)
            for wanted in _PARTS[1:]
        )
        if support and not lead:
            self.fault("还没有定谁牵头。")
        elif self._each and not lead:
            self.fault("没有选单位，没有改。空格选一个牵头，或选第一行。")
        else:
            self.dismiss(Assignment(lead, support))

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """A click on a unit."""
        event.stop()
        self.action_turn()

    def finish(self) -> bool:
        """Esc: nothing is changed."""
        self.dismiss(None)
        return True
