"""The record: what is written is read, what is damaged is named, nothing wrong is accepted."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random
from unittest.mock import patch

import pytest
import tomli
import tomlkit
from hypothesis import assume, given
from hypothesis import strategies as st

from plancheck.domain.ledger.entry import Entry, Value
from plancheck.domain.text import UNSAFE
from plancheck.storage.ledger import record as ledger_record
from plancheck.storage.ledger import salvage
from plancheck.storage.ledger import text as ledger_text
from plancheck.storage.ledger.record import record_text
from plancheck.storage.ledger.text import Header, ParsedLedger
from tests.making import made, moment
from tests.sampling import some_or_all

from ..records import (
    EXAMPLE,
    HEADER,
    PLAIN,
    PLAN,
    TEXT,
    UNIT,
    a_year,
    as_read,
    decode,
    decode_bytes,
    entries_with,
    parser_only,
    text_of,
)

FORTY = a_year(40)
FOUR = FORTY[:4]

EXAMPLE_TEXT = """
[[entry]]
id = "jk2x7xrounmsyadhnxq25czbfm"
at = 2024-03-06T09:14:05+08:00
on = 2024-03-06
by = "填报人"
pc = "k3f9a2"
n = 57
act = "q7w2"
measure = "3.2.1"
field = "status"
value = "已完成"
over = ["uodoaolbqnvkw6mf3rhmka462m"]
"""


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


@pytest.mark.parametrize("value", VALUES, ids=lambda v: repr(v)[:20])
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


@pytest.mark.parametrize(
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


# --- damage


DATA = text_of(FORTY).encode()


def ends_of(entries: list[Entry]) -> list[int]:
    """Where in the file's bytes each entry's record ends."""
    ends, position = [], len(HEADER.encode())
    for entry in entries:
        position += len(record_text(entry).encode())
        ends.append(position)
    return ends


def read_as(entries: list[Entry]) -> list[Entry]:
    return [as_read(e) for e in entries]


@pytest.mark.parametrize("cuts", some_or_all(range(len(HEADER.encode()), len(DATA)), 250))
def test_cut_at_any_byte_a_file_yields_just_its_whole_records(cuts: list[int]) -> None:
    ends = ends_of(FORTY)
    expected = read_as(FORTY)
    starts = [len(HEADER.encode()), *ends]
    for cut in cuts:
        reading = decode_bytes(DATA[:cut])
        whole = sum(end - 1 <= cut for end in ends)  # the last line end may be missing
        assert reading.entries == expected[:whole]
        start = max(start for start in starts if start <= cut)
        if cut - start <= 1 or cut + 1 in ends:  # at most a blank line more or a line end less
            assert reading.problems == []
        else:
            (problem,) = reading.problems
            line = DATA[:start].count(b"\n") + 2
            if cut - start > len("\n[[entry]]"):
                assert problem.line == line
            else:  # the torn heading is told as the end of the record before it
                assert 0 < problem.line <= line


def test_cut_within_its_header_a_file_is_no_ledger_or_an_incomplete_one() -> None:
    for cut in range(len(HEADER.encode())):
        reading = decode_bytes(DATA[:cut])
        assert reading.entries == []
        assert reading.header in (Header(), Header(1), Header(1, PLAN), Header(1, PLAN, UNIT))
        if reading.header == Header() and cut:
            assert reading.problems


FEW = [FORTY[0], FORTY[2], FORTY[5]]


@pytest.mark.parametrize("places", some_or_all(range(len(text_of(FEW).encode())), 200))
def test_with_any_bit_flipped_only_the_entry_it_is_in_is_lost(places: list[int]) -> None:
    data = text_of(FEW).encode()
    ends = ends_of(FEW)
    expected = read_as(FEW)
    begin = len(HEADER.encode())
    for index in places:
        for bit in range(8):
            damaged = bytearray(data)
            damaged[index] ^= 1 << bit
            reading = decode_bytes(bytes(damaged))
            hit = sum(end <= index for end in ends) if index >= begin else None
            others = [e for number, e in enumerate(expected) if number != hit]
            assert [e for e in reading.entries if e in others] == others, (index, bit)
            assert all(e in expected for e in reading.entries), (index, bit)
            if len(reading.entries) < len(expected):
                (problem,) = reading.problems
                assert problem.line > 0


@given(st.integers(0, len(DATA)), st.binary(min_size=1, max_size=300))
def test_junk_put_in_anywhere_costs_at_most_the_entry_it_is_in(place: int, junk: bytes) -> None:
    reading = decode_bytes(DATA[:place] + junk + DATA[place:])
    expected = read_as(FORTY)
    ends = ends_of(FORTY)
    begin = len(HEADER.encode())
    assert all(e in expected for e in reading.entries)
    hit = sum(end <= place for end in ends) if place >= begin else None
    for number, entry in enumerate(expected):
        assert entry in reading.entries or number == hit


JUNK = [
    b'"""\n',
    b"'''\n",
    b"[[entry]]\n",
    b"[entry]\n",
    b"[[entry]\n",
    b"[" * 3_000 + b"\n",
    b"\x00" * 5_000 + b"\n",
    b"<<<<<<< HEAD\n=======\n",
    b"\xff\xfe\n",
    b'id = "jk2x7xrounmsyadhnxq25czbfm"\n',
]


