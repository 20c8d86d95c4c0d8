"""Who has reported, late, not at all; who of them is who on the list, and who is not on it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from plancheck.domain.period import Period, Week
from plancheck.domain.rollup.roster.claim import Claim
from plancheck.domain.rollup.roster.roster import Roster, RosterUnit
from plancheck.domain.rollup.roster.standings import Standing, Submission, standings
from plancheck.domain.rollup.union import Received, Rollup
from tests.arrivals import received
from tests.specimens import moment

WEEK = Week(2024, 10)
FRIDAY = date(2024, 3, 8)
ROSTER = Roster((RosterUnit("甲居委会", "居委会", "书记", "021-1"), RosterUnit("乙中心", "中心")))


def submitted(unit: str, at: datetime, edition: int = 1) -> Received:
    one = received(unit, edition, percent=edition)
    made = one.report.edition._replace(first_generated=at)
    return one._replace(report=one.report._replace(edition=made, generated=at + timedelta(days=3)))


def stand(
    roster: Roster | None, *some: Received, period: Period = WEEK, claims: tuple[Claim, ...] = ()
) -> dict[str, Standing]:
    links = roster.links({one.report.head.issuer for one in some}) if roster else ()
    found = standings(roster, [*Rollup(some, links).editions.values()], period, claims)
    assert len({(s.unit, s.type) for s in found}) == len(found)
    return {s.unit: s for s in found}


def standing(roster: Roster | None, *some: Received) -> dict[str, Submission]:
    return {unit: s.submission for unit, s in stand(roster, *some).items()}


def test_a_unit_is_in_time_late_missing_or_not_on_the_roster() -> None:
    roster = Roster(tuple(RosterUnit(n, "居委会") for n in ("甲居委会", "乙居委会", "丙居委会")))
    assert standing(
        roster,
        submitted("乙居委会", moment(FRIDAY, 17, 1)),
        submitted("甲居委会", moment(FRIDAY, 17)),
        submitted("丁居委会", moment(FRIDAY, 9)),
    ) == {
        "甲居委会": Submission.ON_TIME,
        "乙居委会": Submission.LATE,
        "丙居委会": Submission.MISSING,
        "丁居委会": Submission.OUTSIDE,
    }


def test_a_second_edition_after_the_deadline_is_not_late() -> None:
    assert standing(None, submitted("甲居委会", moment(FRIDAY, 10), edition=2)) == {
        "甲居委会": Submission.ON_TIME
    }


def test_the_deadline_is_by_beijing_time_whatever_zone_a_report_was_made_in() -> None:
    just = datetime(2024, 3, 8, 9, 0, tzinfo=UTC)  # 17:00 in Beijing
    assert standing(None, submitted("甲", just)) == {"甲": Submission.ON_TIME}
    assert standing(None, submitted("甲", just + timedelta(minutes=1))) == {"甲": Submission.LATE}


def test_a_form_is_late_by_its_day_and_never_late_without_one() -> None:
    form = received("甲", edition=0)
    (found,) = stand(None, form).values()
    assert (found.submission, found.submitted, found.via) == (Submission.UNTIMED, None, "form")
    assert standing(None, submitted("甲", moment(FRIDAY, 0), edition=0)) == {
        "甲": Submission.ON_TIME
    }
    assert standing(None, submitted("甲", moment(date(2024, 3, 9), 0), edition=0)) == {
        "甲": Submission.LATE
    }


def test_a_form_of_a_day_that_is_yet_to_come_is_questioned_and_never_late() -> None:
    june = moment(date(2024, 6, 30), 0)
    form = Rollup([submitted("甲", june, edition=0)])
    (found,) = standings(None, [*form.editions.values()], WEEK, now=moment(date(2024, 3, 11), 9))
    assert (found.submission, found.submitted) == (Submission.UNTIMED, None)
    assert found.hint == "填报日期 2024-06-30 还没有到，时间不明"
    (found,) = standings(None, [*form.editions.values()], WEEK, now=moment(FRIDAY, 9))
    assert found.submission is Submission.ON_TIME, "it is here by now"


def test_a_name_in_other_widths_or_with_blanks_is_the_same_unit() -> None:
    roster = Roster((RosterUnit("第 １ 居委会", "居委会"),))
    for name in ("第1居委会", "第1\u200b居委会", "第1居委会\ufeff"):
        assert standing(roster, submitted(name, moment(FRIDAY, 9))) == {
            "第 １ 居委会": Submission.ON_TIME
        }


def test_an_alias_or_a_former_name_is_the_unit_the_roster_says() -> None:
    unit = RosterUnit("甲居委会", "居委会", aliases=("甲",), former=("老甲居委会",))
    for name in ("甲", "老甲居委会"):
        (found,) = stand(Roster((unit,)), received(name)).values()
        assert (found.unit, found.submission) == ("甲居委会", Submission.ON_TIME)
        assert found.hint == ""


def test_a_unit_that_renamed_itself_is_the_one_the_roster_still_calls_so() -> None:
    (found,) = stand(
        Roster((RosterUnit("甲居委会", "居委会"),)), received("新居委会", former=("甲居委会",))
    ).values()
    assert (found.unit, found.submission) == ("甲居委会", Submission.ON_TIME)
    assert "新居委会" in found.hint


def test_a_unit_that_bears_the_name_comes_before_one_that_once_did() -> None:
    roster = Roster((RosterUnit("甲居委会", "居委会"), RosterUnit("乙居委会", "居委会")))
    found = stand(roster, received("乙居委会", former=("甲居委会",)))
    assert {s.unit: s.submission for s in found.values()} == {
        "甲居委会": Submission.MISSING,
        "乙居委会": Submission.ON_TIME,
    }


def test_another_type_than_the_rosters_is_counted_and_said() -> None:
    (found,) = stand(Roster((RosterUnit("友谊", "中心"),)), received("友谊", kind="公司")).values()
    assert found.submission is Submission.ON_TIME
    assert found.hint == "类型不同：名册为中心，报送为公司"


def test_of_two_units_of_one_name_each_is_its_own() -> None:
    roster = Roster((RosterUnit("友谊", "中心"), RosterUnit("友谊", "居委会")))
    links = roster.links({"某街道"})
    one = Rollup([received("友谊", kind="居委会")], links)
    found = standings(roster, [*one.editions.values()], WEEK)
    assert [(s.type, s.submission) for s in found] == [
        ("中心", Submission.MISSING),
        ("居委会", Submission.ON_TIME),
    ]
    both = [received("友谊", kind="居委会"), received("友谊", kind="公司")]
    found = standings(roster, [*Rollup(both, links).editions.values()], WEEK)
    assert [(s.type, s.submission) for s in found] == [
        ("中心", Submission.ON_TIME),
        ("居委会", Submission.ON_TIME),
    ]
    assert "类型不同" in found[0].hint


def test_a_name_that_only_resembles_one_is_outside_and_both_lines_say_so() -> None:
    for name in ("甲居民委员会", "友谊路街道甲居委会", "友谊路街道办事处甲居民委员会"):
        found = stand(ROSTER, received(name))
        assert found[name].submission is Submission.OUTSIDE
        assert found["甲居委会"].submission is Submission.MISSING
        assert "甲居委会" in found[name].hint
        assert name in found["甲居委会"].hint
    assert stand(ROSTER, received("丁居委会"))["丁居委会"].hint == ""


def test_a_unit_owes_from_its_first_day_to_its_last() -> None:
    roster = Roster(
        (
            RosterUnit("新", "居委会", since=date(2024, 3, 11)),
            RosterUnit("旧", "居委会", until=date(2024, 3, 6)),
            RosterUnit("在", "居委会", since=date(2024, 3, 10), until=date(2024, 3, 10)),
        )
    )
    assert standing(roster) == {"在": Submission.MISSING}
    found = stand(roster, received("旧"))["旧"]
    assert (found.submission, bool(found.hint)) == (Submission.OUTSIDE, True)


def test_a_unit_whose_file_was_refused_is_to_send_it_again() -> None:
    claim = Claim("甲居委会", "", WEEK, "a.toml", "校验不符")
    other = claim._replace(period=WEEK.shifted(-1), unit="乙中心")
    found = stand(ROSTER, claims=(claim, other))
    assert found["甲居委会"].submission is Submission.RESEND
    assert "a.toml" in found["甲居委会"].hint
    assert found["乙中心"].submission is Submission.MISSING
    assert stand(ROSTER, received("甲居委会"), claims=(claim,))["甲居委会"].submission is (
        Submission.ON_TIME
    )
    assert standing(None) == {}
    assert stand(None, claims=(claim,))["甲居委会"].submission is Submission.RESEND


def test_whom_to_call_is_the_rosters_else_the_reports() -> None:
    assert stand(ROSTER)["甲居委会"].contact == "书记 021-1"


def test_the_former_name_of_a_unit_that_another_bears_is_said() -> None:
    found = stand(None, received("乙居委会", former=("甲居委会",)), received("甲居委会"))
    assert "甲居委会" in found["乙居委会"].hint
    assert found["甲居委会"].hint == ""
