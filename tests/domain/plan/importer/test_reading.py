"""What decides in a document: marks in their order, siblings, headings, labels, columns."""

from __future__ import annotations

from datetime import date

from plancheck.domain.plan.draft import PlanDraft, Role, Why
from plancheck.domain.plan.importer import draft_of
from plancheck.domain.plan.model import Target
from plancheck.domain.plan.source import Cell, Passage, PassageKind, Source
from tests.rows import each_row

from .reading import read, said, words

BODY = "\n".join(
    f"{number}、{title}\n（一）{first}。{more}\n（二）{second}。{more}"
    for number, title, first, second, more in (
        ("一", "抓党建", "建强队伍", "用好阵地", "举办培训班4期，新建阵地2处。"),
        ("二", "抓治理", "整治环境", "守牢安全", "整治背街小巷3条，开展演练2次。"),
    )
)
TITLE = "某某街道2025年工作计划\n"


def outline_of(draft: PlanDraft) -> list[tuple[str, str]]:
    levels = (Role.SECTION, Role.GROUP, Role.OBJECTIVE)
    return [(one.role.value, one.text) for one in draft.pieces if one.role in levels]


def set_aside(draft: PlanDraft, why: Why) -> list[str]:
    return [one.text for one in draft.of(Role.SET_ASIDE) if one.why is why]


def table(*rows: tuple[str, ...]) -> PlanDraft:
    passages, text = [], ""
    for row, cells in enumerate(rows):
        for column, said_there in enumerate(cells):
            start = len(text)
            text += f"{said_there}\n"
            cell = Cell(table=0, row=row, column=column)
            end = start + len(said_there)
            if said_there:
                passages.append(Passage(start, end, PassageKind.CELL, cell=cell))
    return draft_of(Source(text, tuple(passages)), words())


def test_the_first_kind_of_mark_heads_sections_whichever_it_is() -> None:
    one_level = TITLE + BODY.replace("一、抓党建\n", "").replace("二、抓治理\n", "")
    assert [level for level, _ in outline_of(read(TITLE + BODY))] == ["部分", "任务", "任务"] * 2
    assert [level for level, _ in outline_of(read(one_level))] == ["部分"] * 4


def test_numbers_that_lie_change_no_level() -> None:
    lying = (TITLE + BODY).replace("（二）守牢", "（一）守牢").replace("二、抓治理", "一、抓治理")
    assert outline_of(read(lying)) == outline_of(read(TITLE + BODY))


def test_a_review_goes_and_the_plan_after_it_is_read_as_if_alone() -> None:
    report = f"2024年工作回顾\n{BODY.replace('新建', '新建了')}\n2025年工作安排\n{BODY}"
    assert outline_of(read(TITLE + report)) == outline_of(read(TITLE + BODY))
    assert set_aside(read(TITLE + report), Why.PART_HEADING) == ["2025年工作安排"]


@each_row("heading", ["指导思想", "总体要求", "工作目标"])
def test_guiding_thoughts_are_no_section(heading: str) -> None:
    text = f"零、{heading}\n坚持稳中求进，完成各项任务。\n".replace("零", "一") + BODY
    assert outline_of(read(TITLE + text)) == outline_of(read(TITLE + BODY))


def test_siblings_decide_together_what_is_a_heading() -> None:
    items = "1.新建食堂2处，服务老人500人。\n2.改造公厕3座。及时对外开放。\n3.增设车位90个。"
    draft = read(f"{TITLE}一、抓民生\n{items}")
    assert outline_of(draft) == [("部分", "抓民生")]
    assert [one.mark for one in draft.of(Role.MEASURE) if one.mark] == ["1.", "2.", "3."]


def test_an_item_of_headings_that_has_nothing_under_it_is_a_measure() -> None:
    text = (
        "一、抓队伍\n一是抓培训。举办培训班4期，参训率达到90%；二是抓考核。每季度通报一次；"
        "三是大力推行积分制，选树先进典型10名。"
    )
    draft = read(TITLE + text)
    assert [title for _, title in outline_of(draft)] == ["抓队伍", "抓培训", "抓考核"]
    assert any("三是" in one.mark for one in draft.of(Role.MEASURE))


def test_what_a_page_tore_apart_is_one_measure_again() -> None:
    torn = BODY.replace("整治背街小巷", "整治背\n\n— 3 —\n\n街小巷")
    draft = read(TITLE + torn)
    assert said(draft, Role.MEASURE) == said(read(TITLE + BODY), Role.MEASURE)
    assert set_aside(draft, Why.PAGE_NUMBER) == ["— 3 —"] * 2
    assert any(len(one.spans) == 2 for one in draft.of(Role.MEASURE))


