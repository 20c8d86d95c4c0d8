"""What an input method needs: the caret in the field, whole texts, pastes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from rich.cells import cell_len
from textual import events
from textual.geometry import Offset
from textual.widgets import Input, TextArea

from plancheck.tui.terminal import widths
from plancheck.workspace import Workspace

from ..screen import Clerk, clerk_at


async def paste(clerk: Clerk, text: str) -> None:
    clerk.app.post_message(events.Paste(text))
    await clerk.settled()


@pytest.fixture
def narrow_again() -> Iterator[None]:
    yield
    widths.measure(1)


@pytest.mark.usefixtures("narrow_again")
@pytest.mark.parametrize(
    "fields",
    [
        pytest.param([("f3",), ("f12", "tab")], id="some"),
        pytest.param([("ctrl+p",)], id="more", marks=pytest.mark.soak),
    ],
)
async def test_the_caret_stands_behind_what_was_typed_in_a_field(
    busy: Workspace, fields: list[tuple[str, ...]]
) -> None:
    async with clerk_at(busy) as clerk:
        for keys, ambiguous in product(fields, (1, 2)):
            widths.measure(ambiguous)
            if ambiguous == 1:
                await clerk.press(*keys)
            field = clerk.app.screen.focused
            assert isinstance(field, Input)
            field.value = ""
            for typed in ("", "助餐", "a助“b”餐"):
                await clerk.type(typed.removeprefix(field.value))
                text, caret = field.value, clerk.app.cursor_position
                assert caret == field.content_region.offset + Offset(cell_len(text), 0)
                row = clerk.app.screen._compositor.render_strips()[caret.y]
                assert row.crop(0, caret.x).text.rstrip().endswith(text)
            if ambiguous == 2:
                await clerk.press("escape", "escape")


async def test_the_caret_stands_where_the_note_goes_on(busy: Workspace) -> None:
    async with clerk_at(busy) as clerk:
        await clerk.press("f5")
        await clerk.type("选址“已定”")
        await clerk.press("ctrl+j")
        await clerk.type("开工")
        area = clerk.app.screen.query_one(TextArea)
        assert clerk.app.cursor_position == area.content_region.offset + Offset(4, 1)


async def test_every_line_of_a_paste_into_a_field_is_kept(busy: Workspace) -> None:
    async with clerk_at(busy) as clerk:
        await clerk.press("f12", "tab")
        field = clerk.app.screen.focused
        assert isinstance(field, Input)
        field.value = ""
        await paste(clerk, "宝山八村\r\n\r\n  居委会\n")
        assert field.value == "宝山八村 居委会"
        field.select_all()
        await paste(clerk, "１２３　四")
        assert field.value == "１２３　四"


async def test_lines_pasted_into_a_note_stay_lines_and_digits_pasted_into_the_search_find(
    busy: Workspace,
) -> None:
    """And what nobody sees is left out of both."""
    async with clerk_at(busy) as clerk:
        await clerk.press("f5")
        await paste(clerk, "一、\ufeff选址\u200b已定\u2028二、开\u00ad工\u00a0了\r\n三、开业\n四")
        await clerk.press("enter")
        texts = [note.text for note in busy.unit.progress.state("1.1.1").notes]
        assert "一、选址已定\n二、开工 了\n三、开业\n四" in texts
        await clerk.press("f3")
        await paste(clerk, "３．\u200e２．１\u202c")
        assert clerk.highlighted == "3.2.1"
        field = clerk.app.screen.focused
        assert isinstance(field, Input)
        assert field.value == "３．２．１"
