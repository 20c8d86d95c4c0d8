"""A draft as the plan that it amounts to: numbers, units and types, terms, the head."""

from __future__ import annotations

from datetime import date

from plancheck.domain.plan.draft import Duty, Piece, PlanDraft, Role, Why
from plancheck.domain.plan.model import NamedUnit, Target, Term, UnitType
from plancheck.domain.plan.proposal import plan_of
from tests.rows import each_row

ADDRESSEES = "各办公室（条线）、各中心（事业单位）、各居（村）委会、综合行政执法队："

NONE = Duty()


def piece(role: Role, text: str, name: str = "", duty: Duty = NONE, id: str = "") -> Piece:
    return Piece(role=role, spans=(), text=text, name=name, duty=duty, id=id)


def draft(*pieces: tuple[Role, str] | Piece, year: int = 2026) -> PlanDraft:
    return PlanDraft(tuple(piece(*one) if len(one) == 2 else one for one in pieces), year=year)


def test_headings_and_measures_are_numbered_in_their_order() -> None:
    plan = plan_of(
        draft(
            (Role.TITLE, "某街道2026年"),
            (Role.TITLE, "工作计划"),
            (Role.SECTION, "党建"),
            (Role.AIM, "目的一。"),
            (Role.OBJECTIVE, "抓组织"),
            (Role.MEASURE, "甲"),
            (Role.MEASURE, "乙"),
            (Role.SECTION, "民生"),
            (Role.MEASURE, "丙"),
        )
    )
    assert plan.title == "某街道2026年工作计划"
    assert [(one.number, one.title, one.aim) for one in plan.sections] == [
        (1, "党建", "目的一。"),
        (2, "民生", ""),
    ]
    assert [(o.number, o.title) for s in plan.sections for o in s.objectives] == [
        ("1.1", "抓组织"),
        ("2.1", "民生"),
    ]
    assert [(one.id, one.text) for one in plan.measures()] == [
        ("1.1.1", "甲"),
        ("1.1.2", "乙"),
        ("2.1.1", "丙"),
    ]


def test_a_number_that_was_ever_a_measures_is_given_to_no_other() -> None:
    kept = piece(Role.MEASURE, "甲", id="1.1.4")
    made = draft((Role.SECTION, "党建"), (Role.MEASURE, "新"), kept, (Role.MEASURE, "又"))
    assert [one.id for one in plan_of(made).measures()] == ["1.1.5", "1.1.4", "1.1.6"]
    ids = [one.id for one in plan_of(made, taken=["1.1.9", "2.1.1"]).measures()]
    assert ids == ["1.1.10", "1.1.4", "1.1.11"]


def test_the_head_is_the_plans() -> None:
    made = draft(
        (Role.ISSUER, "某街道工委"),
        (Role.NUMBER, "某工委〔2026〕1号"),
        (Role.ADDRESSEES, ADDRESSEES),
        (Role.CHARGE, "望抓好落实。"),
        (Role.PREAMBLE, "2026年，"),
        (Role.PREAMBLE, "要奋进。"),
        (Role.OFFICE, "某街道办公室"),
        (Role.COPIES, "（共印3份）"),
    )._replace(issued=date(2026, 1, 9))
    plan = plan_of(made)
    assert (plan.issuer, plan.number, plan.office) == (
        "某街道工委",
        "某工委〔2026〕1号",
        "某街道办公室",
    )
    assert (plan.issued, plan.copies, plan.year) == (date(2026, 1, 9), 3, 2026)
    assert plan.addressees == ADDRESSEES.rstrip("：")
    assert (plan.charge, plan.preamble) == ("望抓好落实。", "2026年，\n要奋进。")
    assert plan.proposed
    assert plan.unit_types == (
        UnitType("办公室", "各办公室（条线）"),
        UnitType("中心", "各中心（事业单位）"),
        UnitType("居委会", "各居（村）委会"),
        UnitType("综合行政执法队", "综合行政执法队"),
    )


def test_a_plan_has_the_same_id_each_time_and_another_title_has_another() -> None:
    one, other = (draft((Role.TITLE, title)) for title in ("甲街道计划", "乙街道计划"))
    assert plan_of(one).id == plan_of(one).id != plan_of(other).id
    assert plan_of(one).id.startswith("plan-2026-")


