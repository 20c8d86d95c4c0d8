"""What comes too late or too early: a key behind the one that leaves a dialog, a message about what
is gone, a word to a screen that is just coming up.
"""

from __future__ import annotations

from datetime import date
from itertools import combinations, product

import pytest
from textual import events

from plancheck.domain.progress.status import Status
from plancheck.domain.progress.steps import StepChange
from plancheck.tui.pages.help import HelpPage
from plancheck.tui.screen import OwnScreen
from plancheck.tui.terminal import keyboard
from plancheck.tui.widgets.rows import Rows
from plancheck.workspace import Workspace
from tests.sampler import some_or_all

from ..every_screen import SCREENS
from ..screen import Clerk, clerk_at, key_event

DIALOGS = [keys for keys in SCREENS.values() if keys]
OPENED = [(DIALOGS[3::5], 0), *(pytest.param(DIALOGS, n, marks=pytest.mark.soak) for n in (0, 1))]
LEFT = [(DIALOGS[2::5], 0), *OPENED[1:]]
"""A fifth of the dialogs are opened, a fifth are left; under `make soak` all are. The one thing is
done at every other of them, the other at those between, or the other way round.
"""
OPENINGS = (("f3",), ("f6", "f5"), ("ctrl+e",))
TEXTS = ("a", "a\tb\n", "一、选址\n二、消防\n")
"""Keys to fields, and texts that come behind the key that closes them."""


def acts(workspace: Workspace) -> int:
    """How many acts are on record."""
    assert workspace.unit.ledger
    return len({(e.pc, e.act, e.at) for e in workspace.unit.ledger.history.by_id.values()})


def click_at(x: int, y: int) -> list[events.Event]:
    """A click, made now and not sent yet."""
    kinds = (events.MouseDown, events.MouseUp)
    return [kind(None, x, y, 0, 0, 1, False, False, False, x, y) for kind in kinds]


async def leave_all(clerk: Clerk) -> None:
    while len(clerk.app.screen_stack) > 1:
        await clerk.press("escape")


@pytest.mark.parametrize(("dialogs", "first"), LEFT)
async def test_keys_behind_the_one_that_leaves_a_dialog_are_no_fault(
    busy: Workspace, dialogs: list[tuple[str, ...]], first: int
) -> None:
    async with clerk_at(busy, (80, 24)) as clerk:
        for number, keys in enumerate(dialogs, first):
            leaving = ("enter", "2")[number % 2]
            await clerk.press(*keys)
            await clerk.at_once(leaving, leaving, leaving, leaving)
            assert clerk.app.is_running
            await leave_all(clerk)


