"""The weekly report as prose."""

from __future__ import annotations

from datetime import date

from plancheck.domain.period import Week, parse_period
from plancheck.domain.plan.model import Measure, Target
from plancheck.domain.progress import edits
from plancheck.domain.progress.edits import Edit
from plancheck.domain.progress.fold import fold
from plancheck.domain.progress.issues.edits import IssueChange, change_issue, close_issue
from plancheck.domain.progress.issues.numbers import number_for
from plancheck.domain.progress.signal import Thresholds
from plancheck.domain.progress.state import NoteKind
from plancheck.domain.progress.status import Status
from plancheck.domain.report.builder import status_report
from plancheck.domain.report.editions import Edition
from plancheck.domain.report.issue_rows import issue_table
from plancheck.domain.report.model import Letterhead, MeasureReport, StatusReport
from plancheck.domain.report.rows import measure_rows
from plancheck.domain.report.wording import (
    amount_words,
    brief_of,
    counts_sentence,
    report_parts,
    report_subtitle,
    report_title,
    run_in,
    sentences,
    short_title,
    signature_of,
    titled,
)
from tests.rows import each_row
from tests.specimens import TODAY, Pc, measure, moment, plan_of, small_plan

PLAN = small_plan()
HEAD = Letterhead("宝山八村居委会", "居委会", "某街道办事处")


def report(pc: Pc) -> StatusReport:
    return status_report(PLAN, pc.history, HEAD, Week(2024, 10), moment(), Thresholds())


def does(pc: Pc, id: str, what: Edit) -> None:
    today = date(2024, 3, 6)
    pc.does(edits.change(pc.history, id, what, today, today), moment())


def notes(pc: Pc, id: str, text: str, kind: NoteKind = NoteKind.PROGRESS, day: int = 6) -> None:
    pc.does(edits.note(id, f"n{pc.last}", kind, text, date(2024, 3, day)), moment())


def says_no_change(pc: Pc, *ids: str) -> None:
    for id in ids:
        pc.does(edits.no_change(pc.history, id, Week(2024, 10), date(2024, 3, 6)), moment())


ALL = ("1.1.1", "1.1.2", "2.1.1", "2.1.2")


def test_a_week_in_which_nobody_said_a_word_is_told_from_one_without_a_change() -> None:
    pc = Pc()
    parts = report_parts(report(pc), PLAN)
    assert [p.title for p in parts] == [
        "一、本周工作进展", "二、存在问题", "三、需协调解决事项", "四、下周工作计划"
    ]  # fmt: skip
    silent = "本周未填4项；截至3月10日累计完成0项，完成率0%（应办4项）。"
    assert [p.lines for p in parts] == [(silent,), ("无。",), ("无。",), ("无。",)]
    says_no_change(pc, *ALL[:3])
    assert counts_sentence(report(pc)).startswith("本周未填1项、其余无变化；")
    says_no_change(pc, *ALL)
    assert counts_sentence(report(pc)).startswith("本周无变化；")


def test_what_moved_is_told_done_first_with_its_standing_and_notes() -> None:
    pc = Pc()
    does(pc, "1.1.1", Edit(percent=40))
    does(pc, "2.1.1", Edit(status=Status.DONE))
    does(pc, "2.1.2", Edit(status=Status.BLOCKED, percent=20, reason="缺场地"))
    notes(pc, "1.1.1", "完成摸底")
    notes(pc, "1.1.1", "物业\n不配合！", NoteKind.PROBLEM)
    progress, problems, *_ = report_parts(report(pc), PLAN)
    assert progress.lines == (
        "本周完成1项、推进1项、受阻1项；截至3月10日累计完成1项，完成率25%（应办4项）。",
        "（一）办好社区食堂（2.1.1）。已完成。",
        "（二）推进加装电梯12台（1.1.1）。目前进度40%。完成摸底。",
    )
    assert problems.lines == (
        "（一）推进加装电梯12台（1.1.1）。物业 不配合！",
        "（二）做好垃圾分类２０２４年度考核（2.1.2）。自3月6日起受阻：缺场地。",
    )


