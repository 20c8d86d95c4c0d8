"""Where a home is used, and which id is written under there."""

from __future__ import annotations

import getpass
import os
from pathlib import Path

import pytest

from plancheck.storage.paths import find_home
from plancheck.storage.places import Installation, here, id_at
from tests.rows import each_row

HERE, THERE = Installation("PC-1", "a", "/home"), Installation("PC-2", "a", "/home")


@each_row(
    ("pc", "places", "spent", "id"),
    [
        ("", {}, (), ""),
        ("aaaaaa", {}, (), "aaaaaa"),
        ("aaaaaa", {"aaaaaa": HERE}, (), "aaaaaa"),
        ("aaaaaa", {"aaaaaa": THERE}, (), ""),
        ("aaaaaa", {"bbbbbb": HERE, "aaaaaa": THERE}, (), "bbbbbb"),
        ("aaaaaa", {"aaaaaa": HERE, "bbbbbb": HERE}, (), "aaaaaa"),
        ("cccccc", {"aaaaaa": HERE, "bbbbbb": HERE, "cccccc": THERE}, (), "bbbbbb"),
        ("aaaaaa", {"aaaaaa": HERE}, ("aaaaaa",), ""),
        ("aaaaaa", {"aaaaaa": HERE, "bbbbbb": HERE}, ("aaaaaa",), "bbbbbb"),
        ("aaaaaa", {"bbbbbb": HERE}, (), "aaaaaa"),
        ("aaaaaa", {"bbbbbb": HERE}, ("aaaaaa",), "bbbbbb"),
        ("aaaaaa", {}, ("aaaaaa",), ""),
    ],
)
def test_an_id_is_taken_of_this_place_alone_and_none_that_is_spent(
    pc: str, places: dict[str, Installation], spent: tuple[str, ...], id: str
) -> None:
    assert id_at(HERE, pc, places, spent) == id


def test_a_home_is_known_by_its_pc_its_user_and_its_folder(tmp_path: Path) -> None:
    home = find_home(str(tmp_path / "A"), {})
    place = here(home)
    assert place.path == os.path.normcase(os.path.realpath(tmp_path / "A"))
    assert place == here(home) != here(find_home(str(tmp_path / "B"), {}))
    assert here(home._replace(portable=True)) == place._replace(path="")


@pytest.mark.skipif(os.name != "posix", reason="links are POSIX's")
def test_a_link_to_a_home_is_the_same_place(tmp_path: Path) -> None:
    (tmp_path / "A").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "A")
    assert here(find_home(str(tmp_path / "link"), {})) == here(find_home(str(tmp_path / "A"), {}))


def test_a_pc_without_a_name_and_a_user_without_an_entry_are_places_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody() -> str:
        raise KeyError("getpwuid(): uid not found: 4711")

    monkeypatch.setattr(getpass, "getuser", nobody)
    monkeypatch.setattr("plancheck.storage.places._host", str)
    assert here(find_home(str(tmp_path), {}))[:2] == ("", "")


@each_row("name", ["\udcff", "a\u202eb", "长" * 1_500, " a ", "é"])
def test_a_folder_of_any_name_is_known_again(tmp_path: Path, name: str) -> None:
    place = here(find_home(str(tmp_path / name), {}))
    assert place.cleaned() == place
    "".join(place).encode()
