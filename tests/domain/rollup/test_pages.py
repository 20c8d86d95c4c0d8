"""The page of prose: short, and every figure of how many."""

from __future__ import annotations

from plancheck.domain.progress.signal import Signal
from plancheck.domain.progress.state import Status
from plancheck.domain.rollup.pages import full_page, short_page
from plancheck.domain.rollup.roster import Roster, RosterUnit
from plancheck.domain.rollup.wording import submission_sentence
from tests.domain.rollup.test_compute import PLAN, WEEK, A, B, C, report, rolled, said


def told(*received: object, **more: object) -> list[str]:
    parts = short_page(rolled(*received, **more))  # type: ignore[arg-type]
    assert [part.title[2:] for part in parts] == ["总体情况", "进展情况", "存在问题", "报送情况"]
    return ["".join(part.lines) for part in parts]


def test_the_page_says_each_figure_of_how_many() -> None:
    overall, progress, problems, submission = told(A, B, C)
    assert overall == (
        "截至3月10日，应报3个单位，按时报2个、迟报0个、未报1个；名册外1个。"
        "3份周报共应办9项（另有不适用1项），已完成3项，占33%；未启动3项、推进中2项、常态推进1项。"
    )
    assert progress == (
        "按完成比例（完成项数/应办项数），“第1部分”33%（2/6）、“第2部分”33%（1/3）。"
    )
    assert problems == (
        "各单位反映问题3条、需协调事项1条，涉及3项措施，最多的是2.1.1 办好社区食堂（2条）。"
        "应办9项中，逾期1项、滞后1项。连续四周没有推进的措施：不足四周（手头有1周）。"
    )
    assert submission == (
        "未报1个：丙居委会。名册外1个，见附件。"
        "读 0 个文件 = 计入 0 + 旧版 0 + 重复 0 + 其他周 0 + 拒收 0。"
    )


def test_a_change_is_over_the_units_of_both_weeks() -> None:
    def overall(before: int) -> str:
        ids = [m.id for m in PLAN.measures()][:3]
        early = [said(id, Status.DONE, 100) for id in ids[:before]]
        return told(
            report("甲居委会", said("1.1.1", Status.DONE, 100), said("1.1.2")),
            report("甲居委会", *early, week=WEEK.shifted(-1)),
        )[0]

    assert "两周都报的1个单位比上周多完成1项。" in overall(0)
    assert "两周都报的1个单位完成数与上周持平。" in overall(1)
    assert "两周都报的1个单位比上周少完成1项。" in overall(2)


def test_without_anything_to_say_a_part_still_says_so() -> None:
    _, _, problems, submission = told(report("甲居委会", said("1.1.1")), roster=None)
    assert problems == "连续四周没有推进的措施：不足四周（手头有1周）。"
    assert submission.startswith("读 0 个文件")


def test_many_units_and_long_names_do_not_fill_the_page() -> None:
    names = ["长" * 500, *(f"{n}居委会" for n in range(999))]
    roster = Roster(tuple(RosterUnit(name, "居委会") for name in names))
    *_, submission = told(A, roster=roster)
    assert f"未报1000个：{'长' * 19}…、0居委会、1居委会、2居委会、3居委会等。" in submission
    assert len(submission) < 200


def test_several_plans_are_told_by_plan() -> None:
    other = PLAN._replace(id="另一份", title="别的街道2024年工作计划")
    reports = (A, report("乙居委会", said("1.1.1", signal=Signal.BEHIND), plan="另一份"))
    progress = told(*reports, plans=(PLAN, other))[1]
    assert "“某街道2024年工作计划”33%（1/3）、“别的街道2024年工作计划”0%（0/1）" in progress


def test_the_prose_says_every_figure_of_how_many() -> None:
    made = rolled(A, B, C)
    assert submission_sentence(made) == "应报3个单位，按时报2个、迟报0个、未报1个；名册外1个"
    overall, sections, problems, coordination, submission = full_page(made)
    assert "3个单位的措施累计完成3/9项，33%，常态推进1项；没有上周的汇总可比。" in overall.lines
    assert "一、第1部分：3个单位，完成2/6项，33%，常态推进1项，亮灯滞后1。" in sections.lines
    assert problems.lines[1] == "2.1.1 办好社区食堂　乙居委会：缺钱。乙居委会：缺人。"
    assert coordination.lines == ("2.1.2 做好垃圾分类２０２４年度考核　甲居委会：请协调。",)
    assert "未报1个：丙居委会。" in submission.lines
    assert any("不足四周（手头有1周）" in line for line in overall.lines)
    empty = rolled(report("甲居委会", said("1.1.1")), roster=None)
    assert [part.lines for part in full_page(empty)[2:4]] == [("无。",), ("无。",)]
    assert "没有名册" in submission_sentence(empty)
