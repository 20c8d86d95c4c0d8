"""The manual says what is so: its commands are understood, its way back from a loss is walked."""

from __future__ import annotations

import io
import re
import shlex
import shutil
import tomllib
import zipfile
from pathlib import Path

import docx
import pytest
from bundles import manual as printed
from bundles.files import ROOT

from plancheck.cli import run
from plancheck.cli.parser import whole_parser
from plancheck.domain.manual import BlockKind, chapters, plain
from plancheck.domain.period import Week
from plancheck.domain.progress.status import Status
from plancheck.tui.commands import (
    APP,
    DOCTOR,
    FORM,
    FORM_TYPING,
    HELP_ALIAS,
    ISSUES,
    LIST,
    MAIN,
    RECORDS,
    REPORT,
    ROLLUP,
    ROLLUP_UNIT,
    STEP_LIST,
    STEPS,
)
from plancheck.tui.keymap import keymap_from

from .lively import carry_out
from .support import Clock, open_home, set_up_home

TEXT = printed.SOURCE.read_text(encoding="utf-8")
FOUND = chapters(TEXT)
COMMANDS = sorted({
    command.replace("…", "").strip()
    for command in re.findall(r"(?:`|^    )(plancheck [^`\n]+?)(?:`|$)", TEXT, re.MULTILINE)
})  # fmt: skip


def test_every_command_line_is_understood() -> None:
    assert len(COMMANDS) > 50
    parser = whole_parser()
    for command in COMMANDS:  # it is said which line is not
        if not command.endswith("--help"):
            parser.parse_args(shlex.split(command)[1:])


def _rows(title: str, table: int = 0) -> list[tuple[str, ...]]:
    """The rows of a table of a chapter, without its head."""
    chapter = next(one for one in FOUND if one.title == title)
    tables = [block for block in chapter.blocks if block.kind is BlockKind.TABLE]
    return [tuple(map(plain, row)) for row in tables[table].rows[1:]]


def _lines_to_type(title: str) -> list[str]:
    """The lines to be typed of a chapter, in their order."""
    chapter = next(one for one in FOUND if one.title == title)
    typed = [block for block in chapter.blocks if block.kind is BlockKind.TYPED]
    return [line for block in typed for line in block.lines]


def test_every_sentence_that_it_explains_is_one_that_the_program_says() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    for sentence, *_ in _rows("这句话怎么办"):
        fragments = re.split(r"没有保存：|……|[；（）]|[ \d]+|宝山八村居委会|受阻", sentence)
        said = [one for one in fragments if len(one) > 1]
        assert said and all(one in source for one in said), sentence


def test_the_page_of_keys_has_every_key_of_the_list_and_no_other() -> None:
    views = {command.shown for command in LIST if command.id.startswith("view_")}
    wanted = {c.shown for c in (*LIST, *MAIN, *APP, *HELP_ALIAS) if c.help or c.id == "help_alias"}
    told = {
        key
        for keys, _ in _rows("一页速查")
        for key in re.split("、| 或 |；", keys.replace("1–9", "、".join(sorted(views - {"0"}))))
    }
    assert told == {*wanted, "/", "F11", "Ctrl+Q"} - {""}


def test_every_other_key_on_it_is_one_of_the_place_that_it_names() -> None:
    places = {
        "填报": (*FORM, *FORM_TYPING),
        "分解": (*STEP_LIST, *STEPS),
        "周报": REPORT,
        "问题台账": ISSUES,
        "汇总": ROLLUP,
        "看一个单位": ROLLUP_UNIT,
        "操作记录、检查": (*RECORDS, *DOCTOR),
    }
    for keys, _ in _rows("一页速查", 1):
        place, _, told = keys.partition("：")
        if place == "记录":  # a field that lines are written in
            continue
        known = {one for command in places[place] for one in command.shown.split(" ")}
        known |= {str(n) for n in range(1, 7)} if place == "汇总" else set()
        spelt = told.replace("1–6", "1 2 3 4 5 6").replace("、", " ")
        assert set(spelt.split()) <= known, keys


def test_the_settings_that_it_shows_can_be_had(home: Path, clock: Clock) -> None:
    told = "\n".join(_lines_to_type("终端、颜色、按键"))
    config = set_up_home(home, clock).unit.home.config
    config.write_text(f"{config.read_text(encoding='utf-8')}\n{told}\n", encoding="utf-8")
    workspace = open_home(home, clock)
    assert not workspace.unit.problems
    assert workspace.unit.config.keys == tuple(tomllib.loads(told)["keys"].items())
    assert not keymap_from(workspace.unit.config.keys, config.name)[1]


