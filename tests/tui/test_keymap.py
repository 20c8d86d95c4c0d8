"""Other keys than the program comes with."""

from __future__ import annotations

import re

import pytest

from plancheck.domain.progress.status import Status
from plancheck.tui.commands import EVERY
from plancheck.tui.keymap import key_name, keymap_from, mapped
from plancheck.tui.pages.help import TASKS
from plancheck.workspace import Workspace

from .screen import clerk_at


def with_keys(workspace: Workspace, **keys: str) -> Workspace:
    workspace.unit.settings.config = workspace.unit.config._replace(keys=tuple(keys.items()))
    return workspace


async def test_a_command_can_have_another_key(workspace: Workspace) -> None:
    async with clerk_at(with_keys(workspace, tick="ctrl+b, x")) as clerk:
        await clerk.press("ctrl+b")
        assert workspace.unit.progress.state("1.1.1").status is Status.DONE
        await clerk.press("space")
        assert workspace.unit.progress.state("1.1.1").status is Status.DONE
        await clerk.press("x")
        assert workspace.unit.progress.state("1.1.1").status is Status.NOT_STARTED
        assert "Ctrl+B X 打勾" in clerk.lines[-1]
        await clerk.press("f1")
        await clerk.type("再按一次取消")
        assert "Ctrl+B X" in clerk.screen


async def test_a_clash_is_said_and_both_commands_keep_their_keys(workspace: Workspace) -> None:
    async with clerk_at(with_keys(workspace, status="f3")) as clerk:
        assert clerk.status.endswith("config.toml：[keys] status：F3 已经是“查找”的键，没有改")
        await clerk.press("f2")
        assert "的状态" in clerk.screen
        await clerk.press("escape", "f3")
        assert "查找：" in clerk.screen
    assert len(workspace.unit.problems) == 1


def test_two_commands_may_change_places() -> None:
    keymap, problems = keymap_from([("status", "f3"), ("find", "f2")], "config.toml")
    assert keymap == {"status": "f3", "find": "f2"}
    assert not problems


def test_one_key_for_two_commands_goes_to_the_first() -> None:
    keymap, problems = keymap_from([("status", "ctrl+b"), ("find", "Ctrl+B")], "config.toml")
    assert keymap == {"status": "ctrl+b"}
    assert "Ctrl+B 已经是“状态”的键" in problems[0].message


@pytest.mark.parametrize(
    ("id", "keys", "said"),
    [
        ("nothing", "f7", "没有命令 nothing"),
        ("status", "f99", "不认识的键 f99"),
        ("status", "hyper+f2", "不认识的键 hyper+f2"),
        ("status", "alt+x", "不认识的键 alt+x"),  # a terminal joins Esc with the next key so
    ],
)
def test_what_is_no_command_or_no_key_is_said(id: str, keys: str, said: str) -> None:
    keymap, problems = keymap_from([(id, keys)], "config.toml")
    assert not keymap
    assert said in problems[0].message


def test_every_command_can_be_given_a_key() -> None:
    for command in (c for c in EVERY if c.help):
        keymap, problems = keymap_from([(command.id, "ctrl+f7")], "config.toml")
        assert not problems, command.id
        assert [c.shown for c in mapped([command], keymap)] == ["Ctrl+F7"], command.id


def test_keys_are_called_as_they_are_labelled() -> None:
    names = ["f8", "ctrl+z", "space", "escape", "pageup", "shift+down", "slash"]
    assert [key_name(n) for n in names] == ["F8", "Ctrl+Z", "空格", "Esc", "PgUp", "Shift+↓", "/"]


def test_the_example_in_the_help_can_be_had() -> None:
    lines = next(lines for task, lines in TASKS if task == "怎样换按键")
    example = re.findall(r'(\w+) = "(.+)"', "".join(lines))
    assert keymap_from(example, "config.toml") == (dict(example), ())
