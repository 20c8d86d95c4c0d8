"""F9: a street of twelve units looked at, asked, left and written; with what goes wrong in it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from rich.cells import cell_len
from textual.widgets import Input

from plancheck.domain.ledger.history import History
from plancheck.domain.period import Week
from plancheck.domain.progress.status import Status
from plancheck.domain.rollup.bulletin.bulletin import bulletin
from plancheck.domain.rollup.roster.roster import RosterUnit
from plancheck.storage.config import Display
from plancheck.storage.plan.file import default_plan_path, load_plan
from plancheck.storage.report import tables as report_tables
from plancheck.storage.rollup import roster as roster_file
from plancheck.tui import desktop
from plancheck.tui.app import PlancheckApp
from plancheck.tui.rollup import pages
from plancheck.tui.rollup.pages import RollupPage
from plancheck.tui.rollup.row_keys import unit_key
from plancheck.tui.rollup.screen import RollupScreen
from plancheck.tui.rollup.unit import RollupUnit
from plancheck.tui.skin import ASCII, DRAWN
from plancheck.tui.terminal import widths
from plancheck.tui.widgets.row import spans
from plancheck.workspace import Workspace
from plancheck.workspace.office.inbox import Inbox
from plancheck.workspace.office.outputs import FORMATS
from tests import street
from tests.support import Clock, open_home

from ..every_screen import watched_at
from ..screen import Clerk, check, clerk_at
from .reports import put, troubled

GLYPHS = "".join(map(chr, DRAWN.glyphs))
WEEKS = (Week(2024, 9), Week(2024, 10))
HOSTILE = "../[red]坏[/]居委会"
MISSING = "没报居委会"


@pytest.fixture(scope="session")
def street_of_12(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two weeks of twelve units, with what goes wrong in an inbox; and a roster."""
    folder = tmp_path_factory.mktemp("street")
    inbox = folder / "inbox"
    found = street.reports(12, WEEKS)
    paths = [put(inbox, report) for report in found]
    shutil.copyfile(paths[3], inbox / "周报_又一份.toml")
    put(inbox, troubled(found[-1], HOSTILE))
    moved = found[1].measures[0]._replace(percent=99, status=Status.IN_PROGRESS)
    measures = (moved, *found[1].measures[1:])
    put(
        inbox,
        found[1]._replace(measures=measures, tally=report_tables.tally_of_measures(measures)),
        "x",
    )
    (inbox / f"周报_{MISSING}.toml").write_text("坏了", encoding="utf-8")
    return with_roster(folder, 12)


