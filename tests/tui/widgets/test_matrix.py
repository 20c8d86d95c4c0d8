"""The matrix's lines: headings above their columns, names before their rows, in any window."""

from __future__ import annotations

import asyncio
import time
from itertools import pairwise, product

import pytest
from rich.cells import cell_len, set_cell_size
from textual.app import App, ComposeResult

from plancheck.tui.skin import ASCII, DRAWN, Skin
from plancheck.tui.theme import DARK
from plancheck.tui.widgets.matrix import MatrixView
from plancheck.tui.widgets.matrix_layout import PITCH, Grid, Layout, headings

from ..screen import PATIENCE, TURN, key_event


def grid_of(names: tuple[str, ...], heads: tuple[str, ...], mark: str = "推") -> Grid:
    """All cells alike."""
    return Grid(
        names,
        heads,
        ((mark,) * len(heads),) * len(names),
        ((1, 2),) * len(names),
        (3,) * len(heads),
    )


HEADS = ("1.1.1", "1.1.2", "1.10.1", "1.10.2", "10.2.13")
GRID = grid_of(("甲居委会", "名字很长很长很长很长很长的居委会"), HEADS)


def test_columns_are_as_narrow_as_a_mark_and_apart_where_an_objective_begins() -> None:
    layout = Layout.of(GRID, 80)
    for left in range(len(HEADS)):
        places = [*layout.shown(left)]
        assert [column for column, _ in places] == [*range(left, len(HEADS))]
        for (column, at), (other, after) in pairwise(places):
            same = HEADS[column].rpartition(".")[0] == HEADS[other].rpartition(".")[0]
            assert after - at == PITCH if same else after - at > PITCH
        objectives, numbers = headings(GRID, layout, left)
        assert objectives.split()[1:] == list(
            dict.fromkeys(head.rpartition(".")[0] for head in HEADS[left:])
        )
        assert numbers.split()[1:] == [head.rpartition(".")[2] for head in HEADS[left:]]


def test_a_window_that_begins_as_early_as_it_may_has_the_column() -> None:
    wide = grid_of(("甲",), tuple(f"{n // 4}.1.{n % 4}" for n in range(51)))
    for width, column in product((60, 80, 120, 200), (0, 7, 25, 50)):
        layout = Layout.of(wide, width)
        left = layout.leftmost(column)
        shown = dict(layout.shown(left))
        assert column in shown, (width, column)
        assert max(shown.values()) + PITCH <= layout.name + 2 + layout.room, (width, column)
        if left:
            assert column not in dict(layout.shown(left - 1)), (width, column)


class Alone(App[None]):
    skin = ASCII

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return DARK.variables

    def compose(self) -> ComposeResult:
        yield MatrixView(id="matrix")


def rows_of(app: Alone) -> list[str]:
    return [strip.text for strip in app.screen._compositor.render_strips()]


@pytest.mark.parametrize("skin", [ASCII, DRAWN])
async def test_every_mark_stands_under_its_number_and_over_its_sum(skin: Skin) -> None:
    app = Alone()
    app.skin = skin
    async with app.run_test(size=(80, 24)) as pilot:
        view = app.query_one(MatrixView)
        view.show(GRID, 0, 2)
        view.focus()
        await pilot.pause()
        lines = rows_of(app)
        assert {cell_len(line) for line in lines} == {80}
        for column, at in Layout.of(GRID, 80).shown(0):
            number = HEADS[column].rpartition(".")[2]
            assert set_cell_size(lines[1], at + len(number)).endswith(f" {number}")
            assert set_cell_size(lines[2], at + 2).endswith("[推" if column == 2 else "推")
            assert set_cell_size(lines[-1], at + 1).endswith(" 3")
        assert "[推]" in lines[2]
        assert "[" not in lines[3]
        assert lines[0].endswith("完成 逾 ")
        assert lines[3].endswith(" 1  2 ")


async def test_what_has_not_begun_is_a_dot_where_dots_are_drawn() -> None:
    app = Alone()
    async with app.run_test(size=(60, 20)) as pilot:
        view = app.query_one(MatrixView)
        view.show(grid_of(("甲", "乙"), ("1.1.1",), "未"), 0, 0)
        await pilot.pause()
        assert "未" in rows_of(app)[3]
        app.skin = DRAWN
        view.refresh()
        await pilot.pause()
        assert "未" not in rows_of(app)[3]
        assert "·" in rows_of(app)[3]


async def test_headings_and_names_stay_while_it_scrolls_both_ways() -> None:
    app = Alone()
    names = tuple(f"第{n}单位" for n in range(1_000))
    async with app.run_test(size=(60, 20)) as pilot:
        view = app.query_one(MatrixView)
        view.show(grid_of(names, tuple(f"3.3.{n}" for n in range(51))), 0, 0)
        view.focus()
        for key in ("end", *["right"] * 50):  # at once: Pilot pauses behind each of its own
            app.post_message(key_event(key))
        async with asyncio.timeout(PATIENCE):
            while view.place != (999, 50):
                await asyncio.sleep(TURN)
        await pilot.pause()
        assert view.columns[1] == 51
        found = rows_of(app)
        assert found[0].split() == ["部分", "3.3", "完成", "逾"]
        assert found[1].split()[-1] == "50"
        assert found[-3].startswith(">第999单位")
        for key in ("home", "up", "left"):
            app.post_message(key_event(key))
        await pilot.pause()
        assert view.place == (0, 49)
        assert rows_of(app)[2].startswith(">第0单位")


async def test_a_thousand_units_are_drawn_as_fast_as_sixty() -> None:
    spent = {}
    for count in (60, 1_000):
        app = Alone()
        async with app.run_test(size=(120, 40)):
            view = app.query_one(MatrixView)
            view.show(grid_of(("单位",) * count, ("3.3.1",) * 51), count - 1, 50)
            runs = []
            for _ in range(5):
                begun = time.perf_counter()
                for y in range(40):
                    view.render_line(y)
                runs.append(time.perf_counter() - begun)
            spent[count] = min(runs)
    assert spent[1_000] < 5 * spent[60]
