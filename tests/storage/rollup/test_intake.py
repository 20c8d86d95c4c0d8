"""Files and folders as an office has them: everything is read or said."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from plancheck.domain.rollup.intake.arrival import Arrival
from plancheck.storage import text_file
from plancheck.storage.ledger.text import header_text
from plancheck.storage.plan.file import default_plan_path, load_plan
from plancheck.storage.report import file as report_file
from plancheck.storage.rollup import file as rollup_file
from plancheck.storage.rollup import roster as roster_file
from plancheck.storage.rollup.file import RollupHeader, rollup_texts
from plancheck.storage.rollup.intake.arrivals import Arrivals
from plancheck.storage.rollup.intake.folders import find_files
from tests.arrivals import WEEK, received, rolled
from tests.rows import each_row
from tests.specimens import moment
from tests.support import make_link, make_pipe

STATUS = report_file.status_text(received().report)


def arrivals(*paths: Path) -> list[Arrival]:
    return [one for one in everything(*paths) if not one.aside]


def everything(*paths: Path) -> list[Arrival]:
    found = Arrivals(paths)
    return [*found.refused, *(one.arrival for one in found.read() if one.arrival)]


def put(path: Path, text: str = STATUS) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
    return path


def test_files_and_folders_are_found_in_order_each_once(tmp_path: Path) -> None:
    deep, first = put(tmp_path / "b" / "c" / "z.toml"), put(tmp_path / "a.TOML")
    found = find_files([tmp_path, first, tmp_path / "b"]).files
    assert [file.path for file in found] == [first, deep]


def test_other_files_are_counted_and_not_read(tmp_path: Path) -> None:
    for number in range(200):
        (tmp_path / f"照片{number:05}.jpg").touch()
    one = put(tmp_path / "a.toml")
    found = arrivals(tmp_path)
    assert [arrival.name for arrival in found if not arrival.unread] == [one.name]
    assert sum(bool(arrival.unread) for arrival in found) == 200


def test_without_a_reader_of_workbooks_a_report_s_is_a_paper_and_any_other_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    workbook = BytesIO()
    Workbook().save(workbook)
    for name in ("周报_宝山八村居委会_2026-W48_第1版.xlsx", "填报表_宝山八村居委会.xlsx"):
        (tmp_path / name).write_bytes(workbook.getvalue())
    report, form = arrivals(tmp_path)
    assert "python-calamine" in form.refusal and not report.refusal
    assert report.unread == "周报的xlsx，是给人看的；汇总要的是同名的 .toml"


def test_a_file_that_is_named_is_read_whatever_its_name(tmp_path: Path) -> None:
    (arrival,) = arrivals(put(tmp_path / "周报.txt"))
    assert len(arrival.reports) == 1


def test_links_are_not_followed_and_said(tmp_path: Path) -> None:
    outside = put(tmp_path / "outside" / "a.toml")
    folder = tmp_path / "folder"
    folder.mkdir()
    make_link(folder / "self", folder)
    make_link(folder / "b.toml", outside)
    make_link(folder / "c.toml", folder / "nothing")
    assert [(a.name, a.reports) for a in arrivals(folder)] == [
        ("b.toml", ()),
        ("c.toml", ()),
        ("self", ()),
    ]
    assert all("链接" in a.refusal for a in arrivals(folder))
    make_link(folder / "周报_甲居委会_2024-W10_第1版.toml", outside)
    assert [claim.unit for a in arrivals(folder) for claim in a.claims] == ["甲居委会"]
    (one,) = arrivals(folder / "b.toml")  # a link that the caller names is the caller's own
    assert one.reports


def test_folders_in_folders_end_somewhere(tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(30):
        deep /= "x"
    put(deep / "a.toml")
    (arrival,) = arrivals(tmp_path)
    assert "层以上" in arrival.refusal


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="needs modes that bind")
def test_a_folder_that_cannot_be_opened_is_said(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(0)
    (arrival,) = arrivals(tmp_path)
    assert arrival.name == "closed"
    assert "打不开" in arrival.refusal


def test_a_pipe_does_not_hold_it_up(tmp_path: Path) -> None:
    make_pipe(tmp_path / "a.toml")
    (arrival,) = arrivals(tmp_path)
    assert "不是普通文件" in arrival.refusal


def test_status_files_and_rollups_come_whole_with_their_sources(tmp_path: Path) -> None:
    rollup = rolled(received(unit="乙居委会", source="b.toml"), received(unit="丙居委会"))
    (text,) = rollup_texts(RollupHeader("某街道", WEEK, moment()), rollup)
    put(tmp_path / "周报.toml"), put(tmp_path / "汇总.toml", text)
    status, rolled_up = arrivals(tmp_path)
    assert [one.sources for one in status.reports] == [("周报.toml",)]
    assert rolled_up.is_rollup
    assert {one.sources for one in rolled_up.reports} == {("a.toml",), ("b.toml",)}


def test_a_form_of_another_writer_is_read_too(tmp_path: Path) -> None:
    loose = STATUS.replace('format = "', 'format="').replace("# plancheck", "#\n" * 999 + "#")
    (arrival,) = arrivals(put(tmp_path / "a.toml", loose))
    assert arrival.reports[0].report == received().report


@each_row(
    ("name", "text", "words"),
    [
        ("计划.草稿.toml", 'format = "plancheck-draft/1"\n', "草稿"),
        ("改了名.toml", 'format = "plancheck-draft/1"\n', "草稿"),
        ("没有拷完.草稿.toml", 'format = "plancheck-draft/1"\nsource = """\n', "草稿"),
        ("改过的计划.toml", "BROKEN", "校验不符"),
        ("没有写完.toml", '[plan]\nid = "a"\n', "计划文件"),
        ("更新.toml", 'schema = 9\n[plan]\nid = "a"\n', "更新版本"),
    ],
)
def test_an_office_s_own_drafts_and_plan_files_are_set_aside_and_not_refused(
    tmp_path: Path, name: str, text: str, words: str
) -> None:
    if text == "BROKEN":
        text = default_plan_path().read_text(encoding="utf-8") + '\n[seal]\ncheck = "x"\n'
    (one,) = everything(put(tmp_path / name, text))
    assert (one.refusal, one.claims, one.plan) == ("", (), None)
    assert words in one.aside


