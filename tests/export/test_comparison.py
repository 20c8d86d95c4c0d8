"""The comparison of two plans as a Word file, read back."""

from __future__ import annotations

from io import BytesIO

from docx import Document

from plancheck.domain.plan.comparison import compare
from plancheck.export import render_comparison
from tests.specimens import measure, moment, revised, small_plan

HOSTILE = "=1+1\x1b[31m<w:p/>&amp;"


def test_the_table_has_every_measure_that_differs_with_its_section_over_it() -> None:
    old = small_plan()
    after = revised(
        old,
        {"1.1.1": {"text": "推进加装电梯15台，惠及居民"}, "2.1.1": {"withdrawn": True}},
        add=[measure("2.1.3", HOSTILE)],
    )
    data = render_comparison(compare(old, after), moment())
    assert data == render_comparison(compare(old, after), moment())
    paper = Document(BytesIO(data))
    assert paper.paragraphs[0].text == f"{after.title}修订对照表"
    rows = [[cell.text for cell in row.cells] for row in paper.tables[0].rows]
    assert [row[0] for row in rows if len(set(row)) > 1] == ["编号", "1.1.1", "2.1.3", "2.1.1"]
    assert [row[0] for row in rows if len(set(row)) == 1] == [
        f"{number}、{section.title}" for number, section in zip("一二", after.sections, strict=True)
    ]
    by_number = {row[0]: row for row in rows}
    assert by_number["1.1.1"][2:4] == [
        "推进加装电梯【12】台，惠及居民",
        "推进加装电梯【15】台，惠及居民",
    ]
    assert by_number["2.1.1"][2:4] == ["办好社区食堂", "——"]
    assert "<w:p/>&amp;" in by_number["2.1.3"][3]
    assert "\x1b" not in by_number["2.1.3"][3]


def test_plans_that_do_not_differ_have_no_table() -> None:
    paper = Document(BytesIO(render_comparison(compare(small_plan(), small_plan()), moment())))
    assert not paper.tables
