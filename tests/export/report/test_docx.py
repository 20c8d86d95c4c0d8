"""The official document, its sizes read back against GB/T 9704-2012."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as Opened
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from plancheck import export
from plancheck.domain.cell_widths import cell_width
from plancheck.domain.plan.model import Plan, Target
from plancheck.domain.progress.signal import Signal
from plancheck.domain.report.model import StatusReport
from plancheck.domain.report.wording import Part
from plancheck.export import paper_styles
from plancheck.export.paper_table import DENSE, PaperColumn, table_xml
from plancheck.export.report.abridgement import fitted
from plancheck.export.title_lines import title_lines

from ..reports import made, told


def opened(report: StatusReport, plan: Plan) -> Opened:
    return Document(BytesIO(export.render("docx", report, plan)))


@pytest.fixture
def paper() -> Opened:
    return opened(*made(told("1.1.1", "完成摸底"), told("2.1.1")))


def test_no_file_is_opened_for_it_which_a_program_in_one_file_would_not_have(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    export.render("docx", *made(told("1.1.1")))  # all is imported

    def refuse(*_: object, **__: object) -> None:
        raise NotADirectoryError

    monkeypatch.setattr("builtins.open", refuse)
    export.render("docx", *made(told("1.1.1", "完成摸底")))


def near(length: int | None, mm: float) -> bool:
    return length is not None and abs(length - Mm(mm)) < Mm(0.05)


def test_the_page_leaves_156_by_225_mm(paper: Opened) -> None:
    first, last = paper.sections
    assert near(first.page_width, 210)
    assert near(first.page_height, 297)
    margins = (first.top_margin, first.right_margin, first.bottom_margin, first.left_margin)
    assert all(near(one, mm) for one, mm in zip(margins, (37, 26, 35, 28), strict=True))
    assert last.orientation == WD_ORIENT.LANDSCAPE
    assert near(last.page_width, 297)


def test_22_lines_and_28_characters_fit_the_type_area(paper: Opened) -> None:
    body = paper.styles["Normal"]
    spacing = body.paragraph_format
    assert (spacing.line_spacing_rule, spacing.line_spacing) == (WD_LINE_SPACING.EXACTLY, Pt(28.95))
    assert spacing.line_spacing * 22 <= Mm(225) < spacing.line_spacing * 23
    tighter = int(body.element.rPr.find(qn("w:spacing")).get(qn("w:val"))) / 20
    pitch = Pt(16 + tighter)
    assert pitch * 28 <= Mm(156) < pitch * 29
    for section in paper.sections:
        grid = section._sectPr.find(qn("w:docGrid"))
        values = {key.rpartition("}")[2]: value for key, value in grid.attrib.items()}
        assert values == {"type": "linesAndChars", "linePitch": "579", "charSpace": "-848"}
    assert Pt(16 - 848 / 4096) * 28 <= Mm(156)


@pytest.mark.parametrize(
    ("style", "font", "size"),
    [
        ("公文标题", "方正小标宋简体", 22),
        ("一级标题", "黑体", 16),
        ("二级标题", "楷体_GB2312", 16),
        ("正文缩进", "仿宋_GB2312", 16),
        ("页码", "宋体", 14),
    ],
)
def test_type_is_the_standards_in_hanzi_too(
    paper: Opened, style: str, font: str, size: int
) -> None:
    found = paper.styles[style]
    assert found.element.rPr.rFonts.get(qn("w:eastAsia")) == font
    assert found.font.size == Pt(size)


def test_every_font_names_hanzi_and_has_a_stand_in() -> None:
    parts = ZipFile(BytesIO(export.render("docx", *made(told("1.1.1")))))
    styles = parts.read("word/styles.xml").decode()
    assert styles.count("<w:rFonts ") == styles.count("w:eastAsia=") - 1  # one is the language
    fonts = parts.read("word/fontTable.xml").decode()
    for name, stand_in in (("方正小标宋简体", "华文中宋"), ("仿宋_GB2312", "仿宋")):
        assert f'<w:font w:name="{name}"><w:altName w:val="{stand_in},' in fonts


def test_page_numbers_stand_at_the_outer_side_between_dashes(paper: Opened) -> None:
    assert paper.settings.odd_and_even_pages_header_footer
    first = paper.sections[0]
    sides = ((first.footer, "right"), (first.even_page_footer, "left"))
    for footer, side in sides:
        (paragraph,) = footer.paragraphs
        assert paragraph.text == "— 1 —"
        assert " PAGE " in paragraph._p.xml
        assert paragraph._p.pPr.find(qn("w:jc")).get(qn("w:val")) == side
        assert paragraph._p.pPr.find(qn("w:ind")).get(qn(f"w:{side}Chars")) == "100"


def test_a_page_across_is_numbered_where_the_upright_one_turned_would_be(paper: Opened) -> None:
    across = paper.sections[1]
    for footer, side in ((across.footer, "right"), (across.even_page_footer, "left")):
        (table,) = footer.tables
        assert (table._tbl.xml.count(" PAGE "), table.rows[0].cells[0].text) == (1, "— 1 —")
        assert [p.text for p in footer.paragraphs] == [""]
        place = table._tbl.tblPr.find(qn("w:tblpPr"))
        assert near(int(place.get(qn("w:tblpX"))) * 635, 22)  # a twip is 635 EMU
        assert near(int(place.get(qn("w:tblpY"))) * 635, 28)
        (cell,) = table._tbl.iter(qn("w:tc"))
        assert cell.tcPr.find(qn("w:textDirection")).get(qn("w:val")) == "tbRl"
        (paragraph,) = cell.iter(qn("w:p"))
        assert paragraph.pPr.find(qn("w:jc")).get(qn("w:val")) == side


def test_letters_and_figures_are_not_said_to_be_chinese_else_they_are_torn_at_a_lines_end() -> None:
    parts = ZipFile(BytesIO(export.render("docx", *made(told("1.1.1")))))
    assert '<w:lang w:val="en-US" w:eastAsia="zh-CN"/>' in parts.read("word/styles.xml").decode()


def test_who_signs_never_stands_on_a_page_without_a_word_of_the_text(paper: Opened) -> None:
    texts = [p.text for p in paper.paragraphs]
    signed = texts.index(next(text for text in texts if "校验码" in text))
    last = texts.index("附件：重点工作措施进展一览表") - 2  # before it an empty line
    assert texts[last]
    kept = [p.paragraph_format.keep_with_next for p in paper.paragraphs[last:signed]]
    assert kept == [True] * len(kept)


def test_what_word_wants_after_a_table_takes_no_page_of_its_own(paper: Opened) -> None:
    last = paper.paragraphs[-1]
    assert (last.text, last.style and last.style.name) == ("", "表尾")
    spacing = paper.styles["表尾"].paragraph_format
    assert (spacing.line_spacing_rule, spacing.line_spacing) == (WD_LINE_SPACING.EXACTLY, Pt(1))


def test_a_heading_in_a_table_stays_with_its_rows_and_a_high_row_may_be_broken() -> None:
    columns = (PaperColumn("编号", 20, figures=True), PaperColumn("内容", 40))
    xml = table_xml(columns, [("一、部分",), ("1", "短"), ("2", "长" * 400)])
    heading, short, high = xml.split("<w:tr>")[2:]
    assert "<w:keepNext/>" in heading
    assert "<w:keepNext/>" not in short + high
    assert ["<w:cantSplit/>" in row for row in (heading, short, high)] == [True, True, False]
    tops = ['<w:vAlign w:val="top"/>' in row for row in (heading, short, high)]
    assert tops == [False, False, True]  # else its text is in the middle of each page's piece
    assert short.count('<w:jc w:val="right"/>') == 1


def test_a_table_that_is_not_to_be_broken_is_held_together_but_for_its_end() -> None:
    columns = (PaperColumn("编号", 20), PaperColumn("内容", 40))
    rows = [("1", "短"), ("2", "短")]
    held = [
        row.count("<w:keepNext/>") for row in table_xml(columns, rows, whole=True).split("<w:tr>")
    ]
    assert held == [0, 2, 2, 0]
    assert "<w:keepNext/>" not in table_xml(columns, rows)


def test_the_document_says_what_the_report_says() -> None:
    report, plan = made(told("1.1.1", "完成摸底"), told("2.1.1"))
    paper = opened(report, plan)
    styled = [(p.style.name if p.style else "", p.text) for p in paper.paragraphs]
    titles = [text for style, text in styled if style == "公文标题"]
    assert titles == [
        "宝山八村居委会",
        "《某街道2024年工作计划》落实情况周报",
        "重点工作措施进展一览表",
    ]
    parts = [text[:2] for style, text in styled if style == "一级标题"]
    assert parts == ["一、", "二、", "三、", "四、"]
    texts = [text for _, text in styled]
    check = report.check_code
    signed = ["填报单位（盖章）：宝山八村居委会", "填报人：甲　审核人：乙　电话：021-0000"]
    signed += [f"填报时间：2024年3月6日　校验码：{check}"]
    assert texts[texts.index(signed[0]) :][:3] == signed
    assert not [text for text in texts if "涉密" in text]  # said to the clerk, not to the street
    assert texts.index("附件：重点工作措施进展一览表") < texts.index(signed[0])


def test_the_annex_has_a_row_a_measure_under_its_sections(paper: Opened) -> None:
    (table,) = paper.tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert [row[0] for row in rows] == ["编号", "一、第1部分", "1.1.1", "二、第2部分", "2.1.1"]
    unit, state = ["居委会", "中心", "王某", "6月30日"], ["推进中", "40%", "滞后"]
    notes = ["完成摸底\n3步完成1步\n累计完成2.5", "完成摸底\n需协调：完成摸底", *["完成摸底"] * 2]
    assert rows[2] == ["1.1.1", "推进第1.1.1项工作", *unit, *state, *notes]
    heads = "编号 具体举措 牵头单位 配合单位 责任人 完成时限 状态 进度 亮灯 进展情况 存在问题"
    assert rows[0] == [*heads.split(), "下一步计划", "佐证材料"]
    assert "w:tblHeader" in table.rows[0]._tr.xml
    assert sum(int(c.get(qn("w:w"))) for c in table._tbl.tblGrid) <= 12757  # 225 mm


def test_each_heading_of_the_annex_stands_in_one_line(paper: Opened) -> None:
    (table,) = paper.tables
    for head, column in zip(table.rows[0].cells, table._tbl.tblGrid, strict=True):
        width = int(column.get(qn("w:w"))) / 1440 * 25.4
        assert DENSE.places(width) >= cell_width(head.text, ambiguous=2), head.text


def test_a_target_and_a_day_of_another_year_are_said_and_columns_that_say_nothing_are_not() -> None:
    report, plan = made(told("1.1.1", due=date(2025, 1, 5), owner=(), signal=Signal.NORMAL))
    (section,) = plan.sections
    (objective,) = section.objectives
    (planned,) = objective.measures
    aimed = planned._replace(target=Target(3, "个", "项目"))
    objective = objective._replace(measures=(aimed,))
    plan = plan._replace(sections=(section._replace(objectives=(objective,)),))
    rows = [[cell.text for cell in row.cells] for row in opened(report, plan).tables[0].rows]
    assert rows[0][2:] == ["牵头单位", "配合单位", "完成时限", "状态", "进度", "进展情况"]
    assert rows[2][1] == "推进第1.1.1项工作\n（目标：3个项目）"
    assert (rows[2][4], rows[2][7]) == ("2025年1月5日", "3步完成1步\n累计完成2.5个")


def test_an_item_begins_with_its_heading_in_the_type_of_one(paper: Opened) -> None:
    (item, *_) = [p for p in paper.paragraphs if p.text.startswith("（一）")]
    assert next(run.style.name for run in item.runs) == paper_styles.RUN_IN
    assert [run.text for run in item.runs] == [
        "（一）推进第1.1.1项工作（1.1.1）。",
        item.runs[1].text,
    ]


@pytest.mark.parametrize(
    ("count", "lines"),
    [(1, 22), (19, 22), (20, 23), (24, 26), (25, 22), (41, 22), (42, 23), (50, 26), (51, 22)],
)
def test_lines_stand_closer_where_that_spares_a_page_and_no_closer_than_can_be_read(
    count: int, lines: int
) -> None:
    part = Part("一、进展", ("无。",) * count)
    assert fitted([part], 0).lines == lines  # a line for the heading, one spare, one empty


def test_closer_lines_are_the_body_and_the_grids() -> None:
    assert paper_styles.pitch(22) == paper_styles.LINE
    made_closer = Document(paper_styles.template(26))
    assert made_closer.styles["Normal"].paragraph_format.line_spacing == Pt(24.45)
    assert made_closer.styles["表格文字"].paragraph_format.line_spacing == Pt(14)


def test_where_two_pages_do_not_hold_the_prose_the_longest_items_are_in_the_annex_alone() -> None:
    long = "召开例会并逐栋核对签约情况。" * 30
    told_ones = [told(f"1.1.{n}", f"第{n}项已开工", problems=(), next=()) for n in range(1, 9)]
    paper = opened(*made(*told_ones, told("2.1.1", long, coordination=(), evidence=())))
    texts = [p.text for p in paper.paragraphs]
    (cut,) = [t for t in texts if t.endswith("（详见附件）。") and "2.1.1" in t and "签约" in t][:1]
    assert len(cut) < len(long)
    assert any(long in cell.text for row in paper.tables[0].rows for cell in row.cells)
    short = opened(*made(told("2.1.1", long, problems=(), coordination=(), next=())))
    assert any(p.text.endswith(long) for p in short.paragraphs)


def test_hostile_text_stays_text() -> None:
    text = "a\x00b\x1b[31m\uffff\ud800<w:p/>&amp;\n二行"
    paper = opened(*made(told("1.1.1", text, owner=(text,))))
    shown = "a\ufffdb\ufffd[31m\ufffd\ufffd<w:p/>&amp;\n二行"
    assert paper.tables[0].rows[2].cells[4].text == shown


def test_a_plan_without_measures_gives_a_document() -> None:
    assert len(opened(*made()).tables[0].rows) == 1


def test_the_same_report_gives_the_same_bytes() -> None:
    report, plan = made(told("1.1.1", "完成摸底"))
    assert export.render("docx", report, plan) == export.render("docx", report, plan)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("短标题", ["短标题"]),
        ("某居委会《某街道计划》落实情况", ["某居委会《某街道计划》落实情况"]),
        (
            "某居委会《某街道2024年工作计划要点》情况",
            ["某居委会", "《某街道2024年工作计划要点》情况"],
        ),
        (
            "某" * 10 + "《" + "某" * 12 + "》" + "某" * 10,
            ["某" * 10, f"《{'某' * 12}》", "某" * 10],
        ),
        ("长" * 60, ["长" * 60]),
    ],
)
def test_a_title_is_broken_where_its_words_allow(text: str, lines: list[str]) -> None:
    assert title_lines(text) == lines


def test_the_template_is_a_package_of_its_own() -> None:
    assert ZipFile(paper_styles.template()).testzip() is None
