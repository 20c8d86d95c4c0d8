"""The roll-up file: reports go in and come out whole, and roll-ups roll up."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest
import tomli
import tomlkit
from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.report.content import seal_of
from plancheck.domain.rollup.intake.outcomes import FileNote, Outcome
from plancheck.domain.rollup.roster.identities import Link, UnitKey
from plancheck.domain.rollup.roster.standings import Standing, Submission
from plancheck.domain.rollup.union import Received, Rollup
from plancheck.errors import BadFile, NewerFormat
from plancheck.storage import text_file
from plancheck.storage.report import file as report_file
from plancheck.storage.report.written_form import Blocks
from plancheck.storage.rollup import file as rollup_file
from plancheck.storage.rollup.file import (
    ParsedRollup,
    RollupHeader,
    parse_rollup,
    rollup_stem,
    rollup_texts,
)
from plancheck.storage.rollup.intake.arrivals import Arrivals
from plancheck.storage.toml import guard, writer
from tests import street
from tests.arrivals import LINKS, WEEK, exact, received, reports, rolled, stating
from tests.rows import each_row
from tests.specimens import moment
from tests.storage.report.test_file import report as full_report
from tests.street import reports as street_reports

HEADING = RollupHeader(
    "友谊路街道",
    WEEK,
    moment(),
    (FileNote('a"b.toml', Outcome.REFUSED, 0, 1, "校验不符"),),
    (
        Standing("甲居委会", "居委会", "", Submission.ON_TIME, moment(), "file"),
        Standing("丙居委会", "居委会", "", Submission.MISSING),
    ),
)
OF_WEEK = reports().map(lambda some: [one for one in some if one.report.period == WEEK])


def text_of(rollup: Rollup) -> str:
    (text,) = rollup_texts(HEADING, rollup)
    return text


def reread(text: str) -> ParsedRollup:
    return parse_rollup(text, "x.toml", Blocks())


def resealed(text: str) -> str:
    body = text.rpartition("\n[seal]\n")[0]
    return body + "\n[seal]\n" + writer.pairs(seal_of(tomli.loads(body)))


@given(OF_WEEK, LINKS)
def test_a_rollup_is_read_back_with_and_without_the_parser(
    some: list[Received], same: frozenset[Link]
) -> None:
    rollup = Rollup(some, same)
    text = text_of(rollup)
    assert rollup_file._read_parsed(text, "x").rollup == rollup
    fast = rollup_file._read_written(text, Blocks())
    assert fast == (rollup_file._read_parsed(text, "x") if rollup.received else None)


def test_real_reports_come_out_as_they_went_in() -> None:
    some = [r for r in street_reports(8) if r.period == WEEK]
    rollup = Rollup(Received(r, r.digest, ("a.toml",)) for r in some)
    fast = rollup_file._read_written(text_of(rollup), Blocks())
    assert fast is not None
    assert fast.rollup == rollup
    assert {one.report for one in fast.rollup.counted()} == set(some)


@given(OF_WEEK, LINKS, st.randoms(use_true_random=False))
def test_through_files_too_any_grouping_gives_the_same(
    some: list[Received], same: frozenset[Link], chance: Random
) -> None:
    """Status files to roll-up files to a roll-up of roll-ups, in any order, some twice."""
    groups: list[list[Received]] = [[] for _ in range(chance.randrange(1, 4))]
    for one in some:
        for group in chance.sample(groups, chance.randrange(1, len(groups) + 1)):
            if one.edition:  # a form is no status file
                text = report_file.status_text(one.report)
                read_back = report_file.parse_status(text, one.sources[0], Blocks())
                group.append(Received(read_back.report, read_back.digest, one.sources))
            else:
                group.append(one)
    knows = chance.choice(groups)
    stages = [
        reread(text_of(Rollup(group, same if group is knows else ()))).rollup for group in groups
    ]
    chance.shuffle(stages)
    whole = Rollup()
    for stage in stages:
        whole = whole.joined(stage)
    assert exact(whole) == exact(Rollup(some, same))
    assert text_of(whole) == text_of(Rollup(some, same))
    assert exact(reread(text_of(whole)).rollup) == exact(whole)


def test_a_file_tells_of_its_own_run() -> None:
    found = reread(text_of(rolled(received())))
    assert (found.name, found.period) == ("友谊路街道", WEEK)
    assert "含 1 份报告" in found.remarks
    assert "它那里未报 1 个（丙居委会）" in found.remarks
    assert "它那里拒收 1 个文件" in found.remarks
    content = tomli.loads(text_of(rolled(received())))
    assert content["file"][0]["words"] == "校验不符"
    assert content["seal"] == seal_of(content)


def test_what_would_pass_the_limit_is_written_in_parts_that_join(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rollup = rolled(*(received(unit=f"第{n}居委会") for n in range(20)))
    monkeypatch.setattr(rollup_file, "_ROOM", len(text_of(rollup).encode()) // 3)
    texts = list(rollup_texts(HEADING, rollup))
    assert len(texts) > 2
    whole = Rollup()
    for text in texts:
        whole = whole.joined(reread(text).rollup)
    assert whole == rollup


def test_a_rewrite_that_keeps_the_values_is_the_same() -> None:
    rollup = rolled(received(), stating(received(edition=2, percent=3), received()))
    text = text_of(rollup)
    for other in (text.replace("\n", "\r\n"), tomlkit.dumps(tomlkit.parse(text))):
        assert reread(other).rollup == rollup


def test_an_edit_is_refused() -> None:
    text = text_of(rolled(received(), received(unit="乙居委会", percent=1)))
    chance = Random(1)
    body = text.rindex("\n[seal]")
    for _ in range(120):
        place = chance.randrange(text.index("format"), body)
        edited = text[:place] + chance.choice("09az中") + text[place + 1 :]
        if edited != text:
            with pytest.raises(BadFile):
                reread(edited)
    with pytest.raises(BadFile, match="损坏或被手工改动"):
        reread(text.replace("percent = 1", "percent = 2"))
    with pytest.raises(NewerFormat):
        reread(text.replace("rollup/2", "rollup/3"))
    with pytest.raises(BadFile, match="不是 plancheck 汇总文件"):
        reread(report_file.status_text(received().report))


@each_row(
    ("pattern", "line"),
    [
        (r'period = "2024-W10"', 'period = "2024-W11"'),
        (r'period = "2024-W10"', "period = 10"),
        (r"name = .*", "name = 1"),
        (r"sources = .*", "sources = 1"),
        (r"sources = .*", ""),
        (r'via = "file"\nsources = .*', 'via = "form"\nsources = []'),
        (r'via = "file"\nsources = .*', 'via = "post"\nsources = []'),
        (r'via = "file"\nsources = .*', "sources = []"),
        (r"edition = 2", "edition = 0"),
        (r"stands_for = .*", "stands_for = 5"),
        (r'names = \["甲居委会", "甲"\]', "names = 5"),
        (r'names = \["甲居委会", "甲"\]', "names = []"),
        (r"issuer = .*\ntype = .*", 'issuer = 1\ntype = "居委会"'),
        (r"percent = 4", "percent = 400"),
    ],
)
def test_a_wrong_value_is_refused_although_the_seal_is_right(pattern: str, line: str) -> None:
    link = Link("某街道", UnitKey("甲居委会", "居委会"), UnitKey("甲", "居委会"))
    text = text_of(Rollup([received(), received(edition=2, percent=4)], {link}))
    changed, count = re.subn(rf"(?m)^{pattern}$", lambda _: line, text, count=1)
    assert count == 1
    with pytest.raises(BadFile, match="不完整或不合格式"):
        reread(resealed(changed))


def test_counts_are_worked_out_again_and_that_is_said() -> None:
    text = resealed(text_of(rolled(received())).replace("\ndone = 0", "\ndone = 1"))
    found = reread(text)
    assert found == rollup_file._read_written(text, Blocks())
    assert found == rollup_file._read_parsed(text, "x.toml")
    (one,) = found.rollup.counted()
    assert one.report._replace(as_read=None) == received().report
    assert any("重算" in remark for remark in found.remarks)


@each_row("name", ["../../etc", "CON", "", "汉" * 300])
def test_a_streets_name_chooses_no_path(name: str) -> None:
    stem = rollup_stem(name, WEEK)
    assert Path(stem).name == stem
    assert len(stem.encode()) < 200


@pytest.mark.soak
def test_a_part_of_64_mib_opens_whole(tmp_path: Path) -> None:
    some = [one for one in street_reports(60) if one.period == WEEK]
    many = (
        one._replace(head=one.head._replace(unit=f"{n}{one.head.unit}"))
        for n in range(150)
        for one in some
    )
    rollup = Rollup(Received(one, one.digest, ("a.toml",)) for one in many)
    text = next(rollup_texts(HEADING, rollup))
    assert 63 * 2**20 < len(text.encode()) <= rollup_file.LIMIT
    assert text.count("\n[[") > 2 * guard.NAMES  # it is not looked through as one text
    path = tmp_path / "a.toml"
    path.write_text(text, encoding="utf-8", newline="")
    (content,) = (one.arrival for one in Arrivals([path]).read())
    assert content
    assert len(content.reports) == text.count(rollup_file.REPORT)


UNKNOWN = [
    ("[report]\n", '[report]\nlater = "x"\n'),
    ("\n[[measure]]\n", "\n[[measure]]\nlater = {a = [1, 2.5], b = 1979-05-27T07:32:00.5Z}\n"),
    ("\n[[issue]]\n", "\n[[issue]]\n'' = [inf, -0.0, 1e300]\n"),
    ("\n[report]\n", "\n[later.'a b']\na = true\n[[later.b]]\n[rollup]\n[file]\n[report]\n"),
    ("total = 2\n", "total = 999\n"),
    ("王五", "王五\\u200b"),
]


@each_row(("old", "new"), UNKNOWN)
def test_what_is_not_known_of_a_report_comes_out_as_it_went_in(old: str, new: str) -> None:
    """An older version dropped it and worked out another digest than the writer recorded."""
    text = street.resealed(report_file.status_text(full_report()).replace(old, new, 1))
    parsed = report_file.parse_status(text, "x", Blocks())
    one = Received(parsed.report, parsed.digest, ("a.toml",))
    first = text_of(rolled(one))
    for read in (rollup_file._read_parsed(first, "x"), rollup_file._read_written(first, Blocks())):
        assert read is not None
        (found,) = read.rollup.received
        assert (found.digest, found.report) == (one.digest, one.report)
        assert text_of(read.rollup) == first


@each_row(
    ("old", "new"),
    [
        ("[report]\n", "[report]\nbeside = 3\n"),
        ("[report]\n", '[report]\nvia = "form"\n'),
        ("[report]\n", "[report]\nmeasure = []\n"),
        ("[report]\n", "[report]\nlater = 0xffffffffffffffffffffffffffffff\n"),
        ("[report]\n", f"[{'.'.join('a' * 16)}]\nb = {'[' * 16}{']' * 16}\n[report]\n"),
        ("\n[[measure]]\n", f"\n[[measure]]\n{'.'.join('a' * 16)}.b = [[1]]\n"),
    ],
)
def test_no_units_file_makes_the_rollup_unreadable(old: str, new: str) -> None:
    text = street.resealed(report_file.status_text(full_report()).replace(old, new, 1))
    with pytest.raises(BadFile, match="x"):
        report_file.parse_status(text, "x", Blocks())


def test_what_would_grow_beyond_the_limit_in_a_rollup_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A character that is written as an escape takes up to ten."""
    text = report_file.status_text(full_report())
    text = street.resealed(text.replace("王五", "王五" + "\\U000e0001" * 900, 1))
    assert report_file.parse_status(text, "x", Blocks()).report.as_read
    monkeypatch.setattr(text_file, "LIMIT", 9_000)
    with pytest.raises(BadFile, match="不认识"):
        report_file.parse_status(text, "x", Blocks())
