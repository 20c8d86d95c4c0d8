"""What this machine noted of its own records, and what is said where they are gone."""

from __future__ import annotations

import os
import stat
import tomllib
from pathlib import Path

import pytest

from plancheck.storage.ledger.note import Lost, Mark, keep_mark, load_marks, lost, note_of
from tests.rows import each_row
from tests.specimens import made
from tests.support import make_link


@pytest.fixture
def note(tmp_path: Path) -> Path:
    return note_of(tmp_path / "plancheck-notes", tmp_path / "ledger" / "某居委会-1a2b3c")


def test_the_last_entry_of_each_id_is_noted(note: Path, tmp_path: Path) -> None:
    one, two, other = made(n=1), made(n=2), made(n=7, pc="bbbbbb")
    for entry in (one, other, two):
        keep_mark(note, tmp_path / "ledger", entry)
    assert load_marks(note) == {"k3f9a2": Mark(2, two.id), "bbbbbb": Mark(7, other.id)}
    assert tomllib.loads(note.read_text(encoding="utf-8"))["ledger"] == str(tmp_path / "ledger")
    assert [path.name for path in note.parent.iterdir()] == [note.name]


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_a_note_is_the_users_alone(note: Path, tmp_path: Path) -> None:
    keep_mark(note, tmp_path, made())
    assert stat.S_IMODE(note.stat().st_mode) == 0o600
    assert stat.S_IMODE(note.parent.stat().st_mode) == 0o700


def test_every_ledger_has_a_note_of_its_own_and_links_to_it_have_none(tmp_path: Path) -> None:
    notes, ledger = tmp_path / "notes", tmp_path / "A" / "ledger" / "p" / "u"
    ledger.mkdir(parents=True)
    make_link(tmp_path / "B", tmp_path / "A")
    others = [tmp_path / "C" / "ledger" / "p" / "u", ledger.parent.with_name("q") / "u"]
    assert len({note_of(notes, path) for path in (ledger, *others)}) == 3
    assert note_of(notes, tmp_path / "B" / "ledger" / "p" / "u") == note_of(notes, ledger)


@each_row(
    "content",
    [
        b"",
        b"\x00" * 90,
        b"[" * 9_000,
        b"recorded = 5\n",
        b"[recorded]\nk3f9a2 = 5\n",
        b'[recorded]\nk3f9a2 = { n = "x", id = "y" }\n',
        b"[recorded]\nk3f9a2 = { n = 5 }\n",
        b"[recorded]\n" + b"x" * 80_000,
    ],
)
def test_what_is_no_note_says_nothing_and_is_replaced(
    note: Path, tmp_path: Path, content: bytes
) -> None:
    note.parent.mkdir(exist_ok=True)
    note.write_bytes(content)
    assert load_marks(note) == {}
    entry = made()
    keep_mark(note, tmp_path, entry)
    assert load_marks(note) == {"k3f9a2": Mark(1, entry.id)}


@each_row("name", ["\udcff", "a\nb", '"', "\\", "长" * 2_000])
def test_a_path_of_any_characters_can_be_noted(note: Path, name: str) -> None:
    note.unlink(missing_ok=True)
    keep_mark(note, Path(f"/{name}"), made())
    assert load_marks(note).keys() == {"k3f9a2"}


@pytest.mark.skipif(os.name != "posix", reason="links are POSIX's")
def test_a_note_that_cannot_be_written_is_none(note: Path, tmp_path: Path) -> None:
    note.parent.symlink_to(tmp_path / "nowhere")
    keep_mark(note, tmp_path, made())
    assert load_marks(note) == {}


def test_what_is_not_among_the_entries_is_lost() -> None:
    one, two, three = (made(f"第{n}条", n=n) for n in (1, 2, 3))
    twin = made("别处的", n=2)
    marks = {"k3f9a2": Mark(2, two.id)}
    assert lost(marks, [one, two]) == lost(marks, [two, three]) == lost({}, []) == []
    assert lost(marks, [one]) == [Lost("k3f9a2", 2, 1)]
    assert lost(marks, [one, twin, three]) == [Lost("k3f9a2", 2, 3)]
    assert lost(marks, [made(pc="bbbbbb", n=9)]) == [Lost("k3f9a2", 2, 0)]


@each_row(
    ("held", "words"),
    [
        (57, "保存到 58 条，只剩 57 条：见 plancheck doctor"),
        (0, "保存到 58 条，只剩 0 条：见 plancheck doctor"),
        (58, "保存过的第 58 条不见了：见 plancheck doctor"),
    ],
)
def test_what_is_lost_is_said_with_where_to_see_what_to_do(held: int, words: str) -> None:
    assert Lost("k3f9a2", 58, held).words == words


def test_a_note_is_not_waited_for(
    note: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: pytest.fail("a note is not flushed"))
    note.parent.mkdir(parents=True)
    keep_mark(note, tmp_path, made())
    assert load_marks(note)
