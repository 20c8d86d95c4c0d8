"""The report line by line: what is new in it is marked, each line names its measure."""

from __future__ import annotations

from plancheck.domain.period import Period, Week
from plancheck.domain.progress import edits
from plancheck.domain.progress.edits import Edit
from plancheck.domain.progress.signal import Thresholds
from plancheck.domain.progress.state import NoteKind
from plancheck.domain.progress.status import Status
from plancheck.domain.report.builder import edition_value, status_report
from plancheck.domain.report.editions import edition_field, since_submission
from plancheck.domain.report.model import Letterhead
from plancheck.domain.report.preview import CHANGED, NEW, Line, Preview, preview
from tests.specimens import TODAY, Pc, moment, small_plan

PLAN = small_plan()
WEEK = Week(2024, 10)
HEAD = Letterhead("宝山八村居委会", "居委会", "某街道办事处", "甲", "乙", "021-0000")


def seen(pc: Pc, period: Period = WEEK) -> Preview:
    report = status_report(PLAN, pc.history, HEAD, period, moment(), Thresholds())
    return preview(report, PLAN, pc.history, Thresholds())


def marked(pc: Pc, mark: str) -> list[str]:
    return [line.text for line in seen(pc).lines if line.mark == mark]


def does(pc: Pc, what: Edit, id: str = "1.1.1", hour: int = 9) -> None:
    pc.does(edits.change(pc.history, id, what, TODAY, TODAY), moment(hour=hour))


def notes(pc: Pc, text: str, kind: NoteKind = NoteKind.PROGRESS, id: str = "1.1.1") -> None:
    pc.does(edits.note(id, f"n{pc.last}", kind, text, TODAY), moment())


def submits(pc: Pc, hour: int = 9) -> None:
    report = seen(pc).report
    field = edition_field(report.period)
    drafts = edits.set_field(pc.history, "", field, edition_value(report), TODAY, TODAY)
    pc.does(drafts, moment(hour=hour))


def test_the_lines_are_the_report_its_table_and_who_signs() -> None:
    pc = Pc()
    does(pc, Edit(percent=40, owner="王某"))
    lines = seen(pc).lines
    headings = [line.text[:4] for line in lines if line.heading]
    assert headings == ["宝山八村", "一、本周", "二、存在", "三、需协", "四、下周", "附：措施"]
    assert Line("（一）推进加装电梯12台（1.1.1）。目前进度40%。", "1.1.1") in lines
    assert Line("[推] 1.1.1 推进加装电梯12台，惠及居民　40%　王某", "1.1.1", CHANGED) in lines
    assert lines[-1].text == (
        "填报单位：宝山八村居委会　填报人：甲　审核人：乙　电话：021-0000　填报时间：2024年3月6日"
    )


def test_every_line_about_a_measure_names_it_and_no_other_line_does() -> None:
    pc = Pc()
    notes(pc, "缺场地", NoteKind.PROBLEM, "2.1.2")
    for line in seen(pc).lines:
        assert line.measure == "" or line.measure in line.text
    assert [line.measure for line in seen(pc).lines if line.measure] == [
        "2.1.2", "1.1.1", "1.1.2", "2.1.1", "2.1.2"
    ]  # fmt: skip


def test_before_the_first_submission_only_the_changed_measures_are_marked() -> None:
    pc = Pc()
    does(pc, Edit(status=Status.DONE))
    assert marked(pc, NEW) == []
    assert marked(pc, CHANGED) == ["[完] 1.1.1 推进加装电梯12台，惠及居民　100%"]


def test_what_the_last_edition_did_not_have_is_new() -> None:
    pc = Pc()
    does(pc, Edit(status=Status.DONE))
    submits(pc)
    assert marked(pc, NEW) == []
    notes(pc, "缺场地", NoteKind.PROBLEM, "2.1.2")
    assert marked(pc, NEW) == ["（一）做好垃圾分类２０２４年度考核（2.1.2）。缺场地。"]
    submits(pc)
    assert marked(pc, NEW) == []


def test_a_line_that_only_got_another_number_is_not_new() -> None:
    pc = Pc()
    notes(pc, "缺场地", NoteKind.PROBLEM, "2.1.2")
    submits(pc)
    notes(pc, "缺人手", NoteKind.PROBLEM, "1.1.1")
    new = marked(pc, NEW)
    assert new == ["（一）推进加装电梯12台（1.1.1）。缺人手。"]
    assert any(line.text.startswith("（二）做好垃圾") and not line.mark for line in seen(pc).lines)


def test_what_was_known_is_told_by_numbers_where_the_own_clock_went_back() -> None:
    pc = Pc()
    does(pc, Edit(status=Status.DONE), hour=12)
    submits(pc, hour=12)
    does(pc, Edit(percent=30), id="2.1.2", hour=8)
    assert [text for text in marked(pc, NEW) if "2.1.2" in text]
    touched, known = since_submission(pc.history, WEEK)
    assert touched == {"2.1.2"}
    assert not known.by_id


def test_another_period_is_not_compared_with_this_one() -> None:
    pc = Pc()
    submits(pc)
    assert since_submission(pc.history, WEEK.shifted(1))[0] == set()
    does(pc, Edit(status=Status.DONE))
    assert not [line for line in seen(pc, WEEK.shifted(1)).lines if line.mark]
