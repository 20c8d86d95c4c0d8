"""The roll-up as Markdown: it reads well as plain text."""

from __future__ import annotations

from plancheck.domain.rollup.bulletin.bulletin import bulletin
from plancheck.domain.rollup.figures.figures import RollupReport
from plancheck.domain.rollup.intake.outcomes import Account, FileNote, Outcome
from plancheck.export import render_rollup
from plancheck.export.plain import escaped
from tests.domain.rollup.figures.test_compute import A, B, C, report, rolled, said


def text_of(made: RollupReport) -> str:
    return render_rollup("md", made).decode("utf-8")


def test_a_file_is_named_as_it_is_and_a_unit_with_its_check_code() -> None:
    name = "周报_宝山八村（东）居委会_2024-W10_第1版 (1).toml"
    account = Account((FileNote(name, Outcome.REFUSED, 0, 1, "校验不符"),))
    text = text_of(rolled(A)._replace(account=account))
    assert name in text
    assert "\\_" not in text
    assert A.report.check_code in text
    assert "涉密" not in text


def test_it_shows_the_bulletin_that_the_document_shows() -> None:
    made, told = rolled(A, B, C), bulletin(rolled(A, B, C))
    text = text_of(made)
    for part in told.parts:
        for words in (part.title, part.text, *part.notes):
            assert escaped(words) in text
        for row in part.table.texts if part.table else ():
            assert " | ".join(map(escaped, row)) in text
    for words in (told.title, told.subtitle, told.headline, *told.annexes.values()):
        assert escaped(words) in text


def test_a_part_without_anything_to_say_is_no_list() -> None:
    text = text_of(rolled(report("甲居委会", said("1.1.1")), roster=None))
    assert "\n无。\n" in text
    assert "1. 无。" not in text


def test_annexes_are_numbered_without_a_gap() -> None:
    text = text_of(rolled(A))
    numbers = [line.split("　")[0] for line in text.splitlines() if line.startswith("## 附")]
    assert numbers == [f"## 附件{n}" for n in range(1, len(numbers) + 1)]
