"""A clerk on a Friday: the report's screen, at the sizes that terminals have."""

from __future__ import annotations

import asyncio
import errno
import os
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from rich.cells import cell_len

from plancheck import export
from plancheck.domain.period import Week
from plancheck.domain.progress.edits import Edit
from plancheck.domain.progress.state import NoteKind
from plancheck.domain.progress.status import Status
from plancheck.storage.ledger.file import LedgerFile
from plancheck.storage.report import file as report_file
from plancheck.tui import desktop
from plancheck.tui.report import wording
from plancheck.tui.report.screen import ReportScreen
from plancheck.tui.widgets.row import spans
from plancheck.tui.widgets.rows import Rows
from plancheck.workspace import Workspace
from plancheck.workspace.reports import DEFAULT, FORMATS
from tests.support import Clock, give_away, open_home, set_up_home, unprivileged

from ..screen import TURN, Clerk, clerk_at, key_event
from ..windows import resize

SIZES = [(120, 40), (80, 24), (60, 20)]
WIDE = (120, 40)


@pytest.fixture
def lively(workspace: Workspace) -> Workspace:
    """Something done, something blocked without a reason, something overdue."""
    book = workspace.unit.ledger
    assert book
    book.perform(workspace.edit.tick(["3.3.2"]))
    book.perform(workspace.edit.note(["3.3.2"], "新装2处 [/] [bold]x"))
    book.perform(workspace.edit.change(["3.2.2"], Edit(status=Status.BLOCKED)))
    book.perform(workspace.edit.note(["3.2.1"], "缺一间备餐间", NoteKind.PROBLEM))
    return workspace


def files(home: Path, period: str = "2024-W10") -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in (home / "exports" / period).glob("*")}


def squeezed(text: str) -> str:
    """Without blanks and line ends, which depend on the width."""
    return "".join(text.split())


async def press_on(clerk: Clerk, words: str, *keys: str) -> None:
    """Put the highlight of the focused side on the row with these words, then press."""
    rows = clerk.app.screen.focused
    assert isinstance(rows, Rows)
    rows.select(next(row.key for row in rows._rows if words in row.plain))
    await clerk.settled()
    assert words in rows.current.plain
    await clerk.press(*keys)


# --- what is seen


async def test_both_sides_are_seen_at_every_size_and_nothing_runs_over(lively: Workspace) -> None:
    """Beside each other or as tabs."""
    async with clerk_at(lively, WIDE) as clerk:
        await clerk.press("f8")
        for size in SIZES:
            await resize(clerk, size)
            await clerk.press("1")
            lines = clerk.lines
            seen = "\n".join(lines)
            assert len(lines) == size[1]
            assert all(cell_len(line) <= size[0] for line in lines)
            assert "第10周 3/4-3/10" in seen
            assert "请勿填报涉密内容" in seen
            assert "F8 导出" in lines[-1]
            assert "Esc 返回" in lines[-1]
            assert "填报检查" in seen
            assert ("二、存在问题" in seen) is (size == WIDE)
            await clerk.press("tab")
            shown = clerk.screen
            assert ("填报检查" in shown) is (size == WIDE)
            await clerk.press("pagedown")
            lines = clerk.lines
            seen = "\n".join((seen, shown, *lines))
            for words in (
                "2 条提醒，不补也能导出", "! 3.2.2 受阻，没有写原因", "! 没有审核人", "[x] toml",
                "一、本周工作进展", "本周完成1项", "新装2处 [/]", "二、存在问题",
            ):  # fmt: skip
                assert (size, squeezed(words) in squeezed(seen)) == (size, True), words
            assert all(cell_len(line) <= size[0] for line in lines)
            await clerk.press("home")


