"""The record: what is written is read, and by its pattern as by the parser."""

from __future__ import annotations

from unittest.mock import patch

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.ledger.entry import Entry, Value
from plancheck.domain.text import UNSAFE
from plancheck.storage.ledger import record as ledger_record
from plancheck.storage.ledger import salvage
from plancheck.storage.ledger import text as ledger_text
from plancheck.storage.ledger.record import record_text
from plancheck.storage.ledger.text import Header, ParsedLedger
from tests.rows import each_row
from tests.specimens import made, moment

from ..records import (
    EXAMPLE,
    EXAMPLE_TEXT,
    FORTY,
    FOUR,
    HEADER,
    PLAIN,
    PLAN,
    TEXT,
    UNIT,
    as_read,
    decode,
    entries_with,
    parser_only,
    read_as,
    text_of,
)

# --- written and read back


def test_the_documented_example_is_written_just_so_and_read() -> None:
    assert record_text(EXAMPLE) == EXAMPLE_TEXT
    reading = decode(HEADER + EXAMPLE_TEXT)
    assert reading == ParsedLedger(Header(1, PLAN, UNIT), [EXAMPLE], [])


@given(st.lists(entries_with(TEXT), max_size=4))
def test_what_is_written_is_read_back_with_its_texts_made_harmless(entries: list[Entry]) -> None:
    text = text_of(entries)
    assert not UNSAFE.search(text)
    assert decode(text) == ParsedLedger(Header(1, PLAN, UNIT), [as_read(e) for e in entries], [])
    assert [e["id"] for e in tomli.loads(text).get("entry", [])] == [e.id for e in entries]


@given(st.lists(entries_with(PLAIN), min_size=1, max_size=4))
def test_clean_texts_are_read_back_as_they_were(entries: list[Entry]) -> None:
    assert decode(text_of(entries)).entries == entries


@given(st.lists(entries_with(PLAIN | TEXT), max_size=4))
def test_the_pattern_reads_written_files_as_the_parser_does(entries: list[Entry]) -> None:
    text = text_of(entries)
    quick = decode(text)
    with parser_only():
        assert decode(text) == quick


def test_ordinary_entries_are_read_by_the_pattern_alone() -> None:
    """Else the comparisons here would compare the parser with itself."""
    plain = [e for e in FORTY if e.field != "reason"]
    with patch.object(ledger_text, "salvage") as parser:
        assert decode(text_of(plain)).entries == plain
    parser.assert_not_called()


VALUES: list[Value] = [
    "",
    "  已完成  ",
    "长" * 501,
    "长" * 8_001,
    10**15,
    -(10**14),
    0,
    -5,
    1.5,
    1e300,
    float("inf"),
    True,
    moment(),
    moment().date(),
    {"kind": "进展", "text": " 前后有空 "},
    {"text": "先文字", "kind": "进展"},
    {"kind": "进展"},
    {},
    {"edition": 1, "digest": "d" * 64, "first_generated": moment()},
]


@each_row("value", VALUES)
def test_every_kind_of_value_keeps_its_type(value: Value) -> None:
    entry = made(value)
    (read,) = decode(text_of([entry])).entries
    assert read == as_read(entry)
    assert type(read.value) is type(value)
    with parser_only():
        assert decode(text_of([entry])).entries == [read]


def test_unknown_keys_are_kept_and_covered_by_the_id() -> None:
    entry = made(extra=(("mood", "好"), ("list", [1, 2]), ("where", {"x": 1})))
    text = text_of([entry])
    assert decode(text).entries == [entry]
    assert decode(text.replace("好", "坏")).entries == []


def test_an_entry_over_64_kib_is_not_written() -> None:
    with pytest.raises(ValueError, match="too long"):
        record_text(made("长" * 22_000))
    with pytest.raises(ValueError, match="surrogate"):
        record_text(made("\ud800"))


# --- the pattern is the parser


SEAL = "a" * 26
TRICKY = [
    *"\"'\\#=[]{},.:+-0123456789abTZ \n\t\r",
    "\x00",
    "\u3000",
    "\ufeff",
    "é",
    "e\u0301",
    "中",
]
MUTATION = st.tuples(
    st.floats(0, 1, exclude_max=True),
    st.sampled_from(("insert", "replace", "delete", "swap", "double")),
    st.sampled_from(TRICKY),
)


