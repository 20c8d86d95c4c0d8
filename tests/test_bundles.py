"""Bundles have the same bytes whoever builds them, wherever, with whatever else in the process."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from bundles import files
from bundles.bytecode import compiled


def test_bytecode_does_not_depend_on_what_else_the_process_has_interned() -> None:
    in_a_set = b"def told(x): return x in {'zaoshang_hao', 'wanshang_hao'}\n"
    sources = [("一.py", b"import zaoshang_hao\n"), ("二.py", in_a_set)]
    before = dict(compiled(sources))
    held = [sys.intern(name) for name in ("zaoshang_hao", "wanshang_hao")]
    assert dict(compiled(sources)) == before
    assert dict(compiled(reversed(sources))) == before
    assert list(before) == ["一.pyc", "二.pyc"] and held


def _folder(place: Path, mode: int, when: int, *, backwards: bool) -> Path:
    for name in sorted(("b.txt", "a.txt", "深 处/c.txt"), reverse=backwards):
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
        path.chmod(mode)
        os.utime(path, (when, when))
    return place


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_an_archive_does_not_depend_on_modes_times_and_the_order_of_writing(tmp_path: Path) -> None:
    one = _folder(tmp_path / "one", 0o600, 1, backwards=False)
    other = _folder(tmp_path / "other", 0o777, 10**9, backwards=True)
    assert files.tar_xz(one, "x", ["a.txt"]) == files.tar_xz(other, "x", ["a.txt"])


def test_a_file_that_names_the_folder_it_was_built_in_is_not_packed(tmp_path: Path) -> None:
    data = b"CC = " + bytes(files.BUILD / "linux" / "cc")
    (tmp_path / "config.py").write_bytes(data)
    with pytest.raises(ValueError, match=r"config\.py"):
        files.tar_xz(tmp_path, "x", [])
    with pytest.raises(ValueError, match=r"config\.py"):
        files.zip_bytes([("config.py", data)])
