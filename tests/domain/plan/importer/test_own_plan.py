"""The document of the plan that comes with the program, read: what it gives, and what it does not.

The text is made of the plan file and of what stands between its measures in the document; that it
is the document, its digest says.
"""

from __future__ import annotations

import re

import pytest

from plancheck.domain.plan.draft import PlanDraft, Role
from plancheck.domain.plan.importer import draft_of
from plancheck.domain.plan.model import Plan
from plancheck.domain.plan.outline import outline
from plancheck.domain.plan.source import Passage, PassageKind, Source, content
from plancheck.domain.text import numeral
from plancheck.storage.plan.file import default_plan_path, load_plan
from tests.source_digest import ENDS, digest, source_form
from tests.test_plan_data import SOURCE

from .reading import read, words

TWO_OF_ONE = "two objects are acted upon, which the plan takes for one task"
ONE_OF_TWO = "the second clause may be a means or a result of the first"
OTHERWISE = {
    "用好红色资源": TWO_OF_ONE,
    "丰富教育内容和宣传形式": TWO_OF_ONE,
    "落实新时代好干部标准": TWO_OF_ONE,
    "分层分类举办干部培训班，以“老”带“新”开展“双向”岗位锻炼": ONE_OF_TWO,
    "深化楼宇党建": TWO_OF_ONE,
    "探索楼委会运作新形式": TWO_OF_ONE,
    "加强与润城新产业、华东科技报等平台合作": TWO_OF_ONE,
    "力争引进新税源": TWO_OF_ONE,
    "健全加梯专班下沉机制": TWO_OF_ONE,
    "严格把控加梯质量安全和运营维保监管": TWO_OF_ONE,
    "管理好信息发布平台和新闻推送渠道，牢牢守住网络意识形态主阵地": ONE_OF_TWO,
}
"""Measures that the importer cuts otherwise than the plan, and what the text does not decide."""


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_plan(default_plan_path())[0]


def document_text(plan: Plan) -> str:
    """The document as it was received, its scars among it, but for some blanks."""
    title = plan.title.replace("2024", " 2024 ")
    lines = [
        f"{plan.issuer}文件",
        plan.number,
        f"关于下发《{title}》的通知",
        f"{plan.addressees}：",
        plan.charge.replace("2024", " 2024 "),
        f"附件：{title}",
        title,
        plan.preamble.replace("2024", "2024 "),
    ]
    ends = iter(ENDS)
    notes = [f"{mark} {t.name}：{t.text}" for mark, t in zip("¹²³", plan.terms, strict=True)]
    for section in plan.sections:
        lines.append(f"{numeral(section.number)}、{section.title}")
        body = section.aim.replace("思路和模式", "思路 and 模式")
        for index, objective in enumerate(section.objectives, 1):
            bold = "**" if section.number == 1 else ""
            body += f"{bold}{numeral(index)}是{objective.title}。{bold}"
            measures = zip(objective.measures, next(ends), strict=True)
            body += "".join(measure.text + end for measure, end in measures)
        for mark, term in (("¹", "党群服务矩阵"), ("²", "“两线一街”"), ("³", "“1+3+6N”")):
            body = body.replace(term, term + mark, 1)
        for torn in ("核心竞", "安全底板。坚"):
            before, found, after = body.partition(torn)
            if found:
                body = f"{before}{found}\n\n{notes[0].replace('“', '', 1)}\n\n{after}"
                body = body if torn == "核心竞" else f"{before}{found}\n\n{after}"
        lines.append(body)
        lines += notes[1:] if section.number == 3 else []
    lines += [plan.office, "2024年1月9日印发", f"(共印{plan.copies}份)"]
    return "\n\n".join(lines)


def word_file(text: str) -> Source:
    """The same from Word: notes at the end, numbers that Word draws, no blank lines."""
    lines = [line for line in text.split("\n") if line]
    torn = [n for n, line in enumerate(lines) if line[0] == "¹"]
    for n in torn:
        lines[n - 1 : n + 2] = [lines[n - 1] + lines[n + 1], lines[n]]
    notes = [line[2:] for line in lines if line[0] in "¹²³"]
    lines = [line for line in lines if line[0] not in "¹²³"] + notes
    passages, parts, at = [], [], 0
    for line in lines:
        number = re.match(r"[一二三四五]、", line)
        said = re.sub(r"\*\*|[¹²³]", "", line[2:] if number else line)
        kind = PassageKind.NOTE if line in notes else PassageKind.BODY
        passages.append(
            Passage(at, at + len(said), kind, number=number[0] if number else "", level=1)
        )
        parts.append(said)
        at += len(said) + 1
    return Source("\n".join(parts), tuple(passages))


@pytest.fixture(scope="module", params=["txt", "docx"])
def draft(request: pytest.FixtureRequest, plan: Plan) -> PlanDraft:
    text = document_text(plan)
    return read(text) if request.param == "txt" else draft_of(word_file(text), words())


def test_the_text_is_the_document(plan: Plan) -> None:
    assert digest(source_form(document_text(plan))) == SOURCE


def test_it_gives_the_head_of_the_plan(draft: PlanDraft, plan: Plan) -> None:
    assert not draft.refusal
    assert (draft.year, draft.issued) == (plan.year, plan.issued)
    assert draft.words(Role.TITLE) == plan.title
    assert draft.words(Role.NUMBER) == plan.number
    assert draft.words(Role.ISSUER) == plan.issuer
    assert draft.words(Role.OFFICE) == plan.office
    assert draft.words(Role.ADDRESSEES) == plan.addressees
    assert draft.words(Role.COPIES) == f"（共印{plan.copies}份）"
    assert draft.words(Role.PREAMBLE) == plan.preamble.rstrip("。")
    assert draft.words(Role.CHARGE) == plan.charge.rstrip("。")


def test_it_gives_sections_aims_and_objectives(draft: PlanDraft, plan: Plan) -> None:
    def shown(title: str, aim: str, objectives: list[str]) -> tuple[str, str, list[str]]:
        return title, aim.replace("思路and模式", "思路和模式").rstrip("。"), objectives

    assert [
        shown(one.title, one.aim, [each.title for each in one.objectives]) for one in outline(draft)
    ] == [
        shown(one.title, one.aim, [each.title for each in one.objectives]) for one in plan.sections
    ]


def test_it_gives_the_terms_and_says_which_measures_use_them(draft: PlanDraft, plan: Plan) -> None:
    terms = {content(piece.name): piece.text for piece in draft.of(Role.TERM)}
    assert [*terms] == [content(term.name) for term in plan.terms]
    for term in plan.terms:
        assert content(term.text) in content(terms[content(term.name)])
    users = {content(m.text) for m in draft.of(Role.MEASURE) if m.duty.terms}
    assert users == {content(m.text) for m in plan.measures() if m.terms}


def test_it_gives_the_measures_but_for_those_that_the_text_does_not_decide(
    draft: PlanDraft, plan: Plan
) -> None:
    own = [measure.text for measure in plan.measures()]
    found = [piece.text for piece in draft.of(Role.MEASURE)]
    assert {text for text in found if text not in own} == OTHERWISE.keys()
    assert content("".join(found)) == content("".join(own))
