"""The plan that comes with the program: complete, to the character, and assigned as agreed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from plancheck.domain.plan.document import document
from plancheck.domain.plan.model import Plan, Units
from plancheck.storage.plan.file import default_plan_path, load_plan
from tests.source_digest import ENDS, digest, printed_form, source_form

SOURCE = "b2e5bb1296d2ba8bebb959f5e4447e12ed631b6e6c858da6f3b57cba432ed59d"
"""What `python -m tests.source_digest FILE` prints for the document as it was received."""

BREAKDOWN = """
1.1.1 认真学习贯彻 | 办公室 | 居委会 中心 执法队 公司
1.1.2 用好红色资源 | 中心 | 居委会 办公室
1.1.3 教育引导 | 办公室 | 居委会 中心 执法队 公司
1.2.1 落实新时代 | 办公室 | 中心 执法队
1.2.2 以“老”带“新” | 办公室 | 居委会 中心 执法队
1.2.3 吸收财税 | 办公室 | 公司
1.2.4 一体推进 | 办公室 | 居委会 中心 执法队 公司
1.2.5 深化“四责协同” | 办公室 | 居委会 中心 执法队 公司
1.3.1 依托“1+3+N” | 中心 | 居委会 | 3个生活圈资源项目
1.3.2 做好“两新” | 中心 | 办公室 公司
1.3.3 深化楼宇党建 | 中心 | 居委会 公司
1.3.4 推进新业态 | 中心 | 居委会
2.1.1 聚焦建设上海 | 办公室 | 公司 中心
2.1.2 加强与宝武集团 | 公司 | 办公室
2.1.3 力争引进一批 | 公司 | 办公室
2.2.1 加强与润城 | 公司 | 办公室
2.2.2 继续服务好中化 | 公司 | 办公室 中心
2.3.1 不断锤炼 | 公司 | 办公室
2.3.2 聚焦重点企业 | 公司 | 办公室 中心
2.3.3 培育或引进 | 公司 | 办公室
3.1.1 持续做好特殊人群 | 中心 | 居委会 办公室
3.1.2 建强“家门口” | 中心 | 居委会
3.1.3 持续开展寒暑托班 | 中心 | 居委会
3.1.4 探索多元活动方式 | 中心 | 居委会
3.2.1 持续完善“1+3+6N” | 中心 | 居委会
3.2.2 健全加梯专班 | 办公室 | 居委会 执法队
3.3.1 持续打造“15分钟 | 中心 | 居委会
3.3.2 设置人民建议 | 居委会 | 中心 办公室
3.3.3 推进“一键叫车” | 居委会 | 中心
3.3.4 做实、做精 | 中心 | 居委会
3.3.5 加强12345 | 中心 | 居委会 执法队 办公室
4.1.1 积极推动 | 办公室 | 居委会 中心 公司
4.1.2 充分调动志愿者 | 居委会 | 办公室 执法队 | 100%装修垃圾箱式化收运覆盖
4.1.3 升级“活力楼群” | 居委会 | 办公室
4.1.4 试点宝山八村 | 宝山八村居委会 | 办公室
4.2.1 加快城市数字化 | 中心 | 执法队 居委会
4.2.2 不断扩大 | 中心 | 居委会
4.2.3 完善设备安装 | 中心 | 居委会
4.3.1 构建“街道党工委 | 办公室 | 居委会 中心
4.3.2 强化“微网格” | 居委会 | 中心
4.3.3 梳理形成 | 居委会 | 中心 办公室
4.3.4 融入就业 | 居委会 | 中心
5.1.1 完善网络舆情 | 办公室 | 中心 居委会
5.1.2 管理好信息 | 办公室 | 中心
5.1.3 牢牢守住 | 办公室 | 居委会 中心 执法队 公司
5.2.1 持续开展严打 | 办公室 | 执法队 居委会
5.2.2 常态化开展 | 办公室 | 执法队 居委会
5.2.3 全力做好重要节点 | 办公室 | 居委会 执法队 中心
5.3.1 坚持问题导向 | 执法队 | 居委会 中心
5.3.2 完善8项 | 执法队 | 中心 办公室 | 8项联勤联动制度
5.3.3 着力清除 | 执法队 | 居委会 中心
"""
"""The agreed breakdown: id and first words, who leads, who supports, the figure if any."""


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_plan(default_plan_path())[0]


def test_the_plan_has_no_problems() -> None:
    assert load_plan(default_plan_path())[1] == ()


def test_the_whole_document_is_there_character_for_character(plan: Plan) -> None:
    assert digest(printed_form(document(plan))) == SOURCE


def test_the_plan_has_its_sections_objectives_measures_and_terms(plan: Plan) -> None:
    objectives = [objective for section in plan.sections for objective in section.objectives]
    assert [section.number for section in plan.sections] == [1, 2, 3, 4, 5]
    assert (len(objectives), len(list(plan.measures())), len(plan.terms)) == (15, 51, 3)


def test_measures_are_cut_and_assigned_as_agreed(plan: Plan) -> None:
    rows = [line.split(" | ") for line in BREAKDOWN.strip().splitlines()]
    measures = list(plan.measures())
    assert len(rows) == len(measures)
    for row, measure in zip(rows, measures, strict=True):
        id, _, first_words = row[0].partition(" ")
        assert measure.id == id
        assert measure.text.startswith(first_words)
        assert measure.lead == tuple(row[1].split())
        assert measure.support == tuple(row[2].split())
        assert str(measure.target or "") == "".join(row[3:])


def test_each_unit_type_has_its_number_of_measures(plan: Plan) -> None:
    concerned = Counter(t for m in plan.measures() for t in (*m.lead, *m.support))
    assert concerned == {
        "居委会": 37,
        "宝山八村居委会": 1,
        "中心": 39,
        "执法队": 17,
        "办公室": 34,
        "公司": 17,
    }
    assert sum("居委会" in measure.lead for measure in plan.measures()) == 7


def test_4_1_4_is_the_one_committees_that_its_text_names(plan: Plan) -> None:
    measure = next(m for m in plan.measures() if m.units)
    assert (measure.id, "宝山八村" in measure.text) == ("4.1.4", True)
    for name in ("宝山八村居委会", "宝山八村居民委员会", "友谊路街道宝山八村居委会"):
        assert measure.part_of(Units("居委会", (name,))) == "牵头"
    for other in (Units("居委会", ("宝山七村居委会",)), Units("中心", ("宝山八村居委会",))):
        assert not measure.concerns(other)
    assert measure.part_of(Units("办公室", ("城建办",))) == "配合"


def test_each_measure_has_a_short_title_of_its_own_words(plan: Plan) -> None:
    shorts = [measure.short for measure in plan.measures()]
    assert len(set(shorts)) == len(shorts) == 51
    for measure in plan.measures():
        rest = iter(measure.text)
        assert all(char in rest for char in measure.short), measure.id
        assert len(re.findall(r"[\u4e00-\u9fff]", measure.short)) <= 21, measure.id
        assert measure.short[0] not in "，。；、" and measure.short[-1] not in "，。；、"
        for opening, closing in ("“”", "（）"):
            assert measure.short.count(opening) == measure.short.count(closing), measure.id
    (canteens,) = (m for m in plan.measures() if m.id == "3.2.1")
    assert canteens.title == "持续完善“1+3+6N”助餐服务体系"


def test_what_the_street_reaches_as_one_is_shared(plan: Plan) -> None:
    """3 projects and 8 rules are the street's; that all rubbish is collected is each unit's."""
    shared = {m.id: m.target.shared for m in plan.measures() if m.target}
    assert shared == {"1.3.1": True, "4.1.2": False, "5.3.2": True}


def test_no_measure_ends_in_the_separator_it_was_cut_at(plan: Plan) -> None:
    assert not [
        m.id for m in plan.measures() if m.text[-1] in "，。；、" or m.text[0] in "，。；、"
    ]


def test_measures_know_their_terms(plan: Plan) -> None:
    assert {m.id: m.terms for m in plan.measures() if m.terms} == {
        "1.3.1": ("“1+3+N”党群服务矩阵",),
        "2.1.1": ("两线一街",),
        "3.2.1": ("1+3+6N",),
    }


def test_the_notice_is_addressed_to_the_unit_types_in_their_order(plan: Plan) -> None:
    assert "、".join(unit_type.full_name for unit_type in plan.unit_types) == plan.addressees


def test_the_assignments_are_a_proposal(plan: Plan) -> None:
    assert plan.proposed
    assert "拟定" in default_plan_path().read_text(encoding="utf-8").partition("schema")[0]


def _spoiled(text: str) -> Iterator[str]:
    """The text with each of its characters lost, doubled, swapped with the next, or changed."""
    for i, char in enumerate(text):
        yield text[:i] + text[i + 1 :]
        yield text[:i] + char + text[i:]
        yield text[:i] + "某" + text[i:]
        if text[i + 1 : i + 2] not in {"", char}:
            yield text[:i] + text[i + 1] + char + text[i + 2 :]


def test_the_digest_notices_every_character_of_every_measure(plan: Plan) -> None:
    """By its line alone: in the whole it stands as it does there, but for the end it was cut at."""
    printed = document(plan)
    whole, ends = printed_form(printed), len("".join(ENDS))
    for measure in plan.measures():
        line = f"    {measure.id} {measure.text}\n"
        assert line in printed
        form = printed_form(line)
        assert form[:-ends] in whole
        for text in _spoiled(measure.text):
            assert printed_form(f"    {measure.id} {text}\n") != form, (measure.id, text)


def test_the_digest_notices_every_character_of_the_rest(plan: Plan) -> None:
    form = printed_form(document(plan))
    texts = [plan.title, plan.number, plan.issuer, plan.office, plan.addressees, plan.charge]
    texts += [plan.preamble, *(term.name + "：" + term.text for term in plan.terms)]
    for section in plan.sections:
        texts += [section.title, section.aim, *(o.title for o in section.objectives)]
    for text in texts:
        assert text in form


def test_the_digest_notices_a_character_that_moved_to_the_next_measure(plan: Plan) -> None:
    printed = document(plan)
    for first, second in [("1.1.2", "1.1.3"), ("4.1.2", "4.1.3"), ("5.3.1", "5.3.2")]:
        texts = {m.id: m.text for m in plan.measures()}
        moved = printed.replace(texts[first], texts[first][:-1])
        moved = moved.replace(texts[second], texts[first][-1] + texts[second])
        assert digest(printed_form(moved)) != SOURCE


def test_the_digest_notices_a_measure_too_many_or_too_few(plan: Plan) -> None:
    lines = document(plan).splitlines(keepends=True)
    at = next(i for i, line in enumerate(lines) if line.startswith("    3.2.1"))
    fewer, more = lines[:at] + lines[at + 1 :], lines[: at + 1] + lines[at:]
    assert SOURCE not in {digest(printed_form("".join(one))) for one in (fewer, more)}


def test_the_source_is_mended_in_its_four_scars_and_nowhere_else() -> None:
    scarred = (
        "创新思路 and 模式，依托“1+3+N”矩阵¹。**一是核心竞\n\n"
        "¹ 1+3+N”矩阵：“1”指中心。\n\n争力。**2024 年坚\n\n持问题导向\n\n某街道党政办公室\n"
    )
    assert source_form(scarred) == (
        "创新思路和模式，依托“1+3+N”矩阵。一是核心竞争力。2024年坚持问题导向"
        "“1+3+N”矩阵：“1”指中心。某街道党政办公室"
    )