def test_a_document_without_a_title_is_called_as_its_file() -> None:
    plan = plan_of(draft((Role.MEASURE, "甲")), name="2026年计划")
    assert plan.title == plan.sections[0].title == "2026年计划"
    assert plan.sections[0].objectives[0].title == "2026年计划"


def test_offices_that_issue_together_stand_in_one_line() -> None:
    made = draft((Role.ISSUER, "某某区委办公室"), (Role.ISSUER, "某某区政府办公室"))
    assert plan_of(made).issuer == "某某区委办公室 某某区政府办公室"


def test_names_are_units_of_the_documents_types_as_written() -> None:
    duty = Duty(lead=("党群办公室", "各居（村）委会"), support=("区教育局", "党群办公室"))
    other = Duty(lead=("各有关企业",), leader="副主任 甲")
    plan = plan_of(
        draft(
            (Role.ADDRESSEES, ADDRESSEES),
            piece(Role.MEASURE, "甲", duty=duty),
            piece(Role.MEASURE, "乙", duty=other),
        )
    )
    first, second = plan.measures()
    assert (first.lead, first.support) == (("党群办公室", "各居（村）委会"), ("区教育局",))
    assert first.units == (NamedUnit("党群办公室", "办公室"), NamedUnit("区教育局", "部门"))
    assert (second.lead, second.units, second.leader) == (("各有关企业",), (), "副主任 甲")
    names = [one.name for one in plan.unit_types]
    assert names == ["办公室", "中心", "各居（村）委会", "综合行政执法队", "各有关企业", "部门"]
    assert not plan.proposed


@each_row("name", ["执法队", "综合行政执法队"])
def test_an_addressee_that_is_a_known_type_is_that_type(name: str) -> None:
    known = [UnitType("执法队", "综合行政执法队"), UnitType("居委会", "各居（村）委会")]
    duties = Duty(lead=(name,), support=("居委会",)), Duty(lead=("综合行政执法队", "执法队"))
    measures = [piece(Role.MEASURE, "甲", duty=duty) for duty in duties]
    plan = plan_of(draft((Role.ADDRESSEES, ADDRESSEES), *measures), known=known)
    assert [one.name for one in plan.unit_types] == ["办公室", "中心", "居委会", "执法队"]
    assert plan.unit_types[-1].full_name == "综合行政执法队"
    assert [one.lead for one in plan.measures()] == [("执法队",), ("执法队",)]
    assert [one.units for one in plan.measures()] == [(), ()]


def test_a_list_of_offices_is_not_parted_inside_brackets_nor_into_single_signs() -> None:
    plan = plan_of(draft((Role.ADDRESSEES, "各委、办、局，各中心（站、所）：")))
    assert [one.full_name for one in plan.unit_types] == ["各委、办、局", "各中心（站、所）"]


def test_terms_are_those_that_measures_use() -> None:
    plan = plan_of(
        draft(
            piece(Role.MEASURE, "推进“两线一街”建设"),
            piece(Role.MEASURE, "打造新的矩阵", duty=Duty(terms=("矩阵说明",))),
            piece(Role.TERM, "两线一街：东线、西线。", name="两线一街"),
            piece(Role.TERM, "三级", name="矩阵说明"),
            piece(Role.TERM, "没有用到", name="别的"),
            piece(Role.TERM, "没有名称"),
        )
    )
    assert plan.terms == (Term("两线一街", "东线、西线。"), Term("矩阵说明", "三级"))
    assert [one.terms for one in plan.measures()] == [("两线一街",), ("矩阵说明",)]


def test_what_a_measure_owes_is_the_pieces() -> None:
    duty = Duty(lead=("中心",), due=date(2026, 6, 30), target=Target(3, "个", "项目"))
    aside = piece(Role.SET_ASIDE, "附件")._replace(why=Why.NOTE)
    (measure,) = plan_of(draft(piece(Role.MEASURE, "甲", duty=duty), aside)).measures()
    assert (measure.due, measure.target) == (date(2026, 6, 30), Target(3, "个", "项目"))
