"""The page: what it says of how many, by name or in a list, and that it stays one page."""

from __future__ import annotations

from datetime import date

import pytest

from plancheck.domain.period import Kind, Months
from plancheck.domain.plan.model import NamedUnit, Plan
from plancheck.domain.progress.signal import Signal
from plancheck.domain.progress.status import Status
from plancheck.domain.rollup.bulletin.annexes import Annex
from plancheck.domain.rollup.bulletin.bulletin import Bulletin, bulletin
from plancheck.domain.rollup.bulletin.checks import checks
from plancheck.domain.rollup.bulletin.leaders import leader_results
from plancheck.domain.rollup.bulletin.page import SIZES, SMALLEST, THIRD, annex_words, fits, size_of
from plancheck.domain.rollup.bulletin.wording import group_words
from plancheck.domain.rollup.figures.figures import RollupReport
from plancheck.domain.rollup.intake.outcomes import Account, FileNote, Outcome
from plancheck.domain.rollup.roster.deadline import Deadline, Deadlines
from plancheck.domain.rollup.roster.roster import Roster, RosterUnit
from plancheck.domain.rollup.roster.standings import Submission
from plancheck.domain.rollup.submissions import deadline_sentence, submission_sentence
from tests.domain.rollup.figures.test_compute import (
    PLAN,
    ROSTER,
    WEEK,
    A,
    B,
    C,
    report,
    rolled,
    said,
)
from tests.domain.rollup.test_lists import LATE
from tests.rows import each_row
from tests.sampler import part_or_whole
from tests.specimens import revised

DONE = Status.DONE


def text(made: Bulletin) -> str:
    """All words of the page."""
    cells = [
        cell
        for part in made.parts
        if part.table
        for row in part.table.table.texts(part.table.keys, part.table.rows)
        for cell in row
    ]
    words = [word for part in made.parts for word in (part.title, part.text, *part.notes)]
    return "\n".join((made.title, made.subtitle, made.headline, *words, *cells, annex_words(made)))


def part(made: RollupReport, number: int) -> str:
    return bulletin(made).parts[number - 1].text


def test_the_page_says_each_figure_of_how_many() -> None:
    made = bulletin(rolled(A, B, C))
    assert made.headline == (
        "已报的3个单位（含名册外1个）应办9项次，完成3项次，完成率33%；逾期1项次、滞后1项次、1个单位未报。"
    )
    assert [one.title for one in made.parts] == [
        *("一、报送情况", "二、进度排名", "三、推进最慢的措施"),
        *("四、受阻事项和未销号问题", "五、下一步工作要求"),
    ]
    assert made.parts[0].text == (
        "应报送单位3个，按时报送2个、未报1个，另收到名册外1个单位的报告。"
        "未报：丙居委会。报送期限3月8日17:00。"
    )
    assert made.parts[1].text == "本周没有新的进展，未填6项次。红灯单位2个、绿灯单位1个。"
    assert made.parts[3].text == "待协调1条（清单见附件3）。"
    assert made.parts[4].text == (
        "一是未报的1个单位＿月＿日前补报；二是逾期的1项次逐项说明原因、明确完成时限；"
        "三是表列4项推进最慢的措施由牵头单位提出推进办法；"
        "四是待协调的事项由＿＿＿＿＿＿牵头，＿月＿日前答复；五是＿＿＿＿＿＿。"
    )


def test_few_units_stand_on_the_page_itself_and_many_by_type_with_an_annex() -> None:
    few = bulletin(rolled(A, B, C))
    assert Annex.RANKING not in few.annexes
    assert few.parts[1].table is not None
    assert len(few.parts[1].table.rows) == 3
    many = bulletin(rolled(*(report(f"{n}居", said("1.1.1")) for n in range(60)), roster=None))
    assert many.parts[1].table is not None
    assert [group.title for group in many.parts[1].table.rows] == ["居委会"]
    assert "（排名见附件1）" in many.parts[1].text
    assert next(iter(many.annexes)) is Annex.RANKING


def test_a_change_is_over_the_units_of_both_weeks_and_says_of_how_many() -> None:
    def headline(before: int) -> str:
        ids = ("1.1.1", "1.1.2", "2.1.2")
        early = [said(id, DONE, 100) for id in ids[:before]]
        return bulletin(
            rolled(
                report("甲居委会", said("1.1.1", DONE, 100), said("1.1.2")),
                report("乙居委会", said("1.1.1")),
                report("甲居委会", *early, week=WEEK.shifted(-1)),
            )
        ).headline

    assert "比上周增加1项次（按上周也报了的1个单位算）" in headline(0)
    assert "比上周持平" in headline(1)
    assert "比上周减少1项次（按上周也报了的1个单位算）" in headline(2)


