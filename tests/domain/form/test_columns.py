"""The columns of a form, and the words by which they are found again."""

from __future__ import annotations

from collections import Counter

from plancheck.domain.form.columns import FILLED, GIVEN, FormColumn, column_named
from plancheck.domain.form.model import week_in, week_words
from plancheck.domain.period import Week
from plancheck.domain.text import folded_name
from tests.rows import each_row


def test_a_column_is_given_or_filled_in_and_never_both() -> None:
    assert [*GIVEN, *FILLED] == list(FormColumn)
    assert FormColumn.LAST_PERCENT.is_given
    assert not FormColumn.STATUS.is_given


def test_no_word_names_two_columns() -> None:
    words = [folded_name(w) for column in FormColumn for w in (column.value, *column.others)]
    assert [word for word, n in Counter(words).items() if n > 1] == []


@each_row(
    ("text", "column"),
    [
        ("状态", FormColumn.STATUS),
        (" 本 周 状 态 ", FormColumn.STATUS),
        ("上周状态", FormColumn.LAST_STATUS),
        ("進度", None),
        ("负责人", FormColumn.OWNER),
    ],
)
def test_a_heading_names_its_column_however_it_is_spaced(
    text: str, column: FormColumn | None
) -> None:
    assert column_named(text) is column


@each_row("week", [Week(2024, 10), Week(2026, 53), Week(2025, 1)])
def test_the_week_in_the_head_is_read_back_from_its_words(week: Week) -> None:
    assert week_in(week_words(week)) == week
    assert week_in(f" {week_words(week).replace('（', '(')} ") == week
