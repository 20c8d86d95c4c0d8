"""Searching on the main screen, by hanzi and by initials."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from plancheck.errors import BadFile
from plancheck.tui.skin import ASCII
from plancheck.tui.widgets.field import Field
from plancheck.tui.widgets.plan.columns import fit, found_pieces
from plancheck.workspace import Workspace

from ..screen import Clerk, clerk_at
from ..windows import resize


async def searched(clerk: Clerk, words: str) -> None:
    """Type into the search field and wait for the initials too."""
    if not isinstance(clerk.app.focused, Field):
        await clerk.press("f3")
    await clerk.type(words)
    await clerk.app.workers.wait_for_complete()
    await clerk.settled()


def underlined(clerk: Clerk) -> list[str]:
    """What is underlined on the screen."""
    strips = clerk.app.screen._compositor.render_strips()
    return [s.text for strip in strips for s in strip if s.style and s.style.underline]


async def test_the_field_has_its_name_before_it_and_goes_with_it(workspace: Workspace) -> None:
    """Words that stand in it are replaced by the next; hanzi are found without any initials."""
    async with clerk_at(workspace, (60, 20)) as clerk:
        await searched(clerk, "助餐 2")
        assert workspace.unit.letters is None
        assert underlined(clerk) == ["助餐"]
        for again, words in ((("enter", "f3"), "食堂"), (("f3",), "加梯")):
            await clerk.press(*again)  # opened anew, and where it stands open
            await clerk.type(words)
            assert clerk.app.screen.query_one("#find", Field).value == words
        assert any(line.startswith(">查找 加梯") for line in clerk.lines)
        column, _ = clerk.app.cursor_position
        assert column == cell_len(">查找 加梯")
        await clerk.press("enter")
        assert not clerk.line_of(">查找")


async def test_initials_find_and_mark_the_words_they_stand_for(workspace: Workspace) -> None:
    """In another unit type's measures too, and after a tick."""
    async with clerk_at(workspace, (80, 24)) as clerk:
        await clerk.press("f3", *"jt")  # one after another, the rest at once
        await searched(clerk, "zb")
        for size in ((60, 20), (120, 40)):
            await resize(clerk, size)
            assert clerk.highlighted == "3.2.2"
            assert " 1/38 项" in clerk.lines[1]
            assert underlined(clerk) == ["加梯专班"]
        await clerk.press("escape")
        await searched(clerk, "ｊｔｚｂ")  # full-width letters are letters
        await clerk.press("enter", "space")
        assert underlined(clerk) == ["加梯专班"]
        assert " 1/38 项" in clerk.lines[1]
        await clerk.press("f4", "6")
        assert " 1/51 项" in clerk.lines[1]
        await clerk.press("escape")
        assert underlined(clerk) == []


async def test_without_the_table_of_readings_that_is_said_and_searching_goes_on(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> None:
        raise BadFile("pypinyin", "没有装好")

    monkeypatch.setattr(workspace.unit, "learn_letters", missing)
    async with clerk_at(workspace) as clerk:
        await searched(clerk, "jt")
        assert clerk.status == "pypinyin：没有装好"
        await clerk.press("escape")
        await searched(clerk, "加梯")
        assert clerk.highlighted == "3.2.2"


# --- one line


TEXT = "健全加梯专班下沉机制，严格把控加梯质量安全"


def pieces(text: str, start: int, end: int, cells: int) -> str:
    """The line with brackets round what was found; as many cells as asked for."""
    found = list(found_pieces(text, [(start, end)], cells))
    assert cell_len("".join(piece for piece, _ in found)) == cells
    return ASCII.put("".join(f"[{piece}]" if hit else piece for piece, hit in found))


def test_what_was_found_is_in_view_and_marked() -> None:
    for start, end, cells, expected in (
        (2, 6, 42, "健全[加梯专班]下沉机制，严格把控加梯质量安全"),
        (2, 6, 46, "健全[加梯专班]下沉机制，严格把控加梯质量安全    "),
        (2, 6, 20, "健全[加梯专班]下沉机.."),
        (2, 6, 15, "健全[加梯专班].. "),
        (15, 17, 20, "..制，严格把控[加梯].."),
        (19, 21, 20, "..把控加梯质量[安全]  "),
        (2, 6, 8, "..[加梯].."),
    ):
        assert pieces(TEXT, start, end, cells) == expected


def test_where_nothing_was_found_the_line_is_as_ever() -> None:
    assert list(found_pieces(TEXT, [], 20)) == [(fit(TEXT, 20), False)]
