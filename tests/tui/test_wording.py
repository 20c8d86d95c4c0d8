"""Everything is said in Chinese, Textual's own words included; no command needs a letter."""

from __future__ import annotations

import re

import pytest

from plancheck.storage.config import Display
from plancheck.tui.commands import EVERY, EVERYWHERE, PLACES, UNBOUND, by_id
from plancheck.tui.screens.help import HelpScreen
from plancheck.tui.screens.palette import Palette, entries
from plancheck.workspace import Workspace

from .every_screen import SCREENS, through_every_screen
from .screen import clerk_at

_NAMES = """
plancheck Enter Esc Tab PgUp PgDn Home End Ins Insert Del Ctrl Shift toml csv md xlsx docx txt
config.toml keys display status ambiguous_width wide narrow tick on
"""
NAMES = frozenset(_NAMES.split())
"""Names of keys, file formats, settings and commands: they are written so everywhere."""


def english(text: str) -> set[str]:
    words = re.findall(r"[A-Za-z][A-Za-z_.]+[A-Za-z]", text)
    return {word for word in words if word not in NAMES}


def chinese(text: str) -> bool:
    return bool(re.search(r"[\u4e00-\u9fff]", text))


async def test_no_screen_has_an_english_word_on_it(busy: Workspace) -> None:
    async with clerk_at(busy, (120, 60)) as clerk:
        async for name in through_every_screen(clerk):
            text = re.split("台账放在|文件夹在", clerk.screen)[0]  # below it are paths
            assert (name, english(text)) == (name, set())


async def test_every_active_binding_is_described_in_chinese(busy: Workspace) -> None:
    seen = set()
    async with clerk_at(busy) as clerk:
        async for name in through_every_screen(clerk):
            for key, active in clerk.app.screen.active_bindings.items():
                told = active.binding.description
                assert (name, key, told, chinese(told)) == (name, key, told, True)
                seen.add(told)
    assert {"打勾", "向左选", "下一栏", "返回"} <= seen


@pytest.mark.parametrize("keys", SCREENS.values(), ids=SCREENS)
async def test_the_palette_has_every_command_in_chinese_with_its_key(
    busy: Workspace, keys: tuple[str, ...]
) -> None:
    async with clerk_at(busy, (100, 60)) as clerk:
        await clerk.press(*keys)
        if isinstance(clerk.app.screen, Palette):
            return
        found = entries(clerk.app.screen)
        assert all(chinese(entry.words) for entry in found)
        unbound = {command.help for command in UNBOUND}
        keyless = {entry.words for entry in found if not entry.keys}
        assert {words for words in keyless if not words.startswith("配色")} <= unbound
        if clerk.app.screen is clerk.app.main:
            offered = {key for entry in found for key in entry.keys.split()}
            wanted = [c for c in (*EVERYWHERE, *PLACES[0]) if c.id != "palette"]
            assert {key for c in wanted for key in c.shown.split()} <= offered
            assert unbound <= keyless


async def test_the_palette_does_what_is_chosen_on_the_screen_that_is_open(busy: Workspace) -> None:
    async with clerk_at(busy) as clerk:
        await clerk.press("down", "down", "ctrl+p")
        await clerk.type("打勾")
        await clerk.press("enter")
        assert clerk.status.startswith("已保存　已完成 1.1.3")
        await clerk.press("f8", "ctrl+p")
        await clerk.type("上一周")
        await clerk.press("enter")
        assert "第9周" in clerk.screen
        await clerk.press("ctrl+p", "ctrl+p")
        assert "周报" in clerk.lines[0]


async def test_the_palette_says_when_nothing_is_found_and_esc_leaves_it(busy: Workspace) -> None:
    async with clerk_at(busy) as clerk:
        await clerk.press("ctrl+p")
        await clerk.type("没有的")
        assert "没有这样的命令" in clerk.screen
        await clerk.press("enter", "escape")
        assert clerk.app.screen is clerk.app.main


async def test_the_palette_changes_the_colours(busy: Workspace) -> None:
    async with clerk_at(busy) as clerk:
        await clerk.press("ctrl+p")
        await clerk.type("配色")
        await clerk.press("down", "enter")
        assert clerk.app.theme == "light"


async def test_help_finds_tasks_and_keys_as_one_types(busy: Workspace) -> None:
    async with clerk_at(busy, (120, 100)) as clerk:
        await clerk.press("f1")
        assert "怎样交周报" in clerk.screen
        assert "怎样补记上周的事" in clerk.screen
        assert isinstance(clerk.app.screen, HelpScreen)
        told = "\n".join(clerk.app.screen._blocks)
        assert all(f"{c.shown} " in told and c.help in told for c in EVERY if c.help)
        await clerk.type("补记")
        assert "上周五、3-6" in clerk.screen
        assert "怎样交周报" not in clerk.screen
        await clerk.press("escape")
        assert "怎样交周报" in clerk.screen
        await clerk.type("ＣＴＲＬ＋Ｚ")
        assert "重开程序后也行" in clerk.screen
        await clerk.type("没有的")
        assert "没有找到" in clerk.screen


@pytest.mark.parametrize("key", ["f1", "escape", "q"])
async def test_help_closes_by_each_of_its_keys(busy: Workspace, key: str) -> None:
    async with clerk_at(busy) as clerk:
        await clerk.press("f1", key)
        assert clerk.app.screen is clerk.app.main


async def test_marks_of_ascii_are_explained_as_they_look(busy: Workspace) -> None:
    busy.config = busy.config._replace(display=Display(marks="ascii"))
    async with clerk_at(busy, (100, 60)) as clerk:
        await clerk.press("f1")
        assert "[~] 推进中" in clerk.screen


def needs_letter(keys: str) -> bool:
    return bool(keys) and all(re.fullmatch(r"(shift\+)?[a-zA-Z]", key) for key in keys.split(","))


def test_no_command_needs_a_letter() -> None:
    assert [c.id for c in EVERY if needs_letter(c.keys)] == []
    assert needs_letter("q,shift+w")


async def test_no_binding_of_any_screen_needs_a_letter(busy: Workspace) -> None:
    async with clerk_at(busy) as clerk:
        async for name in through_every_screen(clerk):
            keys: dict[tuple[str, int], list[str]] = {}
            for key, active in clerk.app.screen.active_bindings.items():
                keys.setdefault((active.binding.action, id(active.node)), []).append(key)
            lettered = [action for (action, _), all in keys.items() if needs_letter(",".join(all))]
            lettered = [a for a in lettered if a != "close"]  # q, beside Dialog's and Page's Esc
            assert (name, lettered) == (name, [])


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
