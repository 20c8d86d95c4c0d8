"""The main screen's look: columns, colours, tabs, what is said where there is nothing to show."""

from __future__ import annotations

from datetime import date

from rich.cells import cell_len
from rich.style import Style

from plancheck.domain.progress.checklist import Question
from plancheck.domain.progress.edits import Edit
from plancheck.domain.progress.signal import Calendar
from plancheck.domain.progress.status import Status
from plancheck.storage.config import Display
from plancheck.tui.main.browser import Browser
from plancheck.tui.main.wording import nothing, tabs
from plancheck.tui.palette import DARK, styles
from plancheck.tui.skin import ASCII, DRAWN
from plancheck.tui.widgets.bars.bars import Sides, Word
from plancheck.tui.widgets.header import cells_of, header
from plancheck.tui.widgets.plan.columns import Columns, heads, light_word, number_cells
from plancheck.workspace import Workspace
from tests.support import Clock

from ..screen import Clerk, clerk_at
from ..windows import SIZES, resize

TODAY = date(2024, 3, 6)


def looking(workspace: Workspace, **display: str) -> Workspace:
    workspace.unit.settings.config = workspace.unit.config._replace(display=Display(**display))
    return workspace


def columns_of(lines: list[str], *all: str) -> list[int]:
    """The columns in which words end, on the line of 3.2.1."""
    line = next(line for line in lines[3:] if "3.2.1 持续" in line[:20])
    return [cell_len(line.partition(words)[0] + words) for words in all]


def style_of(clerk: Clerk, words: str, text: str) -> Style:
    """The style of a text on the first line of the list that has the words."""
    strips = clerk.app.screen._compositor.render_strips()
    line = next(strip for strip in strips[3:] if words in strip.text)
    return next(s.style for s in line if s.style and text in s.text)


# --- columns


async def test_nothing_runs_over_and_no_column_stands_elsewhere_than_its_name_at_any_size(
    workspace: Workspace,
) -> None:
    """The text of a measure is never given up, whatever is asked.

    The detail is three lines from 80 columns and a pane from 120, also when resized.
    """
    book = workspace.unit.ledger
    assert book
    summer = Edit(percent=40, owner="王丽", due=date(2024, 6, 30))
    book.perform(workspace.edit.change(["3.2.1"], summer))
    async with clerk_at(workspace, SIZES[-1]) as clerk:
        await clerk.press("space")
        for size in (*SIZES, (80, 24)):
            await resize(clerk, size)
            lines = clerk.lines
            assert len(lines) == size[1]
            assert max(map(cell_len, lines)) <= size[0]
            assert any("用好红色资源" in line for line in lines)
            assert "打勾" in lines[-1]
            assert "F1 帮助" in lines[-1]
            assert any("牵头" in line for line in lines[2:]) is (size[0] >= 80)
            assert ("牵头 办公室" in lines[-5]) is (80 <= size[0] < 120)
            assert any("|" in line and "牵头" in line for line in lines) is (size[0] >= 120)
            assert any("|" in line for line in lines) is (size[0] >= 120)
            if size[0] > 60:
                clerk.app.main.list_.select("3.2.1")
                await clerk.settled()
                columns_stand_under_their_names(clerk.lines)
                await clerk.press("home")
        await clerk.press("3")
        columns_stand_under_their_names(clerk.lines)


def columns_stand_under_their_names(lines: list[str]) -> None:
    """Percent, owner and date of 3.2.1."""
    places = columns_of(lines, "40%", "王丽", "6-30")
    names = [cell_len(lines[2].partition(n)[0] + n) for n in ("进度", "责任人", "时限")]
    assert [places[0], places[1] + 2, places[2]] == names


def test_the_names_take_as_many_cells_as_a_line() -> None:
    for cells in (1, 59, 69, 70, 78, 98, 158):
        columns = Columns.of(cells, 5)
        width = max(cells, sum(columns) + 7 if columns.text == 8 else cells)
        assert (cells, cells_of(heads(columns))) == (cells, width)


