"""The ledgers in a whole folder, and what of it is passed over or said to be closed."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from plancheck.storage.ledger.search import search
from tests.rows import each_row
from tests.specimens import made
from tests.support import make_pipe

from ..records import HEADER, text_of


def put(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def test_ledgers_are_found_wherever_they_lie_the_longest_first(tmp_path: Path) -> None:
    short = put(tmp_path / "backups" / "u" / "a.toml", text_of([made()]).encode())
    year = text_of([made(n=n) for n in range(1, 9)]).encode()
    long = put(tmp_path / "U盘" / "数据" / "ledger" / "p" / "u" / "K3F9A2.TOML", year)
    assert search(tmp_path) == ((long, short), ())


def test_what_is_no_ledger_is_passed_over(tmp_path: Path) -> None:
    put(tmp_path / "config.toml", '[unit]\nname = "宝山八村居委会"\n'.encode())
    put(tmp_path / "周报.toml", b'format = "plancheck-status/1"\n[report]\n')
    put(tmp_path / "k3f9a2.torn", HEADER.encode())
    put(tmp_path / "empty.toml", b"")
    put(tmp_path / "large.toml", b"x = 1\n" * 1_000_000)
    (tmp_path / "folder.toml").mkdir()
    assert search(tmp_path) == ((), ())


@each_row("encoding", ["utf-8-sig", "gb18030", "utf-16", "utf-16-be"])
def test_a_ledger_that_another_program_saved_is_found(tmp_path: Path, encoding: str) -> None:
    path = put(tmp_path / "a.toml", text_of([made()]).encode(encoding))
    assert search(tmp_path).files == (path,)


def test_a_ledger_without_its_header_is_found(tmp_path: Path) -> None:
    path = put(tmp_path / "a.toml", text_of([made()]).removeprefix(HEADER).encode())
    assert search(tmp_path).files == (path,)


@pytest.mark.skipif(os.name != "posix", reason="links and pipes are POSIX's")
def test_links_are_not_followed_and_pipes_not_waited_for(tmp_path: Path) -> None:
    put(tmp_path / "elsewhere" / "a.toml", HEADER.encode())
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "folder").symlink_to(tmp_path / "elsewhere")
    (inside / "a.toml").symlink_to(tmp_path / "elsewhere" / "a.toml")
    (inside / "round").symlink_to(inside)
    make_pipe(inside / "b.toml")
    assert search(inside) == ((), ())


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root reads everything")
def test_what_may_not_be_read_is_said(tmp_path: Path) -> None:
    file = put(tmp_path / "a.toml", HEADER.encode())
    put(tmp_path / "closed" / "b.toml", HEADER.encode())
    file.chmod(0)
    (tmp_path / "closed").chmod(0)
    try:
        found = search(tmp_path)
    finally:
        (tmp_path / "closed").chmod(0o700)
    assert found.files == ()
    assert sorted(error.problem.source for error in found.refused) == ["a.toml", "closed"]