def test_each_figure_of_the_counts_says_what_it_is_and_of_how_many() -> None:
    plan = plan_of([measure(f"1.1.{n}") for n in range(1, 39)])
    does_not_apply, blocked = Edit(status=Status.NOT_APPLICABLE), Edit(status=Status.BLOCKED)
    acts = [does_not_apply] * 2 + [Edit(status=Status.DONE)] * 3 + [blocked] * 2
    acts += [Edit(percent=40, due=date(2024, 3, 8)), Edit(percent=40, due=date(2024, 3, 12))]
    acts += [Edit(percent=40)] * 2
    pc = Pc()
    for number, act in enumerate(acts, 1):
        does(pc, f"1.1.{number}", act)
    found = status_report(plan, pc.history, HEAD, Week(2024, 10), moment(), Thresholds())
    assert counts_sentence(found) == (
        "本周完成3项、推进4项、受阻2项；截至3月10日累计完成3项，完成率8.3%"
        "（应办36项，不含不适用2项），逾期1项、临期1项"
    )


def test_what_was_done_before_is_not_done_again_by_a_note_or_an_owner() -> None:
    pc = Pc()
    earlier = date(2024, 2, 26)
    for id in ("1.1.1", "2.1.1"):
        pc.does(edits.tick(pc.history, id, earlier, TODAY), moment())
    notes(pc, "1.1.1", "补上验收单")
    does(pc, "2.1.1", Edit(owner="王某"))
    progress, *_ = report_parts(report(pc), PLAN)
    assert progress.lines[0].startswith("本周未填2项、其余无新的进展；截至3月10日累计完成2项")
    assert progress.lines[1:] == ("（一）推进加装电梯12台（1.1.1）。此前已完成。补上验收单。",)


def test_progress_that_is_told_is_not_no_progress_though_nothing_got_further() -> None:
    pc = Pc()
    notes(pc, "1.1.1", "走访了两家")
    first, told = report_parts(report(pc), PLAN)[0].lines
    assert first.startswith("本周未填3项、记有进展1项；")
    assert told == "（一）推进加装电梯12台（1.1.1）。走访了两家。"
    says_no_change(pc, "2.1.1")
    assert counts_sentence(report(pc)).startswith("本周未填2项、记有进展1项、其余无变化；")


def test_what_was_taken_back_is_said_and_no_figure_that_fell_is_an_advance() -> None:
    pc = Pc()
    earlier = date(2024, 2, 26)
    pc.does(edits.tick(pc.history, "1.1.1", earlier, TODAY), moment())
    pc.does(edits.change(pc.history, "2.1.1", Edit(percent=60), earlier, TODAY), moment())
    pc.does(edits.untick(pc.history, "1.1.1", TODAY, TODAY), moment())
    does(pc, "2.1.1", Edit(percent=40))
    progress, *_ = report_parts(report(pc), PLAN)
    assert progress.lines[0].startswith("本周取消完成1项；截至3月10日累计完成0项，")
    assert progress.lines[1:] == ("（一）推进加装电梯12台（1.1.1）。取消完成，目前未启动。",)


def test_a_blocked_measure_is_a_problem_in_every_week_that_it_lasts() -> None:
    pc = Pc()
    earlier = date(2024, 2, 20)
    blocked = Edit(status=Status.BLOCKED, reason="缺场地")
    pc.does(edits.change(pc.history, "1.1.1", blocked, earlier, TODAY), moment())
    progress, problems, *_ = report_parts(report(pc), PLAN)
    assert progress.lines == (
        "本周受阻1项、未填4项；截至3月10日累计完成0项，完成率0%（应办4项）。",
    )
    assert problems.lines == ("（一）推进加装电梯12台（1.1.1）。自2月20日起受阻：缺场地。",)


def test_a_note_of_what_was_not_started_is_told_without_the_status() -> None:
    pc = Pc()
    notes(pc, "1.1.1", "开展宣传1次")
    progress, *_ = report_parts(report(pc), PLAN)
    assert progress.lines[1:] == ("（一）推进加装电梯12台（1.1.1）。开展宣传1次。",)


def test_what_does_not_apply_is_no_progress_and_what_is_over_has_no_plans_and_problems() -> None:
    pc = Pc()
    does(pc, "1.1.1", Edit(status=Status.NOT_APPLICABLE, reason="没有电梯"))
    does(pc, "2.1.1", Edit(status=Status.DONE))
    for id in ("1.1.1", "2.1.1"):
        for kind in NoteKind:
            notes(pc, id, kind.value, kind)
    progress, *others = report_parts(report(pc), PLAN)
    assert progress.lines == (
        "本周完成1项；截至3月10日累计完成1项，完成率33%（应办3项，不含不适用1项）。",
        "（一）办好社区食堂（2.1.1）。已完成。进展。",
    )
    assert [part.lines for part in others] == [("无。",)] * 3