def test_the_longest_number_of_the_plan_has_room(workspace: Workspace) -> None:
    plan = workspace.unit.plan
    assert number_cells(plan) == 5
    section = plan.sections[0]
    objective = section.objectives[0]
    measure = objective.measures[0]._replace(id="10.12.13")
    longer = section._replace(objectives=(objective._replace(measures=(measure,)),))
    assert number_cells(plan._replace(sections=(longer,))) == 8


# --- colours


LIGHTS = [
    (Edit(due=date(2024, 2, 19)), Word("逾期16天", "late")),
    (Edit(due=date(2020, 2, 19)), Word("逾期", "late")),
    (Edit(due=date(2024, 3, 10)), Word("临期3-10", "soon")),
    (Edit(percent=1, due=date(2024, 12, 15)), Word("滞后12-15", "mind")),
    (Edit(percent=1, due=date(2025, 12, 15)), Word("滞后", "mind")),
    (Edit(percent=1), Word("滞后", "mind")),
    (Edit(due=date(2024, 6, 30)), Word("6-30", "faint")),
    (Edit(due=date(2025, 6, 30)), Word("25-6-30", "faint")),
    (Edit(status=Status.DONE, due=date(2024, 2, 19)), Word("", "faint")),
    (Edit(owner="王丽"), Word("", "faint")),
]
"""What is set of a measure, and the word that it then has."""


def test_date_and_light_are_one_word_in_one_column(workspace: Workspace) -> None:
    """Each of a measure of its own."""
    book = workspace.unit.ledger
    assert book
    own = [
        item.measure.id
        for item in workspace.unit.checklist(Question(workspace.unit.identity)).items()
    ]
    changed = list(zip(own, LIGHTS, strict=False))
    for id, (change, _) in changed:
        book.perform(workspace.edit.change([id], change))
    listed = workspace.unit.checklist(Question(workspace.unit.identity))
    for id, (change, expected) in changed:
        calendar = Calendar(date(2024, 5, 30) if change.percent else TODAY, 2024)
        found = listed.item(id)
        assert found
        signal = calendar.signal(found.state, found.measure)
        assert (change, light_word(found._replace(signal=signal), calendar)) == (change, expected)


async def test_the_cursors_row_keeps_its_colours_and_its_weight(workspace: Workspace) -> None:
    book = workspace.unit.ledger
    assert book
    blocked = Edit(status=Status.BLOCKED, reason="等图纸", due=date(2024, 2, 19))
    book.perform(workspace.edit.change(["1.1.2"], blocked))
    async with clerk_at(looking(workspace, theme="dark", skin="drawn")) as clerk:
        before = style_of(clerk, "1.1.2", "阻"), style_of(clerk, "1.1.2", "逾期")
        await clerk.press("down")
        assert clerk.highlighted == "1.1.2"
        assert (style_of(clerk, "1.1.2", "阻"), style_of(clerk, "1.1.2", "逾期")) == before
        assert before[0] == styles(DARK.name)("阻", "page")
        text = style_of(clerk, "1.1.2", "红色资源")
        assert not text.bold
        assert text.bgcolor == styles(DARK.name)("plain", "cursor").bgcolor


async def test_both_skins_say_the_same_in_the_same_cells(busy: Workspace) -> None:
    screens: list[list[str]] = []
    for skin in ("drawn", "ascii"):
        async with clerk_at(looking(busy, theme="dark", skin=skin), SIZES[0]) as clerk:
            assert clerk.app.skin == (DRAWN if skin == "drawn" else ASCII)
            screens.append([])
            for size in ((60, 20), (100, 30), (120, 40)):
                await resize(clerk, size)
                screens[-1] += clerk.lines
    for drawn, plain in zip(*screens, strict=True):
        words = [
            "".join(char for char in line if char.isalnum() and char not in "xo")
            for line in (drawn, plain)
        ]
        assert words[0] == words[1]


# --- header and tabs


def test_the_units_name_has_room_before_bars_and_week(workspace: Workspace, clock: Clock) -> None:
    clock.set("2025-11-26T09:00:00+08:00")
    tally = Browser(workspace).own.tally
    for width, _ in SIZES:
        sides = header(workspace, tally, width, (0, 38))
        head = said(sides)
        words = ("宝山八村居委会", "计划年度已过", "全年 0/38")
        assert (width, [word for word in words if word not in head]) == (width, [])
        assert sum(map(cells_of, sides)) <= width


