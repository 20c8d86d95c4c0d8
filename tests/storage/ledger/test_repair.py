"""A damaged ledger of one's own: the clean copy, the original kept, and what is left alone."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from plancheck.errors import BadFile, NewerFormat, NotSaved
from plancheck.storage import atomic
from plancheck.storage.ledger import repair as ledger_repair
from plancheck.storage.ledger.repair import repair
from plancheck.storage.locks import Lock
from tests.rows import each_row
from tests.specimens import TODAY, made
from tests.storage.records import HEADER, PLAN, UNIT, a_year, decode_bytes, text_of


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "k3f9a2.toml"


def damaged(path: Path, data: bytes) -> bytes:
    path.write_bytes(data)
    return data


def test_the_clean_copy_has_what_verified_and_the_original_stands_beside_it(path: Path) -> None:
    data = damaged(path, text_of(a_year(9)).encode().replace(b"n = 4", b"n = 5", 1))
    done = repair(path, PLAN, UNIT, TODAY)
    assert done == (8, 1, "", path.with_name("k3f9a2.damaged-2024-03-06"))
    assert done.original.read_bytes() == data
    after = decode_bytes(path.read_bytes())
    assert after.problems == []
    assert [e.n for e in after.entries] == [1, 2, 3, 5, 6, 7, 8, 9]


def test_records_that_verify_are_kept_byte_for_byte_whatever_form_they_have(path: Path) -> None:
    first, second, third = (text_of([e]).removeprefix(HEADER) for e in a_year(3))
    odd = first.replace("by =", "  # 改过\nby  =")
    no_heading = second.replace("[[entry]]", "[[entr")
    data = damaged(path, (HEADER + odd + no_heading + third).encode())
    before = decode_bytes(data)
    assert len(before.entries) == 3
    assert before.problems
    repair(path, PLAN, UNIT, TODAY)
    text = path.read_text(encoding="utf-8")
    assert text.startswith(HEADER)
    for kept in (odd, second, third):
        assert kept.strip("\n") in text
    assert decode_bytes(path.read_bytes()) == before._replace(problems=[])


@each_row("seed", range(20))
def test_whatever_was_damaged_the_copy_reads_clean_and_as_the_original_did(
    path: Path, seed: int
) -> None:
    chance = Random(seed)
    data = bytearray(text_of(a_year(6)).encode())
    for _ in range(chance.randint(1, 4)):
        start = chance.randrange(len(data))
        data[start : start + chance.choice([0, 1, 40])] = chance.randbytes(chance.choice([0, 1, 9]))
    damaged(path, bytes(data))
    before = decode_bytes(bytes(data))
    done = repair(path, PLAN, UNIT, TODAY)
    assert (done is None) == (before.problems == [])
    after = decode_bytes(path.read_bytes())
    assert after.problems == []
    assert after.entries == before.entries
    if done:
        assert done.original.read_bytes() == data


def test_a_second_repair_writes_over_no_original(path: Path) -> None:
    for _ in range(2):
        damaged(path, b"junk\n" + text_of(a_year(2)).encode())
        repair(path, PLAN, UNIT, TODAY)
    names = sorted(p.name for p in path.parent.iterdir() if "damaged" in p.name)
    assert names == ["k3f9a2.damaged-2024-03-06", "k3f9a2.damaged-2024-03-06-2"]


def test_what_is_whole_is_not_touched(path: Path) -> None:
    data = damaged(path, b"\xef\xbb\xbf" + text_of(a_year(3)).encode().replace(b"\n", b"\r\n"))
    assert repair(path, PLAN, UNIT, TODAY) is None
    assert path.read_bytes() == data


def test_a_newer_ledger_is_not_repaired(path: Path) -> None:
    data = damaged(path, text_of([made()]).replace("ledger/1", "ledger/2").encode() + b"\nx")
    with pytest.raises(NewerFormat, match="升级"):
        repair(path, PLAN, UNIT, TODAY)
    assert path.read_bytes() == data


def test_a_file_that_is_not_there_is_said(path: Path) -> None:
    with pytest.raises(BadFile, match="找不到"):
        repair(path, PLAN, UNIT, TODAY)


def test_nothing_is_repaired_while_another_window_writes(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = damaged(path, b"junk\n" + text_of(a_year(2)).encode())
    monkeypatch.setattr(ledger_repair, "Lock", lambda path: Lock(path, wait=0.05))
    with Lock(path).held(), pytest.raises(NotSaved, match="另一个窗口"):
        repair(path, PLAN, UNIT, TODAY)
    assert path.read_bytes() == data


@pytest.mark.parametrize("which", [1, 2])
def test_where_the_disk_fails_the_file_is_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch, which: int
) -> None:
    data = damaged(path, b"junk\n" + text_of(a_year(2)).encode())
    real, calls = atomic.write, []

    def write(target: Path, content: bytes) -> None:
        calls.append(target)
        if len(calls) == which:
            raise NotSaved("磁盘已满")
        real(target, content)

    monkeypatch.setattr(atomic, "write", write)
    with pytest.raises(NotSaved, match="磁盘已满"):
        repair(path, PLAN, UNIT, TODAY)
    assert path.read_bytes() == data
