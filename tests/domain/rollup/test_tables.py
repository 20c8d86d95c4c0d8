"""The tables' law: a key is a column's once, and what a writer chooses is there."""

from __future__ import annotations

from plancheck.domain.progress.tally import Difference, Share
from plancheck.domain.rollup import tables
from plancheck.domain.rollup.bulletin import bulletin, page
from plancheck.domain.rollup.bulletin import tables as of_bulletin
from plancheck.domain.rollup.table import Table
from plancheck.export.rollup import docx_lists, markdown, xlsx_overview
from plancheck.export.rollup import xlsx as rollup_xlsx
from tests.rows import each_row

TABLES = {name: one for name, one in vars(tables).items() if isinstance(one, Table)}
CHOSEN = {
    "GROUPS": (docx_lists._PROGRESS, markdown._GROUPS, xlsx_overview._GROUPS),
    "WEEKS": (markdown._WEEKS, xlsx_overview._WEEKS),
    "MEASURES": (markdown._MEASURES, rollup_xlsx._MEASURES, ["plan"]),
    "ISSUES": (docx_lists._ISSUES, rollup_xlsx._ISSUES, markdown._ISSUES, ["plan"]),
    "LAGS": (docx_lists._LAGS, rollup_xlsx._LAGS, ["plan"]),
    "HANDINGS": (
        *(docx_lists._UNITS, markdown._UNITS),
        rollup_xlsx._UNITS,
    ),
    "STALLED": (docx_lists._STALLED,),
    "FILES": (docx_lists._FILES, markdown._FILES, rollup_xlsx._FILES),
    "CONFLICTS": (rollup_xlsx._CONFLICTS,),
    "ANSWERS": (markdown._ANSWERS, rollup_xlsx._ANSWERS),
}


@each_row("name", TABLES)
def test_every_column_is_there_once_and_some_writer_chooses_it(name: str) -> None:
    keys = [column.key for column in TABLES[name].columns]
    assert len(keys) == len(set(keys))
    chosen = {key for of_writer in CHOSEN[name] for key in of_writer}
    assert chosen <= set(keys)
    counts = {"total", "done", "ongoing", "overdue", "due_soon", "behind", "tally", "share"}
    assert set(keys) - chosen <= counts | {"lights"}  # what any row with counts could say


def test_every_column_of_the_bulletin_has_a_place_and_a_width_on_the_page_or_in_a_list() -> None:
    on_the_page = {
        *(bulletin._ROWS + bulletin._GROUP_ROWS + bulletin._UNKNOWN_ROWS),
        *("measure", "plans", "leader", "lead", "open", "moved", "mean"),
    }
    assert on_the_page == set(page._WIDTHS)
    lists = (docx_lists._RANKING, docx_lists._LEADERS)
    some = {key for one in lists for key in one} | on_the_page
    for one in vars(of_bulletin).values():
        if isinstance(one, Table):
            assert {column.key for column in one.columns} <= some


def test_shares_and_differences_say_what_they_are() -> None:
    assert [str(Share(0.58)), str(Difference(3)), str(Difference(-3)), str(Difference(0))] == [
        *("58%", "+3", "-3", "+0"),
    ]
