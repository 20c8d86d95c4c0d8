"""TOML as the program writes it."""

from __future__ import annotations

from datetime import date, datetime

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.text import UNSAFE
from plancheck.storage.toml import writer
from tests.rows import each_row

from ..records import CHARACTERS, MOMENTS, TEXT

ANY_TEXT = TEXT | st.text(CHARACTERS)
SCALARS = st.one_of(
    ANY_TEXT,
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    MOMENTS,
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(ANY_TEXT, inner, max_size=4),
    max_leaves=8,
)


def typed(value: object) -> object:
    """The value with the types that comparing leaves out (1 == True == 1.0)."""
    if isinstance(value, list):
        return [typed(one) for one in value]
    if isinstance(value, dict):
        return {key: typed(one) for key, one in value.items()}
    return type(value), value


@given(st.dictionaries(ANY_TEXT, VALUES, max_size=5))
def test_what_is_written_a_parser_reads_back_the_same(content: dict[str, object]) -> None:
    text = writer.pairs(content)
    assert typed(tomli.loads(text)) == typed(content)
    assert text.count("\n") == len(content)  # a line a key
    assert not UNSAFE.search(text)


def test_what_a_terminal_would_act_on_is_written_as_an_escape() -> None:
    assert writer.string("甲\x1b\u202e\U000e0041") == '"甲\\u001b\\u202e\\U000e0041"'
    assert writer.string('"\\\n\t\r') == '"\\"\\\\\\n\\t\\r"'
    assert writer.string("宝山八村") == '"宝山八村"'


def test_special_numbers_are_toml() -> None:
    for number in (float("inf"), float("-inf"), 1e22, -0.0, 5e-324):
        assert repr(tomli.loads(f"a = {writer.value(number)}")["a"]) == repr(number)


def test_a_day_is_no_time() -> None:
    assert writer.value(date(2024, 3, 6)) == "2024-03-06"
    assert writer.value(datetime.fromisoformat("2024-03-06T09:14:05+08:00")) == (
        "2024-03-06T09:14:05+08:00"
    )


@each_row("value", [None, b"x", object(), {1, 2}])
def test_what_has_no_toml_form_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        writer.value(value)


def test_a_lone_surrogate_is_refused() -> None:
    with pytest.raises(ValueError, match="surrogate"):
        writer.string("a\ud800")


@each_row("name", ["a-b_c9", "-", "", "a.b", "甲", 'a"b', "a b", "²"])
def test_keys_are_quoted_where_they_must_be(name: str) -> None:
    assert tomli.loads(writer.pairs({name: 1})) == {name: 1}
