"""The program run as one file that Python takes as it is, as plancheck.pyz is."""

import json
import subprocess
import sys
import zipfile
from importlib.util import cache_from_source
from pathlib import Path

import pytest

from plancheck import export
from plancheck.errors import NotSaved
from plancheck.export.formats import require, writable
from plancheck.workspace.reports import formats_of
from tests.lively import carry_out
from tests.support import Clock, set_up_home

SOURCE = Path(export.__file__).parents[1]
MANUAL = SOURCE.parents[1] / "docs" / "manual.zh-CN.md"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("有 空格") / "plancheck.pyz"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("__main__.py", "from plancheck.__main__ import main\nmain()\n")
        for file in SOURCE.rglob("*.*"):
            if file.suffix in (".py", ".css", ".js"):
                packed.write(file, f"plancheck/{file.relative_to(SOURCE)}")
            compiled = Path(cache_from_source(file))
            if file.suffix == ".py" and compiled.exists():  # to compile is most of what it costs
                packed.write(compiled, f"plancheck/{file.relative_to(SOURCE)}c")
        for file in (SOURCE.parents[1] / "data").glob("*.toml"):
            packed.write(file, f"plancheck/data/{file.name}")
        packed.write(MANUAL, f"plancheck/data/{MANUAL.name}")
    return path


EACH = """
import json, runpy, sys
archive, lines = sys.argv[1:]
*others, last = json.loads(lines)
sys.argv[1:] = last
sys.path.insert(0, archive)
from plancheck import cli
from plancheck.workspace.manual import manual
assert cli.__file__.startswith(archive)
assert len(manual()) > 10
for words in others:
    assert cli.run(words, {}) == 0, words
runpy.run_path(archive, run_name="__main__")
"""
"""Runs command lines of an archive in one process, which compiles what they share once; the last
as Python runs an archive.
"""


def test_in_an_archive_the_plan_the_tables_of_words_and_the_manual_are_found(
    archive: Path, tmp_path: Path
) -> None:
    home, clock = ["--home", str(tmp_path / "home")], Clock()
    set_up_home(tmp_path / "home", clock)
    carry_out(tmp_path / "home", clock, "export", "--format", "toml", "--out", str(tmp_path / "in"))
    text = "2027年工作计划\n一、工作\n1.开展走访，每月不少于2次。\n"
    (tmp_path / "计划.txt").write_text(text, encoding="utf-8")
    lines = ("rollup in --format html --out out", "plan import 计划.txt", "list")
    words = json.dumps([[*home, *line.split()] for line in lines])
    done = subprocess.run(
        [sys.executable, "-P", "-c", EACH, str(archive), words],
        capture_output=True, check=False, cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode("utf-8")
    assert "3.3.2" in done.stdout.decode("utf-8")
    assert b"</html>" in next((tmp_path / "out").iterdir()).read_bytes()
    assert (tmp_path / "计划.toml").exists()
    assert not (archive.parent / "__pycache__").exists()


def test_where_word_files_cannot_be_written_a_format_says_so_before_anything_is_submitted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("plancheck.export.formats.find_spec", lambda name: None)
    assert writable(("toml", "docx", "md")) == ("toml", "md")
    with pytest.raises(NotSaved, match="lxml"):
        formats_of("toml,docx")
    with pytest.raises(NotSaved, match="lxml"):
        require("docx")


def test_lxml_that_is_another_python_s_is_as_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "etree.cpython-30-x86_64-linux-gnu.so").touch()
    monkeypatch.delitem(sys.modules, "lxml.etree", raising=False)
    monkeypatch.setattr("lxml.__path__", [str(tmp_path)])
    assert writable(("docx", "md")) == ("md",)
