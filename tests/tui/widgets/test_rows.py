"""Rows of words, broken into lines that hold all of them; gone along by what means something."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style
from textual.app import App, ComposeResult

from plancheck.tui.widgets.bars.bars import BarLine, Word, drawn_line
from plancheck.tui.widgets.row import Row, part, spans, title
from plancheck.tui.widgets.rows import Rows

WORDS = st.lists(
    st.builds(
        Word, st.text(alphabet="本周，完成。 ab12", max_size=9), st.sampled_from(["good", ""])
    ),
    max_size=6,
)


@given(WORDS, st.integers(4, 30))
def test_each_line_has_its_part_of_the_words_in_their_styles(words: list[Word], cells: int) -> None:
    row = Row(tuple(words))
    styled = [(char, word.style) for word in words for char in word.text]
    for start, end in spans(row, cells):
        shown = [(char, word.style) for word in part(words, (start, end)) for char in word.text]
        assert shown == styled[start:end]


@given(WORDS, st.integers(12, 30))
def test_what_stands_at_the_right_end_has_room_beside_the_first_line(
    words: list[Word], cells: int
) -> None:
    row = Row(tuple(words), right=(Word("F5 写"),))
    first, *others = spans(row, cells)
    assert cell_len(row.plain[slice(*first)]) + cell_len("F5 写") <= cells
    assert all(cell_len(row.plain[slice(*other)]) <= cells for other in others)


ROWS = (
    title("各部分", right=(Word("完成 "),)),
    Row("一", "1"),
    Row(""),
    title("各类单位"),
    Row("二", "2"),
    *(Row(f"第{n}行") for n in range(30)),
    Row("三", "3"),
)


class _Page(App[None]):
    def compose(self) -> ComposeResult:
        yield Rows(id="rows")

    def on_mount(self) -> None:
        rows = self.query_one(Rows)
        rows.show(ROWS)
        rows.begin()
        rows.focus()


async def test_a_step_goes_to_the_next_row_in_sight_that_means_something() -> None:
    app = _Page()
    async with app.run_test(size=(40, 12)) as pilot:
        rows = app.query_one(Rows)
        await pilot.pause()
        assert rows.chosen == "1"
        for step, expected in ((1, ROWS[4]), (1, ROWS[5]), (-1, ROWS[4]), (-1, ROWS[1])):
            rows.action_step(step)
            assert rows.current == expected
        rows.action_step(-1)
        assert rows.current == ROWS[0]
        await pilot.pause()
        lines = [strip.text for strip in app.screen._compositor.render_strips()]
        assert {cell_len(line) for line in lines} == {40}
        assert lines[0].rstrip() == f">-- 各部分 {'-' * 23}完成"


@given(st.text(alphabet="甲a \n", max_size=12), st.text(alphabet="乙b\n", max_size=3))
def test_words_of_several_lines_are_drawn_on_one(told: str, beside: str) -> None:
    line = BarLine((Word(told),), (Word(beside),))
    drawn = drawn_line(line, 40, lambda *_: Style(), str)
    assert "\n" not in drawn.text
    assert cell_len(drawn.text) == 40


def test_a_line_feed_takes_a_cell_of_its_row() -> None:
    row = Row("甲\n乙丙")
    assert [row.plain[slice(*span)] for span in spans(row, 6)] == ["甲 乙", "丙"]
