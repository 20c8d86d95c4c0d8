"""Texts that could not be saved, as files: what comes back, what damage does."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.ledger.typed_text import Typed, TypedIn
from plancheck.domain.text import is_clean
from plancheck.errors import BadFile, NotSaved
from plancheck.storage.ledger.typed_texts import KeptText, keep_text, kept_texts, remove_text
from tests.rows import each_row
from tests.specimens import moment
from tests.support import make_pipe

NOTE = KeptText(
    Typed(TypedIn.NOTE, ("3.2.1", "3.2.2"), {"text": '选址\n已定“”\\"', "kind": "进展"}, "k1"),
    moment(),
    "youyilu-2024",
    "宝山八村居委会-abc123",
)


def test_a_text_comes_back_as_it_was_and_is_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "home" / "unsaved"
    keep_text(folder, NOTE)
    assert list(kept_texts(folder)) == [NOTE]
    (path,) = folder.iterdir()
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600
        assert folder.stat().st_mode & 0o777 == 0o700
    remove_text(folder, "k1")
    remove_text(folder, "k1")
    assert list(kept_texts(folder)) == []


def test_where_there_is_no_folder_there_is_nothing_to_read(tmp_path: Path) -> None:
    assert list(kept_texts(tmp_path / "unsaved")) == []
    (tmp_path / "unsaved").write_bytes(b"")
    assert list(kept_texts(tmp_path / "unsaved")) == []
    with pytest.raises(NotSaved):
        keep_text(tmp_path / "unsaved", NOTE)


@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=40))
def test_any_text_at_all_can_be_kept_and_read(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    folder = tmp_path_factory.mktemp("any")
    keep_text(folder, NOTE._replace(typed=NOTE.typed._replace(fields={"text": text})))
    (kept,) = kept_texts(folder)
    assert isinstance(kept, KeptText)
    assert is_clean(kept.typed.fields["text"])


FOREIGN = {
    "other.txt": "format = 'other'",
    "none.txt": "",
    "half.txt": "format = 'plancheck-unsaved/1'\nplace = 'note'",
    "place.txt": "format = 'plancheck-unsaved/1'\nat = 2024-03-06T09:14:05+08:00\n"
    "place = '../x'\nmeasures = []\n[fields]\n",
    "local.txt": "format = 'plancheck-unsaved/1'\nat = 2024-03-06T09:14:05\n"
    "place = 'note'\nmeasures = []\n[fields]\n",
}


@each_row("name", FOREIGN)
def test_what_is_none_is_said_and_costs_the_others_nothing(name: str, tmp_path: Path) -> None:
    keep_text(tmp_path, NOTE)
    (tmp_path / name).write_text(FOREIGN[name], encoding="utf-8")
    kept = list(kept_texts(tmp_path))
    assert NOTE in kept
    (fault,) = (one for one in kept if isinstance(one, BadFile))
    assert name in str(fault)
    assert (tmp_path / name).exists()


def test_links_folders_and_other_names_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    folder = tmp_path / "unsaved"
    folder.mkdir()
    (folder / "link.txt").symlink_to(tmp_path / "secret")
    (folder / "folder.txt").mkdir()
    (folder / "笔记.txt").write_text("x", encoding="utf-8")
    (folder / "a.toml").write_text("x", encoding="utf-8")
    make_pipe(folder / "pipe.txt")
    kept = list(kept_texts(folder))
    assert len(kept) == 3
    assert all(isinstance(one, BadFile) and "secret" not in str(one) for one in kept)


def test_a_file_damaged_anywhere_is_read_or_said_never_more(tmp_path: Path) -> None:
    keep_text(tmp_path, NOTE)
    (path,) = tmp_path.iterdir()
    whole = path.read_bytes()
    dice = random.Random(1)
    for _ in range(300):
        data = bytearray(whole[: dice.randrange(len(whole))] if dice.random() < 0.5 else whole)
        if data:
            data[dice.randrange(len(data))] = dice.randrange(256)
        path.write_bytes(data)
        (kept,) = kept_texts(tmp_path)
        assert isinstance(kept, KeptText | BadFile)
        if isinstance(kept, KeptText):
            assert all("\x1b" not in text for text in kept.typed.fields.values())
