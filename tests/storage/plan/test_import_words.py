"""The words that decide while importing: as they come along, added to, and broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancheck.domain.plan.importer.words import Words
from plancheck.errors import BadFile
from plancheck.storage.plan.import_words import import_words_path, load_import_words
from tests.rows import each_row


def test_every_list_that_comes_with_the_program_has_words() -> None:
    assert all(load_import_words(import_words_path()))


def test_an_office_adds_words_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text('actions = "擘画未来 办好"', encoding="utf-8")
    words, plain = (
        load_import_words(import_words_path(), path),
        load_import_words(import_words_path()),
    )
    assert words == plain._replace(actions=(*plain.actions, "擘画未来"))


def test_a_list_that_is_not_there_is_empty(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text("", encoding="utf-8")
    assert load_import_words(path) == Words()


@each_row("text", ["actions = 3", 'actions = ["办好"]', "= "])
def test_a_broken_table_is_said(tmp_path: Path, text: str) -> None:
    path = tmp_path / "import_words.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadFile):
        load_import_words(path)
