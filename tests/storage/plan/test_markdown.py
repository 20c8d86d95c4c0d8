"""The signs of Markdown say what a line is; a text without any is its lines."""

from __future__ import annotations

import time

from hypothesis import example, given
from hypothesis import strategies as st

from plancheck.domain.plan.source import PassageKind, Source
from plancheck.storage.plan.markdown import markdown_source
from tests.rows import each_row

TABLE = """\
前
| 类别 | 序号 | 项目 |
|---|:-:|---|
| 教育 | 1 | **建成**学校 |
| | 2 | |

| 不 | 是 |
后
"""


def words(source: Source) -> list[str]:
    return [source.text[one.start : one.end] for one in source.passages]


def test_a_text_without_signs_is_its_lines() -> None:
    text = "一、抓好党建\n\n　　1. 推进*试点*，编号#3。\n---\n"
    assert markdown_source(text) == Source.of_text(text)


def test_headings_have_their_level_and_are_no_sign() -> None:
    source = markdown_source("# 计划\n## 一、党建 ##\n#标签\n####### 七\n")
    assert words(source) == ["计划", "一、党建", "#标签", "####### 七"]
    assert [one.outline for one in source.passages] == [1, 2, 0, 0]


def test_bold_words_are_known_and_their_signs_stay() -> None:
    source = markdown_source("党建。**一是推进。**开展**活动**。2 ** 3\n")
    bold = [source.text[start:end] for start, end in source.passages[0].bold]
    assert bold == ["一是推进。", "活动"]
    assert words(source) == ["党建。**一是推进。**开展**活动**。2 ** 3"]


def test_a_table_is_its_cells() -> None:
    source = markdown_source(TABLE)
    assert words(source)[:4] == ["前", "类别", "序号", "项目"]
    cells = [(said, one.cell) for said, one in zip(words(source), source.passages, strict=True)]
    found = {said: (cell.row, cell.column, cell.header) for said, cell in cells if cell}
    assert found["项目"] == (0, 2, True)
    assert found["**建成**学校"] == (1, 2, False)
    assert found["2"] == (2, 1, False)
    assert words(source)[-2:] == ["| 不 | 是 |", "后"]


def test_columns_parted_by_tabs_are_a_table_too() -> None:
    source = markdown_source("表\n部门\t内容\t时限\n少儿部\t举办\t全年\n\t讲座\t\n\n甲\t乙\n")
    found = [one.cell and (one.cell.row, one.cell.column) for one in source.passages]
    assert found == [None, (0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (2, 1), None]


def test_a_table_may_have_no_signs_at_its_edges_where_a_rule_stands_under_its_head() -> None:
    source = markdown_source("甲 | 乙\n--- | ---\n一 | 二\n三\n\n不 | 是\n")
    found = [one.cell and (one.cell.row, one.cell.column) for one in source.passages]
    assert found == [(0, 0), (0, 1), (1, 0), (1, 1), None, None]


def test_a_backslash_before_a_sign_is_left_out_where_the_file_is_markdown() -> None:
    assert markdown_source("1\\. 甲\\*乙\\n\n", escapes=True).text == "1. 甲*乙\\n\n"
    assert markdown_source("1\\. 甲\n").text == "1\\. 甲\n"


@each_row(
    "piece",
    ["a|b\n", "|\n", "-|\n", "x\n", "|\t", "\t\t\n", "**a", "# ", "#", "| - ", "\\"],
)
def test_a_long_text_of_signs_takes_no_longer_than_its_length(piece: str) -> None:
    size = 10_000 if "\n" in piece else 30_000
    begun = time.process_time()
    markdown_source(piece * (size // len(piece)), escapes=True)
    assert time.process_time() - begun < size / 50_000


@example("# #")
@given(st.text("甲乙|\t#* -:\n"))
def test_passages_stand_in_order_and_leave_out_only_signs(text: str) -> None:
    source = markdown_source(text)
    last = 0
    for passage in source.passages:
        assert set(source.text[last : passage.start]) <= set("|\t#-: \n")
        last = passage.end
        assert passage.start < passage.end
        assert passage.kind in {PassageKind.BODY, PassageKind.CELL}
    assert set(source.text[last:]) <= set("|\t#-: \n")