@pytest.fixture(scope="session")
def street_of_2(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two weeks of two units and a third one that is on no roster."""
    folder = tmp_path_factory.mktemp("lane")
    for report in street.reports(2, WEEKS):
        put(folder / "inbox", report)
    company = street.units_of(12)[-1]
    report = street.report_of(street.default_plan(), company, History(), WEEKS[-1])
    put(folder / "inbox", troubled(report, HOSTILE))
    return with_roster(folder, 2)


def with_roster(folder: Path, count: int) -> Path:
    units = [RosterUnit(*unit) for unit in street.units_of(count)]
    roster_file.write_new(folder / "roster", [*units, RosterUnit(MISSING, "居委会", "021")])
    return folder


@pytest.fixture
def received(workspace: Workspace, street_of_12: Path) -> Workspace:
    """The files lie in the home's own folder, and the home has a roster."""
    return arrived(workspace, street_of_12)


@pytest.fixture
def few(workspace: Workspace, street_of_2: Path) -> Workspace:
    """The same of few units, where it does not count how many there are."""
    return arrived(workspace, street_of_2)


def arrived(workspace: Workspace, folder: Path) -> Workspace:
    shutil.copytree(folder / "inbox", workspace.unit.home.inbox)
    shutil.copyfile(folder / "roster", workspace.unit.home.roster)
    return workspace


def status(clerk: Clerk) -> str:
    screen = clerk.app.screen
    assert isinstance(screen, RollupScreen)
    return screen.shown.foot.text("status").strip()


async def test_the_overview_and_the_matrix_are_as_looked_at_and_the_leaders_page_is_the_bulletin(
    received: Workspace,
) -> None:
    async with clerk_at(received, (80, 24)) as clerk:
        await clerk.press("f9")
        shown = clerk.screen
        check("rollup_80x24", shown)
        for words in ("应报 13  按时报 12  未报 1  名册外 1  并存 1  拒收 1", f"未报  {MISSING}"):
            assert words in shown
        assert "比上周" in shown
        assert status(clerk).startswith("共 28 个文件 = 计入 13 + 并存 1 + 重复 1")
        await clerk.press("２")
        check("matrix_80x24", clerk.screen)
        await clerk.press("5")
        screen = clerk.app.screen
        assert isinstance(screen, RollupScreen)
        assert screen._browser.whole
        made = bulletin(screen._browser.whole)
        told = tuple(row.plain for row in screen.shown.rows._rows)
        for words in (made.headline, *(part.text for part in made.parts)):
            assert not words or any(words in row for row in told)
        (group,) = [group for group in made.groups if group.title == "居委会"]
        first = group.results[0]
        assert first.light
        assert any(row.split()[:3] == ["1", first.light.value, first.name] for row in told)
        assert sum(f" {MISSING}  未报" in row for row in told) == 1
        assert first.one.row
        assert screen._browser.answer
        for cells in (57, 77):
            named = 0
            for row in pages.rows(RollupPage.LEADER, screen._browser.answer, cells):
                lines = [row.plain[start:end] for start, end in spans(row, cells)]
                for name in row.plain.partition("个单位：")[2].split("、"):
                    named += 1
                    assert any(name in line for line in lines), "no name is broken"
            assert named > 5
        while screen.shown.rows.chosen != unit_key(first.one.row):
            await clerk.press("down")
        await clerk.press("enter")
        assert clerk.lines[0].startswith(f" {first.name}")
        await clerk.press("escape", "escape")
        assert clerk.app.screen is clerk.app.main


async def test_every_file_that_was_not_read_is_named_with_why(received: Workspace) -> None:
    inbox = received.unit.home.inbox
    for number in range(30):
        (inbox / f"照片{number:02}.jpg").write_bytes(b"\xff\xd8\xff")
    (inbox / "Thumbs.db").write_bytes(b"x")
    shutil.copyfile(default_plan_path(), inbox / "计划.toml")
    async with clerk_at(received, (80, 24)) as clerk:
        await clerk.press("f9")
        assert status(clerk).startswith("共 59 个文件，计入 13、")
        assert status(clerk).endswith("拒收 1、没有读 30 等　6 看每个文件")
        await clerk.press("6")
        assert "拒收 1" in clerk.screen
        seen = clerk.screen
        for _ in range(4):
            await clerk.press("pagedown")
            seen += clerk.screen
        assert all(f"照片{number:02}.jpg：图片" in seen for number in range(30))
        assert "计划.toml：计划文件" in seen
        assert "Thumbs.db" in seen
        await clerk.press("f3")
        await clerk.type("照片07")
        assert "照片08" not in clerk.screen
        assert "照片07.jpg：图片" in clerk.screen


@pytest.mark.parametrize(
    "size", [(60, 20), *(pytest.param(s, marks=pytest.mark.soak) for s in ((80, 24), (120, 40)))]
)
async def test_every_page_fits_says_what_it_must_and_shows_hostile_words_as_they_are(
    received: Workspace, size: tuple[int, int]
) -> None:
    async with clerk_at(received, size) as clerk:
        await clerk.press("f9")
        lights_stand_in_the_head(clerk)
        for digit, words in (
            ("1", "各部分"),
            ("2", "1.1.1"),
            ("3", "问题 "),
            ("4", "未报"),
            ("5", "逾期 "),
            ("6", "读入的文件"),
        ):
            await clerk.press(digit)
            lines = clerk.lines
            assert words in "\n".join(lines)
            assert max(map(cell_len, lines)) <= size[0]
            assert len(lines) == size[1]
            if digit == "1":
                assert all(word in lines[-1] for word in ("Ctrl+E 办理", "Esc 返回", "F8 导出"))
            elif digit == "2":
                lights_stand_in_the_head(clerk)
                a_cell_says_whose_it_is_and_how_it_stands_and_what_its_mark_means(clerk, lines)
            elif digit == "4":
                a_unit_takes_one_line_and_its_figures_a_column(lines)
        await clerk.press("f7", "1", "1")
        lights_stand_in_the_head(clerk)
        await clerk.press("f3")
        await clerk.type("第一")
        await clerk.press("enter")
        lights_stand_in_the_head(clerk)
        await clerk.press("f3", "ctrl+u")
        await clerk.type("坏")
        await clerk.press("enter", "3")
        assert f"{HOSTILE}（逾期）：缺[/]备餐间" in clerk.screen.replace("\n", "")


def lights_stand_in_the_head(clerk: Clerk) -> None:
    screen = clerk.app.screen
    assert isinstance(screen, RollupScreen)
    assert screen._browser.answer
    tally = screen._browser.answer.report.figures.whole.tally
    assert tally.overdue
    assert tally.behind
    head = "".join(clerk.lines[: screen.shown.head.size.height])
    assert f"红灯 {tally.overdue}项" in head, "units have lights too, on 领导页"
    assert f"黄灯 {tally.behind + tally.due_soon}" in head


def a_cell_says_whose_it_is_and_how_it_stands_and_what_its_mark_means(
    clerk: Clerk, lines: list[str]
) -> None:
    screen = clerk.app.screen
    assert isinstance(screen, RollupScreen)
    *_, unit, state = screen.shown.matrix.sentence
    assert f"{unit.text}{state.text}"[: screen.size.width - 9] in lines[-3]
    for words in ("完成", "推进", "常态", "受阻", "逾期", "临期", "滞后", "未启动", "不归它"):
        assert words in lines[-2]


def a_unit_takes_one_line_and_its_figures_a_column(lines: list[str]) -> None:
    heads = next(line for line in lines if "各单位" in line)
    assert heads.index("完成") < heads.index("未填")
    rows = [line for line in lines if "按时报  " in line]
    assert len(rows) > 5
    assert all(re.search(r"\d+/\d+ .*(\d|·)$", row) for row in rows[1:])


@pytest.mark.parametrize(
    ("units", "size"),
    [("few", (60, 20)), pytest.param("received", (80, 24), marks=pytest.mark.soak)],
)
async def test_every_page_stands_on_a_wide_terminal_as_it_was_laid_out(
    units: str,
    size: tuple[int, int],
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    workspace: Workspace = request.getfixturevalue(units)
    display = Display(ambiguous_width="wide")
    workspace.unit.settings.config = workspace.unit.config._replace(display=display)
    async with watched_at(workspace, size, monkeypatch) as clerk:
        await clerk.press("f9")
        for key in ("1", "2", "3", "4", "5", "6", "f8", "escape", "4", "down", "down", "enter"):
            await clerk.press(key)
            terminal = clerk.on_terminal(2)
            shown = [line.rstrip() for line in terminal.lines]
            assert (key, shown) == (key, clerk.lines)
            assert (key, terminal.overruns) == (key, [])
    widths.measure(1)


@pytest.mark.parametrize(
    ("units", "size"),
    [("few", (60, 20)), pytest.param("received", (120, 40), marks=pytest.mark.soak)],
)
async def test_both_skins_have_the_same_cells_and_words_on_every_page(
    units: str, size: tuple[int, int], request: pytest.FixtureRequest
) -> None:
    known = {*DRAWN.put(GLYPHS), *ASCII.put(GLYPHS), "未"}
    async with clerk_at(request.getfixturevalue(units), size) as clerk:
        await clerk.press("f9")
        for key in ("1", "2", "3", "4", "5", "6", "4", "enter"):
            await clerk.press(key)
            told = {}
            for skin in (ASCII, DRAWN):
                clerk.app.skin = skin
                clerk.app.screen.refresh(layout=True)
                await clerk.settled()
                told[skin.name] = clerk.app.screen._compositor.render_strips()
            for one, other in zip(told["ascii"], told["drawn"], strict=True):
                assert one.cell_length == other.cell_length == size[0]
                words = [
                    "".join(char for char in strip.text if char not in known)
                    for strip in (one, other)
                ]
                assert (key, words[0]) == (key, words[1])


async def test_enter_leads_to_a_units_own_report_to_a_conflict_and_to_who_lacks_which_stand_first(
    received: Workspace,
) -> None:
    """And Esc comes back to the same place."""
    async with clerk_at(received) as clerk:
        await clerk.press("f9", "enter")
        lines = clerk.lines
        assert "[4 报送]" in lines[1]
        at = next(n for n, line in enumerate(lines) if MISSING in line)
        assert "按时报" not in "".join(lines[4:at])
        assert "按时报" in lines[at + 1]
        await clerk.click(clerk.place_of("并存2份"))
        shown = clerk.screen
        for words in ("不同处", "1.1.1 计入：", "1.1.1 未计入："):
            assert words in shown
        await clerk.press("escape", "2", "down", "down", "right")
        before = clerk.lines
        assert any(line.startswith(">第三居委会") for line in before)
        await clerk.press("enter")
        assert isinstance(clerk.app.screen, RollupUnit)
        head = clerk.lines[0]
        assert head.startswith(" 第三居委会（居委会）  按时报")
        assert "校验码" in head
        chosen = clerk.line_of(">")
        assert chosen.startswith(">   [")
        assert "1.1.2" in chosen
        await clerk.press("escape")
        assert clerk.lines == before
        await clerk.press("4", "f3")
        await clerk.type("没报")
        await clerk.press("enter", "enter")
        shown = clerk.screen
        assert "还没有收到它的周报" in shown
        assert "联系：021" in shown


async def test_filters_stand_as_chips_and_come_off_by_a_click_or_esc_one_at_a_time(
    received: Workspace,
) -> None:
    async with clerk_at(received, (120, 40)) as clerk:
        await clerk.press("f9", "f7", "1")
        await clerk.click(clerk.place_of("<逾期 x>"))
        assert "<逾期" not in clerk.screen
        await clerk.press("f4", "2")
        assert "F4 中心 2 个单位" in clerk.lines[1]
        assert "应报 2  按时报 2" in clerk.screen
        await clerk.press("f4", "3", "f7", "1")
        assert "<逾期 x>" in clerk.lines[1]
        await clerk.press("f3")
        await clerk.type("坏")
        await clerk.press("enter")
        assert "<查找“坏” x>" in clerk.lines[1]
        await clerk.press("2")
        assert HOSTILE in status(clerk)
        await clerk.press("escape")
        assert "查找" not in clerk.lines[1]
        assert "<逾期 x>" in clerk.lines[1]
        await clerk.press("escape")
        assert "<逾期 x>" not in clerk.lines[1]
        assert "F4 执法队 2" in clerk.lines[1]
        await clerk.press("escape")
        assert "F4 全部 13" in clerk.lines[1]
        await clerk.press("escape")
        assert clerk.app.screen is clerk.app.main


async def test_a_section_that_is_chosen_stands_alone_another_week_is_shown_and_files_dropped_in(
    few: Workspace,
) -> None:
    async with clerk_at(few) as clerk:
        await clerk.press("f9")
        await clerk.click(clerk.place_of("一、"))
        assert "<第一部分 x>" in clerk.lines[1]
        assert "1.2 " in clerk.screen
        await clerk.press("2")
        columns = clerk.line_of("部分  ")
        assert columns.split()[:4] == ["部分", "1.1", "1.2", "1.3"]
        assert "2.1" not in columns
        await clerk.press("escape", "1", "left")
        assert "第9周" in clerk.lines[0]
        await clerk.press("left")
        assert status(clerk).startswith("手头没有更早的周报了。")
        await clerk.press("2", "right")
        assert "第9周" in clerk.lines[0]
        await clerk.press("ctrl+right")
        assert "第10周" in clerk.lines[0]
        await clerk.press("4")
        report = street.reports(1, WEEKS[-1:])[-1]
        put(few.unit.home.inbox, report._replace(head=report.head._replace(unit=MISSING)))
        await clerk.press("ctrl+r")
        assert "未报0" in clerk.screen


async def test_an_empty_home_says_where_the_files_go_and_nobody_gets_a_form(
    workspace: Workspace,
) -> None:
    async with clerk_at(workspace, (120, 30)) as clerk:
        await clerk.press("f9", "2", "left", "f4", "f7", "f8", "f5", "enter")
        shown = clerk.lines[-1].split()
        assert shown[: shown.index("Ctrl+P")][::2] == ["F6", "Ctrl+E", "Ctrl+R", "Esc"]
        assert "放进收件文件夹" in clerk.screen
        assert clerk.screen.count("没有") == 1
        assert " 0 +" not in clerk.screen
        assert str(workspace.unit.home.inbox) in "".join(clerk.screen.split())
        await clerk.press("ctrl+e", "1")
        assert "名册" in status(clerk)
        assert isinstance(clerk.app.screen, RollupScreen)
        put(workspace.unit.home.inbox, street.reports(1, WEEKS[-1:])[-1])
        await clerk.press("ctrl+r")
        assert "按时报 1" in clerk.screen
        assert "没有名册" in clerk.screen


async def test_reading_can_be_stopped_and_what_was_read_is_shown(
    received: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plancheck.tui.rollup.intake._TURN", 0)
    async with clerk_at(received) as clerk:
        told: list[str] = []
        say = RollupScreen.say

        def watched(screen: RollupScreen, words: str, style: str = "plain") -> None:
            told.append(words)
            say(screen, words, style)
            if words.startswith("读 5/"):
                screen._job.stop()

        monkeypatch.setattr(RollupScreen, "say", watched)
        await clerk.press("f9")
        assert told[1].startswith("读 1/28 周报_")
        assert status(clerk).startswith("已停下：只汇总了读到的文件")
        await clerk.press("6")
        assert "共 5 个文件" in clerk.screen
        assert "没有读完" in clerk.screen


async def test_export_writes_what_was_chosen_remembers_it_and_opens_it_and_nothing_before(
    few: Workspace, home: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []

    def noted(path: Path) -> bool:
        opened.append(path)
        return True

    monkeypatch.setattr(desktop, "open_file", noted)
    async with clerk_at(few, (120, 30)) as clerk:
        await clerk.press("f9", "ctrl+o")
        assert "还没有导出" in status(clerk)
        await clerk.press("f8")
        await clerk.at_once(*["space", "down"] * len(FORMATS), "enter")
        assert "至少要选一种格式" in clerk.screen
        await clerk.press("space", "escape")
        assert isinstance(clerk.app.screen, RollupScreen)
        assert not few.unit.home.exports.exists(), "Esc writes nothing"
        await clerk.press("f8", "home", "space", "f8")
        folder = few.unit.home.exports / "2024-W10"
        assert status(clerk).startswith("已导出 ")
        assert str(folder) in status(clerk)
        assert "Ctrl+O 打开" in status(clerk)
        written = {path.suffix for path in folder.iterdir()}
        assert ".toml" not in written
        assert ".csv" in written
        assert {f".{suffix}" for suffix in Inbox(open_home(home, clock)).formats} == written
        await clerk.press("ctrl+o")
        (paper,) = opened
        screen = clerk.app.screen
        assert isinstance(screen, RollupScreen)
        opened.clear()
        release = Event()

        def slowly() -> Iterator[Path]:
            release.wait(20)
            yield paper

        screen._export.write(slowly(), 1, lambda _: "docx")
        screen.action_written()
        assert not opened
        release.set()
        await clerk.settled()
        assert opened == [paper]
        assert paper.suffix == ".docx"
        assert status(clerk).startswith(f"已打开 {paper.name}")


async def test_the_leaders_page_leads_to_the_unit_and_of_several_one_is_chosen(
    few: Workspace,
) -> None:
    report = street.reports(1, WEEKS[-1:])[-1]
    put(few.unit.home.inbox, troubled(report, "乙居委会"))
    async with clerk_at(few) as clerk:
        await clerk.press("f9", "5", "f3")
        await clerk.type("坏")
        await clerk.press("enter")
        shown = clerk.screen
        assert "逾期 1" in shown
        assert "滞后 0" in shown
        assert f"1个单位：{HOSTILE}" in shown
        await clerk.press("home", "down", "enter")
        assert clerk.lines[0].startswith(f" {HOSTILE}（")
        await clerk.press("escape", "f3", "ctrl+u")
        await clerk.type("备餐间")
        await clerk.press("enter", "home", "down", "enter")
        shown = clerk.screen
        assert f"1 {HOSTILE}" in shown
        assert "2 乙居委会" in shown
        await clerk.press("enter")
        assert isinstance(clerk.app.screen, RollupUnit)


async def test_another_folder_is_named_once_and_remembered(
    few: Workspace, street_of_2: Path, home: Path, clock: Clock
) -> None:
    async with clerk_at(few) as clerk:
        await clerk.press("f9", "f6", "2")
        clerk.app.screen.query_one(Input).value = str(home / "没有")
        await clerk.press("enter")
        assert status(clerk).startswith("没有这个文件夹")
        await clerk.press("f6", "2")
        clerk.app.screen.query_one(Input).value = str(street_of_2 / "inbox")
        await clerk.press("enter")
        assert "应报 3" in clerk.screen
        assert Inbox(open_home(home, clock)).folder == street_of_2 / "inbox"
        await clerk.press("f6", "3")
        assert clerk.app.workspace.unit.config.rollup_folder == ""
        assert "应报 3" in clerk.screen


async def test_it_opens_at_once_where_the_command_line_asks_for_it_even_without_a_unit(
    home: Path, clock: Clock, street_of_2: Path
) -> None:
    workspace = open_home(home, clock)
    app = PlancheckApp(workspace, Inbox(workspace, [street_of_2 / "inbox"], name="某街道"))
    async with app.run_test(size=(100, 30)):
        clerk = Clerk(app)
        await clerk.settled()
        assert clerk.lines[0].startswith(" 汇总 某街道   < 第10周")
        assert workspace.unit.config.rollup_folder == str(street_of_2 / "inbox")
    app.saver.close()


async def test_of_several_plans_one_is_shown_at_a_time(few: Workspace, tmp_path: Path) -> None:
    text = Path("data/plan.toml").read_text(encoding="utf-8")
    other = text.replace('"youyilu-2024"', '"other-2024"').replace(
        "友谊路街道2024年", "别的街道2024年"
    )
    (few.unit.home.inbox / "计划.toml").write_text(other, encoding="utf-8")
    plan, _ = load_plan(few.unit.home.inbox / "计划.toml")
    report = street.reports(1, WEEKS[-1:])[-1]
    head = report.head._replace(unit="别处居委会", issuer=plan.issuer)
    put(
        few.unit.home.inbox,
        report._replace(
            head=head, plan_id=plan.id, plan_revision=plan.revision, plan_digest=plan.digest
        ),
    )
    async with clerk_at(few, (120, 40)) as clerk:
        await clerk.press("f9", "2")
        assert "F2 计划 1/2" in clerk.lines[1]
        assert "别处居委会" not in clerk.screen
        await clerk.press("f2", "2")
        assert "F2 计划 2/2" in clerk.lines[1]
        assert ">别处居委会" in clerk.screen


async def test_the_first_start_offers_the_rosters_names(
    home: Path, clock: Clock, few: Workspace
) -> None:
    (home / "config.toml").unlink()
    workspace = open_home(home, clock)
    async with clerk_at(workspace, (60, 20)) as clerk:
        assert "在名册中选" in clerk.screen
        await clerk.press("enter", "down", "enter", "enter")
        assert workspace.unit.name == MISSING
        assert workspace.unit.type == "居委会"


async def test_a_name_that_is_not_on_the_roster_can_be_typed(
    home: Path, clock: Clock, few: Workspace
) -> None:
    (home / "config.toml").unlink()
    workspace = open_home(home, clock)
    async with clerk_at(workspace) as clerk:
        await clerk.press("enter", "tab")
        await clerk.type("新来居委会")
        await clerk.press("enter", "enter")
        assert workspace.unit.name == "新来居委会"


async def test_feedback_says_what_a_unit_owes_and_forms_are_for_all_for_who_lacks_and_for_one(
    few: Workspace,
) -> None:
    async with clerk_at(few, (80, 24)) as clerk:
        await clerk.press("f9")
        assert "F5 反馈" in clerk.line_of(f"未报  {MISSING}")
        await clerk.press("f5")
        assert f"【反馈】{MISSING} 2024年第10周" in clerk.screen
        await clerk.press("escape", "down", "f5")
        assert "请先走到一个单位上" in status(clerk)
        await clerk.press("ctrl+e", "1")
        shown = clerk.screen
        for words in ("第10周（本周）　全部 3 个单位", "还没有报的 1 个", "第11周（下周）"):
            assert words in shown
        await clerk.press("2")
        folder = few.unit.home.period_folder(Week(2024, 10)) / "填报表"
        assert [path.name for path in folder.iterdir()] == [f"填报表_{MISSING}_2024-W10.xlsx"]
        assert status(clerk).startswith("已导出 1 份填报表（Ctrl+O 打开）到")
        await clerk.press("ctrl+e", "1", "3")
        ahead = few.unit.home.period_folder(Week(2024, 11)) / "填报表"
        assert len([*ahead.iterdir()]) == 3
        await clerk.press("f6")
        assert "打开导出的文件夹" in clerk.screen
        await clerk.press("escape", "4", "f3")
        await clerk.type("坏")
        await clerk.press("enter", "f5")
        shown = clerk.screen
        assert f"【反馈】{HOSTILE} 2024年第10周" in shown
        assert "逾期1项：1.1.1" in shown
        assert clerk.app.clipboard.startswith("【反馈】")
        await clerk.press("escape", "ctrl+e", "1")
        assert "第10周（本周）　只给 " in clerk.screen
        await clerk.press("3")
        assert len([*folder.iterdir()]) == 2
        await clerk.press("enter", "f5")
        assert "没有写原因1项" in clerk.screen


def roster_digit(clerk: Clerk) -> str:
    """The digit of 名册 among what an office does."""
    found = re.search(r"(\d) 名册：", clerk.screen)
    assert found
    return found[1]


async def test_a_roster_is_made_of_who_reported_and_of_names_that_are_typed(
    few: Workspace,
) -> None:
    path = few.unit.home.roster
    path.unlink()
    async with clerk_at(few, (80, 24)) as clerk:
        await clerk.press("f9")
        assert "没有名册" in clerk.screen
        await clerk.press("enter")
        assert "第一居委会  报过" in clerk.screen
        await clerk.press("space", "f2")
        assert "保存" not in clerk.screen, "nothing is saved before Enter"
        await clerk.type(f"{MISSING}、城运　第一居委会")
        await clerk.press("enter", "2")
        assert "城运  写进来的" in clerk.screen
        await clerk.press("f2")
        await clerk.type("某联勤、某站、第一居民委员会")
        await clerk.press("enter", "3", "escape")
        assert "没有写进“某站”" in clerk.screen
        assert "[ ]" in clerk.line_of("第一居民委员会") or "□" in clerk.line_of("第一居民委员会")
        await clerk.press("home", "down", "f4", "4")
        assert few.unit.plan.type_names()[3] in clerk.screen.partition("在册的")[0]
        await clerk.press("enter")
        assert MISSING in clerk.line_of("未报  ")
        units = {(unit.name, unit.type) for unit in roster_file.parse_roster(path).roster.units}
        assert {(MISSING, "居委会"), ("城运", "中心"), ("第一居委会", "居委会")} <= units
        path.write_text(f"# 手写\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
        await clerk.press("ctrl+e")
        await clerk.press(roster_digit(clerk), "f2")
        await clerk.type("新来居委会")
        await clerk.press("enter", "enter")
        text = path.read_text(encoding="utf-8")
        assert text.startswith("# 手写")
        assert len(roster_file.parse_roster(path).roster.units) == len(units) + 1
        path.write_text("坏了", encoding="utf-8")
        await clerk.press("ctrl+e")
        await clerk.press(roster_digit(clerk))
        assert "roster.toml" in status(clerk)
        await clerk.press("ctrl+r")
        assert status(clerk).startswith("名册：roster.toml")
        assert "按时报 3" in clerk.screen, "the rest goes on"
    assert path.read_text(encoding="utf-8") == "坏了"
