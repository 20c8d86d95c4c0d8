"""A ledger's text: what is damaged is named, nothing wrong is accepted."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from random import Random

import pytest
import tomli
import tomlkit
from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.ledger.entry import Entry
from plancheck.storage.ledger import salvage
from plancheck.storage.ledger import text as ledger_text
from plancheck.storage.ledger.record import record_text
from plancheck.storage.ledger.text import Header, ParsedLedger
from tests.rows import each_row
from tests.sampler import part_or_whole, some_or_all

from ..records import (
    EXAMPLE,
    EXAMPLE_TEXT,
    FORTY,
    FOUR,
    HEADER,
    PLAN,
    UNIT,
    a_year,
    as_read,
    decode,
    decode_bytes,
    ends_of,
    part_of_budget,
    read_as,
    text_of,
)

DATA = text_of(FORTY).encode()


@pytest.mark.parametrize("cuts", some_or_all(range(len(HEADER.encode()), len(DATA)), 150))
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


@pytest.mark.parametrize("places", some_or_all(range(len(text_of(FEW).encode())), 60))
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


@each_row("junk", JUNK)
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


@each_row("name", REWRITES)
def test_a_rewrite_that_keeps_the_values_costs_nothing(name: str) -> None:
    text = REWRITES[name](text_of(FORTY))
    reading = decode_bytes(text.encode())
    assert reading.entries == read_as(FORTY)
    assert reading.problems == []
    assert reading.header == Header(1, PLAN, UNIT)


# --- headers


@each_row(
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


MIB = 1024 * 1024


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


@pytest.mark.parametrize("part", part_or_whole(64, 1))
@each_row("name", HOSTILE)
def test_a_hostile_file_costs_seconds_and_hides_no_entry_before_it(
    name: str, part: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of 4 MiB, or of a part of it with the same part of what may be tried in vain."""
    tried = 0
    real = salvage.parsed

    def parsed(block: str) -> Entry | None:
        nonlocal tried
        tried += len(block)
        return real(block)

    size = 4 * MIB // part
    text = HEADER + WHOLE + "\n[[entry]]\n" + HOSTILE[name] * (size // len(HOSTILE[name]))
    with monkeypatch.context() as patched:
        patched.setattr(salvage, "parsed", parsed)
        patched.setattr(ledger_text, "Budget", part_of_budget(part))
        begun = time.process_time()
        reading = decode(text)
    assert time.process_time() - begun < 8 * size / MIB  # a tenth of it; without bounds, minutes
    assert tried < 3 * size  # to the parser each character goes once or twice
    assert reading.entries == [EXAMPLE]


@pytest.mark.parametrize("part", part_or_whole(6, 1))
def test_damage_is_searched_to_the_end_of_a_long_file(
    part: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every third entry of 3,000 damaged, or of a part of them with that of what may be tried."""
    monkeypatch.setattr(ledger_text, "Budget", part_of_budget(part))
    count = 3_000 // part
    generator = Random(5)
    entries = a_year(count)
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
    assert len(reading.problems) == len(entries) - len(kept)


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
