"""An entry's content and its id."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.ledger.entry import (
    Entry,
    Value,
    canonical_json,
    digest_id,
    entry_content,
    has_id,
    identified,
)
from tests.rows import each_row
from tests.specimens import BEIJING, made, moment


def example() -> Entry:
    """The entry that docs/ledger.md shows."""
    return Entry(
        id="",
        at=datetime(2024, 3, 6, 9, 14, 5, tzinfo=BEIJING),
        on=date(2024, 3, 6),
        by="填报人",
        pc="k3f9a2",
        n=57,
        act="q7w2",
        measure="3.2.1",
        field="status",
        value="已完成",
        over=("uodoaolbqnvkw6mf3rhmka462m",),
    )


def test_the_documented_example_has_the_documented_id() -> None:
    assert identified(example()).id == "jk2x7xrounmsyadhnxq25czbfm"


@each_row(
    "other",
    [
        {"at": datetime(2024, 3, 6, 9, 14, 5, tzinfo=timezone(timedelta(hours=9)))},
        {"on": date(2024, 3, 5)},
        {"by": "填报入"},
        {"pc": "k3f9a3"},
        {"n": 58},
        {"act": "q7w3"},
        {"measure": "3.2.2"},
        {"field": "reason"},
        {"value": None},
        {"value": "已完戍"},
        {"over": ()},
        {"undo": "q7w1"},
        {"extra": (("later", 1),)},
    ],
)
def test_the_id_covers_every_key(other: dict[str, object]) -> None:
    changed = Entry(**(example()._asdict() | other))
    assert identified(changed).id != identified(example()).id


def test_the_id_tells_values_of_different_types_apart() -> None:
    values: list[Value] = [1, True, "1", 1.0, "2024-01-01", "true", {"1": 1}]
    ids = {identified(example()._replace(value=value)).id for value in values}
    assert len(ids) == len(values)


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_an_id_is_known_again_without_spelling_it(text: str) -> None:
    id = digest_id(text)
    assert len(id) == 26
    assert has_id(text, id)
    assert not has_id(text + "x", id)
    for position in range(26):
        other = "b" if id[position] == "a" else "a"
        assert not has_id(text, id[:position] + other + id[position + 1 :])


def test_the_content_of_an_entry_leaves_out_what_it_does_not_say() -> None:
    content = entry_content(made(None))
    assert not {"id", "value", "over", "undo"} & set(content)


def test_canonical_json_refuses_what_is_no_ledger_value() -> None:
    with pytest.raises(TypeError):
        canonical_json({"value": moment().time()})