def test_what_the_week_brought_says_of_how_many_units_where_fewer_are_compared() -> None:
    both = report("甲居委会", said("1.1.1")), report("甲居委会", week=WEEK.shifted(-1))
    assert part(rolled(*both), 2).startswith("本周没有新的进展")
    more = rolled(*both, report("乙居委会", said("1.1.1")))
    assert part(more, 2).startswith("2个单位本周没有新的进展")


def test_who_leads_but_is_not_on_the_roster_is_asked_for_nothing() -> None:
    named = NamedUnit("宝山八村居委会", "居委会")
    named_here = {"lead": (named.name,), "support": ("居委会",), "units": (named,)}
    plan = revised(PLAN, {"1.1.1": named_here}, number=1)
    one = Roster((RosterUnit("甲居委会", "居委会"),))
    late = report("甲居委会", said("1.1.1", signal=Signal.OVERDUE), said("1.1.2"))

    def asked(roster: Roster | None) -> str:
        return part(rolled(late, plans=(plan,), roster=roster), 5)

    sure = Roster((*one.units, RosterUnit(named.name, "居委会")))
    for roster, words in (
        (one, "其中1.1.1先明确牵头单位"),
        (sure, "由牵头单位提出推进办法；"),
        (None, "由牵头单位提出推进办法；"),
    ):
        assert words in asked(roster)


def test_in_the_first_week_nothing_is_compared() -> None:
    made = text(bulletin(rolled(A, B, C)))
    assert "比上周" not in made
    assert "增加" not in made


def test_a_month_is_told_in_its_own_words() -> None:
    march = Months(2024, 3, 1)
    units = [report(f"{n}居委会", said("1.1.1", DONE, 100), week=march) for n in "甲乙"]
    before = [report(f"{n}居委会", said("1.1.1"), week=march.shifted(-1)) for n in "甲乙"]
    made = bulletin(rolled(*units, *before, week=march))
    assert "比上月增加2项次" in made.headline
    assert "比上月增加" in "".join(made.parts[1].notes)
    assert "本月" in made.parts[1].text
    weeks = rolled(report("甲居委会", said("1.1.1")), week=march)
    assert "没有月报，按所报周报汇总" in part(weeks, 1)


def test_where_all_is_done_nothing_is_asked_for() -> None:
    one = Roster((RosterUnit("甲居委会", "居委会"),))
    made = bulletin(rolled(report("甲居委会", said("1.1.1", DONE, 100)), roster=one))
    assert made.headline == "1个单位应办1项次，已全部完成。"
    assert made.parts[0].text == "应报送单位1个，全部按时报送。报送期限3月8日17:00。"
    assert made.parts[2].text == "没有未完成的措施。"
    assert made.parts[3].text == "无。"
    assert made.parts[4].text == "一是＿＿＿＿＿＿。"
    assert "名次" not in text(made)  # one unit is not the first of anything


def test_where_nothing_is_owed_no_share_is_made_of_it() -> None:
    made = bulletin(rolled(report("甲居委会", said("1.1.1", Status.NOT_APPLICABLE, reason="没有"))))
    assert "没有应办的措施" in made.headline
    assert "%" not in made.headline


def test_where_nobody_of_the_roster_reported_all_are_asked_for() -> None:
    made = rolled(C)
    assert "未报3个" in part(made, 1)
    assert "未报的3个单位" in part(made, 5)
    assert fits(bulletin(made), SMALLEST)
    roster = Roster(tuple(RosterUnit(f"{n}居", "居委会") for n in range(30)))
    nobody = bulletin(rolled(C, roster=roster))
    assert "排名" not in text(nobody)
    assert next(iter(nobody.annexes.values())) == "各单位进度情况表"


def test_without_a_roster_nobody_knows_who_is_missing() -> None:
    assert "没有名册，未报的单位不详" in part(rolled(A, B, roster=None), 1)
    many = [report(f"{n}居", said("1.1.1")) for n in range(30)]
    table = bulletin(rolled(*many, roster=None)).parts[1].table
    assert table is not None
    assert "units" not in table.keys  # 已报/应报
    assert table.texts[0][:2] == ("居委会", "30")


