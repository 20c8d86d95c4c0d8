"""Bundles have the same bytes whoever builds them, wherever, with whatever else in the process."""

from __future__ import annotations

import os
import shutil
import subprocess
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


INSTALL = files.ROOT / "bundles" / "shipped" / "install.py"


def _install(place: Path, *arguments: str, wheel: str) -> tuple[int, str]:
    """Run it beside a wheel of this name, which nothing can be installed from."""
    (place / "wheels").mkdir(exist_ok=True)
    (place / "wheels" / wheel).touch()
    (place / "wheels" / "pip-0-py3-none-any.whl").touch()
    script = shutil.copy(INSTALL, place)
    command = [sys.executable, "-X", "utf8", script, *arguments]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    return done.returncode, done.stdout


FITTING = f"x-1-cp3{sys.version_info.minor}-cp3{sys.version_info.minor}-any.whl"


def test_a_folder_with_somebody_s_files_is_not_installed_into(tmp_path: Path) -> None:
    theirs = tmp_path / "我的文档" / "年度计划.docx"
    theirs.parent.mkdir()
    theirs.write_text("不能没有", encoding="utf-8")
    status, said = _install(tmp_path, str(theirs.parent), wheel=FITTING)
    assert status == 1 and "年度计划.docx" in said and "没有动它" in said
    (theirs.parent / "pyvenv.cfg").touch()
    assert _install(tmp_path, str(theirs.parent), wheel=FITTING)[0] == 1
    assert theirs.read_text(encoding="utf-8") == "不能没有"


def test_a_python_that_there_are_no_wheels_for_is_told_so(tmp_path: Path) -> None:
    status, said = _install(tmp_path, wheel="x-1-cp30-cp30-any.whl")
    assert status == 1 and "没有给它的文件" in said
    assert not (tmp_path / "安装位置").exists()
