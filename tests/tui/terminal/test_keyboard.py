"""Keys, texts and pastes in one burst: what each does, and where it goes."""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle, product

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.widgets import Input, TextArea

from plancheck.domain.progress.status import Status
from plancheck.domain.text import NOTE_LIMIT, TITLE_LIMIT
from plancheck.tui.dialogs.note import PASTE_LIMIT, NoteDialog
from plancheck.tui.main.screen import MainScreen
from plancheck.tui.terminal import keyboard
from plancheck.tui.terminal.bursts import Burst
from plancheck.tui.widgets.step_list import LINES_LIMIT
from plancheck.workspace import Workspace

from ..screen import PRINTED, Clerk, clerk_at

LINES = "一、选址 已定\r二、消防 已过\r三、开业"


@pytest.fixture(autouse=True)
def _all_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test sends is there at once: nothing comes by waiting for the rest of a text."""
    monkeypatch.setattr(keyboard, "_gap", lambda *_: 0.0)


def key(name: str) -> events.Key:
    """A key by its name, or that types a character."""
    if len(name) > 1:
        return events.Key(name, PRINTED.get(name))
    names = {"\r": "enter", "\t": "tab", "\n": "ctrl+j"}
    return events.Key(names.get(name) or _character_to_key(name), name)


async def send(clerk: Clerk, *came: events.Event | str) -> None:
    """Events, keys by name or character come at once; what is sent next comes a while later."""
    clerk.send(*(key(one) if isinstance(one, str) else one for one in came))
    await clerk.settled()
    clerk.app.keyboard._text_until = 0.0


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
    return [note.text for note in workspace.unit.progress.state(id).notes]


def steps(workspace: Workspace, id: str = "1.1.1") -> list[tuple[str, str, str]]:
    found = workspace.unit.progress.state(id).steps
    return [(s.title, s.owner, s.due.isoformat() if s.due else "") for s in found]


def titles(workspace: Workspace, id: str = "1.1.1") -> list[str]:
    return [title for title, _, _ in steps(workspace, id)]


def acts(workspace: Workspace) -> int:
    assert workspace.unit.ledger
    return len(workspace.unit.ledger.history.by_id)


async def test_line_ends_inside_a_text_stay_in_a_note_and_those_at_its_end_are_one_enter(
    workspace: Workspace,
) -> None:
    expected = LINES.replace("\r", "\n")
    async with clerk_at(workspace) as clerk:
        for coming in COMING[1:]:
            await send(clerk, "f5", *coming(LINES))
            assert clerk.app.screen.query_one(TextArea).text == expected
            await clerk.press("enter")
        for coming, end in ((whole, "\r\r"), (one_by_one, "\r\n"), (whole, "\n")):
            await send(clerk, "f5", *coming(LINES + end))
            assert isinstance(clerk.app.screen, MainScreen)
    assert notes(workspace) == [expected] * 5


async def test_lines_are_as_many_steps_and_a_spreadsheets_cells_title_owner_and_date(
    workspace: Workspace,
) -> None:
    async with clerk_at(workspace) as clerk:
        await clerk.press("f6")
        for coming in COMING:
            await send(clerk, *coming(f"{LINES}\r"))
            assert titles(workspace)[-3:] == LINES.split("\r")
        await send(clerk, *one_by_one("选址\t王某\t3-15\r消防\t\t尽快\r开业\t李某"))
        await send(clerk, *whole("验收\t赵某\t6-30"), "enter")
    assert steps(workspace)[9:] == [
        ("选址", "王某", "2024-03-15"),
        ("消防 尽快", "", ""),
        ("开业", "李某", ""),
        ("验收", "赵某", "2024-06-30"),
    ]


async def test_lines_go_on_with_the_step_that_stands_in_the_line(workspace: Workspace) -> None:
    async with clerk_at(workspace) as clerk:
        await clerk.press("f6")
        await clerk.type("先摸底")
        await clerk.press("left", "left")
        await send(clerk, events.Paste("期\r再选址\r"))
        assert titles(workspace) == ["先期摸底", "再选址"]
        await clerk.press("escape", "f6", "enter")  # the first one is changed
        await send(clerk, events.Paste("完\r\r后开业"))
        assert titles(workspace) == ["先期摸底完", "再选址", "后开业"]
        await clerk.press("escape", "f6")
        await send(clerk, Burst("又\r再"))  # while the list of steps has the focus
        assert titles(workspace)[3:] == ["又", "再"]


@pytest.mark.parametrize(
    "places",
    [
        pytest.param([(), ("f2",), ("f8",)], id="some"),
        pytest.param(
            [("f4",), ("ctrl+r",), ("f9",), ("ctrl+o",)], id="more", marks=pytest.mark.soak
        ),
    ],
)
async def test_a_text_does_nothing_where_nothing_is_written(
    busy: Workspace, places: list[tuple[str, ...]]
) -> None:
    before = acts(busy)
    async with clerk_at(busy) as clerk:
        for keys in places:
            await clerk.press(*keys)
            shown = clerk.screen
            texts = ("? 34",) if keys else (f" 2{LINES} 3\r", "\r甲\r", "?/ 34")
            for coming, text in product(COMING, texts):
                await send(clerk, *coming(text))
            assert clerk.screen == shown, keys
            await clerk.press(*(["escape"] if keys else []))
    assert acts(busy) == before


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param([("f3",), ("f12", "tab")], id="some"),
        pytest.param(
            [("ctrl+p",), ("enter", "tab", "tab"), ("f9", "f3"), ("f1",)],
            id="more",
            marks=pytest.mark.soak,
        ),
    ],
)
async def test_lines_are_one_line_in_a_field(
    workspace: Workspace, fields: list[tuple[str, ...]]
) -> None:
    async with clerk_at(workspace) as clerk:
        for keys in fields:
            await clerk.press(*keys)
            for coming in COMING:
                if isinstance(clerk.app.focused, Input):
                    clerk.app.focused.value = ""
                await send(clerk, *coming("宝山八村\r\n  居委会\r第 2 组"))
                field = clerk.app.focused
                assert isinstance(field, Input)
                assert field.value == "宝山八村 居委会 第 2 组", (keys, coming)
                field.value = ""
            await clerk.press("escape", "escape")


async def test_keys_are_keys_however_fast_they_come(workspace: Workspace) -> None:
    async with clerk_at(workspace) as clerk:
        await send(clerk, *" " * 5, *"\u3000" * 8)
        assert acts(workspace) == 13
        await send(clerk, "down", " ", "down", "f2", "4", "3", "0", "home", "\r")
        await send(clerk, "down", *"50\r", "escape")
    states = [workspace.unit.progress.state(id) for id in ("1.1.1", "1.1.2", "1.1.3")]
    assert [s.status for s in states] == [Status.DONE, Status.DONE, Status.ONGOING]
    assert states[0].percent_set == 50


@pytest.mark.parametrize(
    "ways",
    [
        pytest.param([whole, one_by_one], id="by_turns"),
        *(pytest.param([way], marks=pytest.mark.soak) for way in (whole, one_by_one)),
    ],
)
async def test_what_comes_behind_a_key_goes_where_the_key_leads(
    workspace: Workspace, ways: list[Coming]
) -> None:
    turns = cycle(ways)

    def coming(text: str) -> list[events.Event]:
        return next(turns)(text)

    async with clerk_at(workspace) as clerk:
        await send(clerk, "f5", *coming("选址已定\r"))
        await send(clerk, "f6", *coming("摸底\r"), "escape", "f3", *coming("加梯"))
        assert clerk.app.main.browser.question.words == "加梯"
        await send(clerk, "escape", "home", "f5", *coming("备餐间"), "escape", "3")
        assert clerk.app.main.browser.question.view is not None
        await send(clerk, "0", "home", "f5", *coming("缺人"), "escape", "ctrl+z", " ")
    assert {*notes(workspace)} == {"选址已定", "备餐间"}
    assert titles(workspace) == ["摸底"]
    assert workspace.unit.progress.state("1.1.1").status is Status.DONE


async def test_a_text_in_pieces_is_the_same_text(workspace: Workspace) -> None:
    def moved(x: int) -> events.MouseMove:
        return events.MouseMove(None, x, 9, 1, 0, 0, False, False, False)

    async with clerk_at(workspace) as clerk:
        await clerk.press("f5")
        await send(clerk, Burst("一、选"))
        pieces = Burst("址\r"), "1", moved(4), "2", moved(5), Burst(" 二")
        await send(clerk, *pieces, *"\r三\r")
    assert notes(workspace) == ["一、选址\n12 二\n三"]


async def test_what_is_far_too_long_is_refused_in_words(workspace: Workspace) -> None:
    async with clerk_at(workspace) as clerk:
        for coming in (whole, in_brackets):
            await clerk.press("f5")
            await send(clerk, *coming("好" * (PASTE_LIMIT + 1) + "\r"))
            assert isinstance(clerk.app.screen, NoteDialog)
            area = clerk.app.screen.query_one(TextArea)
            assert (area.text, f"最多{NOTE_LIMIT}字" in clerk.screen) == ("", True)
            await send(clerk, *coming("好" * PASTE_LIMIT))
            assert len(area.text) == PASTE_LIMIT
            await clerk.press("escape", "escape")
        await clerk.press("f6")
        for text, words in (
            ("好\r" * 1_000, f"最多贴{LINES_LIMIT}步"),
            ("好" * (TITLE_LIMIT + 1), f"最多{TITLE_LIMIT}字"),
        ):
            await send(clerk, *whole(text))
            assert words in clerk.screen
            assert clerk.app.screen.query_one("#title_", Input).value == ""
    assert acts(workspace) == 0


async def test_what_was_copied_here_is_pasted_as_any_other_text(workspace: Workspace) -> None:
    async with clerk_at(workspace) as clerk:
        clerk.app.copy_to_clipboard("摸底\n选址")
        await clerk.press("f6", "ctrl+v")
        assert titles(workspace) == ["摸底", "选址"]
        await clerk.press("escape", "f3", "ctrl+v")
        field = clerk.app.focused
        assert isinstance(field, Input)
        assert field.value == "摸底 选址"
