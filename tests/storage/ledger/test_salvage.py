"""Torn tails: found at every byte, and cut without a loss."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from plancheck.storage.ledger import salvage
from plancheck.storage.ledger.text import ParsedLedger

from ..records import FORTY, FOUR, HEADER, a_year, decode_bytes, ends_of, read_as, text_of


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
    for long in (1_000, 9_000, 90_000):
        torn = data + b"\n[[entry]]\nid = " + b"x" * long
        assert salvage.torn_from(torn) == len(data)
