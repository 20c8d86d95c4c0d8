"""The weekly status file: read back as written, or refused with a message."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.ledger.unit_names import UnitName
from plancheck.domain.period import Kind, Period, Week, parse_period
from plancheck.domain.progress.issues.standing import IssueState
from plancheck.domain.progress.signal import Signal, Thresholds
from plancheck.domain.progress.state import NoteKind
from plancheck.domain.progress.status import Status
from plancheck.domain.progress.tally import Tally
from plancheck.domain.report.builder import status_report
from plancheck.domain.report.content import digest_of
from plancheck.domain.report.editions import Edition
from plancheck.domain.report.model import (
    IssueReport,
    Latest,
    Letterhead,
    MeasureReport,
    StatusReport,
)
from plancheck.domain.text import NOTE_LIMIT, clean
from plancheck.errors import BadFile, NewerFormat, OlderFormat
from plancheck.storage.report import tables as report_tables
from plancheck.storage.report.file import (
    load_status,
    parse_status,
    report_in,
    report_stem,
    status_text,
)
from plancheck.storage.report.tables import ParsedReport
from plancheck.storage.report.written_form import Blocks
from tests.rows import each_row
from tests.sampler import part_or_whole, some_or_all
from tests.specimens import Pc, moment, small_plan
from tests.street import resealed

from ..records import MOMENTS, TEXT

WEEK = Week(2024, 10)
HEAD = Letterhead("宝山八村居委会", "居委会", "某街道办事处", "甲", "乙", "021-0000")
FULL = MeasureReport(
    id="3.2.1",
    status=Status.BLOCKED,
    percent=40,
    amount=2.5,
    owner=("王五（书记）", "李某"),
    due=date(2024, 6, 30),
    signal=Signal.OVERDUE,
    changed=True,
    answered=True,
    uncompleted=True,
    since=date(2024, 3, 4),
    progress=("完成摸底\n共12户", "第二件"),
    latest=Latest(date(2024, 3, 8), "第二件"),
    problems=('物业说："不配合"',),
    coordination=("请街道协调",),
    next=("下周开工",),
    evidence=("照片\\1.jpg",),
    steps_done=1,
    steps_total=3,
    reason="缺备餐间",
)
BARE = MeasureReport("3.2.2", Status.DONE, 100)
ISSUE = IssueReport(
    number="3.2.1-问1乙",
    measure="3.2.1",
    kind=NoteKind.PROBLEM,
    text='物业说："不配合"\n两次',
    raised=date(2024, 2, 29),
    owner=("王五",),
    due=date(2024, 3, 31),
    state=IssueState.CLOSED,
    closed=date(2024, 3, 8),
    how="换了物业",
    answer="街道已协调",
)


def report(*measures: MeasureReport) -> StatusReport:
    measures = measures or (FULL, BARE)
    return StatusReport(
        head=HEAD,
        period=WEEK,
        as_of=WEEK.last_day,
        edition=Edition(2, moment(hour=8), ("d" * 64,)),
        generated=moment(),
        plan_id="jihua-2024",
        plan_revision=1,
        plan_digest="e" * 64,
        tally=report_tables.tally_of_measures(measures),
        measures=measures,
        issues=(ISSUE,) if FULL in measures else (),
    )


# --- round trip


def test_a_report_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / f"{report_stem(report())}.toml"
    path.write_text(status_text(report()), encoding="utf-8")
    assert load_status(path) == report()
    assert load_status(path).digest == report().digest
    assert path.name == "周报_宝山八村居委会_2024-W10_第2版.toml"


def test_a_report_of_a_real_history_is_read_back() -> None:
    made = status_report(small_plan(), Pc().history, HEAD, WEEK, moment(), Thresholds())
    assert report_in(status_text(made), "x") == made


@each_row(
    ("period", "name"),
    [("2024-03", "月报"), ("2024-Q1", "季报"), ("2024", "年报")],
)
def test_other_periods_than_weeks_are_named_as_what_they_are(period: str, name: str) -> None:
    made = report()._replace(period=parse_period(period))
    assert f'\nperiod = "{period}"\nfrom = {made.first_day}\nto = {made.last_day}\n' in status_text(
        made
    )
    assert "\nweek = " not in status_text(made)
    assert report_in(status_text(made), "x") == made
    assert report_stem(made) == f"{name}_宝山八村居委会_{period}_第2版"


@each_row("line", ['period = "2024-W10"', 'week = "2024-03"', 'period = "三月"'])
def test_a_period_under_the_wrong_key_is_refused(line: str) -> None:
    with pytest.raises(BadFile, match=r"period|week"):
        report_in(resealed(status_text(report()).replace('week = "2024-W10"', line)), "x")


LINE = TEXT.map(clean)
NOTE = TEXT.map(lambda text: clean(text, NOTE_LIMIT, lines=True))
LINES = st.lists(NOTE, max_size=3).map(tuple)
FORMER = st.lists(st.builds(UnitName, LINE, LINE), max_size=2).map(tuple)
PERIODS = st.builds(Kind.of, st.sampled_from(Kind), st.dates(date(2, 1, 8), date(9998, 12, 20)))
MEASURE = st.builds(
    MeasureReport,
    id=LINE,
    status=st.sampled_from(Status),
    percent=st.none() | st.integers(0, 100),
    amount=st.none() | st.integers(0, 10**14) | st.floats(0, 1e14),
    owner=st.lists(LINE, max_size=3).map(tuple),
    due=st.none() | st.dates(),
    signal=st.sampled_from(Signal),
    changed=st.booleans(),
    completed=st.booleans(),
    uncompleted=st.booleans(),
    answered=st.booleans(),
    advanced=st.booleans(),
    since=st.none() | st.dates(),
    reason=NOTE,
    progress=LINES,
    latest=st.none() | st.builds(Latest, st.dates(), NOTE),
    problems=LINES,
    coordination=LINES,
    next=LINES,
    evidence=LINES,
    steps_done=st.integers(0, 99),
    steps_total=st.integers(0, 99),
)
ISSUES = st.builds(
    IssueReport,
    number=LINE,
    measure=LINE,
    kind=st.sampled_from((NoteKind.PROBLEM, NoteKind.COORDINATION)),
    text=NOTE,
    raised=st.dates(),
    owner=st.lists(LINE, max_size=2).map(tuple),
    due=st.none() | st.dates(),
    state=st.sampled_from(IssueState),
    closed=st.none() | st.dates(),
    how=NOTE,
    answer=NOTE,
)


@given(
    PERIODS,
    st.dates(),
    st.builds(Letterhead, LINE, LINE, LINE, LINE, LINE, LINE, FORMER),
    st.builds(
        Edition,
        st.integers(1, 99),
        st.none() | MOMENTS,
        st.lists(LINE, max_size=2).map(tuple),
        LINE,
    ),
    MOMENTS,
    st.lists(MEASURE, max_size=3, unique_by=lambda m: m.id),
    st.lists(ISSUES, max_size=2, unique_by=lambda issue: issue.number),
)
def test_any_report_is_read_back(
    period: Period,
    as_of: date,
    head: Letterhead,
    edition: Edition,
    generated: datetime,
    measures: list[MeasureReport],
    issues: list[IssueReport],
) -> None:
    written = StatusReport(
        head=head,
        period=period,
        as_of=as_of,
        edition=edition,
        generated=generated,
        plan_id="p",
        plan_revision=1,
        plan_digest="e",
        tally=report_tables.tally_of_measures(measures),
        measures=tuple(measures),
        issues=tuple(issues),
    )
    assert report_in(status_text(written), "x") == written


@pytest.mark.parametrize("number", [0, 1, *part_or_whole(1_000, 10_000)])
def test_a_plan_may_have_no_measures_or_ten_thousand(number: int, tmp_path: Path) -> None:
    measures = tuple(FULL._replace(id=f"1.1.{n}") for n in range(number))
    written = report()._replace(measures=measures, issues=())
    written = written._replace(tally=report_tables.tally_of_measures(measures))
    text = status_text(written)
    assert parse_status(text, "x", Blocks()) == ParsedReport(written, written.digest)
    if number < 2:
        path = tmp_path / "a.toml"
        path.write_text(text, encoding="utf-8")
        assert load_status(path) == written


def test_counts_are_taken_from_the_measures_and_not_believed() -> None:
    text = resealed(re.sub(r"(?m)^(total|done) = .*$", r"\1 = 999", status_text(report())))
    assert report_in(text, "x").tally == Tally(total=2, done=1, overdue=1)


@each_row(
    ("old", "new"),
    [
        ("[report]\n", '[report]\nlater = "x"\n'),
        ("\n[[measure]]\n", "\n[[measure]]\nlater = {a = [1, 2.5]}\n"),
        ("\n[[issue]]\n", "\n[[issue]]\nlater = 2024-03-01\n"),
        ("\n[report]\n", "\n[later]\na = true\n\n[report]\n"),
        ("total = 2\n", "total = 999\n"),
        ("王五", "王五\\u200b"),
        ("amount = 2.5\n", "amount = 2.5e0\n"),
    ],
)
def test_the_digest_is_of_the_file_as_it_stands(old: str, new: str) -> None:
    text = resealed(status_text(report()).replace(old, new, 1))
    found, content = report_in(text, "x"), tomli.loads(text)
    del content["seal"]
    assert found.digest == digest_of(content) == digest_of(found.content)
    assert (found.digest == report().digest) == ("e0" in new)
    assert found.check_code == tomli.loads(text)["seal"]["check"]
    assert [m.status for m in found.measures] == [FULL.status, BARE.status]


# --- the seal


def test_a_file_whose_lines_notepad_ended_and_marked_is_the_same() -> None:
    data = ("\ufeff" + status_text(report())).replace("\n", "\r\n").encode()
    assert report_in(data.decode("utf-8-sig"), "x") == report()


SMALL = status_text(report(BARE))
EDITS = ["", "0", "1", "9", "a", "Z", "中", '"', " ", "\n", "#", "=", "-"]


@pytest.mark.parametrize("places", some_or_all(range(len(SMALL)), 40))
@pytest.mark.parametrize("kind", ["replace", "insert"])
def test_any_edit_of_a_character_is_refused_or_means_the_same(kind: str, places: list[int]) -> None:
    refused = same = 0
    for place in places:
        for character in EDITS:
            edited = SMALL[:place] + character + SMALL[place + (kind == "replace") :]
            if edited == SMALL:
                continue
            try:
                assert report_in(edited, "x.toml") == report(BARE), (place, character)
                same += 1
            except BadFile as error:
                assert error.exit_status == 3
                refused += 1
    assert refused > len(places) * 7
    assert same < len(places) * 3  # comments, spaces and line ends


def test_an_edit_names_what_to_do() -> None:
    with pytest.raises(BadFile, match=r"a\.toml：校验不符.*重新索取"):
        report_in(SMALL.replace("已完成", "受阻"), "a.toml")


def test_the_check_code_that_is_read_out_is_verified_too() -> None:
    check = tomli.loads(SMALL)["seal"]["check"]
    with pytest.raises(BadFile, match="校验不符"):
        report_in(SMALL.replace(check, "AAAA-AAAA"), "x")


@each_row("cut", [0.1, 0.5, 0.9, 0.99])
def test_a_file_cut_off_is_refused(cut: float) -> None:
    with pytest.raises(BadFile):
        report_in(SMALL[: int(len(SMALL) * cut)], "x")


# --- other formats


@each_row("major", ["3", "10", "99999999999999"])
def test_a_newer_file_asks_for_an_upgrade(major: str) -> None:
    with pytest.raises(NewerFormat, match="升级"):
        report_in(SMALL.replace("status/2", f"status/{major}"), "x")


def test_a_file_of_the_trial_version_is_to_be_exported_anew() -> None:
    with pytest.raises(OlderFormat, match="写于试用版，请用现在的版本重新导出"):
        report_in(SMALL.replace("status/2", "status/1"), "x")


@each_row(
    "text",
    [
        "",
        "a = 1\n",
        'format = "plancheck-ledger/1"\n',
        'format = "plancheck-status"\n',
        'format = "plancheck-status/"\n',
        'format = "plancheck-status/x"\n',
        'format = "plancheck-status/0"\n',
        'format = "plancheck-status/-1"\n',
        "format = 1\n",
        "format = []\n",
    ],
)
def test_what_is_no_status_file_is_said(text: str) -> None:
    with pytest.raises(BadFile, match="不是 plancheck 周报状态文件") as caught:
        report_in(text, "x")
    assert not isinstance(caught.value, NewerFormat)


# --- hostile files with a right seal


@each_row(
    ("pattern", "line"),
    [
        (r"unit = .*", "unit = 5"),
        (r"unit = .*", ""),
        (r"week = .*", 'week = "2024-W54"'),
        (r"week = .*", 'week = "9999-W52"'),
        (r"week = .*", "week = 10"),
        (r"edition = .*", "edition = 0"),
        (r"edition = .*", 'edition = "一"'),
        (r"edition = .*", "edition = 99999999999999999999999999"),
        (r"first_generated = .*", "first_generated = 2024-03-06T09:00:00"),
        (r"first_generated = .*", "first_generated = 2024-03-06"),
        (r"generated = .*", "generated = 2024-03-06T09:00:00"),
        (r"generated = .*", ""),
        (r"as_of = .*", ""),
        (r"as_of = .*", 'as_of = "2024-03-10"'),
        (r"stands_for = .*", 'stands_for = "d"'),
        (r"former = .*", 'former = ["x"]'),
        (r"former = .*", 'former = [{ name = "x" }]'),
        (r"plan_revision = .*", "plan_revision = true"),
        (r"id = .*", "id = 3"),
        (r"id = .*", ""),
        (r'id = "3\.2\.1"', 'id = "3.2.2"'),
        (r"status = .*", 'status = "很好"'),
        (r"status = .*", "status = []"),
        (r"percent = .*", "percent = 101"),
        (r"percent = .*", "percent = -1"),
        (r"percent = .*", "percent = true"),
        (r"percent = .*", "percent = 40.0"),
        (r"amount = .*", "amount = -1"),
        (r"amount = .*", "amount = nan"),
        (r"amount = .*", "amount = inf"),
        (r"amount = .*", "amount = true"),
        (r"amount = .*", 'amount = "2"'),
        (r"due = .*", "due = 2024-06-30T00:00:00"),
        (r"due = .*", 'due = "2024-06-30"'),
        (r"due = .*", "due = 12:00:00"),
        (r"signal = .*", 'signal = "红"'),
        (r"owner = .*", 'owner = "王某"'),
        (r"completed = .*", "completed = 1"),
        (r"uncompleted = .*", ""),
        (r"since = .*", 'since = "2024-03-04"'),
        (r"reason = .*", "reason = 5"),
        (r"latest = .*", 'latest = "第二件"'),
        (r"latest = .*", "latest = { on = 2024-03-08 }"),
        (r"kind = .*", 'kind = "进展"'),
        (r"raised = .*", ""),
        (r"state = .*", 'state = "好了"'),
        (r"number = .*", "number = 1"),
        (r"progress = .*", "progress = 5"),
        (r"progress = .*", "progress = [5]"),
        (r"steps_done = .*", "steps_done = -1"),
        (r"steps_total = .*", 'steps_total = "三"'),
        (r"\[\[measure\]\]", "[measure]"),
        (r"\[report\]", "[[report]]"),
        (r"\[report\]", "[rapport]"),
    ],
)
def test_a_wrong_value_is_refused_although_the_seal_is_right(pattern: str, line: str) -> None:
    text, count = re.subn(rf"(?m)^{pattern}$", lambda _: line, status_text(report()), count=1)
    assert count == 1
    try:
        text = resealed(text)
    except TypeError:  # a time of day: no seal can be right
        pass
    except tomli.TOMLDecodeError:  # two [measure] tables
        pass
    with pytest.raises(BadFile, match="x"):
        report_in(text, "x")


def test_texts_are_made_harmless_and_keep_their_length_in_bounds() -> None:
    text = (
        status_text(report())
        .replace("王五（书记）", "王\\u001b[31m\\u202e", 1)
        .replace("下周开工", "长" * 9_000)
    )
    found = report_in(resealed(text), "x").measures[0]
    assert found.owner == ("王\ufffd[31m\ufffd", "李某")
    assert len(found.next[0]) == NOTE_LIMIT


@given(st.binary(max_size=200))
def test_any_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(BadFile):
        report_in(data.decode("utf-8", "surrogateescape"), "x")


def test_a_file_that_is_too_large_or_not_there_is_refused(tmp_path: Path) -> None:
    large = tmp_path / "large.toml"
    with large.open("wb") as file:
        file.truncate(5 * 1024 * 1024)
    for path in (large, tmp_path, tmp_path / "none.toml"):
        with pytest.raises(BadFile):
            load_status(path)


# --- names


@each_row("unit", ["../../etc", "CON", "", "汉" * 300, "a\nb", "a/b:c*?"])
def test_a_units_name_chooses_no_path(unit: str) -> None:
    stem = report_stem(report()._replace(head=HEAD._replace(unit=unit)))
    assert Path(stem).name == stem
    assert len(f"{stem}.xlsx".encode()) < 200
    assert re.fullmatch(r"周报_[\w-]+_2024-W10_第2版", stem)


def test_the_file_says_that_it_is_not_to_be_edited() -> None:
    assert SMALL.startswith("# plancheck 周报状态文件，供程序读取；请勿手工修改\nformat = ")
    assert report(BARE).content.keys() == {"format", "report", "measure"}
