"""The first clause of a measure."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.plan.title import first_clause
from tests.rows import each_row

PIECES = st.lists(
    st.sampled_from(("建设", "社区", "“建，设”", "（1；2）", "，", "。", "12")), max_size=8
)


@each_row(
    ("text", "clause"),
    [
        ("办好食堂，惠及老人", "办好食堂"),
        ("推进“一键叫车”点位优化", "推进“一键叫车”点位优化"),
        ("落实“早发现，早处置”机制，保持平稳", "落实“早发现，早处置”机制"),
        ("推进（含东、西；南北）改造；验收", "推进（含东、西；南北）改造"),
        ("学习《意见，附件》精神。抓好落实", "学习《意见，附件》精神"),
        ('落实"早发现,早处置"机制,保持平稳', '落实"早发现,早处置"机制'),
        ("建成“一站（点，室）”体系，运行", "建成“一站（点，室）”体系"),
        ("做实、做精、做细服务，提升使用率", "做实、做精、做细服务"),
        ("完成任务：全年12项", "完成任务"),
        ("按时办结1,200件工单，回访", "按时办结1,200件工单"),
        ("每日17:30巡查，处置", "每日17:30巡查"),
        ("没有逗号", "没有逗号"),
        ("没有逗号。", "没有逗号"),
    ],
)
def test_the_first_clause_ends_at_the_first_mark_outside_brackets(text: str, clause: str) -> None:
    assert first_clause(text) == clause


@each_row(
    ("text", "clause"),
    [
        ("全年，做好安保维稳工作，不出事", "全年，做好安保维稳工作"),
        ("一是，二是", "一是，二是"),
        ("，，推进项目", "，，推进项目"),
    ],
)
def test_a_clause_that_says_too_little_is_taken_with_the_next(text: str, clause: str) -> None:
    assert first_clause(text) == clause


@each_row(
    ("text", "clause"),
    [
        ("推进“两网融合体系，良性运转", "推进“两网融合体系"),
        ("推进两网融合”体系，良性运转", "推进两网融合”体系"),
        ("推进（东区改造，验收", "推进（东区改造"),
        ('推进12"管网改造，验收', '推进12"管网改造'),
    ],
)
def test_a_mark_without_its_partner_holds_nothing_together(text: str, clause: str) -> None:
    assert first_clause(text) == clause


@given(PIECES)
def test_a_clause_is_a_beginning_of_its_text_with_its_pairs_whole(pieces: list[str]) -> None:
    text = "".join(pieces)
    clause = first_clause(text)
    assert text.startswith(clause)
    assert clause.count("“") == clause.count("”")
    assert clause.count("（") == clause.count("）")
