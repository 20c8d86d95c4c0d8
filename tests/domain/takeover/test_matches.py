"""Which row is which measure: by number, by text, by the row above; what is in doubt."""

from __future__ import annotations

from datetime import date

from plancheck.domain.progress.status import Status
from tests.rows import each_row
from tests.specimens import Pc

from .old_table import CANTEEN, FIRE, LIFT, PARTY, offered, sheet, take_over, taken

HEAD = ("序号", "措施", "完成情况")


def found(text: str, number: str = "") -> tuple[str, str]:
    (one,) = offered(sheet(HEAD, (number, text, "已完成")))
    return one.measure.id if one.measure else "", one.doubt or one.refused


@each_row("text", [LIFT, f"（1）{LIFT}", "3.2.2 健全加梯专班下沉机制", "3.2.2"])
def test_the_same_text_or_a_number_is_the_measures(text: str) -> None:
    assert found(text) == ("3.2.2", "")


@each_row(
    "text",
    [
        "健全加梯专班机制，严格把控加梯质量",
        "（1）健全加梯专班下沉机制，把控加梯质量安全、运营维保监管。",
        "① 严格把控加梯质量安全和运营维保监管",
        f"民生工程：{LIFT}",
    ],
)
def test_a_text_that_was_shortened_or_edited_is_for_a_person_to_confirm(text: str) -> None:
    id, doubt = found(text)
    assert (id, doubt.startswith("文字相近")) == ("3.2.2", True)


def test_a_serial_number_is_no_measures_number() -> None:
    assert found(FIRE, "3") == ("5.3.1", "")


def test_a_number_that_the_text_speaks_against_is_in_doubt() -> None:
    assert found(FIRE, "3.2.2") == ("5.3.1", "编号是 3.2.2，文字像 5.3.1")
    assert found("毫不相干的另一件事情", "3.2.2") == ("3.2.2", "编号是 3.2.2，文字不像")
    assert found("", "9.9.9") == ("", "计划里没有编号 9.9.9")


def test_what_is_like_no_measure_or_like_two_is_for_a_person_to_say() -> None:
    assert found("毫不相干的另一件事情") == ("", "计划里没有相近的措施")
    assert found("2.5万户居民用上了新东西") == ("", "计划里没有相近的措施")
    id, doubt = found("完善助餐服务，建成社区食堂，多办几家餐厅，方便居民")
    assert (id, bool(doubt)) == ("3.2.1", True)


def test_a_measure_of_another_unit_brings_nothing() -> None:
    assert found("招引重点企业落户，服务好存量企业") == ("3.2.3", "3.2.3 不是本单位的措施")


def test_rows_that_are_another_units_are_in_doubt() -> None:
    rows = [(text, unit, "已完成") for text, unit in (
        (LIFT, "宝山九村居委会"), (FIRE, "友谊路街道宝山八村居民委员会、派出所"),
        (CANTEEN, "各居委会"), (PARTY, "党建办"))]  # fmt: skip
    offers = offered(sheet(("措施", "责任单位", "完成情况"), *rows))
    assert [one.doubt for one in offers] == ["责任单位是 宝山九村居委会", "", "", ""]


def test_the_column_whose_texts_are_like_measures_names_them() -> None:
    states = taken(
        sheet(
            ("重点工作", "目标任务", "具体举措", "责任人"),
            ("民生", "聚焦民生工程", LIFT, "王某"),
            ("", "", FIRE, "李某"),
        )
    )
    assert {id: one.owner for id, one in states.items()} == {"3.2.2": "王某", "5.3.1": "李某"}


def test_several_rows_of_a_measure_are_joined() -> None:
    """Merged in a workbook, left out in csv."""
    rows = (
        ("序号", "措施", "责任人", "时间节点", "进展"),
        (1, LIFT, "王某", "3月底", "摸底完成了"),
        ("", "", "李某、王某", "6月底", "正在签约"),
    )
    for merged in ((), ((1, 0, 2, 0), (1, 1, 2, 1))):
        offers = offered(sheet(*rows, merged=merged))
        assert [one.doubt for one in offers] == ["各行时限不同，取最晚的"] * 2
        state = take_over(Pc(), offers)["3.2.2"]
        assert (state.owner, state.due) == ("王某、李某", date(2024, 6, 30))
        assert [note.text for note in state.notes] == ["摸底完成了", "正在签约"]
        assert state.status is Status.IN_PROGRESS


def test_of_a_sheet_a_month_the_last_one_says_how_it_stands() -> None:
    head = ("措施", "责任人", "进展", "状态")
    months = (
        sheet(head, (LIFT, "王某", "摸底", "推进中"), name="1月"),
        sheet(head, (LIFT, "王某", "签约", ""), name="2月"),
        sheet(head, (LIFT, "李某", "完工", "已完成"), name="3月"),
    )
    offers = offered(*months)
    assert {one.doubt for one in offers} == {"几张表说的不同，取最后一张的"}
    state = take_over(Pc(), offers)["3.2.2"]
    assert (state.status, state.owner) == (Status.DONE, "李某")
    assert [note.text for note in state.notes] == ["摸底", "签约", "完工"]
    assert not any(one.doubt for one in offered(*months[:2]))


def test_own_steps_under_a_measure_are_its_steps() -> None:
    states = taken(
        sheet(
            ("重点工作", "具体措施", "责任人", "完成时限", "完成情况"),
            (LIFT, "摸底调查", "王某", date(2024, 3, 31), "已完成"),
            ("", "签订协议", "李某", "6月底", "正在推进，谈了3户"),
            ("", "竣工验收", "李某", "年底", "未启动"),
            (FIRE, "", "赵某", "", "已完成"),
        )
    )
    state = states["3.2.2"]
    assert [(step.title, step.owner, step.due, step.done) for step in state.steps] == [
        ("摸底调查", "王某", date(2024, 3, 31), True),
        ("签订协议", "李某", date(2024, 6, 30), False),
        ("竣工验收", "李某", date(2024, 12, 31), False),
    ]
    assert state.status is Status.IN_PROGRESS
    assert [note.text for note in state.notes] == ["签订协议：正在推进，谈了3户"]
    assert states["5.3.1"].status is Status.DONE


def test_a_person_gives_a_row_to_another_measure() -> None:
    table = sheet(HEAD, (1, "毫不相干的另一件事情", "已完成"))
    (one,) = offered(table, assigned={"台账!2": "5.3.1"})
    assert one.sure
    assert take_over(Pc(), [one])["5.3.1"].status is Status.DONE