def test_a_note_within_a_word_is_a_term_and_the_word_whole() -> None:
    noted = BODY.replace("举办培训班", "举办“1+N”培训¹班", 1)
    draft = read(f"{TITLE}{noted}\n¹ 1+N：一个中心和几个课堂。")
    assert [one.name for one in draft.of(Role.TERM)] == ["1+N"]
    assert [one.text for one in draft.of(Role.MEASURE) if one.duty.terms] == ["举办“1+N”培训班4期"]


def test_numbers_alone_on_their_lines_count_the_lines_after_them() -> None:
    lines = "一、抓民生\n" + "".join(f"{n}\n新建食堂{n}处。\n" for n in range(1, 6))
    draft = read(TITLE + lines)
    assert said(draft, Role.MEASURE) == [f"新建食堂{n}处" for n in range(1, 6)]
    assert not set_aside(draft, Why.PAGE_NUMBER)


def test_who_is_responsible_beside_one_that_goes_first_helps() -> None:
    one, two = "（牵头单位：民政办；责任单位：各社区）", "（责任单位：城管办）"
    items = f"一、抓民生\n1.新建食堂2处。{one}\n2.改造公厕3座。{two}"
    first, second = read(TITLE + items).of(Role.MEASURE)
    assert (first.duty.lead, first.duty.support) == (("民政办",), ("各社区",))
    assert (second.duty.lead, second.duty.support) == (("城管办",), ())


def test_units_in_brackets_within_brackets_stay_whole() -> None:
    one, two = "（主办：教育局（督导室），协办：财政局、甲公司）", "（主办：城管局）"
    items = f"一、抓民生\n1.新建食堂2处{one}。\n2.改造公厕3座{two}。"
    first, _ = read(TITLE + items).of(Role.MEASURE)
    assert first.text == "新建食堂2处"
    assert (first.duty.lead, first.duty.support) == (("教育局（督导室）",), ("财政局", "甲公司"))


@each_row(
    ("by", "due"),
    [
        ("6月底前", date(2025, 6, 30)),
        ("上半年", date(2025, 6, 30)),
        ("2026年1月10日前", date(2026, 1, 10)),
        ("三季度", date(2025, 9, 30)),
        ("年底前", date(2025, 12, 31)),
        ("2月底前", date(2025, 2, 28)),
        ("", None),
    ],
)
def test_a_measure_is_due_when_its_words_say_so(by: str, due: date | None) -> None:
    (measure,) = read(f"{TITLE}一、抓民生\n1.{by}完成食堂改造工程。\n").of(Role.MEASURE)
    assert measure.duty.due == due


def test_an_amount_is_a_target_and_a_name_or_a_scope_is_none() -> None:
    text = "一、抓民生\n1.新增车位1.2万个。\n2.完善“1+3个”机制。\n3.整治东门等20个小区环境。\n"
    assert [one.duty.target for one in read(TITLE + text).of(Role.MEASURE)] == [
        Target(1.2, "万个", ""),
        None,
        None,
    ]


def test_a_table_is_read_by_its_header() -> None:
    draft = table(
        ("类别", "序号", "项目", "责任单位", "完成时限"),
        ("民生", "1", "新建食堂2处", "民政办、各社区", "6月"),
        ("民生", "2", "改造公厕3座", "城管办", ""),
    )
    assert outline_of(draft) == [("部分", "民生")]
    assert [(one.text, one.duty.lead) for one in draft.of(Role.MEASURE)] == [
        ("新建食堂2处", ("民政办", "各社区")),
        ("改造公厕3座", ("城管办",)),
    ]


def test_a_table_of_what_was_done_is_last_years() -> None:
    draft = table(("序号", "项目", "完成情况"), ("1", "新建食堂2处", "已完成"))
    assert draft.refusal
    assert not list(draft.of(Role.MEASURE))


def test_a_doubtful_comma_is_marked_on_both_sides() -> None:
    text = "一、抓民生\n1.完善议事机制，推动小区停车难题解决。\n"
    doubts = [one.doubt for one in read(TITLE + text).of(Role.MEASURE)]
    assert all(doubt and doubt.choices[0].joins for doubt in doubts) and len(doubts) == 2


def test_no_plan_is_said_to_be_none() -> None:
    done = "一年来，社区新建了食堂，办理了证件。"
    assert "总结" in read(f"某某社区2024年工作总结\n一、抓民生\n{done}\n二、抓治理\n{done}").refusal
    assert read("星期一：白粥、馒头、小菜。\n星期二：面条、鸡蛋。").refusal
    assert not read(TITLE + BODY).refusal
