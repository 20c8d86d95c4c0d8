"""Keys, texts and pastes in one burst: what each does, and where it goes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.widgets import Input, TextArea

from plancheck.domain.progress import Status
from plancheck.domain.text import NOTE_LIMIT, TITLE_LIMIT
from plancheck.tui.bursts import Burst
from plancheck.tui.screens.main import MainScreen
from plancheck.tui.screens.write import PASTE_LIMIT, Write
from plancheck.tui.widgets.step_list import LINES_LIMIT
from plancheck.workspace import Workspace

from .screen import PRINTED, Clerk, clerk_at

LINES = "一、选址 已定\r二、消防 已过\r三、开业"


def key(name: str) -> events.Key:
    """A key by its name, or that types a character."""
    if len(name) > 1:
        return events.Key(name, PRINTED.get(name))
    names = {"\r": "enter", "\t": "tab", "\n": "ctrl+j"}
    return events.Key(names.get(name) or _character_to_key(name), name)


async def send(clerk: Clerk, *came: events.Event | str) -> None:
    """Have it come at once: events, keys by name or character."""
    driver = clerk.app._driver
    assert driver is not None
    for one in came:
        event = key(one) if isinstance(one, str) else one
        driver.send_message(event.set_sender(clerk.app))
    await clerk.settled()


def whole(text: str) -> list[events.Event]:
    """As one read brings it."""
    return [Burst(text)]


def one_by_one(text: str) -> list[events.Event]:
    """As a console brings it that has an event for each character."""
    return [key(char) for char in text]


def in_brackets(text: str) -> list[events.Event]:
    return [events.Paste(text)]


COMING = [whole, one_by_one, in_brackets]
Coming = Callable[[str], list[events.Event]]


def notes(workspace: Workspace, id: str = "1.1.1") -> list[str]:
    return [note.text for note in workspace.progress.state(id).notes]


def steps(workspace: Workspace) -> list[tuple[str, str, str]]:
    found = workspace.progress.state("1.1.1").steps
    return [(s.title, s.owner, s.due.isoformat() if s.due else "") for s in found]


@pytest.mark.parametrize("coming", COMING)
async def test_line_ends_inside_a_text_stay_in_a_note(workspace: Workspace, coming: Coming) -> None:
    async with clerk_at(workspace) as clerk:
        await clerk.press("f5")
        await send(clerk, *coming(LINES))
        assert clerk.app.screen.query_one(TextArea).text == LINES.replace("\r", "\n")
        await clerk.press("enter")
    assert notes(workspace) == [LINES.replace("\r", "\n")]


@pytest.mark.parametrize("end", ["\r", "\r\r", "\r\n", "\n"])
@pytest.mark.parametrize("coming", [whole, one_by_one])
async def test_line_ends_at_the_very_end_are_one_enter(
    workspace: Workspace, coming: Coming, end: str
) -> None:
    async with clerk_at(workspace) as clerk:
        await clerk.press("f5")
        await send(clerk, *coming(LINES + end))
        assert isinstance(clerk.app.screen, MainScreen)
    assert notes(workspace) == [LINES.replace("\r", "\n")]


@pytest.mark.parametrize("coming", COMING)
async def test_lines_are_as_many_steps(workspace: Workspace, coming: Coming) -> None:
    async with clerk_at(workspace) as clerk:
        await clerk.press("f6")
        await send(clerk, *coming(f"{LINES}\r"))
        titles = [title for title, _, _ in steps(workspace)]
        assert titles == LINES.split("\r")


async def test_lines_go_on_with_the_step_that_stands_in_the_line(workspace: Workspace) -> None:
    async with clerk_at(workspace) as clerk:
        await clerk.press("f6")
        await clerk.type("先摸底")
        await clerk.press("left", "left")
        await send(clerk, events.Paste("期\r再选址\r"))
        assert [title for title, _, _ in steps(workspace)] == ["先期摸底", "再选址"]
        await clerk.press("escape", "f6", "enter")  # the first one is changed
        await send(clerk, events.Paste("完\r\r后开业"))
    assert [title for title, _, _ in steps(workspace)] == ["先期摸底完", "再选址", "后开业"]


@pytest.mark.parametrize("coming", COMING)
async def test_a_spreadsheets_cells_are_title_owner_and_date(
    workspace: Workspace, coming: Coming
) -> None:
    async with clerk_at(workspace) as clerk:
        await clerk.press("f6")
        await send(clerk, *coming("选址\t王某\t3-15\r消防\t\t尽快\r开业\t李某"))
        await send(clerk, *coming("验收\t赵某\t6-30"), "enter")
    assert steps(workspace) == [
        ("选址", "王某", "2024-03-15"),
        ("消防 尽快", "", ""),
        ("开业", "李某", ""),
        ("验收", "赵某", "2024-06-30"),
    ]


async def test_lines_pasted_while_the_list_of_steps_has_the_focus_are_steps(
    workspace: Workspace,
) -> None:
    async with clerk_at(workspace) as clerk:
        await clerk.press("f6")
        await send(clerk, Burst("摸底\r"), "escape", "f6")
        await send(clerk, Burst("选址\r消防"))
    assert [title for title, _, _ in steps(workspace)] == ["摸底", "选址", "消防"]


async def test_a_step_half_written_is_kept_when_another_is_begun(workspace: Workspace) -> None:
    async with clerk_at(workspace) as clerk:
        await clerk.press("f6")
        await clerk.type("摸底")
        await clerk.press("f6")
        await clerk.type("选址")
        await clerk.press("escape")
    assert [title for title, _, _ in steps(workspace)] == ["摸底", "选址"]


@pytest.mark.parametrize("coming", COMING)
@pytest.mark.parametrize("text", [LINES, f" {LINES}\r", "\r甲\r", "12 甲 3", "?/ 34"])
async def test_a_text_does_nothing_on_the_list(
    workspace: Workspace, coming: Coming, text: str
) -> None:
    async with clerk_at(workspace) as clerk:
        before = clerk.screen
        await send(clerk, *coming(text))
        assert clerk.screen == before
    assert workspace.book
    assert not workspace.book.history.by_id


@pytest.mark.parametrize("coming", COMING)
@pytest.mark.parametrize("keys", [("f2",), ("f4",), ("ctrl+r",), ("f8",), ("f9",), ("ctrl+o",)])
async def test_a_text_does_nothing_where_nothing_is_written(
    busy: Workspace, coming: Coming, keys: tuple[str, ...]
) -> None:
    assert busy.book
    entries = set(busy.book.history.by_id)
    async with clerk_at(busy) as clerk:
        await clerk.press(*keys)
        before = clerk.screen
        await send(clerk, *coming(f"2{LINES} 3\r"))
        assert clerk.screen == before
    assert set(busy.book.history.by_id) == entries


@pytest.mark.parametrize("coming", COMING)
@pytest.mark.parametrize(
    "keys", [("f3",), ("f12", "tab"), ("ctrl+p",), ("enter", "tab", "tab"), ("f9", "f3"), ("f1",)]
)
async def test_lines_are_one_line_in_a_field(
    workspace: Workspace, coming: Coming, keys: tuple[str, ...]
) -> None:
    async with clerk_at(workspace) as clerk:
        await clerk.press(*keys)
        focused = clerk.app.focused
        if isinstance(focused, Input):
            focused.value = ""
        await send(clerk, *coming("宝山八村\r\n  居委会\r第 2 组"))
        field = clerk.app.focused
        assert isinstance(field, Input)
        assert field.value == "宝山八村 居委会 第 2 组"


@pytest.mark.parametrize("space", [" ", "\u3000"])
@pytest.mark.parametrize("times", [2, 5, 40])
async def test_keys_are_keys_however_fast_they_come(
    workspace: Workspace, space: str, times: int
) -> None:
    async with clerk_at(workspace) as clerk:
        await send(clerk, *space * times)
    assert workspace.book
    assert len(workspace.book.history.by_id) == times


async def test_arrows_digits_and_enter_are_keys_too(workspace: Workspace) -> None:
    async with clerk_at(workspace) as clerk:
        await send(clerk, "down", " ", "down", "f2", "4", "3", "0", "home", "\r")
        await send(clerk, "down", *"50\r", "escape")
    states = [workspace.progress.state(id) for id in ("1.1.1", "1.1.2", "1.1.3")]
    assert [s.status for s in states] == [Status.IN_PROGRESS, Status.DONE, Status.ONGOING]
    assert states[0].percent_set == 50


@pytest.mark.parametrize("coming", [whole, one_by_one])
async def test_what_comes_with_the_key_that_opens_a_dialog_goes_there(
    workspace: Workspace, coming: Coming
) -> None:
    async with clerk_at(workspace) as clerk:
        await send(clerk, "f5", *coming("选址已定\r"))
        await send(clerk, "f6", *coming("摸底\r"), "escape", "f3", *coming("加梯"))
        assert clerk.app.main._question.words == "加梯"
    assert notes(workspace) == ["选址已定"]
    assert [title for title, _, _ in steps(workspace)] == ["摸底"]


@pytest.mark.parametrize("coming", [whole, one_by_one])
async def test_what_comes_after_esc_goes_to_where_esc_leads(
    workspace: Workspace, coming: Coming
) -> None:
    async with clerk_at(workspace) as clerk:
        await send(clerk, "f5", *coming("选址已定"), "escape", "3")
        assert clerk.app.main._question.view is not None
        await send(clerk, "0", "f5", *coming("备餐间"), "escape", "ctrl+z", " ")
    assert notes(workspace) == ["选址已定"]
    assert workspace.progress.state("1.1.1").status is Status.DONE


@pytest.mark.parametrize("keys", ["f2", "f5", "f6", "f7", "f4", "ctrl+p", "ctrl+o", "f12", "enter"])
async def test_two_enters_at_once_are_two_enters(workspace: Workspace, keys: str) -> None:
    async with clerk_at(workspace) as clerk:
        await send(clerk, keys, "\r", "\r")
        await send(clerk, keys, "新", "\r", "\r", "escape", "escape")


async def test_a_text_in_pieces_is_the_same_text(workspace: Workspace) -> None:
    async with clerk_at(workspace) as clerk:
        await clerk.press("f5")
        await send(clerk, Burst("一、选"))
        await send(clerk, Burst("址\r"), "1", "2", Burst(" 二"), "\r", "三", "\r")
    assert notes(workspace) == ["一、选址\n12 二\n三"]


async def test_the_mouse_moving_does_not_part_a_text(workspace: Workspace) -> None:
    def moved(x: int) -> events.MouseMove:
        return events.MouseMove(
            None, x, 9, 1, 0, 0, False, False, False, screen_x=x, screen_y=9
        )  # fmt: skip

    async with clerk_at(workspace) as clerk:
        await clerk.press("f5")
        await send(clerk, Burst("一、选址\r"), moved(4), moved(5), Burst("二、消防"), "\r")
    assert notes(workspace) == ["一、选址\n二、消防"]


@pytest.mark.parametrize("coming", [whole, in_brackets])
async def test_what_is_far_too_long_is_refused_in_words(
    workspace: Workspace, coming: Coming
) -> None:
    async with clerk_at(workspace) as clerk:
        await clerk.press("f5")
        await send(clerk, *coming("好" * 350_000 + "\r"))
        assert isinstance(clerk.app.screen, Write)
        assert clerk.app.screen.query_one(TextArea).text == ""
        assert f"最多{NOTE_LIMIT}字" in clerk.screen
        await send(clerk, *coming("好" * PASTE_LIMIT))
        assert len(clerk.app.screen.query_one(TextArea).text) == PASTE_LIMIT
        await clerk.press("escape", "escape", "f6")
        await send(clerk, *coming("好\r" * 350_000))
        assert f"最多贴{LINES_LIMIT}步" in clerk.screen
        await send(clerk, *coming("好" * (TITLE_LIMIT + 1)))
        field = clerk.app.focused
        assert isinstance(field, Input)
        assert field.value == ""
        assert f"最多{TITLE_LIMIT}字" in clerk.screen
    assert steps(workspace) == []


async def test_what_was_copied_here_is_pasted_as_any_other_text(workspace: Workspace) -> None:
    async with clerk_at(workspace) as clerk:
        clerk.app.copy_to_clipboard("摸底\n选址")
        await clerk.press("f6", "ctrl+v")
        assert [title for title, _, _ in steps(workspace)] == ["摸底", "选址"]
        await clerk.press("escape", "f3", "ctrl+v")
        field = clerk.app.focused
        assert isinstance(field, Input)
        assert field.value == "摸底 选址"
