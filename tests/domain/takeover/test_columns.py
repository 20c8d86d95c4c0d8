"""Which column is what, where the heading stands, which rows are none of the table's."""

from __future__ import annotations

from plancheck.domain.form.columns import FormColumn
from plancheck.domain.progress.state import NoteKind
from plancheck.domain.progress.status import Status
from plancheck.domain.takeover.headings import Column, OldColumn, column_named
from tests.rows import each_row

from .old_table import CANTEEN, FIRE, LIFT, PARTY, offered, read, sheet, taken


@each_row(
    ("heading", "column"),
    [
        ("序号", FormColumn.ORDER),
        ("具 体 措 施", FormColumn.MEASURE),
        ("主要工作措施（可另附页）", FormColumn.MEASURE),
        ("责任人及联系方式", FormColumn.OWNER),
        ("牵头\n单位", FormColumn.LEAD),
        ("时间节点：", FormColumn.DUE),
        ("截至目前完成情况", FormColumn.STATUS),
        ("工作进展情况", FormColumn.PROGRESS),
        ("完成率(%)", FormColumn.PERCENT),
        ("存在的问题及困难", FormColumn.PROBLEMS),
        ("下一步工作打算", FormColumn.PLANS),
        ("佐证材料（附件）", FormColumn.EVIDENCE),
        ("备注", OldColumn.REMARK),
        ("未完成原因", OldColumn.REASON),
        ("上周完成情况", OldColumn.OTHER),
        ("实际完成时间", OldColumn.OTHER),
        ("领导签字", OldColumn.OTHER),
        ("颜色", None),
        ("为了做好今年的各项工作现将任务、责任人、完成时限印发给你们", None),
    ],
)
def test_a_heading_is_known_among_other_words(heading: str, column: Column | None) -> None:
    assert column_named(heading) is column


def test_titles_stand_above_and_a_heading_may_have_two_rows() -> None:
    states = taken(
        sheet(
            ("宝山八村居委会重点工作台账", "", "", "", "", ""),
            ("序号", "具体措施", "责任分工", "", "工作情况", ""),
            ("", "", "责任领导", "责任人", "进展", "存在问题"),
            (1, LIFT, "张书记", "王某", "开了会", "缺人"),
            merged=((0, 0, 0, 5), (1, 2, 1, 3), (1, 4, 1, 5), (1, 0, 2, 0), (1, 1, 2, 1)),
        )
    )
    assert states["3.2.2"].owner == "王某"
    assert [note.text for note in states["3.2.2"].notes] == ["开了会", "缺人"]


def test_without_merged_cells_a_heading_of_two_rows_says_the_same() -> None:
    """As csv has it."""
    states = taken(
        sheet(
            ("序号", "具体措施", "责任分工", "", "工作情况", ""),
            ("", "", "责任领导", "责任人", "进展", "存在问题"),
            ("1", LIFT, "张书记", "王某", "开了会", "缺人"),
        )
    )
    assert (states["3.2.2"].owner, len(states["3.2.2"].notes)) == ("王某", 2)


def test_a_heading_comes_again_and_tables_stand_one_under_the_other() -> None:
    states = taken(
        sheet(
            ("措施", "责任人"),
            (LIFT, "王某"),
            ("措施", "责任人"),
            (FIRE, "李某"),
            ("", ""),
            ("二、困难", ""),
            ("工作内容", "存在问题"),
            (CANTEEN, "没有场地"),
        )
    )
    assert (states["3.2.2"].owner, states["5.3.1"].owner) == ("王某", "李某")
    (note,) = states["3.2.1"].notes
    assert (note.kind, note.text, note.number) == (NoteKind.PROBLEM, "没有场地", "3.2.1-问1")


def test_section_rows_totals_and_the_foot_are_named_with_why_they_bring_nothing() -> None:
    offers = offered(
        sheet(
            ("序号", "措施", "责任人", "完成情况"),
            ("一、党建引领", "", "", ""),
            (1, PARTY, "王某", "已完成"),
            ("小计", "", "", "完成1项"),
            ("二、民生", "二、民生", "二、民生", "二、民生"),
            (1, LIFT, "李某", "推进中"),
            ("", "", "", ""),
            ("合计", "2项", "", ""),
            ("填报人：王某", "", "联系电话：56100000", ""),
            merged=((4, 0, 4, 3),),
        )
    )
    assert [(one.row.row.number, one.refused) for one in offers] == [
        (2, "小标题"),
        (3, ""),
        (4, "合计行"),
        (5, "小标题"),
        (6, ""),
        (8, "合计行"),
        (9, "表尾"),
    ]


def test_columns_and_sheets_that_are_left_out_are_named() -> None:
    found = read(
        sheet(("措施", "责任人", "颜色", "亮灯"), (LIFT, "王某", "红", "正常")),
        sheet(("填表说明",), ("请于每周五前报送",), name="说明"),
        sheet(("措施", "责任人"), (FIRE, "李某"), name="旧").__class__(
            "旧", (("措施", "责任人"), (FIRE, "李某")), hidden=True
        ),
    )
    assert [(one.letters, one.heading, one.known) for one in found.left] == [
        ("C", "颜色", False),
        ("D", "亮灯", True),
    ]
    assert found.unread == ("“说明”没有认出表头，没有读", "“旧”是隐藏的，没有读")
    assert {one.row.sheet for one in found.rows} == {"台账"}


def test_columns_of_months_keep_their_heading_and_ditto_marks_what_they_stand_for() -> None:
    states = taken(
        sheet(
            ("措施", "责任人", "1月进展", "2月进展"),
            (LIFT, "王某", "摸底", "开会"),
            (FIRE, "同上", "检查", "/"),
        )
    )
    assert [note.text for note in states["3.2.2"].notes] == ["1月进展：摸底", "2月进展：开会"]
    assert states["5.3.1"].owner == "王某"
    assert [note.text for note in states["5.3.1"].notes] == ["检查"]


def test_how_it_stood_before_is_not_how_it_stands() -> None:
    states = taken(sheet(("措施", "上周状态", "状态"), (LIFT, "已完成", "推进中")))
    assert states["3.2.2"].status is Status.IN_PROGRESS


USUAL = {
    FormColumn.COORDINATION: "需街道协调 需要街道协调 需区级协调解决 需镇协调 提请街道协调 "
    "需领导协调 需上级解决 需街道支持 协调需求 协调解决事项 "
    "需要上级协调解决的事项 需要协调解决的问题",
    FormColumn.PROBLEMS: "需要解决的问题 存在短板 不足",
    FormColumn.PLANS: "下步安排 下步举措 后续计划 下一步安排",
    FormColumn.DUE: "办结时间 期限 起止时间",
    FormColumn.STATUS: "任务状态 是否办结",
    FormColumn.PERCENT: "完成度 百分比",
    FormColumn.PROGRESS: "工作成效 已开展工作 完成内容",
}


@each_row("column", USUAL)
def test_usual_headings_are_known_whoever_is_asked(column: FormColumn) -> None:
    assert {words: column_named(words) for words in USUAL[column].split()} == dict.fromkeys(
        USUAL[column].split(), column
    )
