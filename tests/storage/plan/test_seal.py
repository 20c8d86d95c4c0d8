"""Publishing a plan: the seal in its text, the number raised, all else left as it stood."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.plan.model import Plan, Revision, Seal
from plancheck.errors import BadFile, Problem
from plancheck.storage.plan.file import plan_in
from plancheck.storage.plan.seal import check_code, sealed_text
from tests.rows import each_row

from .test_file import GOOD

FIRST = Revision(1, date(2024, 1, 9))
SECOND = Revision(2, date(2024, 6, 3), "新增1项（2.1.2）")


def read(text: str) -> tuple[Plan, tuple[Problem, ...]]:
    return plan_in(text, "计划.toml")


def test_a_published_plan_is_sealed_and_its_revision_is_in_it() -> None:
    plan, problems = read(sealed_text(GOOD, "计划.toml", FIRST))
    assert problems == ()
    assert plan.seal is Seal.SOUND
    assert (plan.revision, plan.revisions) == (1, (FIRST,))
    assert read(GOOD)[0].seal is Seal.NONE


def test_publishing_again_raises_the_number_and_keeps_the_first_revision_s_note() -> None:
    once = sealed_text(GOOD, "计划.toml", FIRST)
    plan, problems = read(sealed_text(once.replace("措施一", "措施甲"), "计划.toml", SECOND))
    assert problems == ()
    assert (plan.seal, plan.revision, plan.revisions) == (Seal.SOUND, 2, (FIRST, SECOND))


def test_comments_and_lines_stay_where_they_are() -> None:
    text = GOOD.replace("year = 2024\n", "year = 2024\n  revision = 1 # 版号\n") + "# 末尾\n"
    sealed = sealed_text(text, "计划.toml", SECOND)
    kept = text.replace("revision = 1 # 版号", "revision = 2 # 版号")
    assert sealed.startswith(kept)
    assert sealed.count("[seal]") == 1
    assert sealed_text(sealed, "计划.toml", SECOND._replace(number=3)).count("[seal]") == 1


def test_line_ends_of_windows_seal_alike() -> None:
    text = sealed_text(GOOD.replace("\n", "\r\n"), "计划.toml", FIRST)
    assert text == sealed_text(GOOD, "计划.toml", FIRST)
    assert read(text.replace("\n", "\r\n"))[0].seal is Seal.SOUND


def test_a_seal_in_the_middle_of_the_file_goes_and_what_follows_stays() -> None:
    seal = '[seal]\nsha256 = "a"\ncheck = "b"\n'
    text = GOOD.replace("[[unit_type]]", f"{seal}[[unit_type]]", 1)
    assert sealed_text(text, "计划.toml", FIRST) == sealed_text(GOOD, "计划.toml", FIRST)


@each_row(
    "edited",
    [
        ("措施一", "措施甲"),
        ('sha256 = "', 'sha256 = "0'),
        ('check = "', 'check = "A'),
        ("revision = 1", "revision = 3"),
        ("[seal]\n", '[seal]\nmore = "x"\n'),
        ("published = 2024-01-09", "published = 2024-01-10"),
    ],
)
def test_a_plan_that_was_changed_after_it_was_sealed_is_said_to_be(edited: tuple[str, str]) -> None:
    sealed = sealed_text(GOOD, "计划.toml", FIRST)
    assert edited[0] in sealed
    plan, problems = read(sealed.replace(*edited, 1))
    assert plan.seal is Seal.BROKEN
    assert any("校验不符" in problem.message and problem.line for problem in problems)


def test_comments_and_order_of_keys_leave_the_seal_whole() -> None:
    sealed = sealed_text(GOOD, "计划.toml", FIRST)
    moved = sealed.replace('name = "中心"', '# 事业单位\nname = "中心"', 1)
    moved = moved.replace('number = 1\ntitle = "第一部分"', 'title = "第一部分"\nnumber = 1', 1)
    assert moved != sealed
    assert read(moved)[0].seal is Seal.SOUND


@each_row(
    "text",
    [
        'schema = 2\nplan = { id = "a", title = "b", year = 2024, revision = 1 }\n',
        'schema = 2\nrevision = 3\n[plan]\nid = "a"\n',
        'schema = 2\nplan.id = "a"\nplan.title = "b"\n',
        'schema = 2\n[plan]\nid = "a"\nrevision = 1_\n',
        "schema = 2\n",
    ],
)
def test_a_file_written_oddly_is_refused_and_nothing_is_lost(text: str) -> None:
    with pytest.raises(BadFile):
        sealed_text(text, "计划.toml", SECOND)


def test_the_check_code_can_be_read_out() -> None:
    plan, _ = read(sealed_text(GOOD, "计划.toml", FIRST))
    first, _, second = check_code(plan.digest).partition("-")
    assert len(first) == len(second) == 4


def test_only_where_units_know_the_numbers_may_a_measure_stand_under_another_objective() -> None:
    moved = GOOD.replace('id = "1.1.2"', 'id = "1.2.7"', 1)
    assert any("不属于任务" in problem.message for problem in read(moved)[1])
    published = sealed_text(GOOD, "计划.toml", FIRST).replace('id = "1.1.2"', 'id = "1.2.7"', 1)
    assert read(sealed_text(published, "计划.toml", SECOND))[1] == ()


@given(st.text(max_size=40), st.text('#[]"=\n\\ 版a', max_size=40))
def test_whatever_stands_in_the_note_and_in_comments_the_sealed_file_reads_back(
    note: str, comment: str
) -> None:
    from plancheck.domain.text import clean

    said = Revision(2, date(2024, 6, 3), clean(note))
    lines = "".join(f"# {line}\n" for line in comment.splitlines() if line.isprintable())
    plan, problems = read(sealed_text(GOOD + lines, "计划.toml", said))
    assert (plan.seal, plan.revisions, problems) == (Seal.SOUND, (said,), ())