@pytest.mark.parametrize(("dialogs", "first"), OPENED)
async def test_keys_behind_the_one_that_opens_a_dialog_are_no_fault(
    busy: Workspace, dialogs: list[tuple[str, ...]], first: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However long the keyboard waits for a key to be done: a PC that stalls takes longer."""
    patience = (0.0, keyboard.PATIENCE)
    async with clerk_at(busy, (80, 24)) as clerk:
        for number, keys in enumerate(dialogs, first):
            monkeypatch.setattr(keyboard, "PATIENCE", patience[number % 2])
            await clerk.at_once(*keys, "f5", "f5", "f1", "escape", "f2")
            assert clerk.app.is_running
            await leave_all(clerk)


@pytest.mark.parametrize("some", some_or_all(DIALOGS, 2))
async def test_a_screen_that_opens_while_the_program_ends_is_no_fault(
    busy: Workspace, some: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    for keys in some:
        async with clerk_at(busy, (80, 24)) as clerk:
            with monkeypatch.context() as patched:
                patched.setattr(OwnScreen, "opened", lambda _, app=clerk.app: app.exit())
                await clerk.at_once(*keys, "a", "f1")
        assert clerk.app.return_code == 0


@pytest.mark.parametrize(
    "sent",
    [
        [*zip(OPENINGS, TEXTS, strict=True)],
        pytest.param([*product(OPENINGS, TEXTS)], marks=pytest.mark.soak),
    ],
)
async def test_text_behind_the_key_that_closes_its_field_is_no_fault(
    busy: Workspace, sent: list[tuple[tuple[str, ...], str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyboard, "PATIENCE", 0)
    async with clerk_at(busy) as clerk:
        for opening, text in sent:
            await clerk.press(*opening)
            clerk.send(key_event("escape"), key_event("enter"), events.Paste(text))
            await clerk.settled()
            assert clerk.app.is_running
            await leave_all(clerk)


async def test_two_enters_save_a_note_once_and_so_do_enter_and_help_that_opens_over_it(
    busy: Workspace,
) -> None:
    async with clerk_at(busy) as clerk:
        await clerk.press("f5")
        await clerk.type("新")
        before = acts(busy)
        await clerk.at_once("enter", "enter")
        assert acts(busy) == before + 1
        await leave_all(clerk)
        await clerk.at_once("f5", "再")
        await clerk.at_once("enter", "f1")
        assert isinstance(clerk.app.screen, HelpPage)
        assert {"新", "再"} <= {note.text for note in busy.unit.progress.state("1.1.1").notes}
        await clerk.press("escape")
        assert len(clerk.app.screen_stack) == 1


async def test_an_act_is_saved_though_the_screen_that_it_was_made_on_is_left_with_the_next_key(
    busy: Workspace,
) -> None:
    async with clerk_at(busy) as clerk:
        for opening, keys in (
            ((), ("space", "f6")),
            (("f2",), ("2", "f1", "escape")),
        ):
            await clerk.press(*opening)
            before = acts(busy)
            await clerk.at_once(*keys)
            await leave_all(clerk)
            assert acts(busy) == before + 1
            assert "已保存" in clerk.saving


async def test_taking_back_down_to_the_first_act_takes_all_back(workspace: Workspace) -> None:
    async with clerk_at(workspace) as clerk:
        await clerk.press("space", "down", "space", "ctrl+r", "end", "enter")
        assert "没有可以撤销的操作" in clerk.screen
        assert "可重做 2 步" in clerk.screen
        await clerk.press("ctrl+y", "ctrl+y", "escape")
        assert " 2/38 " in clerk.screen


async def test_a_click_on_the_records_takes_nothing_back_and_the_highlight_stays_on_its_record(
    workspace: Workspace,
) -> None:
    """Also when another window does something."""
    async with clerk_at(workspace) as clerk:
        await clerk.press("space", "down", "space", "ctrl+r")
        before = acts(workspace)
        place = clerk.place_of("1.1.1")
        clerk.send(*click_at(*place), *click_at(*place))
        await clerk.settled()
        assert acts(workspace) == before
        assert "共撤销 2 步" in clerk.screen
        clerk.app.recorder.act(lambda: workspace.edit.tick(["1.1.3"]))
        await clerk.settled()
        assert "可撤销 3 步" in clerk.screen
        assert "1.1.1" in clerk.app.screen.query_one(Rows).current.plain


async def test_a_click_on_a_mark_beside_marked_measures_is_about_that_one(
    workspace: Workspace,
) -> None:
    async with clerk_at(workspace) as clerk:
        await clerk.press("insert", "insert", "down")
        await clerk.click(clerk.place_of("未] 1.1.3"))
        done = {id for id, of in workspace.unit.progress.states.items() if of.status is Status.DONE}
        assert done == {"1.1.3"}


@pytest.mark.parametrize(
    "pages",
    [
        pytest.param(["13", "24", "35"], id="some"),
        pytest.param([*combinations("12345", 2)], id="all", marks=pytest.mark.soak),
    ],
)
async def test_the_pages_of_the_roll_up_of_two_plain_reports(
    two: Workspace, pages: list[tuple[str, str]]
) -> None:
    async with clerk_at(two) as clerk:
        await clerk.press("f9")
        for first, second in pages:
            await clerk.press(first)
            await clerk.at_once(second, first, "end", second)
        assert clerk.app.is_running


async def test_a_click_made_before_a_dialog_came_up_is_none_on_the_dialog(busy: Workspace) -> None:
    async with clerk_at(busy) as clerk:
        await clerk.press("f2")
        places = [clerk.place_of(status.value) for status in (*Status,)[::2]]
        await clerk.press("escape")
        for x, y in places:
            made, before = click_at(x, y), acts(busy)
            await clerk.press("f2")
            clerk.send(*made)
            await clerk.settled()
            assert acts(busy) == before
            await leave_all(clerk)


async def test_a_click_made_before_what_stands_there_changed_does_nothing(
    workspace: Workspace,
) -> None:
    async with clerk_at(workspace) as clerk:
        made = click_at(*clerk.place_of("未] 1.1.2"))
        await clerk.press("f2", "escape")
        clerk.send(*made)
        await clerk.settled()
        assert acts(workspace) == 0, "made on a dialog, before it was left"
        await clerk.press("f3")
        made = click_at(*clerk.place_of("未] 1.1.1"))
        await clerk.press("3")
        clerk.send(*made)
        await clerk.settled()
        assert acts(workspace) == 0, "made on a mark, before the list was narrowed"
        await clerk.press("escape", "ctrl+p", *"移交")
        place = clerk.place_of("一位责任人")
        await clerk.press("backspace", "backspace")
        made = click_at(*place)
        await clerk.press(*"移交")
        clerk.send(*made)
        await clerk.settled()
        assert len(clerk.app.screen_stack) == 2, "made before the palette found less"


@pytest.fixture
def stepped(workspace: Workspace) -> Workspace:
    """A measure of two steps, the second one due first."""
    assert workspace.unit.ledger
    for title, due in (("选址", date(2024, 5, 1)), ("报批", date(2024, 4, 1))):
        workspace.unit.ledger.perform(workspace.edit.steps.add("1.1.1", StepChange(title, due=due)))
    return workspace


def titles(workspace: Workspace) -> list[str]:
    return [step.title for step in workspace.unit.steps("1.1.1")]


async def test_a_step_that_is_changed_while_the_steps_are_sorted_stays_the_one_that_is_changed(
    stepped: Workspace,
) -> None:
    async with clerk_at(stepped) as clerk:
        await clerk.press("f6", "enter", *"定", "f4")
        assert "改第2步" in clerk.screen
        await clerk.press("enter")
        assert titles(stepped) == ["报批", "选址定"]


async def test_a_step_that_another_window_dropped_while_it_is_changed_becomes_a_new_one(
    stepped: Workspace,
) -> None:
    async with clerk_at(stepped) as clerk:
        await clerk.press("f6", "enter", *"定")
        clerk.app.recorder.act(lambda: stepped.edit.steps.drop("1.1.1", 1))
        await clerk.settled()
        assert "加一步" in clerk.screen
        await clerk.press("enter")
        assert titles(stepped) == ["报批", "选址定"]


async def test_what_another_window_did_to_the_steps_is_not_set_back_and_moves_no_highlight(
    stepped: Workspace,
) -> None:
    async with clerk_at(stepped) as clerk:
        await clerk.press("f6", "enter", "tab", *"王某")
        clerk.app.recorder.act(
            lambda: stepped.edit.steps.change("1.1.1", 1, StepChange("选址复核"))
        )
        await clerk.press("enter")
        step = stepped.unit.steps("1.1.1")[0]
        assert (step.title, step.owner) == ("选址复核", "王某")
        await clerk.press("escape", "f6", "down")
        clerk.app.recorder.act(lambda: stepped.edit.steps.add("1.1.1", StepChange("开业")))
        clerk.app.recorder.act(lambda: stepped.edit.steps.drop("1.1.1", 1))
        await clerk.press("space")
        assert [step.done for step in stepped.unit.steps("1.1.1")] == [True, False]