def test_ongoing_work_is_counted_beside_done_and_lights_each_apart() -> None:
    pc = Pc()
    does(pc, "1.1.1", Edit(status=Status.ONGOING))
    does(pc, "1.1.2", Edit(percent=1, due=date(2024, 3, 8)))
    does(pc, "2.1.1", Edit(percent=1, due=date(2024, 3, 12)))
    notes(pc, "1.1.1", "巡查2次")
    progress, *_ = report_parts(report(pc), PLAN)
    assert progress.lines[0] == (
        "本周推进2项；截至3月10日累计完成0项，完成率0%（应办4项，其中常态推进1项），逾期1项、临期1项。"
    )
    assert "（一）推进加装电梯12台（1.1.1）。目前常态推进。巡查2次。" in progress.lines


def test_the_plans_own_short_title_goes_before_the_first_clause() -> None:
    named: Measure = measure("9.9.9", "持续完善助餐体系，建成一批食堂")
    assert titled(named) == "持续完善助餐体系（9.9.9）"
    assert titled(named._replace(short="完善助餐")) == "完善助餐（9.9.9）"


def test_an_amount_is_said_of_its_target() -> None:
    pc = Pc()
    does(pc, "1.1.1", Edit(amount=2.5))
    progress, *_ = report_parts(report(pc), PLAN)
    assert progress.lines[1].endswith("目前进度20%。累计完成2.5台（目标12台）。")


def test_an_amount_in_percent_is_not_said_twice() -> None:
    share = measure("1.1.1", target=Target(100, "%", "覆盖率"))
    told = MeasureReport("1.1.1", Status.IN_PROGRESS, percent=30, amount=30)
    assert amount_words(told, share) == ""
    assert amount_words(told._replace(percent=50), share) == "累计完成30%（目标100%）。"


def test_the_heading_of_a_line_ends_with_its_number() -> None:
    line = "（一）办好食堂（2.1.1）。已完成（见2.1.2）。"
    assert run_in(line, "2.1.1") == ("（一）办好食堂（2.1.1）。", "已完成（见2.1.2）。")
    assert run_in(line, "") == ("", line)


def test_the_heading_names_the_unit_the_week_and_the_edition() -> None:
    found = report(Pc())
    assert report_title(found, PLAN) == "宝山八村居委会《某街道2024年工作计划》落实情况周报"
    assert report_subtitle(found) == "2024年第10周（3月4日—3月10日）　第1版"
    second = found._replace(edition=Edition(2, found.generated, ("d",)))
    assert report_subtitle(second).endswith("第2版，代替第1版")


@each_row(
    ("period", "name", "first", "last"),
    [
        ("2024-03", "月报", "一、本月工作进展", "四、下月工作计划"),
        ("2024-Q1", "季报", "一、本季度工作进展", "四、下季度工作计划"),
        ("2024", "年报", "一、本年度工作进展", "四、下年度工作计划"),
    ],
)
def test_other_periods_are_called_by_their_names(
    period: str, name: str, first: str, last: str
) -> None:
    found = status_report(PLAN, Pc().history, HEAD, parse_period(period), moment(), Thresholds())
    assert report_title(found, PLAN) == f"宝山八村居委会《某街道2024年工作计划》落实情况{name}"
    assert report_subtitle(found).startswith(parse_period(period).label())
    titles = [part.title for part in report_parts(found, PLAN)]
    assert titles[0] == first
    assert titles[3] == last


@each_row(
    ("text", "title"),
    [
        ("办好食堂，惠及老人", "9.9.9 办好食堂"),
        ("没有逗号", "9.9.9 没有逗号"),
        ("长" * 30, "9.9.9 " + "长" * 30),
        ("长" * 31, "9.9.9 " + "长" * 29 + "…"),
    ],
)
def test_a_short_title_is_the_first_clause(text: str, title: str) -> None:
    named: Measure = measure("9.9.9", text)
    assert short_title(named) == title


def test_every_sentence_is_ended_once() -> None:
    assert sentences(("一", "二。", "三！", "四？", "五；", "六…")) == "一。二。三！四？五；六…"
    assert sentences(()) == ""