def test_an_office_that_does_not_rank_has_no_rule_and_no_rank_on_its_page() -> None:
    made = bulletin(rolled(A, B, C)._replace(ranking=False))
    assert made.parts[1].title == "二、进度情况"
    assert "名" not in "".join((made.parts[1].text, *made.parts[1].notes))
    assert made.parts[1].table is not None
    assert "rank" not in made.parts[1].table.keys
    many = [report(f"{n}居", said("1.1.1")) for n in range(60)]
    told = text(bulletin(rolled(*many, roster=None)._replace(ranking=False)))
    assert "排名" not in told
    assert "各单位进度情况表" in told


def test_all_names_are_written_out_or_in_a_list_that_is_named() -> None:
    few = rolled(A, LATE)
    assert "未报：乙居委会；迟报：丙居委会。" in part(few, 1)
    names = [f"{n}居委会" for n in range(30)]
    many = bulletin(rolled(A, roster=Roster(tuple(RosterUnit(n, "居委会") for n in names))))
    number = list(many.annexes).index(Annex.SUBMISSIONS) + 1
    assert f"未报30个（名单见附件{number}）" in many.parts[0].text
    assert "等" not in many.parts[0].text


def test_whose_file_was_refused_is_to_send_it_again_and_not_missing() -> None:
    stands = list(rolled(A, LATE).standings)
    again = stands[1]._replace(submission=Submission.RESEND, hint="文件“乙.toml”没有采用：校验不符")
    made = rolled(A, LATE)._replace(standings=(stands[0], again, stands[2]))
    assert submission_sentence(made, "（名单见附件2）") == (
        "应报送单位3个，按时报送1个、迟报1个（名单见附件2），另有1个单位所报文件需重报"
    )
    assert "待重报：乙居委会" in part(made, 1)
    assert "1个单位待重报" in bulletin(made).headline
    assert "一是待重报的1个单位＿月＿日前补报" in part(made, 5)
    assert "待重报：乙居委会（文件“乙.toml”没有采用：校验不符）。" in checks(made)


def test_whose_report_was_sent_back_is_said_and_ranked_until_another_counts() -> None:
    made = rolled(A, B)
    first, *others = made.standings
    back = made._replace(standings=(first._replace(returned="合计不对"), *others))
    assert "已退回1个，另报以前照计：甲居委会。" in part(back, 1)
    table = bulletin(back).parts[1].table
    assert table is not None
    assert [row[-2] for row in table.texts] == ["按时报（已退回）", "按时报", "未报"]
    assert "已退回" not in text(bulletin(made))


def test_what_the_office_has_to_look_into_is_no_part_of_the_page() -> None:
    hint = "类型不同：名册为居委会，报送为中心"
    stands = list(rolled(A, B).standings)
    made = rolled(A, B)._replace(standings=(stands[0]._replace(hint=hint), *stands[1:]))
    assert f"按时报：甲居委会（{hint}）。" in checks(made)
    assert hint not in text(bulletin(made))
    account = Account((FileNote("甲.toml", Outcome.COUNTED, 1, 0, ""),))
    assert "个文件" not in text(bulletin(made._replace(account=account)))
    assert checks(rolled(A, C))[-1] == "名册外单位1个：某中心。"


LED: Plan = revised(
    PLAN,
    {"1.1.1": {"leader": "张某"}, "2.1.2": {"leader": "李某"}, "1.1.2": {"leader": "张某"}},
    number=1,
)


def test_who_of_the_leaders_answers_is_said_where_the_plan_names_them() -> None:
    made = rolled(A, B, C, plans=(LED,))
    assert [(one.leader, one.measures, str(one.tally)) for one in leader_results(made)] == [
        ("张某", 2, "2/5"),
        ("李某", 1, "1/2"),
    ]
    page = bulletin(made)
    assert Annex.LEADERS in page.annexes
    assert page.parts[2].table is not None
    assert "leader" in page.parts[2].table.keys
    assert "责任领导督办" in page.parts[4].text
    without = bulletin(rolled(A, B, C))
    assert Annex.LEADERS not in without.annexes
    assert "责任领导" not in text(without)


