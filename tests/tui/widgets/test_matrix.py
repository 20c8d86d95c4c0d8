"""The matrix's lines: headings above their columns, names before their rows, in any window."""

from __future__ import annotations

import time

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult

from plancheck.tui.theme import DARK
from plancheck.tui.widgets.matrix import Grid, Layout, MatrixView, cells, heading

GRID = Grid(
    ("甲居委会", "名字很长很长很长很长很长的居委会"),
    ("1.1.1", "1.1.2", "10.2.13"),
    (("推", "-", "逾"), ("", "完", "x")),
)


def line(grid: Grid, layout: Layout, row: int, left: int, at: int = -1) -> str:
    return "".join(text for text, _ in cells(grid, layout, row, left, at))


def test_marks_stand_under_their_headings() -> None:
    layout = Layout.of(GRID, 80)
    head, first = heading(GRID, layout, 0), line(GRID, layout, 0, 0)
    for column, (name, mark) in enumerate(zip(GRID.heads, GRID.marks[0], strict=True)):
        at = head.index(name)
        assert at == layout.name + 2 + column * layout.column
        cut = first[: first.index(mark, first.index(" "))]
        assert cell_len(cut) == at + 1


def test_the_highlighted_cell_stands_in_brackets_and_its_row_has_a_mark() -> None:
    layout = Layout.of(GRID, 80)
    assert line(GRID, layout, 0, 0, 2).startswith(">甲居委会")
    assert "[逾]" in line(GRID, layout, 0, 0, 2)
    assert "[ ]" in line(GRID, layout, 1, 0, 0)
    assert "[" not in line(GRID, layout, 1, 0)


def test_what_is_left_of_the_window_is_not_drawn() -> None:
    layout = Layout.of(GRID, 80)
    assert "1.1.1" not in heading(GRID, layout, 1)
    assert "推" not in line(GRID, layout, 0, 1)
    assert "逾" in line(GRID, layout, 0, 1)


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_long_names_are_cut_and_lines_never_run_over(width: int) -> None:
    wide = Grid(GRID.names, tuple(f"3.3.{n}" for n in range(51)), (("推",) * 51, ("完",) * 51))
    layout = Layout.of(wide, width)
    assert cell_len(line(wide, layout, 1, 0, 0)) <= width
    assert ".." in line(wide, Layout.of(wide, 60), 1, 0)
    assert layout.columns * layout.column + layout.name + 2 <= width


class Alone(App[None]):
    def get_theme_variable_defaults(self) -> dict[str, str]:
        return DARK.variables

    def compose(self) -> ComposeResult:
        yield MatrixView(id="matrix")


def rows_of(app: Alone) -> list[str]:
    return [strip.text for strip in app.screen._compositor.render_strips()]


async def test_headings_and_names_stay_while_it_scrolls_both_ways() -> None:
    app = Alone()
    names = tuple(f"第{n}单位" for n in range(1_000))
    heads = tuple(f"3.3.{n}" for n in range(51))
    async with app.run_test(size=(60, 20)) as pilot:
        view = app.query_one(MatrixView)
        view.show(Grid(names, heads, (("推",) * 51,) * 1_000), 0, 0)
        view.focus()
        await pilot.press("end", *["right"] * 50)
        assert view.place == (999, 50)
        found = rows_of(app)
        assert found[0].rstrip().endswith("3.3.50")
        assert found[-1].startswith(">第999单位")
        await pilot.press("home", "up", "left")
        assert view.place == (0, 49)
        assert rows_of(app)[1].startswith(">第0单位")


async def test_a_thousand_units_are_drawn_as_fast_as_sixty() -> None:
    spent = {}
    for count in (60, 1_000):
        app = Alone()
        async with app.run_test(size=(120, 40)):
            view = app.query_one(MatrixView)
            marks = (("推",) * 51,) * count
            view.show(Grid(("单位",) * count, ("3.3.1",) * 51, marks), count - 1, 50)
            runs = []
            for _ in range(5):
                begun = time.perf_counter()
                for y in range(40):
                    view.render_line(y)
                runs.append(time.perf_counter() - begun)
            spent[count] = min(runs)
    assert spent[1_000] < 5 * spent[60]
