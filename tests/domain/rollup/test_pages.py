"""The page of prose: short, and every figure of how many."""

from __future__ import annotations

from plancheck.domain.period import Kind, Months
from plancheck.domain.progress.signal import Signal
from plancheck.domain.progress.state import Status
from plancheck.domain.rollup.annexes import annexes
from plancheck.domain.rollup.deadline import Deadline, Deadlines
from plancheck.domain.rollup.outcomes import Account, FileNote, Outcome
from plancheck.domain.rollup.pages import full_page, short_page
from plancheck.domain.rollup.roster import Roster, RosterUnit
from plancheck.domain.rollup.standings import Submission
from plancheck.domain.rollup.submissions import deadline_sentence, submission_sentence
from plancheck.domain.rollup.wording import change_sentence
from tests.domain.rollup.test_compute import PLAN, WEEK, A, B, C, report, rolled, said
from tests.domain.rollup.test_lists import LATE


def told(*received: object, **more: object) -> dict[str, str]:
    parts = short_page(rolled(*received, **more))  # type: ignore[arg-type]
    return {part.title[2:]: "".join(part.lines) for part in parts}


def test_the_page_says_each_figure_of_how_many_and_where_the_names_are() -> None:
    assert told(A, B, C) == {
        "总体情况": (
            "应报送单位3个，按时报送2个、未报1个（名单见附件2），另收到名册外1个单位的报告。"
            "已报2个单位和名册外1个单位承担任务9项次，完成3项次，完成率33%。"
            "其余推进中2项次、常态推进1项次、未启动3项次；另有不适用1项次，不计入任务数。"
        ),
        "进展情况": (
            "本周没有新的进展，未填6项次。各部分完成率（完成项次/应办项次）："
            "第1部分33%（2/6）、第2部分33%（1/3）"
            "（详见附件1）。"
        ),
        "存在问题": (
            "各单位反映问题3条、需协调解决事项1条，涉及3项措施（清单见附件4），"
            "其中“办好社区食堂”（2.1.1）最多，有2条。逾期1项次、滞后1项次（清单见附件3）。"
        ),
        "报送情况": "报送期限为3月8日17:00（北京时间）。名册外单位1个：某中心。",
    }


def test_a_change_is_over_the_units_of_both_weeks() -> None:
    def overall(before: int) -> str:
        ids = [m.id for m in PLAN.measures()][:3]
        early = [said(id, Status.DONE, 100) for id in ids[:before]]
        return told(
            report("甲居委会", said("1.1.1", Status.DONE, 100), said("1.1.2")),
            report("甲居委会", *early, week=WEEK.shifted(-1)),
        )["总体情况"]

    assert "同口径比较，1个单位较上周新增完成1项次。" in overall(0)
    assert "同口径比较，1个单位完成数与上周持平。" in overall(1)
    assert "同口径比较，1个单位较上周净减少完成1项次。" in overall(2)


def test_a_months_change_is_against_the_month_before() -> None:
    change = rolled(
        report("甲居委会", said("1.1.1", Status.DONE, 100)),
        report("甲居委会", said("1.1.1"), week=WEEK.shifted(-1)),
    ).figures.whole.change
    assert change_sentence(change, Kind.MONTH) == "同口径比较，1个单位较上月新增完成1项次"
    assert change_sentence(change, Kind.QUARTER).startswith("同口径比较，1个单位较上季度")
    month = Months(2024, 3, 1)
    own = report("甲居委会", said("1.1.1"), week=month)
    assert submission_sentence(rolled(own, week=month, roster=None)).startswith("收到1个单位的月报")


def test_who_is_late_is_said_by_whose_clock() -> None:
    made = rolled(A, LATE)
    parts = short_page(made)
    assert "按时报送1个、迟报1个、未报1个（名单见附件2）" in parts[0].lines[0]
    assert parts[-1].lines[0] == (
        "报送期限为3月8日17:00（北京时间），迟报以填报单位电脑的时钟为准。"
    )
    assert list(annexes(made).values())[1] == "未报、迟报单位名单"


def test_whose_file_was_refused_is_to_send_it_again_and_not_missing() -> None:
    stands = list(rolled(A, LATE).standings)
    again = stands[1]._replace(submission=Submission.RESEND, hint="文件“乙.toml”没有采用：校验不符")
    made = rolled(A, LATE)._replace(standings=(stands[0], again, stands[2]))
    assert submission_sentence(made, "（名单见附件2）") == (
        "应报送单位3个，按时报送1个、迟报1个（名单见附件2），另有1个单位所报文件需重报"
    )
    assert list(annexes(made).values())[1] == "迟报、待重报单位名单"
    full = full_page(made)[4].lines
    assert "待重报1个：乙居委会（文件“乙.toml”没有采用：校验不符）。" in full
    alone = made._replace(standings=(again,))
    assert submission_sentence(alone, "（名单见附件2）") == (
        "应报送单位1个，另有1个单位所报文件需重报（名单见附件2）"
    )


