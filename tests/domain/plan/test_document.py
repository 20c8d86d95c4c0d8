"""The plan printed as a document."""

from __future__ import annotations

from datetime import date

from plancheck.domain.plan.document import document
from plancheck.domain.plan.model import Measure, Objective, Plan, Section, Term, UnitType

PLAN = Plan(
    id="a",
    title="某街道2024年工作计划",
    year=2024,
    number="某工委（2024）1号",
    issuer="某街道工作委员会",
    office="某街道党政办公室",
    issued=date(2024, 1, 9),
    addressees="各中心、各居委会",
    copies=3,
    preamble="2024年，全力打造典范城区。",
    charge="望各单位抓好推进。",
    assignments="proposed",
    unit_types=(UnitType("中心", "各中心"), UnitType("居委会", "各居委会")),
    terms=(Term("两网", "一网通办和一网统管。"),),
    sections=(
        Section(
            1,
            "深化党建",
            "完善组织体系。",
            (
                Objective(
                    "1.1",
                    "理论武装常态化",
                    (
                        Measure("1.1.1", "认真学习", ("中心",), ("居委会",)),
                        Measure("1.1.2", "用好资源", ("中心", "居委会"), ()),
                    ),
                ),
                Objective("1.2", "队伍建设优质化", (Measure("1.2.1", "举办培训班", (), ()),)),
            ),
        ),
        Section(12, "维护安全", "", ()),
    ),
)


def test_the_document_reads_as_the_notice_the_plan_and_the_imprint() -> None:
    assert (
        document(PLAN)
        == """\
某街道工作委员会文件
某工委（2024）1号

关于下发《某街道2024年工作计划》的通知

各中心、各居委会：

望各单位抓好推进。

附件：某街道2024年工作计划

某街道2024年工作计划

2024年，全力打造典范城区。

一、深化党建

完善组织体系。
  一是理论武装常态化。
    1.1.1 认真学习
    1.1.2 用好资源
  二是队伍建设优质化。
    1.2.1 举办培训班

十二、维护安全

〔1〕两网：一网通办和一网统管。

某街道党政办公室
2024年1月9日印发
(共印3份)
"""
    )


def test_assignments_stand_apart_in_brackets_and_say_that_they_are_proposed() -> None:
    lines = document(PLAN, assignments=True).splitlines()
    assert "    1.1.1 认真学习〔牵头 中心；配合 居委会（拟定）〕" in lines
    assert "    1.1.2 用好资源〔牵头 中心、居委会（拟定）〕" in lines
    assert "    1.2.1 举办培训班〔牵头 未定（拟定）〕" in lines


def test_assignments_that_are_fixed_are_not_called_proposed() -> None:
    text = document(PLAN._replace(assignments="fixed"), assignments=True)
    assert "〔牵头 中心；配合 居委会〕" in text
    assert "拟定" not in text


def test_without_the_assignments_the_same_document_is_left() -> None:
    lines = document(PLAN, assignments=True).splitlines()
    assert [line.partition("〔牵头")[0] for line in lines] == document(PLAN).splitlines()


def test_a_plan_of_which_little_is_known_prints_what_there_is() -> None:
    text = document(Plan(id="a", title="计划", year=2024))
    assert text.split() == ["关于下发《计划》的通知", "附件：计划", "计划"]
    assert "\n\n\n" not in text
    assert text == text.strip("\n") + "\n"
