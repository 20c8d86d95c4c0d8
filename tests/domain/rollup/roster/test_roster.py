"""Who owes a report: who may go on the roster, and names that come as a list."""

from __future__ import annotations

from plancheck.domain.rollup.roster.roster import Roster, RosterUnit, candidates, units_listed
from tests.rows import each_row

TYPES = ("居委会", "中心", "办公室")


@each_row("between", ["、", "，", ",", " ", "\u3000", "\n", "\r\n", "\t", "；", " 、 "])
def test_a_list_of_names_is_read_however_it_is_written(between: str) -> None:
    found = units_listed(between.join(("甲居委会", "乙中心", "甲居委会", "城运")), TYPES)
    assert [(unit.name, unit.type) for unit in found] == [
        ("甲居委会", "居委会"),
        ("乙中心", "中心"),
        ("城运", ""),
    ]


def test_a_type_that_is_spelled_out_is_the_one_as_it_is_said() -> None:
    found = units_listed("宝山九村居民委员会、新村村民委员会", ("居委会", "村委会"))
    assert [unit.type for unit in found] == ["居委会", "村委会"]


def test_who_resembles_one_on_the_roster_or_another_candidate_is_doubtful() -> None:
    roster = Roster((RosterUnit("友谊路街道甲居委会", "居委会"),))
    known = {
        "报过": [RosterUnit("宝山八村居委会", "居委会")],
        "计划点名": [
            RosterUnit("宝山八村居民委员会", "居委会"),
            RosterUnit("甲居委会", "居委会"),
            RosterUnit("乙居委会", "居委会"),
            RosterUnit("乙居民委员会", "居委会"),
        ],
    }
    found = candidates(roster, known, {})
    assert [(one.whence, one.doubtful) for one in found] == [
        ("报过", False),
        ("与“宝山八村居委会”相近，请核对", True),
        ("与名册的“友谊路街道甲居委会”相近，请核对", True),
        ("计划点名", False),
        ("与“乙居委会”相近，请核对", True),
    ]


def test_the_longest_ending_is_the_type() -> None:
    (unit,) = units_listed("党建办公室", ("室", "公室", *TYPES))
    assert unit.type == "办公室"


def test_who_is_on_the_roster_by_any_name_is_no_candidate_and_each_is_one_once() -> None:
    roster = Roster(
        (RosterUnit("甲居委会", "居委会", former=("老甲居委会",)), RosterUnit("丙", ""))
    )
    known = {
        "报过": [
            RosterUnit("老甲居委会", "居委会"),
            RosterUnit("乙居委会", "居委会"),
            RosterUnit("丙", "中心"),
        ],
        "计划点名": [RosterUnit("乙 居委会", "居委会"), RosterUnit("丁居委会", "居委会")],
    }
    hints = {known["报过"][1].known_as: "与名册的“甲居委会”相近，请核对"}
    found = candidates(roster, known, hints)
    assert [(one.unit.name, one.whence, one.doubtful) for one in found] == [
        ("乙居委会", "与名册的“甲居委会”相近，请核对", True),
        ("丁居委会", "计划点名", False),
    ]
