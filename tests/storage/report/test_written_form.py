"""Reading measures without a parser: equal to the parser on whatever it does not leave to it."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
import tomli
from hypothesis import example, given
from hypothesis import strategies as st

from plancheck.domain.ledger.entry import canonical_json
from plancheck.domain.progress.status import Status
from plancheck.domain.report.content import check_code, seal_from
from plancheck.domain.report.model import IssueReport, MeasureReport
from plancheck.domain.startup import sha256
from plancheck.errors import BadFile
from plancheck.storage.report import file as report_file
from plancheck.storage.report import tables as report_tables
from plancheck.storage.report import written_form
from plancheck.storage.report.tables import ParsedReport
from plancheck.storage.report.written_form import Blocks
from plancheck.storage.toml import writer
from tests.rows import each_row
from tests.sampler import part_or_whole
from tests.street import reports, resealed

from .test_file import BARE, FULL, ISSUES, MEASURE, report

REPORT = report(FULL, BARE)
TEXT = report_file.status_text(REPORT)


def fast(text: str) -> ParsedReport | None:
    return report_file._read_written(text, Blocks())


def slow(text: str) -> ParsedReport | None:
    try:
        return report_file._read_parsed(text, "x")
    except BadFile:
        return None


def test_what_is_written_is_read_without_the_parser() -> None:
    assert fast(TEXT) == slow(TEXT) == ParsedReport(REPORT, REPORT.digest)


def test_a_file_sealed_anew_is_read_without_the_parser_too() -> None:
    """Else the edits below would all go to the parser, and their tests could not fail."""
    for old, new in (
        ("percent = 40", "percent = 41"),
        ("raised = 2024-02-29", "raised = 2024-02-28"),
        ('how = "换了物业"\n', ""),
        ("since = 2024-03-04\n", ""),
    ):
        text = resealed(BODY.replace(old, new))
        found = fast(text)
        assert found is not None
        assert found == slow(text) != fast(TEXT)


@pytest.mark.parametrize("units", part_or_whole(4, 12))
def test_a_street_of_reports_is_read_alike(units: int) -> None:
    blocks = Blocks()
    for one in reports(units):
        text = report_file.status_text(one)
        assert slow(text) == ParsedReport(one, one.digest)
        assert report_file._read_written(text, blocks) == ParsedReport(one, one.digest)


@given(
    st.lists(MEASURE, min_size=1, max_size=4, unique_by=lambda m: m.id),
    st.lists(ISSUES, max_size=2, unique_by=lambda issue: issue.number),
)
def test_any_report_is_read_alike_or_left_to_the_parser(
    measures: list[MeasureReport], issues: list[IssueReport]
) -> None:
    tally = report_tables.tally_of_measures(measures)
    one = REPORT._replace(measures=tuple(measures), tally=tally, issues=tuple(issues))
    text = report_file.status_text(one)
    assert fast(text) in (None, slow(text))
    assert slow(text) == ParsedReport(one, one.digest)


BODY = TEXT.partition("\n[seal]\n")[0]
PIECES = ["", "0", "1", ".", '"', "\\", "\\n", "\\t", "\n", "中", " ", "#", ",", "[", "]", "true"]


@given(
    st.lists(
        st.tuples(st.integers(0, len(BODY)), st.integers(0, 3), st.sampled_from(PIECES)),
        min_size=1,
        max_size=3,
    )
)
@example([(BODY.index("changed"), 0, "# \n")])
@example([(BODY.index("percent = 40") + 10, 2, "040")])
@example([(BODY.index("amount = 2.5") + 9, 3, "2.50")])
@example([(BODY.index("amount = 2.5") + 9, 3, "1e3")])
@example([(BODY.index("due = 2024-06-30") + 6, 10, "2024-02-30")])
@example([(BODY.index('reason = "') + 10, 4, "")])
@example([(BODY.index("\n[[measure]]"), 0, "\n[measures]\na = 1\n")])
@example([(BODY.index("\n[[issue]]"), 0, "\n[measures]\na = 1\n")])
@example([(BODY.index("\n[[issue]]"), 0, "\n[[issue]]\n")])
@example([(BODY.index("due = 2024-03-31") + 6, 10, "2024-02-30")])
@example([(BODY.index('state = "已销号"') + 9, 3, "")])
def test_a_resealed_edit_is_read_alike_or_left_to_the_parser(
    edits: list[tuple[int, int, str]],
) -> None:
    text = BODY
    for place, cut, piece in edits:
        text = text[:place] + piece + text[place + cut :]
    try:
        text = resealed(text)
    except (ValueError, TypeError, RecursionError):  # no TOML any more, or nothing to seal
        return
    assert fast(text) in (None, slow(text))


def test_an_edit_without_its_seal_is_not_read() -> None:
    chance = Random(3)
    for _ in range(400):
        place = chance.randrange(len(BODY))
        edited = TEXT[:place] + chance.choice("09az中") + TEXT[place + 1 :]
        found = fast(edited)
        assert found is None or found.report == REPORT  # a comment


@each_row(
    ("old", "new"),
    [
        ("李某", "李某 "),
        ("王五", "王\\u0041五"),
        ("王五", "e\u0301"),
        ("王五", "王\\n五"),
        ("王五", "长" * 501),
        ("\\n共12户", "\u200b共12户"),
        ("照片\\\\1.jpg", "照片\\t1.jpg"),
        ('reason = "缺备餐间"', 'reason = ""'),
        ('id = "3.2.1"', 'id = "三"'),
        ("percent = 40", "percent = +40"),
        ("changed = true", "changed = true # 是"),
        ('how = "换了物业"', 'how = ""'),
        ('how = "换了物业"', 'how = "换了物业 "'),
        ('answer = "街道已协调"', 'answer = ""'),
        ('number = "3.2.1-问1乙"', 'number = "3.2.1-问1\\n乙"'),
        ("raised = 2024-02-29", "raised = 2024-02-29 # 是"),
        ("latest = { on = 2024-03-08, ", "latest = {on = 2024-03-08, "),
    ],
)
def test_what_reading_would_change_or_no_writer_writes_is_left_to_the_parser(
    old: str, new: str
) -> None:
    assert old in BODY
    text = resealed(BODY.replace(old, new, 1))
    assert fast(text) is None
    assert slow(text) is not None


def test_a_seal_over_a_number_as_no_writer_writes_it_is_no_seal() -> None:
    body = BODY.replace("amount = 2.5\n", "amount = 2.50\n")
    said = canonical_json(tomli.loads(body)).replace('"amount":2.5,', '"amount":2.50,')
    seal = seal_from(sha256(said.encode()).digest())
    seal["check"] = check_code(REPORT.digest, REPORT.edition.number)
    text = f"{body}\n[seal]\n{writer.pairs(seal)}"
    assert fast(text) is None
    assert slow(text) is None


def test_equal_measures_of_many_files_are_one_value() -> None:
    blocks = Blocks()
    one, other = (report_file.parse_status(TEXT, "x", blocks).report for _ in range(2))
    assert one.measures[0] is other.measures[0]
    assert one.measures[0].due == date(2024, 6, 30)
    assert one.measures[0].status is Status.BLOCKED


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(written_form, "REMEMBERED", 100)
    blocks = Blocks()
    text = BODY[BODY.index('id = "3.2.2"') : BODY.index("\n[[issue]]")]
    for number in range(110):
        assert blocks.read([text.replace("3.2.2", f"1.{number}")], [])
    assert len(blocks._known) == 100