def test_plans_and_rosters_are_of_use_and_no_reports(tmp_path: Path) -> None:
    plan = default_plan_path()
    put(tmp_path / "名册.toml", '[[unit]]\nname = "甲"\ntype = "居委会"\n')
    found = everything(plan, tmp_path / "名册.toml")
    assert [arrival.reports for arrival in found] == [(), ()]
    assert found[0].plan == load_plan(plan)[0]
    assert "名册" in found[1].aside
    assert roster_file.parse_roster(tmp_path / "名册.toml").roster.units


@each_row(
    ("text", "word"),
    [
        (STATUS.replace("percent = 0", "percent = 1"), "损坏或被手工改动"),
        (STATUS[: len(STATUS) // 2], "损坏"),
        (STATUS.replace("status/2", "status/3"), "更新版本"),
        ("a = 1\n", "不是本程序的"),
        ("", "空的"),
        ("\ufeff\r\n", "空的"),
        ("\0", "已损坏"),
        (header_text("p", "甲"), "台账"),
        ("x" * (5 * 1024 * 1024), "太大"),
        ("[" + "a." * 1_000_000 + "a]", "段"),
        ('format = "plancheck-status/2"\na = ' + "[" * 100_000, "括号"),
        ('format = "plancheck-rollup/2"\n', "校验不符"),
        ('format = "plancheck-rollup/1"\n', "写于试用版，请用现在的版本重新导出"),
    ],
)
def test_what_is_wrong_with_a_file_is_said_and_the_rest_goes_on(
    tmp_path: Path, text: str, word: str
) -> None:
    put(tmp_path / "a.toml", text)
    put(tmp_path / "b.toml")
    bad, good = arrivals(tmp_path)
    assert word in bad.refusal
    assert bad.reports == ()
    assert good.reports


def test_a_rollup_may_be_larger_than_a_status_file(tmp_path: Path) -> None:
    (text,) = rollup_texts(RollupHeader("某街道", WEEK, moment()), rolled(received()))
    (arrival,) = arrivals(put(tmp_path / "a.toml", text + "#" + "x" * 5 * 1024 * 1024))
    assert arrival.reports


@pytest.mark.parametrize(
    "rewritten",
    [
        lambda text: text.encode(),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.encode("gb18030"),
    ],
)
def test_a_large_rollup_is_read_block_by_block_and_never_by_the_parser(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rewritten: Callable[[str], bytes]
) -> None:
    rollup = rolled(*(received(unit=f"第{n}居委会", percent=n) for n in range(9)))
    (text,) = rollup_texts(RollupHeader("某街道", WEEK, moment()), rollup)
    path = tmp_path / "a.toml"
    path.write_bytes(rewritten(text))
    (usual,) = arrivals(path)
    assert len(usual.reports) == 9
    with monkeypatch.context() as patch:
        patch.setattr(text_file, "LIMIT", 1_000)
        patch.setattr(rollup_file, "_read_parsed", None)
        assert arrivals(path) == [usual]
        for damaged in (
            text.replace("percent = 1", "percent = 2"),
            text[: text.index("\n[seal]")],
            text.replace("[[report]]", "[[ report ]]"),
            text.replace("第8居委会", "第\0居委会"),
        ):
            path.write_bytes(rewritten(damaged))
            assert "文件已损坏或被手工改动" in arrivals(path)[0].refusal
        path.write_bytes(rewritten(text.replace("rollup/2", "rollup/3")))
        assert "更新版本" in arrivals(path)[0].refusal


def test_sixty_megabytes_of_anything_are_refused_in_two_seconds_and_200_mb(tmp_path: Path) -> None:
    """One after another in one process, whose peak is that of the worst."""
    lines = ["[t{}]\n", "k{} = 1\n", "\n[[report]]\n"]
    for number, line in enumerate(lines):
        many = "".join(line.format(n) for n in range(1_000)).encode() * 100
        with (tmp_path / f"{number}.toml").open("wb") as file:
            file.write('format = "plancheck-rollup/1"\n# 𠮷\n'.encode())
            for _ in range(60_000_000 // len(many)):
                file.write(many)
    asked = (
        "import sys, time; from pathlib import Path; "
        "from plancheck.storage.rollup.intake.arrivals import Arrivals; "
        "[print(one.arrival.refusal) for one in Arrivals([Path(sys.argv[1])]).read()]; "
        "print(time.process_time()); "
        "print(Path('/proc/self/status').read_text() if sys.platform == 'linux' else '')"
    )
    ran = subprocess.run(
        [sys.executable, "-c", asked, tmp_path], capture_output=True, text=True, check=True,
        encoding="utf-8", env=os.environ | {"PYTHONUTF8": "1"},
    )  # fmt: skip
    told = ran.stdout.splitlines()
    refusals, seconds, status = told[: len(lines)], told[len(lines)], told[len(lines) + 1 :]
    assert all("损坏" in refusal for refusal in refusals)
    assert float(seconds) < 6, "half a second, where nothing else runs"
    for fact in status:  # not ru_maxrss, which begins with the peak of who started the process
        if fact.startswith("VmHWM:"):
            assert int(fact.split()[1]) < 200 * 1024


def test_a_file_that_is_gone_by_then_is_said(tmp_path: Path) -> None:
    (arrival,) = arrivals(tmp_path / "none.toml")
    assert "找不到" in arrival.refusal


@given(
    st.binary(max_size=300)
    | st.lists(
        st.sampled_from(
            ["format = ", '"plancheck-status/2"', '"plancheck-rollup/1"', "\n[report]\n", "week = ",
             "\n[[measure]]\n", "\n[[report]]\n", "\n[seal]\n", "\n[rollup]\n", "a = [1]", "{",
             "\ufeff", "schema = 1\n[plan]\n", "[[unit]]\nname = 1\n", "=", '"', "2024-W10", "\r\n"]
        ),
        max_size=14,
    ).map(lambda parts: "".join(parts).encode())
)  # fmt: skip
def test_any_bytes_are_refused_or_put_aside_and_nothing_raises(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.toml"
        path.write_bytes(data)
        (content,) = everything(path)
    assert content.aside or content.refusal
