"""import: an old table seen first, then taken over as one act, and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.storage.form.workbooks import xlsx

from .conftest import Run

TITLE = "3.2.1 持续完善“1+3+6N”助餐服务体系"
ROWS = (
    ("2024年重点工作台账", "", "", "", ""),
    ("序号", "具体措施", "责任人", "时间节点", "完成情况"),
    (1, TITLE, "王某", "6月底", "正在推进，完成30%"),
    (2, "健全加梯专班下沉机制", "李某", "每月", "已完成，共签约3台"),
    (3, "完善“一网通办”“远程办”服务功能和效能", "", "", "已完成"),
    (4, "毫不相干的另一件事情", "赵某", "", "已完成"),
    ("合计", "", "", "", "4项"),
)


@pytest.fixture
def table(tmp_path: Path) -> str:
    path = tmp_path / "台账.xlsx"
    path.write_bytes(xlsx(ROWS))
    return str(path)


def test_a_table_is_seen_first_then_recorded_and_taken_back(unit: Run, table: str) -> None:
    seen = unit("import", table)
    assert seen.status == 0
    assert "[x] 第3行　→ 3.2.1" in seen.out
    assert "没有读 D4“每月”" in seen.out
    assert "第6行　没有对上" in seen.out
    assert "第7行　不录：合计行" in seen.out
    assert unit("history", "--json").json == []
    assert unit("import", table, "--record").status == 0
    shown = unit("show", "3.2.1", "--json").json
    assert (shown["status"], shown["percent"], shown["owner"]) == ("推进中", 30, "王某")
    assert shown["due"] == "2024-06-30"
    assert unit("show", "3.2.2", "--json").json["status"] == "已完成"
    assert unit("undo").status == 0
    assert unit("show", "3.2.1", "--json").json["status"] == "未启动"
    assert unit("undo").status == 1


def test_twice_it_adds_nothing(unit: Run, table: str) -> None:
    assert unit("import", table, "--record", "--all").status == 0
    count = len(unit("history", "--json").json)
    again = unit("import", table, "--record", "--all")
    assert (again.status, "都已经有了" in again.err) == (1, True)
    assert len(unit("history", "--json").json) == count


def test_rows_are_given_to_measures_or_left_out_and_the_day_is_named(unit: Run, table: str) -> None:
    rows = ("--row", "6=4.1.1", "--row", "3=不录", "--row", "第4行=3.2.2")
    listed = unit("import", table, *rows, "--json").json
    assert {one["row"]: (one["id"], one["chosen"]) for one in listed} == {
        3: ("3.2.1", False),
        4: ("3.2.2", True),
        5: ("4.2.2", False),
        6: ("4.1.1", True),
        7: (None, False),
    }
    assert unit("import", table, *rows, "--on", "3月1日", "--record").status == 0
    days = {entry["on"] for entry in unit("history", "--json").json}
    assert days == {"2024-03-01"}
    assert unit("show", "4.1.1", "--json").json["owner"] == "赵某"


def test_rows_that_wait_are_counted_and_each_confirmed_by_a_word(unit: Run, tmp_path: Path) -> None:
    """What is only like a measure's text, and what would change the record."""
    unit("set", "4.2.2", "--owner", "赵某")
    path = tmp_path / "台账.xlsx"
    near = "健全加梯专班机制，严格把控加梯质量"
    path.write_bytes(
        xlsx((ROWS[1], ROWS[2], (2, near, "李某", "", "受阻"), (3, ROWS[4][1], "孙某", "", "")))
    )
    seen = unit("import", str(path))
    assert "[ ] 第3行　→ 3.2.2" in seen.out
    assert "受阻，责任人李某，缺原因" in seen.out
    assert "要核对2行" in seen.out
    done = unit("import", str(path), "--record")
    assert "还有 2 行要核对" in done.out + done.err
    assert unit("show", "3.2.2", "--json").json["status"] == "未启动"
    done = unit("import", str(path), "--record", "--row", "3=录")
    assert "还有 1 行要核对" in done.out + done.err
    assert unit("show", "3.2.2", "--json").json["status"] == "受阻"
    assert unit("show", "4.2.2", "--json").json["owner"] == "赵某"


def test_a_cell_that_is_not_read_stands_under_its_own_row(unit: Run, tmp_path: Path) -> None:
    """Of a row that brings nothing else, and so would not be listed."""
    path = tmp_path / "台账.xlsx"
    path.write_bytes(xlsx((ROWS[1], ROWS[2], (2, "3.2.2 加梯", "", "长期", ""), ROWS[4])))
    lines = unit("import", str(path)).out.splitlines()
    (at,) = [place for place, line in enumerate(lines) if "D3“长期”" in line]
    assert lines[at - 1].strip().startswith("第3行")
    assert sum("第3行" in line for line in lines) == 1


@pytest.mark.parametrize("word", ["12", "99=3.2.1", "3=9.9.9", "3=2.1.1", "6=录", "7=录"])
def test_a_row_that_is_none_or_a_measure_that_is_not_the_units_is_refused(
    unit: Run, table: str, word: str
) -> None:
    assert unit("import", table, "--row", word).status == 2


def test_what_is_no_table_says_what_to_do(unit: Run, tmp_path: Path) -> None:
    path = tmp_path / "说明.csv"
    path.write_text("第一行\n第二行\n", encoding="gb18030")
    assert unit("import", str(path)).status == 1
    path.write_bytes(b"%PDF-1.4")
    assert unit("import", str(path)).status == 3
    assert unit("import", str(tmp_path / "没有.xlsx")).status == 3


def test_without_a_unit_it_is_refused(plancheck: Run, table: str) -> None:
    assert plancheck("import", table).status == 2


def test_the_units_own_report_adds_nothing_and_a_colleagues_says_it_all(
    unit: Run, tmp_path: Path, table: str
) -> None:
    unit("import", table, "--record")
    unit("note", "3.3.3", "缺人", "--kind", "问题")
    unit("set", "1.3.1", "--amount", "2")
    unit("export", "--format", "xlsx,csv", "--out", str(tmp_path / "out"))
    for report in sorted((tmp_path / "out").iterdir()):
        assert unit("import", str(report)).status == 1, report.name
    unit("undo", "3")
    (book,) = (tmp_path / "out").glob("*.xlsx")
    assert unit("import", str(book), "--record").status == 0
    assert unit("show", "1.3.1", "--json").json["amount"] == 2
    assert [n["text"] for n in unit("show", "3.3.3", "--json").json["notes"]] == ["缺人"]


def test_a_filled_in_form_is_taken_over(unit: Run, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    unit("form", "宝山八村居委会", "--type", "居委会", "--out", str(tmp_path))
    (form,) = tmp_path.glob("填报表*.xlsx")
    book = load_workbook(form)
    sheet = book.worksheets[1]
    head = {cell.value: cell.column or 0 for cell in sheet[4]}
    for column, value in (("状态", "已完成"), ("进度", 1), ("进展情况", "做完了")):
        sheet.cell(5, head[column], value)
    book.save(form)
    assert unit("import", str(form), "--record").status == 0
    shown = unit("show", "1.1.1", "--json").json
    assert (shown["status"], shown["notes"][0]["text"]) == ("已完成", "做完了")