def test_the_roster_that_it_shows_is_one(home: Path, clock: Clock) -> None:
    set_up_home(home, clock)
    text = "\n".join(line for line in _lines_to_type("名册") if not line.startswith("plancheck "))
    (home / "roster.toml").write_text(text, encoding="utf-8")
    assert run(["--home", str(home), "roster", "check"], {}, clock) == 0


@pytest.fixture
def lost(home: Path, clock: Clock) -> Path:
    """A home with records of two days and a report, and beside it 备份文件夹, a copy of it."""
    for command in (
        "setup --unit 宝山八村居委会 --type 居委会 --clerk 王某",
        "tick 3.3.2",
        "export --format toml",
    ):
        carry_out(home, clock, *command.split())
    clock.set("2024-03-07T09:00:00+08:00")
    carry_out(home, clock, "note", "3.2.1", "选址已定")
    shutil.copytree(home, home.with_name("备份文件夹"))
    return home


def _is_whole(home: Path, clock: Clock) -> None:
    unit = open_home(home, clock).unit
    assert unit.item("3.3.2").state.status is Status.DONE
    assert [note.text for note in unit.item("3.2.1").state.notes] == ["选址已定"]
    assert open_home(home, clock).reports.report(Week(2024, 10)).edition.number == 2


def _typed(start: int, end: int) -> list[str]:
    """Some of the lines to be typed in 备份与恢复."""
    return _lines_to_type("备份与恢复")[start:end]


def _type(lines: list[str], home: Path, clock: Clock) -> None:
    for line in lines:
        there = line.replace("备份文件夹", str(home.with_name("备份文件夹")))
        carry_out(home, clock, *shlex.split(there)[1:])


def test_a_ledger_that_is_gone_comes_back_as_the_manual_says(lost: Path, clock: Clock) -> None:
    for path in lost.glob("ledger/*/*/*.toml"):
        path.unlink()
    repair, merge = _typed(0, 2)
    assert "--repair" in repair and "merge" in merge
    run(["--home", str(lost), *shlex.split(repair)[1:]], {}, clock)
    assert open_home(lost, clock).unit.item("3.3.2").state.status is Status.DONE
    _type([merge], lost, clock)
    _is_whole(lost, clock)


def test_a_folder_that_is_gone_comes_back_as_the_manual_says(lost: Path, clock: Clock) -> None:
    shutil.rmtree(lost)
    _type(_typed(2, 4), lost, clock)
    _is_whole(lost, clock)


def test_the_copy_itself_can_be_gone_on_with(lost: Path, clock: Clock) -> None:
    (line,) = _typed(4, 5)
    folder = lost.with_name("备份文件夹")
    assert shlex.split(line)[1:3] == ["--home", "备份文件夹"]
    carry_out(folder, clock, *shlex.split(line)[3:])
    _is_whole(folder, clock)


def test_the_printed_manual_is_the_same_every_time_and_has_its_pictures() -> None:
    data = printed.manual()
    assert data == printed.manual.__wrapped__()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        pictures = [name for name in package.namelist() if name.endswith(".png")]
        words = package.read("word/document.xml").decode("utf-8")
    assert len(pictures) == TEXT.count("](pictures/")
    assert all(one.title in words for one in FOUND)
    assert "**" not in words and "`" not in words


def test_the_contents_lead_to_every_heading() -> None:
    document = docx.Document(io.BytesIO(printed.manual()))
    headings: dict[str, str] = {}
    for paragraph in document.paragraphs:
        marks = paragraph._p.xpath("w:bookmarkStart/@w:name")
        headings |= dict.fromkeys(marks, paragraph.text)
    entries = [p for p in document.paragraphs if p.style and p.style.name.startswith("toc ")]
    led = [(p._p.xpath("w:hyperlink/@w:anchor"), p.text) for p in entries]
    assert [(anchor, headings[anchor]) for ((anchor,), _) in led] == list(headings.items())
    assert [headings[anchor] for ((anchor,), _) in led] == [text for _, text in led]
    assert len(led) == len(FOUND) - 1
    fields = "".join(document.element.xpath("//w:hyperlink/../w:r/w:instrText/text()"))
    assert fields.split()[0] == "TOC"
    kinds = document.element.xpath("//w:fldChar/@w:fldCharType")
    assert kinds == ["begin", "separate", "end"]