@pytest.mark.parametrize("junk", JUNK, ids=lambda j: repr(j[:12]))
def test_junk_between_entries_costs_none_and_is_named(junk: bytes) -> None:
    for end in (ends_of(FORTY)[0], ends_of(FORTY)[20], len(DATA)):
        reading = decode_bytes(DATA[:end] + junk + DATA[end:])
        assert reading.entries == read_as(FORTY)
        if junk.strip() != b"[[entry]]" or end != len(DATA):
            (problem,) = reading.problems
            assert problem.source == "x.toml"
            assert 0 < problem.line <= DATA[:end].count(b"\n") + 2


def test_half_of_a_record_before_a_whole_one_costs_only_itself() -> None:
    """What two writers without a lock would make, or a torn write that was appended to."""
    first, second = (record_text(e) for e in FORTY[:2])
    for cut in range(1, len(first)):
        reading = decode(HEADER + first[:cut] + second)
        wanted = read_as(FORTY[:2]) if cut >= len(first) - 1 else read_as(FORTY[1:2])
        assert reading.entries == wanted


def test_a_lost_line_end_before_the_next_heading_costs_one_entry() -> None:
    text = text_of(FOUR).replace("\n\n[[entry]]", "[[entry]]", 2)
    assert {e.id for e in decode(text).entries} >= {FOUR[-1].id}


def test_all_headings_lost_costs_no_entry() -> None:
    text = text_of(FORTY).replace("[[entry]]", "[[entrx]]")
    assert decode(text).entries == read_as(FORTY)
    assert decode(text).problems


def test_keys_in_another_order_under_damaged_headings_cost_no_entry() -> None:
    text = sorted_keys(text_of(FORTY))
    for junk in ("[[entry]]\n?", "[[entrx]]"):
        reading = decode(text.replace("[[entry]]", junk))
        assert reading.entries == read_as(FORTY)
        assert reading.problems


def test_a_duplicate_record_is_read_twice_and_harmless() -> None:
    assert decode(text_of([*FOUR, *FOUR])).entries == read_as([*FOUR, *FOUR])


def test_an_edited_value_is_not_accepted() -> None:
    text = text_of(FORTY)
    for old, new in (("已完成", "推进中"), ("n = 7\n", "n = 8\n"), ("2024-03-06", "2024-03-07")):
        assert old in text
        reading = decode(text.replace(old, new, 1))
        assert len(reading.entries) == len(FORTY) - 1
        assert len(reading.problems) == 1


def test_problems_name_the_line_of_their_record() -> None:
    text = text_of(FORTY)
    damaged = text.replace("a003", "axxx", 1).replace("a030", "axxx", 1)
    lines = damaged.split("\n")
    expected = []
    for number, line in enumerate(lines, 1):
        if "axxx" in line:
            expected.append(max(i for i in range(number) if lines[i] == "[[entry]]") + 1)
    assert [p.line for p in decode(damaged).problems] == expected
    assert len(expected) == 2 or len(expected) == 3  # the undo of a030 may name it too


# --- rewritten by others


def literal(text: str) -> str:
    """Basic strings as literal ones, where that is possible."""
    return re.sub(r"= \"([^\"\\'\n]*)\"", r"= '\1'", text)


def sorted_keys(text: str) -> str:
    blocks = text.split("\n[[entry]]\n")
    return "\n[[entry]]\n".join(
        [blocks[0], *("\n".join(sorted(b.strip().split("\n"))) + "\n" for b in blocks[1:])]
    )


