"""Everything is said in Chinese, Textual's own words included; no command needs a letter."""

from __future__ import annotations

from plancheck.tui.commands import EVERY, by_id
from plancheck.tui.pages.help import HelpPage
from plancheck.workspace import Workspace

from .screen import clerk_at
from .test_every_screen import needs_letter


async def test_the_palette_does_what_is_chosen_on_the_screen_that_is_open(busy: Workspace) -> None:
    async with clerk_at(busy) as clerk:
        await clerk.press("down", "down", "ctrl+p")
        await clerk.type("打勾")
        await clerk.press("enter")
        assert clerk.status.startswith("已完成 1.1.3")
        await clerk.press("f8", "ctrl+p")
        await clerk.type("上一周")
        await clerk.press("enter")
        assert "第9周" in clerk.screen
        await clerk.press("ctrl+p", "ctrl+p")
        assert "周报" in clerk.lines[0]


async def test_the_palette_says_when_nothing_is_found_esc_leaves_it_and_it_changes_the_colours(
    busy: Workspace,
) -> None:
    async with clerk_at(busy) as clerk:
        await clerk.press("ctrl+p")
        await clerk.type("没有的")
        assert "没有这样的命令" in clerk.screen
        await clerk.press("enter", "escape")
        assert clerk.app.screen is clerk.app.main
        await clerk.press("ctrl+p")
        await clerk.type("配色")
        await clerk.press("down", "enter")
        assert clerk.app.theme == "light"


async def test_help_finds_tasks_and_keys_as_one_types(busy: Workspace) -> None:
    async with clerk_at(busy, (80, 40)) as clerk:
        await clerk.press("f1")
        shown = clerk.screen
        assert "怎样交周报" in shown
        assert "怎样补记上周的事" in shown
        assert isinstance(clerk.app.screen, HelpPage)
        told = "\n".join(clerk.app.screen._blocks)
        assert all(f"{c.shown} " in told and c.help in told for c in EVERY if c.help)
        await clerk.press(*"补记")
        assert "上周五、3-6" in clerk.screen
        assert "怎样交周报" not in clerk.screen
        await clerk.press("escape")
        assert "怎样交周报" in clerk.screen
        await clerk.type("ＣＴＲＬ＋Ｚ")
        assert "重开程序后也行" in clerk.screen
        await clerk.type("没有的")
        assert "没有找到" in clerk.screen


def test_no_command_needs_a_letter() -> None:
    assert [c.id for c in EVERY if needs_letter(c.keys)] == []


def test_full_width_twins_are_bound_beside_their_keys() -> None:
    for key, twin in (
        ("space", "ideographic_space"),
        ("slash", "fullwidth_solidus"),
        ("question_mark", "fullwidth_question_mark"),
    ):
        with_key = [c for c in EVERY if key in c.keys.split(",")]
        assert with_key
        assert all(twin in c.keys.split(",") for c in with_key)
    assert by_id("tick")