def test_each_line_of_a_part_has_its_measure_and_a_part_without_any_says_so() -> None:
    pc = Pc()
    does(pc, "2.1.1", Edit(status=Status.DONE))
    does(pc, "1.1.1", Edit(percent=40))
    progress, problems, *_ = report_parts(report(pc), PLAN)
    assert progress.measures == ("", "2.1.1", "1.1.1")
    assert (problems.lines, problems.measures) == (("无。",), ())


def test_the_brief_is_five_lines_whatever_was_written() -> None:
    pc = Pc()
    assert brief_of(report(pc), PLAN) == (
        "【周报】宝山八村居委会 2024年第10周（3月4日—3月10日） 第1版",
        "进展：本周未填4项；截至3月10日累计完成0项，完成率0%（应办4项）。",
        "问题：无。",
        "协调：无。",
        "下周：无。",
    )
    for number, id in enumerate(("1.1.1", "1.1.2", "2.1.1", "2.1.2")):
        text = f"第一行\n第二行{'长' * 200}"
        pc.does(edits.note(id, f"p{number}", NoteKind.PROBLEM, text, date(2024, 3, 6)), moment())
    does(pc, "1.1.1", Edit(due=date(2024, 3, 1)))
    lines = brief_of(report(pc), PLAN)
    assert len(lines) == 5
    assert not any("\n" in line for line in lines)
    assert lines[2].endswith("…等4项。")
    assert len(lines[2]) < 200
    assert "，逾期1项。" in lines[1]


def test_the_foot_says_who_and_leaves_a_line_where_nobody() -> None:
    empty = "＿＿＿＿＿＿"
    signed = ("填报单位：宝山八村居委会", f"填报人：{empty}", f"审核人：{empty}", f"电话：{empty}")
    assert signature_of(report(Pc()))[:4] == signed


def test_a_measure_of_a_later_revision_than_is_at_hand_is_told_by_its_number() -> None:
    pc = Pc()
    pc.does(edits.note("1.1.1", "n", NoteKind.PROBLEM, "缺人", TODAY), moment())
    report = status_report(PLAN, pc.history, HEAD, Week(2024, 10), moment(), Thresholds())
    lines = [line for part in report_parts(report, plan_of(())) for line in part.lines]
    assert any("本机的计划没有这一项" in line and "1.1.1" in line for line in lines)


def test_problems_that_are_followed_are_new_go_on_or_are_closed() -> None:
    pc = Pc()

    def raised(id: str, kind: NoteKind, on: date) -> None:
        number = number_for(pc.history.fields.get("1.1.1", {}), "1.1.1", id, kind)
        pc.does(edits.note("1.1.1", id, kind, f"缺{id}。", on, number), moment(on))

    raised("a", NoteKind.PROBLEM, date(2024, 2, 20))
    raised("b", NoteKind.PROBLEM, date(2024, 2, 28))
    raised("c", NoteKind.PROBLEM, TODAY)
    raised("d", NoteKind.COORDINATION, TODAY)
    notes_ = {note.id: note for note in fold(pc.history).state("1.1.1").notes}
    what = IssueChange("王某、李某", date(2025, 1, 5))
    pc.does(change_issue(pc.history, "1.1.1", notes_["a"], what, TODAY), moment())
    pc.does(close_issue(pc.history, "1.1.1", notes_["b"], "租到了。", TODAY, TODAY), moment())
    does(pc, "1.1.1", Edit(status=Status.DONE))
    found = report(pc)
    _, problems, matters, _ = report_parts(found, PLAN)
    assert "".join(problems.lines) == (
        "（一）推进加装电梯12台（1.1.1）。"
        "继续：缺a（1.1.1-问1，2月20日提出，已2周，责任人王某、李某，时限2025年1月5日）。"
        "已销号：缺b（1.1.1-问2，2月28日提出，3月6日销号：租到了）。"
        "新增：缺c（1.1.1-问3）。"
    )
    assert matters.lines == ("（一）推进加装电梯12台（1.1.1）。新增：缺d（1.1.1-协1）。",)
    (row,) = (row for row in measure_rows(found, PLAN) if row.reported.id == "1.1.1")
    assert [line.partition("：")[0] for line in row.problems.split("\n")] == [
        "继续", "已销号", "新增", "需协调"
    ]  # fmt: skip
    assert len(row.followed) == 4
    names, table = issue_table(found)
    assert [row[names.index("状态")] for row in table] == ["继续", "新增", "新增", "已销号"]
    assert "答复" not in names