def mutated(text: str, mutations: list[tuple[float, str, str]]) -> str:
    """The text after edits of single characters, and of whole lines."""
    for place, kind, character in mutations:
        index = int(place * len(text))
        before, after = text[:index], text[index:]
        if kind == "insert":
            text = before + character + after
        elif kind == "replace":
            text = before + character + after[1:]
        elif kind == "delete":
            text = before + after[1:]
        else:
            lines = text.split("\n")
            row = int(place * len(lines))
            if kind == "swap" and row:
                lines[row - 1], lines[row] = lines[row], lines[row - 1]
            elif kind == "double":
                lines.insert(row, lines[row])
            text = "\n".join(lines)
    return text


def unsealed(text: str) -> tuple[ParsedLedger, list[str]]:
    """A reading that takes every id of the text for right, and the JSON they were asked for."""
    asked: list[str] = []

    def has_id(json: str, id: str) -> bool:
        asked.append(json)
        return id == SEAL

    def digest_id(json: str) -> str:
        asked.append(json)
        return SEAL

    with (
        patch.object(ledger_record, "has_id", has_id),
        patch.object(salvage, "digest_id", digest_id),
    ):
        return decode(text), asked


@given(
    st.lists(entries_with(PLAIN), min_size=1, max_size=2),
    st.lists(MUTATION, min_size=1, max_size=3),
)
def test_the_pattern_takes_nothing_apart_otherwise_than_the_parser(
    entries: list[Entry], mutations: list[tuple[float, str, str]]
) -> None:
    """With every id held for right, so that no checksum hides a difference."""
    text = mutated(text_of(e._replace(id=SEAL) for e in entries), mutations)
    quick, asked_quick = unsealed(text)
    with parser_only():
        slow, asked_slow = unsealed(text)
    assert quick == slow
    assert set(asked_quick) <= set(asked_slow)


@each_row(
    ("old", "new"),
    [
        ("+08:00", "+08:60"),
        ("+08:00", "-00:00"),
        ("+08:00", "+24:00"),
        ("+08:00", "Z"),
        ("T09:14:05", "T24:00:00"),
        ("T09:14:05", "T09:14:60"),
        ("T09:14:05", " 09:14:05"),
        ("on = 2024-03-06", "on = 2024-02-30"),
        ("on = 2024-03-06", "on = 0000-01-01"),
        ("n = 57", "n = 057"),
        ("n = 57", "n = +57"),
        ("n = 57", "n = 0"),
        ("n = 57", "n = true"),
        ("n = 57", "n = 57.0"),
        ('value = "已完成"', "value = -0"),
        ('value = "已完成"', "value = 0x10"),
        ('value = "已完成"', "value = 1_0"),
        ('value = "已完成"', "value = 2024-02-30"),
        ('value = "已完成"', "value = '已完成'"),
        ('value = "已完成"', 'value = "已\\u5b8c成"'),
        ('value = "已完成"', 'value = "tab\there"'),
        ('value = "已完成"', 'value = "e\u0301"'),
        ('value = "已完成"', 'value = "\u3000"'),
        ('value = "已完成"', 'value = { kind = "a", text = "b", more = 1 }'),
        ('value = "已完成"', 'value = { text = "b", kind = "a" }'),
        ('over = ["uodoaolbqnvkw6mf3rhmka462m"]', "over = []"),
        ('over = ["uodoaolbqnvkw6mf3rhmka462m"]', 'over = ["x"]'),
        ('over = ["uodoaolbqnvkw6mf3rhmka462m"]', 'undo = ""'),
        ('pc = "k3f9a2"', 'pc = ""'),
        ('pc = "k3f9a2"', 'pc = " "'),
        ('pc = "k3f9a2"', "pc = 5"),
    ],
)
def test_forms_that_look_alike_are_read_by_both_the_same(old: str, new: str) -> None:
    text = text_of([EXAMPLE._replace(id=SEAL), FORTY[0]])
    assert old in text
    text = text.replace(old, new)
    quick, asked_quick = unsealed(text)
    with parser_only():
        slow, asked_slow = unsealed(text)
    assert quick == slow
    assert set(asked_quick) <= set(asked_slow)


@given(st.lists(MUTATION, min_size=1, max_size=4))
def test_a_mutated_file_yields_only_what_was_in_it(
    mutations: list[tuple[float, str, str]],
) -> None:
    text = mutated(text_of(FOUR), mutations)
    reading = decode(text)
    assert all(e in read_as(FOUR) for e in reading.entries)
    with parser_only():
        assert decode(text) == reading