def test_what_is_stuck_is_told_with_its_reason_and_since_when() -> None:
    made = rolled(
        report(
            "甲居委会",
            said("1.1.1", Status.BLOCKED, 10, reason="缺一间备餐间", since=date(2024, 2, 12)),
        ),
        plans=(LED,),
    )
    assert part(made, 4) == (
        "受阻1项次，涉及1个单位："
        "甲居委会“推进加装电梯12台”（1.1.1）2月12日起受阻，缺一间备餐间，责任领导张某（清单见附件3）。"
    )


def test_several_plans_have_a_row_each() -> None:
    other = PLAN._replace(id="另一份", title="别的街道2024年工作计划")
    far = [
        report(f"{n}居委会", said("1.1.1", signal=Signal.BEHIND), plan="另一份") for n in range(20)
    ]
    known = Roster((*ROSTER.units, *(RosterUnit(f"{n}居委会", "居委会") for n in range(20))))
    made = bulletin(rolled(A, *far, plans=(PLAN, other), roster=known))
    assert made.title == "某街道2份年度工作计划落实情况通报"
    assert made.parts[1].table is not None
    assert [(one.title, len(one.results)) for one in made.parts[1].table.rows] == [
        ("某街道", 1),
        ("别的街道", 20),
        ("没有报告的单位", 2),
    ]
    assert fits(made, SMALLEST)


def test_of_more_plans_than_a_page_has_room_for_each_stands_in_the_annex() -> None:
    plans = tuple(PLAN._replace(id=f"p{n}", title=f"第{n}街道2024年工作计划") for n in range(30))
    some = [report(f"{plan.id}居", said("1.1.1", DONE), plan=plan.id) for plan in plans]
    made = bulletin(rolled(*some, roster=None, plans=plans))
    assert fits(made, SMALLEST)
    assert made.parts[1].table is None
    assert "（进度见附件1）" in made.parts[1].text
    assert len(made.totals) == 30
    light = "绿灯单位1个"
    assert group_words(made.totals[0], Kind.WEEK) == f"第0街道（1个）：完成1/1，完成率100%；{light}"


@pytest.mark.parametrize("most", part_or_whole(110, 260))
@each_row("units", [1, 5, 16, 60, None])
def test_however_many_units_there_are_and_whatever_they_are_called_it_is_one_page(
    units: int | None, most: int
) -> None:
    units = units or most
    types = ("居委会", "中心")
    some = [
        report(
            f"友谊路街道第{n}长名字居民区党总支",
            said("1.1.1", Status.BLOCKED, 5, reason="很长的原因" * 60, since=date(2024, 1, 1)),
            said("1.1.2", signal=Signal.OVERDUE, coordination=("请协调" * 90,)),
            kind=types[n % 2],
        )
        for n in range(units)
    ]
    outside = [report(f"{n}{'长' * 60}居委会", said("1.1.1")) for n in range(5)]
    lacking = tuple(RosterUnit(f"{'长' * 60}{n}", "居委会") for n in range(units))
    for made in (rolled(*some, roster=None), rolled(*some, *outside, roster=Roster(lacking))):
        page = bulletin(made)
        assert fits(page, SMALLEST)
        assert size_of(page) in SIZES


def test_what_is_short_stands_in_the_standards_type() -> None:
    one = Roster((RosterUnit("甲居委会", "居委会"),))
    made = bulletin(rolled(report("甲居委会", said("1.1.1", DONE, 100)), roster=one))
    assert size_of(made) is THIRD


def test_a_deadline_in_the_next_year_says_so_and_midnight_is_the_day_that_it_ends() -> None:
    year = rolled(A)._replace(period=Months(2024, 1, 12))
    made = year._replace(deadline=Deadlines().moment(year.period))
    assert deadline_sentence(made) == "报送期限为2025年1月15日17:00（北京时间）"
    at = Deadlines(week=Deadline.parse("周五 24:00")).moment(WEEK)
    assert deadline_sentence(rolled(A)._replace(deadline=at)) == (
        "报送期限为3月8日24:00（北京时间）"
    )
    assert "迟报以填报单位电脑的时钟为准" in deadline_sentence(rolled(A, LATE))


@each_row("order", [(2, 1, 0), (1, 0, 2, 1)])
def test_the_page_does_not_depend_on_the_order_that_the_files_came_in(
    order: tuple[int, ...],
) -> None:
    some = (A, B, C)
    assert text(bulletin(rolled(*(some[n] for n in order)))) == text(bulletin(rolled(*some)))