async def test_an_empty_week_begins_with_the_report_lacks_nothing_and_says_why_no_word_file_can_be(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plancheck.export.formats._has_lxml", lambda: False)
    workspace.remember("reviewer", "乙")
    async with clerk_at(workspace, (60, 20)) as clerk:
        await clerk.press("f8")
        assert "[2 看全文]" in clerk.lines[1]
        assert "本周未填38项；截至3月10日" in clerk.screen
        await clerk.press("tab")
        assert "填报检查  没有要补的" in clerk.screen
        assert "[3 导出]" in clerk.lines[1]
        await resize(clerk, (80, 24))
        assert "没有 lxml" in clerk.line_of("docx")


# --- which period


async def test_arrows_go_to_periods_that_have_begun_and_f4_goes_round_their_kinds(
    lively: Workspace, home: Path
) -> None:
    lively.remember("formats", "toml")
    async with clerk_at(lively, WIDE) as clerk:
        await clerk.press("f8", "right")
        shown = clerk.screen
        assert "第11周（3月11日—3月17日）还没有到。" in shown
        assert "第10周" in shown.partition("\n")[0]
        await clerk.press("left")
        whose, stages, *rest = clerk.lines
        assert "第9周" in whose
        assert "第9周还没有导出" in stages
        assert any("本周未填38项" in line for line in rest)
        await clerk.press("right")
        assert "本周完成1项" in clerk.screen
        for kind, label in (("月", "3月"), ("季", "第1季度"), ("年", "2024年")):
            await clerk.press("f4")
            whose, stages, *rest = clerk.lines
            assert f"[{kind}报]" in whose
            assert f"< {label} >" in whose
            assert f"本{kind}" in stages
            assert any(f"落实情况{kind}报" in line for line in rest)
            assert label in next(line for line in rest if "还没有过完" in line)
        await clerk.press("f4")
        whose = clerk.lines[0]
        assert "[周报]" in whose
        assert "第10周" in whose
        await clerk.at_once(*["left"] * 12)
        shown = clerk.screen
        assert "第1周" in shown.partition("\n")[0]
        assert "在计划年度以前" in shown
        await clerk.at_once("f4", "right")
        await clerk.press("f8")
        (name,) = [n for n in files(home, "2024-02") if n.endswith("toml")]
        assert name == "月报_宝山八村居委会_2024-02_第1版.toml"


# --- going to mend


async def test_a_finding_and_a_line_lead_to_their_measures_and_f8_comes_back_to_the_period(
    lively: Workspace,
) -> None:
    """Through any filter; and what is mended on the way."""
    async with clerk_at(lively, WIDE) as clerk:
        await clerk.press("f8", "f4")
        await press_on(clerk, "3.2.2 受阻", "enter")
        assert clerk.highlighted == "3.2.2"
        assert "3.2.2" in clerk.screen
        assert "受阻要写原因" in clerk.screen  # its form, which asks for the reason
        await clerk.press("escape", "f2", "5")
        await clerk.type("等图纸")
        await clerk.press("enter", "escape", "f8")
        shown = clerk.screen
        assert "< 3月 >" in shown
        assert "起受阻：等图纸。" in shown, "what was mended is seen at once"
        assert "没有写原因" not in shown
        await clerk.press("escape", "f4", "2", "f8", "tab")
        assert "第10周" in clerk.lines[0]
        await clerk.press("enter")  # the title stands for nothing
        assert isinstance(clerk.app.screen, ReportScreen)
        await press_on(clerk, "缺一间备餐间", "enter", "escape")
        assert clerk.highlighted == "3.2.1"


async def test_f5_writes_a_sentence_and_stays_here_and_names_are_typed_once_and_kept(
    lively: Workspace, home: Path, clock: Clock
) -> None:
    lively.unit.writable_ledger().perform(lively.edit.tick(["3.3.3"]))
    async with clerk_at(lively, WIDE) as clerk:
        await clerk.press("f8")
        assert "F5 写一句" in clerk.line_of("! 3.3.3")
        assert "（没有写进展）" in clerk.screen
        await press_on(clerk, "3.3.3", "f5")
        await clerk.type("邮筒设好了")
        await clerk.press("enter")
        assert isinstance(clerk.app.screen, ReportScreen)
        assert "! 3.3.3" not in clerk.screen
        assert "邮筒设好了" in clerk.screen
        await press_on(clerk, "没有审核人", "f5")
        assert "请先走到一项措施上" in clerk.screen
        await clerk.press("enter")
        await clerk.press(*"乙　丙")
        await clerk.press("enter")
        assert "! 没有审核人" not in clerk.screen
        assert "审核人  乙 丙" in clerk.screen
        await press_on(clerk, "电话", "enter")
        await clerk.type("021-0000")
        await clerk.press("escape")
        assert "电话    021-0000" in clerk.screen
        await press_on(clerk, "填报人  甲", "enter", "ctrl+u", "enter")
        assert "! 没有填报人" in clerk.screen
        await press_on(clerk, "没有填报人", "enter")
        await clerk.type("丁")
        await clerk.press("enter", "escape", "space")
        assert lively.unit.entries_of("1.1.1")[-1].by == "丁", "who writes the next entries"
    config = open_home(home, clock).unit.config
    assert (config.clerk, config.reviewer, config.phone) == ("丁", "乙 丙", "021-0000")


async def test_digits_go_to_the_stages_f6_to_the_clipboard_and_f10_leaves_and_waits_for_nothing(
    lively: Workspace,
) -> None:
    async with clerk_at(lively, (80, 24)) as clerk:
        await clerk.press("f8")
        for key, words in (("2", "[2 看全文]"), ("３", "[3 导出]"), ("1", "[1 检查]")):
            await clerk.press(key)
            assert words in clerk.lines[1]
        await clerk.press("f6")
        lines = clerk.app.clipboard.split("\n")
        assert len(lines) == 5
        assert lines[0].startswith("【周报】宝山八村居委会 2024年第10周")
        assert "剪贴板" in clerk.screen
        assert all(line.isprintable() for line in lines)
        await clerk.press("f10")
        assert clerk.app._exit


def test_no_fact_of_the_report_is_broken_over_two_lines(lively: Workspace) -> None:
    late = Edit(owner="王某某", due=date(2024, 3, 1))
    ids = ["3.1.1", "3.1.2", "3.1.3", "3.1.4", "3.2.1", "3.3.1", "3.3.3", "3.3.5", "4.1.1"]
    lively.unit.writable_ledger().perform(lively.edit.change(ids, late))
    preview = lively.reports.preview(Week(2024, 10))
    for cells in range(48, 120):
        rows = tuple(wording.full_text(preview, cells))
        lines = [row.plain[start:end] for row in rows for start, end in spans(row, cells)]
        assert any("落实情况周报" in line for line in lines), cells
        assert sum("2024-3-1　逾期" in line for line in lines) == len(ids), cells


# --- exporting


async def test_it_says_which_edition_it_will_be_and_was_and_the_same_again_is_the_same(
    lively: Workspace, home: Path, clock: Clock
) -> None:
    lively.remember("formats", "toml")
    async with clerk_at(lively, WIDE) as clerk:
        await clerk.press("f8")
        assert "本周还没有导出，将是第 1 版" in clerk.lines[1]
        await clerk.press("f8")
        assert "第 1 版 已导出 3-06 09:14" in clerk.lines[1]
        assert "[3 导出]" in clerk.lines[1]
        for size in ((60, 20), (80, 24), WIDE):
            await resize(clerk, size)
            lines = clerk.lines
            at = next(at for at, line in enumerate(lines) if "已导出第1版" in line)
            assert "交这个：周报_宝山八村居委会_2024-W10_第1版.toml" in lines[at + 1]
            assert "校验码" in "".join(lines[at + 1 : at + 3])
        first = files(home)
        await clerk.press("f8")
        assert "没有变化，还是第1版" in clerk.screen
        assert set(files(home)) == set(first)
        clock.set("2024-03-07T11:00:00+08:00")
        await clerk.press("escape", "space", "f8")
        assert "+ （一）学习贯彻" in clerk.screen
        assert "第 1 版导出后有变化，将是第 2 版" in clerk.lines[1]
        await clerk.press("f8")
        assert "第 2 版 已导出 3-07 11:00" in clerk.lines[1], "the latest edition's moment"
        assert "+ 1. 1.1.1" not in clerk.screen
        assert any("第2版" in name for name in files(home))
        clock.set("2024-03-13T09:00:00+08:00")
        await clerk.press("escape", "f8")
        assert "上一期  第10周 第 2 版 3-07 11:00" in clerk.screen


@pytest.mark.parametrize(
    "key",
    ["space", *(pytest.param(k, marks=pytest.mark.soak) for k in ("enter", "ideographic_space"))],
)
async def test_formats_are_chosen_and_the_choice_is_remembered(
    lively: Workspace, home: Path, clock: Clock, key: str
) -> None:
    async with clerk_at(lively, WIDE) as clerk:
        await clerk.press("f8")
        await press_on(clerk, "txt  ", key)
        for suffix in DEFAULT:
            await press_on(clerk, f"{suffix:<5} ", key)
        assert "[x] txt" in clerk.screen
        await press_on(clerk, "txt  ", key)
        assert "至少要留一种格式" in clerk.screen
        await clerk.press("f8")
        assert [name.rpartition(".")[2] for name in files(home)] == ["txt"]
        assert "校验码" not in clerk.screen
    assert open_home(home, clock).reports.formats == ("txt",)


async def test_all_formats_come_from_one_report_and_a_file_that_excel_holds_open_gets_a_second_name(
    lively: Workspace, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from plancheck.storage import access

    real = Path.replace

    def held(self: Path, target: Path) -> Path:
        if target.name.endswith("第1版.csv"):
            error = OSError(errno.EACCES, "")
            setattr(error, "winerror", 32)  # noqa: B010  # typed by the system
            raise error
        return real(self, target)

    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr(access, "RETRY_SECONDS", 0)
    lively.remember("formats", ",".join(FORMATS))
    async with clerk_at(lively, (80, 24)) as clerk:
        await clerk.press("f8", "f8")
        assert f"导出 {len(FORMATS)} 个文件" in clerk.lines[-1]
        assert "已导出" in clerk.screen
    written = [*files(home)]
    assert sorted(name.rpartition(".")[2] for name in written) == sorted(FORMATS)
    assert "周报_宝山八村居委会_2024-W10_第1版(2).csv" in written
    (toml,) = (p for p in (home / "exports" / "2024-W10").glob("*.toml"))
    assert report_file.load_status(toml).tally.done == 1


async def test_the_edition_is_stored_behind_the_ticks_that_wait_and_not_where_one_is_not_saved(
    lively: Workspace, home: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    lively.remember("formats", "toml")
    gate, real = threading.Event(), LedgerFile.append

    def full(self: LedgerFile, entries: object) -> object:
        gate.wait(10)
        raise OSError(errno.ENOSPC, "no space")

    def slow(self: LedgerFile, entries: object) -> object:
        gate.wait(10)
        return real(self, entries)  # type: ignore[arg-type]

    async with clerk_at(lively, WIDE) as clerk:
        monkeypatch.setattr(LedgerFile, "append", full)
        await press_meanwhile(clerk, "space", "f8", "f8")
        gate.set()
        await clerk.settled()
        shown = clerk.screen
        assert "没有导出" in shown
        assert not files(home)
        assert "1.1.1 用好" not in shown
        assert "将是第 1 版" in clerk.lines[1]
        await clerk.press("escape")
        gate.clear()
        monkeypatch.setattr(LedgerFile, "append", slow)
        await press_meanwhile(clerk, "space", "down", "space", "f8", "f8")
        assert "正在导出" in clerk.screen
        assert not files(home)
        gate.set()
        await clerk.settled()
        assert "已导出第1版" in clerk.screen
    book = open_home(home, clock).unit.ledger
    assert book
    entries = sorted(book.history.by_id.values(), key=lambda e: e.n)
    assert [e.measure for e in entries][-3:] == ["1.1.1", "1.1.2", ""]


async def press_meanwhile(clerk: Clerk, *keys: str) -> None:
    """Press keys while the disk has something that it does not finish."""
    for key in keys:
        clerk.send(key_event(key))
        await clerk._quiet()


def held_export(
    monkeypatch: pytest.MonkeyPatch, render: Callable[..., bytes]
) -> tuple[threading.Event, threading.Event]:
    """Have each file wait until it is let go on: told by the first event, done by the second."""
    begun, gate = threading.Event(), threading.Event()

    def held(*arguments: object) -> bytes:
        begun.set()
        gate.wait(10)
        return render(*arguments)

    monkeypatch.setattr(export, "render", held)
    return begun, gate


async def test_what_is_opened_while_it_is_written_is_opened_when_all_is_there(
    lively: Workspace, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lively.remember("formats", "toml,csv,docx")
    begun, gate = held_export(monkeypatch, export.render)
    opened: list[Path] = []

    def noted(path: Path) -> bool:
        opened.append(path)
        return True

    monkeypatch.setattr(desktop, "open_file", noted)
    monkeypatch.setattr(desktop, "open_folder", noted)
    async with clerk_at(lively, WIDE) as clerk:
        await press_meanwhile(clerk, "f8", "f8")
        while not begun.is_set():
            await asyncio.sleep(TURN)
        await press_meanwhile(clerk, "f7")
        assert not opened
        assert "写完就打开" in clerk.screen
        gate.set()
        await clerk.settled()
        (paper,) = opened
        assert paper.suffix == ".docx"
        assert f"已打开 {paper.name}" in clerk.screen
        assert "已导出第1版" in clerk.screen
        assert len(files(home)) == 3


async def test_escape_stops_between_two_files_and_leaves_no_half_one(
    lively: Workspace, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lively.remember("formats", "toml,csv,md")
    begun, gate = held_export(monkeypatch, export.render)

    async with clerk_at(lively, WIDE) as clerk:
        await press_meanwhile(clerk, "f8", "f8")
        while not begun.is_set():
            await asyncio.sleep(TURN)
        assert "正在导出" in clerk.screen
        assert "[3 导出]" in clerk.lines[1]
        await press_meanwhile(clerk, "f8", "left", "escape")
        assert isinstance(clerk.app.screen, ReportScreen)
        assert "第10周" in clerk.lines[0]
        gate.set()
        await clerk.settled()
        assert "已停下。没有写出：md" in clerk.screen
        assert {name.rpartition(".")[2] for name in files(home)} == {"toml", "csv"}
        await clerk.press("escape")
        assert not isinstance(clerk.app.screen, ReportScreen)


async def test_what_an_export_could_not_write_is_read_before_the_program_is_left(
    lively: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    lively.remember("formats", "toml,csv")
    monkeypatch.setattr("plancheck.tui.departure.AGAIN_SECONDS", 10 * TURN)

    def broken(*_: object) -> bytes:
        raise OSError

    begun, gate = held_export(monkeypatch, broken)
    async with clerk_at(lively, WIDE) as clerk:
        await press_meanwhile(clerk, "f8", "f8")
        while not begun.is_set():
            await asyncio.sleep(TURN)
        await press_meanwhile(clerk, "f10")
        gate.set()
        await clerk.settled()
        await asyncio.sleep(30 * TURN)
        await clerk.settled()
        assert isinstance(clerk.app.screen, ReportScreen)
        assert "没有写出" in clerk.screen
        await clerk.press("escape")
        assert not isinstance(clerk.app.screen, ReportScreen)


async def test_a_file_that_cannot_be_written_is_a_message_and_what_was_there_stands(
    lively: Workspace, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lively.remember("formats", "toml,md")
    folder, victim = home / "exports" / "2024-W10", tmp_path / "别动"
    folder.mkdir(parents=True)
    victim.write_text("别动", encoding="utf-8")
    link = folder / "周报_宝山八村居委会_2024-W10_第1版.md"
    link.symlink_to(victim)

    def broken(*_: object) -> bytes:
        raise ZeroDivisionError

    async with clerk_at(lively, WIDE) as clerk:
        await clerk.press("f8", "f8")
        shown = clerk.screen
        assert "是链接或不是普通文件，没有写入" in shown
        assert "没有写出：md" in squeezed(shown)
        assert "交这个：周报_宝山八村居委会_2024-W10_第1版.toml" in shown
        assert link.is_symlink()
        assert victim.read_text(encoding="utf-8") == "别动"
        link.unlink()
        await clerk.press("f8")
        before = files(home)
        with monkeypatch.context() as patched:
            patched.setattr(export, "render", broken)
            await clerk.press("f8")
            assert "没有写成 md：程序出错（ZeroDivisionError）" in clerk.screen
        for number, words in ((errno.EROFS, "磁盘是只读的"), (errno.ENOSPC, "磁盘已满")):

            def fails(self: Path, target: Path, number: int = number) -> Path:
                raise OSError(number, "")

            monkeypatch.setattr(Path, "replace", fails)
            await clerk.press("f8")
            shown = clerk.screen
            assert words in shown
            assert "没有写出：toml" in shown
    assert len(before) == 2
    assert files(home) == before


async def test_a_read_only_ledger_shows_the_report_and_exports_nothing(
    lively: Workspace, home: Path, clock: Clock
) -> None:
    (ledger,) = home.glob("ledger/*/*/*.toml")
    text = ledger.read_text(encoding="utf-8").replace("plancheck-ledger/1", "plancheck-ledger/2")
    ledger.write_text(text, encoding="utf-8")
    async with clerk_at(open_home(home, clock), WIDE) as clerk:
        await clerk.press("f8", "f8")
        assert "本周完成1项" in clerk.screen
        assert "更新版本" in clerk.screen
        assert not (home / "exports").exists()


# --- the clipboard and the folder


async def test_f7_opens_the_paper_of_the_default_formats_else_the_folder_or_says_where_it_is(
    lively: Workspace, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, opened = home / "exports" / "2024-W10", list[Path]()

    def noted(path: Path) -> bool:
        opened.append(path)
        return True

    monkeypatch.setattr(desktop, "open_folder", lambda _: False)
    monkeypatch.setattr(desktop, "open_file", lambda _: False)
    async with clerk_at(lively, WIDE) as clerk:
        await clerk.press("f8", "f7")
        assert "还没有导出过" in clerk.screen
        await clerk.press("f8")
        shown = clerk.screen
        assert "已导出第1版" in shown
        assert "校验码" in shown
        written = files(home)
        assert {name.rpartition(".")[2] for name in written} == set(DEFAULT)
        assert all("第1版" in name for name in written)
        await clerk.press("f7")
        assert "打不开" in clerk.screen
        monkeypatch.setattr(desktop, "open_folder", noted)
        await clerk.press("f7")
        assert "已打开" in clerk.screen
        assert opened == [folder]
        monkeypatch.setattr(desktop, "open_file", noted)
        await clerk.press("f7")
        assert opened[-1].suffix == ".docx"
        assert f"已打开 {opened[-1].name}" in clerk.screen
        for path in folder.iterdir():
            path.unlink()
        await clerk.press("f7")
        assert opened[-1] == folder


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
async def test_a_folder_of_exports_that_may_not_be_entered_ends_nothing(
    public: Path, clock: Clock
) -> None:
    workspace = set_up_home(public / "home", clock)
    (public / "home" / "exports").mkdir()
    async with clerk_at(workspace, WIDE) as clerk:
        await clerk.press("f8")
        (public / "home" / "exports").chmod(0)
        give_away(public)
        with unprivileged():
            await clerk.press("f7")
        assert "在 " in clerk.screen or "打开" in clerk.screen


def test_a_desktop_is_known_by_its_signs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    assert desktop.opener("win32", {}) == "explorer"
    assert desktop.opener("darwin", {}) == "open"
    assert desktop.opener("linux", {"DISPLAY": ":0"}) == "/usr/bin/xdg-open"
    assert desktop.opener("linux", {"WAYLAND_DISPLAY": "w"}) == "/usr/bin/xdg-open"
    assert desktop.opener("linux", {}) == ""
    monkeypatch.setattr("shutil.which", lambda name: None)
    assert desktop.opener("linux", {"DISPLAY": ":0"}) == ""


def test_the_paper_that_is_signed_is_opened_first_and_a_status_file_by_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[str] = []

    def noted(path: Path) -> bool:
        opened.append(path.name)
        return True

    monkeypatch.setattr(desktop, "open_file", noted)
    monkeypatch.setattr(desktop, "open_folder", noted)
    files = [tmp_path / f"r.{suffix}" for suffix in ("toml", "xlsx", "docx", "md")]
    for file in files:
        file.write_text("x", encoding="utf-8")
    assert desktop.show_written(files) == "已打开 r.docx"
    files[2].unlink()
    desktop.show_written(files)
    assert desktop.show_written(files[:1]) == f"已打开 {tmp_path}"
    assert opened == ["r.docx", "r.xlsx", tmp_path.name]


def test_windows_opens_a_file_by_its_own_call(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setattr(os, "startfile", opened.append, raising=False)
    assert desktop.open_file(tmp_path / "r.docx")

    def refuses(path: Path) -> None:
        raise OSError(path)

    monkeypatch.setattr(os, "startfile", refuses, raising=False)
    assert not desktop.open_file(tmp_path / "r.docx")
    assert opened == [tmp_path / "r.docx"]


def test_an_opener_that_is_not_there_is_no_fault(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(desktop, "opener", lambda *_: str(tmp_path / "none"))
    assert not desktop.open_folder(tmp_path)