def test_who_is_whom_is_asked_where_it_is_not_sure() -> None:
    hint = "类型不同：名册为居委会，报送为中心"
    stands = list(rolled(A, B).standings)
    made = rolled(A, B)._replace(standings=(stands[0]._replace(hint=hint), *stands[1:]))
    for page in (short_page(made), full_page(made)):
        assert f"甲居委会（{hint}）。" in "".join(page[-1].lines)
    many = made._replace(standings=tuple(s._replace(hint=hint) for s in stands[:2]) * 3)
    assert "6个单位所报名称、类型需核对（说明见附件" in "".join(short_page(many)[-1].lines)


def test_a_deadline_in_the_next_year_says_so() -> None:
    year = rolled(A)._replace(period=Months(2024, 1, 12))
    made = year._replace(deadline=Deadlines().moment(year.period))
    assert deadline_sentence(made) == "报送期限为2025年1月15日17:00（北京时间）"


def test_a_deadline_at_midnight_is_that_of_the_day_it_ends() -> None:
    made = rolled(A)
    at = Deadlines(week=Deadline.parse("周五 24:00")).moment(WEEK)
    assert deadline_sentence(made._replace(deadline=at)) == "报送期限为3月8日24:00（北京时间）"


def test_where_all_is_in_order_nothing_more_is_said_of_it() -> None:
    one = Roster((RosterUnit("甲居委会", "居委会"),))
    page = told(report("甲居委会", said("1.1.1")), roster=one)
    assert page["总体情况"] == (
        "应报送单位1个，全部按时报送。已报1个单位承担任务1项次，完成0项次，完成率0%。未启动1项次。"
    )
    assert page["存在问题"] == "无。"
    assert page["报送情况"] == "报送期限为3月8日17:00（北京时间）。"


def test_what_was_read_is_counted_in_an_annex_alone() -> None:
    account = Account((FileNote("甲.toml", Outcome.COUNTED, 1, 0, ""),))
    made = rolled(A)._replace(account=account)
    assert list(annexes(made).values())[-1] == "收件情况表"
    for page in (short_page(made), full_page(made)):
        words = "".join(line for part in page for line in part.lines)
        assert "个文件" not in words
        assert "计入 " not in words


def test_all_names_are_written_out_or_in_an_annex() -> None:
    names = ["长" * 500, *(f"{n}居委会" for n in range(999))]
    roster = Roster(tuple(RosterUnit(name, "居委会") for name in names))
    page = "".join(told(A, roster=roster).values())
    assert "未报1000个（名单见附件2）" in page
    assert "等" not in page
    assert "…" not in page
    outside = [report(f"{n}居委会", said("1.1.1")) for n in "丁戊己庚辛壬"]
    assert "名册外单位6个（名单见附件3）。" in "".join(told(*outside).values())
    full = "".join(full_page(rolled(A, roster=roster))[4].lines)
    assert all(name in full for name in names)


def test_the_page_and_who_signs_fit_two_pages_whatever_there_is_to_name() -> None:
    long = [f"{n}{'长' * 60}居委会" for n in range(5)]
    outside = [report(name, said("1.1.1")) for name in long]
    sections = PLAN.sections
    plan = PLAN._replace(
        sections=tuple(s._replace(title=s.title + "很长的标题" * 80) for s in sections)
    )
    made = rolled(A, B, C, *outside, plans=(plan,))
    lines = [line for part in short_page(made) for line in part.lines]
    assert "很长的标题" not in "".join(lines)
    assert "各部分完成情况（见附件1）。" in "".join(lines)
    assert "名册外单位6个（名单见附件" in "".join(lines)
    assert "很长的标题" in "".join(full_page(made)[1].lines)


def test_several_plans_are_told_by_plan() -> None:
    other = PLAN._replace(id="另一份", title="别的街道2024年工作计划")
    reports = (A, report("乙居委会", said("1.1.1", signal=Signal.BEHIND), plan="另一份"))
    progress = told(*reports, plans=(PLAN, other))["进展情况"]
    assert progress == (
        "本周没有新的进展，未填3项次。各计划完成率（完成项次/应办项次）："
        "《某街道2024年工作计划》33%（1/3）、《别的街道2024年工作计划》0%（0/1）（详见附件1）。"
    )


def test_the_prose_says_every_figure_of_how_many() -> None:
    overall, sections, problems, coordination, submission = full_page(rolled(A, B, C))
    assert overall.lines[:2] == (
        "应报送单位3个，按时报送2个、未报1个，另收到名册外1个单位的报告。",
        (
            "已报2个单位和名册外1个单位承担任务9项次，完成3项次，完成率33%。"
            "其余推进中2项次、常态推进1项次、未启动3项次；另有不适用1项次，不计入任务数。"
        ),
    )
    assert sections.lines[0] == ("第1部分：3个单位承担任务6项次，完成2项次，完成率33%。滞后1项次。")
    assert problems.lines[1] == "办好社区食堂（2.1.1）。乙居委会：缺钱。乙居委会：缺人。"
    assert coordination.lines == ("做好垃圾分类２０２４年度考核（2.1.2）。甲居委会：请协调。",)
    due = "报送期限为3月8日17:00（北京时间）。"
    assert submission.lines == (due, "未报1个：丙居委会。", "名册外1个：某中心。")
    empty = rolled(report("甲居委会", said("1.1.1")), roster=None)
    assert [part.lines for part in full_page(empty)[2:]] == [("无。",), ("无。",), (due,)]
    assert "没有名册" in submission_sentence(empty)