REWRITES: dict[str, Callable[[str], str]] = {
    "bom": lambda text: "\ufeff" + text,
    "crlf": lambda text: text.replace("\n", "\r\n"),
    "bom and crlf": lambda text: "\ufeff" + text.replace("\n", "\r\n"),
    "indented": lambda text: re.sub(r"(?m)^(?=\w)", "    ", text),
    "tabs": lambda text: re.sub(r"(?m)^(?=[\w\[])", "\t", text),
    "no spaces": lambda text: re.sub(r"(?m)^(\w+) = ", r"\1=", text),
    "spaced headings": lambda text: text.replace("[[entry]]", "[[ entry ]]  # 一条"),
    "comments": lambda text: re.sub(r"(?m)^(n = .*)$", r"\1 # 序号", text),
    "comment lines": lambda text: text.replace("\non = ", "\n# 哪一天\non = "),
    "blank lines": lambda text: text.replace("\n", "\n\n"),
    "no blank lines": lambda text: re.sub(r"\n\n+", "\n", text),
    "many lines an array": lambda text: re.sub(
        r"over = \[(.*)\]", r"over = [\n  \1,  # 被代替的\n]", text
    ),
    "quoted keys": lambda text: re.sub(r"(?m)^(on|by|value) = ", r'"\1" = ', text),
    "keys in order": sorted_keys,
    "literal strings": literal,
    "escapes": lambda text: text.replace("已完成", "\\u5df2\\u5b8c\\u6210"),
    "a table of its own": lambda text: re.sub(
        r"(?m)^value = \{ (kind = .*), (text = .*) \}\n((?:over|undo).*\n)*",
        r"\3[entry.value]\n\1\n\2\n",
        text,
    ),
    "tomlkit": lambda text: tomlkit.dumps(tomlkit.parse(text)),
    "tomlkit from values": lambda text: tomlkit.dumps(tomli.loads(text)),
}


@pytest.mark.parametrize("name", REWRITES)
def test_a_rewrite_that_keeps_the_values_costs_nothing(name: str) -> None:
    text = REWRITES[name](text_of(FORTY))
    reading = decode_bytes(text.encode())
    assert reading.entries == read_as(FORTY)
    assert reading.problems == []
    assert reading.header == Header(1, PLAN, UNIT)


# --- headers


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ('format = "plancheck-ledger/1"\nplan = "p"\nunit = "甲"\n', Header(1, "p", "甲")),
        ('format = "plancheck-ledger/2"\nplan = "p"\nunit = "甲"\n', Header(2, "p", "甲")),
        ('format = "plancheck-ledger/1"\n', Header(1)),
        ('format = "plancheck-status/1"\n', Header()),
        ('format = "plancheck-ledger/x"\n', Header()),
        ('format = "plancheck-ledger"\n', Header()),
        ("format = 1\n", Header()),
        ("# nothing\n", Header()),
        ("format = \n", Header()),
        ('format = "plancheck-ledger/99999999999999999999"\n', Header(999_999_999)),
        ('plan = "p\nformat = "plancheck-ledger/1"\nunit = "甲"\n', Header(1, "", "甲")),
        ("x" * 70_000 + "\n", Header()),
    ],
)
def test_headers(header: str, expected: Header) -> None:
    for tail in ("", EXAMPLE_TEXT):
        reading = decode(header + tail)
        assert reading.header == expected
        assert reading.entries == ([EXAMPLE] if tail else [])


def test_an_empty_file_is_no_damage() -> None:
    for text in ("", "\n", " \n\n"):
        assert decode(text) == ParsedLedger(Header(), [], [])


def test_another_kind_of_file_is_named_with_its_line() -> None:
    for text in ("你好\n", "a = 1\n", "[seal]\nsha256 = 'x'\n", "\x00" * 99):
        reading = decode(text)
        assert reading.entries == []
        assert reading.problems
        assert all(p.line > 0 for p in reading.problems)


# --- hostile


MEGABYTES = 4 * 1024 * 1024