def test_the_header_counts_the_units_measures_and_names_plan_unit_and_week(
    workspace: Workspace,
) -> None:
    browser = Browser(workspace)
    head = said(header(workspace, browser.own.tally, 120, (0, 38)))
    for words in ("友谊路街道2024年工作计划", "宝山八村居委会", "第10周 3/4-3/10", "已填 0/38"):
        assert words in head
    assert "全年 0/38" in head
    assert "[0全部 38]" in said(tabs(browser, 120))


def test_the_chosen_view_always_has_its_tab(workspace: Workspace) -> None:
    browser = Browser(workspace)
    for width, _ in SIZES:
        for digit in range(10):
            browser.ask(browser.own.question)
            browser.ask(browser.in_view(digit))
            sides = tabs(browser, width)
            assert f"[{digit}" in said(sides), (width, digit)
            assert sum(map(cells_of, sides)) <= width, (width, digit)


def said(sides: Sides) -> str:
    """Both sides of a line as a text."""
    return ASCII.put("".join(word.text for words in sides for word in words))


async def test_of_others_measures_those_that_are_the_units_too_keep_their_keys(
    workspace: Workspace,
) -> None:
    async with clerk_at(workspace, (80, 24)) as clerk:
        await clerk.press("f4", "2")
        shared = clerk.app.main.browser.own_among
        assert 0 < shared < clerk.app.main.browser.whole.candidates
        assert "不是本单位的只能看" in clerk.lines[0]
        assert str(shared) in clerk.status
        for id, keys in (("1.1.1", ("打勾", "填报", "状态")), ("1.2.1", ("看全文", "分解"))):
            clerk.app.main.list_.select(id)
            await clerk.settled()
            assert clerk.highlighted == id
            shown = clerk.lines[-1]
            assert [key for key in keys if key not in shown] == []
            assert ("打勾" in shown) is ("打勾" in keys)
        await clerk.press("escape")
        assert "38" in clerk.status


# --- nothing to show, nothing stale


async def test_an_empty_list_says_what_that_means_and_which_key_goes_on(
    workspace: Workspace,
) -> None:
    async with clerk_at(workspace, (60, 20)) as clerk:
        for keys, words, key, size in (
            (("9", "ctrl+a", "ctrl+n"), "本周都填了", "F8", (60, 20)),
            (("f3", *"没有"), "没有找到“没有”", "Esc", (120, 40)),
        ):
            await clerk.press(*keys)
            await resize(clerk, size)
            middle = clerk.lines[4:-2]
            told = next(n for n, line in enumerate(middle) if words in line)
            assert key in middle[told + 1]
            await clerk.press("escape", "escape")
            assert "[0全部 38]" in clerk.lines[1]


def test_of_a_view_that_is_empty_and_of_words_in_it_so_it_does_too(workspace: Workspace) -> None:
    browser = Browser(workspace)
    for question, words, key in (
        (browser.in_view(5), "没有“临期逾期”的措施", "0 看全部"),
        (browser.in_view(5)._replace(words="加"), "没有找到“加”", "Esc"),
    ):
        browser.ask(question)
        told, goes_on, *_ = nothing(browser)
        assert words in told.text
        assert key in goes_on.text


async def test_what_was_said_of_an_act_goes_with_the_next_thing_done_and_saved_stays(
    workspace: Workspace,
) -> None:
    async with clerk_at(workspace) as clerk:
        for filled, keys in enumerate((("f7", "escape"), ("f8", "left", "escape"), ("1",)), 1):
            ticked = clerk.highlighted  # before a dialog, another week's page, a view
            await clerk.press("space", "down")
            assert f"已完成 {ticked}" in clerk.status
            await clerk.press(*keys)
            assert "已完成" not in clerk.status
            assert clerk.saving == "已保存 09:14"
            assert f"已填 {filled}/38" in clerk.lines[0]  # this week, whatever else was asked
        await clerk.press("0", "down", "ctrl+n")
        assert "已填 4/38" in clerk.lines[0]
        await clerk.press("ctrl+z")
        assert "已填 3/38" in clerk.lines[0]
