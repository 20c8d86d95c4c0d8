"""The readings that are really in pypinyin's table."""

from __future__ import annotations

import subprocess
import sys

import pytest

from plancheck.errors import BadFile
from plancheck.storage import pinyin
from tests.rows import each_row


@each_row(
    ("character", "letters"),
    [
        ("长", "cz"),
        ("行", "hx"),
        ("加", "j"),
        ("安", "a"),
        ("梯", "t"),
        ("班", "b"),
        ("a", ""),
        ("，", ""),
    ],
)
def test_a_character_has_the_initials_of_all_its_readings(character: str, letters: str) -> None:
    assert pinyin.initials()(character) == letters


def test_the_phrases_of_pypinyin_are_not_loaded() -> None:
    script = (
        "import sys; from plancheck.storage import pinyin; pinyin.initials();"
        "print(sorted(m for m in sys.modules if 'pinyin' in m))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "['plancheck.storage.pinyin']"


def test_where_the_table_is_missing_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(BadFile, match="可用汉字查找"):
        pinyin.initials()
