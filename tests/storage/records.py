"""Ledger texts and entries for the tests of storage."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta, timezone
from unittest.mock import patch

from hypothesis import strategies as st

from plancheck.domain.ledger.entry import Entry, Value, identified
from plancheck.domain.text import clean
from plancheck.storage.ledger import text as ledger_text
from plancheck.storage.ledger.bytes import read_ledger
from plancheck.storage.ledger.record import record_text
from plancheck.storage.ledger.salvage import Budget
from plancheck.storage.ledger.text import ParsedLedger, header_text, parse_ledger
from tests.specimens import PLAN as PLAN
from tests.specimens import TODAY, made, moment
from tests.specimens import UNIT as UNIT

HEADER = header_text(PLAN, UNIT)

AWKWARD = st.sampled_from(
    [
        '"',
        "\\",
        "\\u0041",
        '"""',
        "'''",
        "#",
        "[[entry]]",
        "\n[[entry]]\n",
        "\r\n",
        "\t",
        " ",
        "\u3000",
        "\x00",
        "\x1b]52;c;AAAA\x07",
        "\x7f",
        "\x85",
        "\xad",
        "\u200b",
        "\u202e",
        "\u2066",
        "\ufeff",
        "\U000e0041",
        "e\u0301",
        "é",
        "😀",
        "👨\u200d👩\u200d👧",
        "已完成",
        "，",
        "id = ",
        "value = ",
    ]
)
CHARACTERS = st.characters(exclude_categories=["Cs"])
TEXT = st.lists(AWKWARD | st.text(CHARACTERS, max_size=8), max_size=5).map("".join)
PLAIN = st.text(st.sampled_from("abcdefgh甲乙丙丁戊，。（）12 "), max_size=12).map(str.strip)
OFFSETS = st.integers(-23 * 60 - 59, 23 * 60 + 59).map(lambda m: timezone(timedelta(minutes=m)))
MOMENTS = st.datetimes(timezones=OFFSETS) | st.datetimes(timezones=OFFSETS).map(
    lambda at: at.replace(microsecond=0)
)


def values_of(text: st.SearchStrategy[str]) -> st.SearchStrategy[Value]:
    """Any value that an entry may hold."""
    return st.one_of(
        st.none(),
        text,
        st.integers(-(10**18), 10**18),
        st.floats(allow_nan=False),
        st.booleans(),
        st.dates(),
        MOMENTS,
        st.builds(lambda kind, words: {"kind": kind, "text": words}, text, text),
        st.dictionaries(text, text | st.integers(0, 9) | st.dates(), max_size=3),
    )


def entries_with(text: st.SearchStrategy[str]) -> st.SearchStrategy[Entry]:
    """Entries whose texts are drawn from `text`, their ids right."""
    ids = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyz234567"), min_size=26, max_size=26)
    return st.builds(
        Entry,
        id=st.just(""),
        at=MOMENTS,
        on=st.dates(),
        by=text,
        pc=text,
        n=st.integers(1, 10**16),
        act=text,
        measure=text,
        field=text,
        value=values_of(text),
        over=st.lists(ids, max_size=3).map(tuple),
        undo=text,
        extra=st.just(()),
    ).map(identified)


def as_read(entry: Entry) -> Entry:
    """The entry with its texts as reading cleans them."""

    def cleaned(value: Value) -> Value:
        if isinstance(value, str):
            return clean(value, 8_000, lines=True)
        if isinstance(value, dict):
            return {clean(key): cleaned(one) for key, one in value.items()}
        return value

    return entry._replace(
        by=clean(entry.by),
        pc=clean(entry.pc),
        act=clean(entry.act),
        measure=clean(entry.measure),
        field=clean(entry.field),
        value=cleaned(entry.value),
    )


def text_of(entries: Iterable[Entry]) -> str:
    """A whole ledger file's text."""
    return HEADER + "".join(map(record_text, entries))


def a_year(count: int, *, start: int = 1) -> list[Entry]:
    """Entries as a clerk makes them: statuses, percents, notes, dates, clearings, chains, undos."""
    entries: list[Entry] = []
    last: dict[tuple[str, str], Entry] = {}
    for number in range(start, start + count):
        measure = f"{number % 5 + 1}.{number % 3 + 1}.{number % 7 + 1}"
        choices: list[tuple[str, Value]] = [
            ("status", "已完成" if number % 2 else "推进中"),
            ("percent", number % 101),
            (
                f"note.n{number}",
                {"kind": "进展", "text": f"第{number}次上门，说服“{number}号楼”居民"},
            ),
            ("due", TODAY + timedelta(days=number % 200)),
            ("owner", None if number % 4 else f"王{number}"),
            ("step.a.done", bool(number % 2)),
            ("reason", f'他说："等等"\\{number}\n再说' if number % 2 else "因故\t延期"),
        ]
        field, value = choices[number % len(choices)]
        before = last.get((measure, field))
        entry = made(
            value,
            measure=measure,
            field=field,
            n=number,
            at=moment(TODAY) + timedelta(minutes=number),
            over=[before] if before else [],
            act=f"a{number:03}",
            undo=f"a{number - 1:03}" if number % 11 == 0 else "",
        )
        last[measure, field] = entry
        entries.append(entry)
    return entries


def decode(text: str) -> ParsedLedger:
    """The reading of a text named x.toml."""
    return parse_ledger(text, "x.toml")


def decode_bytes(data: bytes) -> ParsedLedger:
    """The reading of a file's bytes, as the program reads them."""
    return read_ledger(data, "x.toml")


def part_of_budget(part: int) -> Callable[..., Budget]:
    """Makes budgets of only a part of what may be tried in vain, for a part of a hostile file."""

    def made(*bounds: int, **named: int) -> Budget:
        budget = Budget(*bounds, **named)
        budget.left //= part
        budget.blocks //= part
        return budget

    return made


@contextmanager
def parser_only() -> Iterator[None]:
    """Within it no block is taken apart by the pattern: all go to the TOML parser."""
    with patch.object(ledger_text, "WRITTEN", re.compile(r"(?!)")):
        yield


EXAMPLE_DATE, EXAMPLE_AT = date(2024, 3, 6), datetime.fromisoformat("2024-03-06T09:14:05+08:00")
EXAMPLE = identified(
    Entry(
        "",
        EXAMPLE_AT,
        EXAMPLE_DATE,
        "填报人",
        "k3f9a2",
        57,
        "q7w2",
        "3.2.1",
        "status",
        "已完成",
        ("uodoaolbqnvkw6mf3rhmka462m",),
    )
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


def ends_of(entries: list[Entry]) -> list[int]:
    """Where in the file's bytes each entry's record ends."""
    ends, position = [], len(HEADER.encode())
    for entry in entries:
        position += len(record_text(entry).encode())
        ends.append(position)
    return ends


def read_as(entries: list[Entry]) -> list[Entry]:
    return [as_read(e) for e in entries]
