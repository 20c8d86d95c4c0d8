"""The text of a note may be pasted, deleted, taken back and done again, in any window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

import pytest
from textual import events
from textual.document._wrapped_document import WrappedDocument

from plancheck.tui.dialogs.note import NoteArea
from plancheck.workspace import Workspace

from ..screen import clerk_at, key_event

FEW = "一、选址\n二、消防\n三、开业"
LINES = 9
"""One more than are in view."""
MANY = "选址已定，图纸未批。\n" * LINES
TWICE = (MANY, *["up"] * (LINES + 1), FEW, "shift+left", "delete", "ctrl+z", "x")
"""A deletion is taken back before the last letter, which is no part of the paste."""
JOURNEYS: dict[str, Sequence[tuple[Sequence[str], str]]] = {
    # keys, and among them what is pasted, and what stands there then; and so on from there
    "a paste taken back": [((FEW, "ctrl+z"), "")],
    "a long paste taken back and done again": [((MANY, "ctrl+z"), ""), (("ctrl+y",), MANY)],
    "a deletion done again": [
        ((MANY, "f7", "delete", "ctrl+z", *["down"] * (LINES + 1)), MANY),
        (("ctrl+y",), ""),
    ],
    "a paste over all, taken back": [((FEW, "f7", MANY, "ctrl+z"), FEW)],
    "a paste of less over all, done again": [((MANY, "f7", FEW, "ctrl+z", "ctrl+y"), FEW)],
    "lines broken, taken back": [((*["ctrl+j"] * LINES, *["ctrl+z"] * LINES), "")],
    "pastes taken back": [((MANY, FEW, "ctrl+z", "ctrl+z"), "")],
    "a letter taken back alone, done again, and the paste": [
        ((*TWICE, "ctrl+z"), FEW + MANY),
        (("ctrl+y",), FEW[:-1] + "x" + MANY),
        (("ctrl+z", "ctrl+z"), MANY),
    ],
}


def laid_out_between(keys: Sequence[str]) -> list[list[str]]:
    """Bursts of one key each; where the caret goes alone nothing is laid out anew."""
    moves = ("up", "down")
    groups = groupby(enumerate(keys), lambda pair: -1 if pair[1] in moves else pair[0])
    return [[key for _, key in group] for _, group in groups]


def at_once(keys: Sequence[str]) -> list[Sequence[str]]:
    """One burst of all."""
    return [keys]


@pytest.mark.parametrize(
    "bursts_of", [laid_out_between, pytest.param(at_once, marks=pytest.mark.soak)]
)
async def test_the_text_goes_on_after_each_journey(
    busy: Workspace, bursts_of: Callable[[Sequence[str]], Sequence[Sequence[str]]]
) -> None:
    """One dialog has them all; each begins where nothing is written, nor to be taken back."""
    async with clerk_at(busy, (60, 20)) as clerk:
        await clerk.press("f5")
        area = clerk.app.screen.query_one(NoteArea)
        for journey, stages in JOURNEYS.items():
            area.load_text("")
            await clerk.settled()
            for keys, text in stages:
                for burst in bursts_of(keys):
                    clerk.send(*(events.Paste(k) if "\n" in k else key_event(k) for k in burst))
                    await clerk.settled()
                assert (journey, area.text) == (journey, text)
                fresh = WrappedDocument(area.document, area.wrap_width, area.indent_width)
                wrapped = area.wrapped_document
                assert (journey, wrapped.height) == (journey, fresh.height)
                assert (journey, wrapped.lines) == (journey, fresh.lines)