WHOLE = record_text(EXAMPLE)
HOSTILE = {
    "headings": "[[entry]]\n",
    "ids": "id =\n",
    "lines": "\n",
    "equals": "=" * 63 + "\n",
    "keys": "[[entry]]\n" + "".join(f'k{n} = "x"\n' for n in range(20)),
    "lone keys": 'id = "x"\n' + "k = 1\n" * 20,
    "brackets": "[[entry]]\n" + "[" * 500 + "\n",
    "quotes": '[[entry]]\nid = "' + "x" * 1000 + "\n",
    "nul": "\x00",
    "damaged": WHOLE.replace("已完成", "已完戍"),
    "headless and damaged": WHOLE.replace("已完成", "已完戍").replace("[[entry]]", "[[entrx]]"),
    "almost headings": " " * 200 + "[[\n",
    "dots": "[[entry]]\nid = 1\n" + "a." * 200 + "a = 1\n",
    "surrogates": "\udc80" * 30 + "\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_costs_seconds_and_hides_no_entry_before_it(name: str) -> None:
    import time

    text = HEADER + WHOLE + "\n[[entry]]\n" + HOSTILE[name] * (MEGABYTES // len(HOSTILE[name]))
    begun = time.process_time()
    reading = decode(text)
    assert time.process_time() - begun < 20  # a second or two; without bounds, minutes
    assert reading.entries == [EXAMPLE]


def test_damage_is_searched_to_the_end_of_a_long_file() -> None:
    """10,000 entries, every third damaged: the rest is there."""
    generator = Random(5)
    entries = a_year(3_000)
    blocks = [record_text(e) for e in entries]
    kept = []
    for number, block in enumerate(blocks):
        if number % 3 == 0:
            at = generator.randrange(len(block) // 2, len(block) - 10)
            blocks[number] = block[:at] + "\x01" + block[at:]
        else:
            kept.append(as_read(entries[number]))
    reading = decode(HEADER + "".join(blocks))
    assert reading.entries == kept
    assert len(reading.problems) == 1_000


def test_nothing_that_is_no_entry_is_accepted_although_its_id_is_right() -> None:
    """An id is no proof of good sense: the types are looked at too."""
    from plancheck.domain.ledger.entry import canonical_json, digest_id, entry_content

    good = entry_content(EXAMPLE)
    bad: list[dict[str, object]] = [
        {"at": EXAMPLE.at.replace(tzinfo=None)},
        {"at": EXAMPLE.on},
        {"on": EXAMPLE.at},
        {"n": 0},
        {"n": True},
        {"n": 1.5},
        {"by": 5},
        {"over": "x"},
        {"over": [1]},
        {"undo": 1},
    ]
    for change in bad:
        content = good | change
        assume_id = {"id": digest_id(canonical_json(content))}
        assert salvage.entry_of(assume_id | content) is None
    assert salvage.entry_of({"id": EXAMPLE.id} | good) == EXAMPLE
    for key in good:
        rest = {k: v for k, v in good.items() if k != key}
        entry = salvage.entry_of({"id": digest_id(canonical_json(rest))} | rest)
        assert (entry is not None) == (key in ("value", "over"))


# --- torn tails


def test_where_a_file_is_torn_is_found_at_every_byte() -> None:
    few = FORTY[:3]
    data = text_of(few).encode()
    bounds = [len(HEADER.encode()), *ends_of(few)]
    for cut in range(bounds[0], len(data) + 1):
        reading = decode_bytes(data[:cut])
        torn = salvage.torn_from(data[:cut])
        if cut < bounds[0] + len("\n[[entry]]"):
            assert torn is None  # before the first heading there is no record to be torn
        else:
            assert (torn is None) == (reading.problems == [])
            assert decode_bytes(data[:cut][:torn]) == ParsedLedger(
                reading.header, reading.entries, []
            )


@given(st.integers(0, 2), st.binary(min_size=1, max_size=99))
def test_cutting_a_torn_tail_costs_no_entry_that_reading_finds(last: int, junk: bytes) -> None:
    few = FORTY[: last + 1]
    data = text_of(few).encode() + junk
    assume(data.strip() != text_of(few).encode().strip())
    cut = salvage.torn_from(data)
    kept = data if cut is None else data[:cut]
    assert decode_bytes(kept).entries == decode_bytes(data).entries == read_as(few)


def test_a_last_record_whose_heading_is_damaged_is_not_cut_off() -> None:
    data = text_of(FOUR).encode()
    at = data.rindex(b"[[entry]]")
    for index in range(at, at + 9):
        damaged = data[:index] + b"?" + data[index + 1 :]
        cut = salvage.torn_from(damaged)
        assert decode_bytes(damaged[:cut]).entries == read_as(FOUR)


def test_a_long_tail_of_junk_after_a_long_file_is_no_trouble() -> None:
    data = text_of(a_year(600)).encode()
    assert salvage.torn_from(data) is None
    torn = data + b"\n[[entry]]\nid = " + b"x" * 1_000
    assert salvage.torn_from(torn) == len(data)
