"""The roll-up's law: in one go or by any grouping, in any order, any number of times."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.ledger.unit_names import UnitName
from plancheck.domain.rollup.roster.identities import Link, UnitKey
from plancheck.domain.rollup.union import Received, Rollup, Via
from tests.arrivals import LINKS, WEEK, exact, exported, received, reports, rolled, stating
from tests.rows import each_row
from tests.specimens import BEIJING


@given(reports(), LINKS, st.randoms(use_true_random=False))
def test_order_and_repetition_change_nothing(
    some: list[Received], same: frozenset[Link], chance: Random
) -> None:
    again = some + chance.sample(some, len(some) // 2)
    chance.shuffle(again)
    assert exact(Rollup(again, same)) == exact(Rollup(some, same))
    assert Rollup(again, same).editions == Rollup(some, same).editions


@given(reports(), LINKS, st.randoms(use_true_random=False))
def test_any_grouping_into_stages_gives_the_same(
    some: list[Received], same: frozenset[Link], chance: Random
) -> None:
    """Renames, namesakes, aliases and forms come at different stages."""
    stages = [rolled(one) for one in some] + [Rollup((), {link}) for link in same] + [rolled()]
    while len(stages) > 1:
        one, other = (stages.pop(chance.randrange(len(stages))) for _ in range(2))
        stages.append(one.joined(other))
    flat = Rollup(some, same)
    assert [exact(stage) for stage in stages] == [exact(flat)]
    assert stages[0].editions == flat.editions
    assert stages[0].reporters == flat.reporters


@given(reports(), reports(), reports())
def test_joining_is_associative_commutative_and_idempotent(
    a: list[Received], b: list[Received], c: list[Received]
) -> None:
    one, two, three = rolled(*a), rolled(*b), rolled(*c)
    assert exact(one.joined(two).joined(three)) == exact(one.joined(two.joined(three)))
    assert exact(one.joined(two)) == exact(two.joined(one))
    assert one.joined(one) == one


@given(reports(), LINKS)
def test_every_content_stands_once_and_what_none_stands_for_is_current(
    some: list[Received], same: frozenset[Link]
) -> None:
    found = Rollup(some, same)
    listed = [
        one for editions in found.editions.values() for one in (*editions.current, *editions.older)
    ]
    assert sorted(one.key for one in listed) == sorted({one.key for one in some})
    for editions in found.editions.values():
        assert editions.current
        assert editions.counted == max(editions.current, key=lambda one: one.rank)
        for one in editions.current:
            assert not any(other.stands_for(one) for other in found.received)
        for one in editions.older:
            assert any(other.stands_for(one) for other in found.received)
    for one in listed:
        same_key = [other for other in some if other.key == one.key]
        assert set(one.sources) == {name for other in same_key for name in other.sources}


@given(reports(), LINKS)
def test_a_period_by_itself_is_what_it_is_among_others(
    some: list[Received], same: frozenset[Link]
) -> None:
    whole = Rollup(some, same)
    parts = [whole.of(period) for period in whole.periods]
    together = {key: one for part in parts for key, one in part.editions.items()}
    assert together == whole.editions


def test_the_latest_edition_counts_and_the_others_are_listed() -> None:
    first = received()
    second = stating(received(edition=2, percent=5, source="b.toml"), first)
    (editions,) = rolled(second, first).editions.values()
    assert editions.counted == second
    assert editions.older == (first,)
    assert not editions.in_conflict


def test_a_name_that_is_written_otherwise_is_the_same_unit() -> None:
    """宝山八村(东)居委会 corrects itself to 宝山八村（东）居委会: one unit, not two."""
    first = received("宝山八村(东)居委会")
    second = stating(received("宝山八村（东）居委会", edition=2, percent=3), first)
    for other in (second, received("宝 山八村（东\u200b）居委会", edition=2, percent=3)):
        (editions,) = rolled(first, stating(other, first)).editions.values()
        assert editions.counted.edition == 2
        assert [one.edition for one in editions.older] == [1]


def test_a_renamed_unit_stands_for_what_it_reported_under_its_former_name() -> None:
    first = received("甲居委会")
    second = stating(received("乙居委会", edition=2, percent=3, former=("甲居委会",)), first)
    (editions,) = rolled(first, second).editions.values()
    assert (editions.counted, editions.older) == (second, (first,))


def test_no_middle_edition_has_to_be_at_hand() -> None:
    first = received("甲居委会")
    second = stating(received("乙居委会", edition=2, percent=3, former=("甲居委会",)), first)
    third = received("丙居委会", edition=3, percent=4, former=("甲居委会", "乙居委会"))
    third = stating(third, first, second)
    (editions,) = rolled(first, third).editions.values()
    assert (editions.counted, editions.older) == (third, (first,))


def test_a_report_stands_for_nothing_of_another_unit() -> None:
    first = received("甲居委会")
    other = stating(received("乙居委会", edition=2, percent=3), first)
    assert len(rolled(first, other).editions) == 2


def test_namesakes_of_two_types_never_silence_each_other() -> None:
    office = received("友谊", kind="居委会", percent=1)
    centre = received("友谊", kind="中心", percent=2)
    again = stating(received("友谊", kind="中心", edition=2, percent=3), centre)
    found = rolled(office, centre, again)
    assert sorted(found.counted()) == sorted([office, again])


def test_two_units_of_one_name_and_type_never_silence_each_other() -> None:
    """Neither lists the other's report: it stays beside as 并存, whatever their editions."""
    mine, other = received(percent=1, minute=1), received(percent=2, minute=2)
    again = stating(received(edition=2, percent=3, minute=3), mine)
    (editions,) = rolled(mine, other, again).editions.values()
    assert editions.current == (again, other)
    assert editions.older == (mine,)


def test_a_unit_that_began_under_anothers_name_leaves_that_one_its_reports() -> None:
    mistaken, real = received("甲居委会", percent=1), received("甲居委会", percent=2)
    corrected = received("乙居委会", edition=2, percent=3, former=("甲居委会",))
    found = rolled(mistaken, real, stating(corrected, mistaken))
    assert [one.report.measures[0].percent for one in found.counted()] == [3, 2]
    assert found.conflicts() == []


def test_content_that_comes_back_is_another_edition() -> None:
    first = received(percent=1)
    second = stating(received(edition=2, percent=2), first)
    third = stating(received(edition=3, percent=1), first, second)
    (editions,) = rolled(first, second, third).editions.values()
    assert editions.current == (third,)
    assert [one.edition for one in editions.older] == [1, 2]


def test_of_two_contents_of_one_edition_the_later_generated_counts_and_both_are_kept() -> None:
    early, late = received(percent=5, minute=1), received(percent=6, minute=2)
    found = rolled(late, early)
    (editions,) = found.conflicts()
    assert editions.current == (late, early)
    assert rolled(early, late) == found


def test_two_contents_generated_at_one_moment_are_told_apart_by_their_digests() -> None:
    some = sorted((received(percent=5), received(percent=6)), key=lambda r: r.digest)
    (editions,) = rolled(*some).editions.values()
    assert editions.counted == some[1]


def test_a_settled_conflict_is_no_conflict() -> None:
    some = (received(percent=5), received(percent=6))
    found = rolled(*some, stating(received(edition=2, percent=7), *some))
    assert found.conflicts() == []
    assert [one.edition for editions in found.editions.values() for one in editions.older] == [1, 1]


def test_a_sealed_file_counts_over_a_form_and_of_forms_the_later_filled_in() -> None:
    sealed = received(percent=1)
    form, other = received(edition=0, percent=2), received(edition=0, percent=3)
    report = other.report
    dated = other._replace(
        report=report._replace(edition=report.edition._replace(first_generated=report.generated))
    )
    (editions,) = rolled(form, sealed, dated).editions.values()
    assert editions.current == (sealed, dated, form)
    assert [one.via for one in editions.current] == [Via.FILE, Via.FORM, Via.FORM]
    assert (form.submitted, dated.submitted) == (None, report.generated)


@each_row("wrong", [date(2024, 6, 30), date(2024, 3, 18), date(2024, 3, 3), None])
def test_a_forms_day_that_is_not_about_its_week_never_counts_over_one_that_is(
    wrong: date | None,
) -> None:
    """The week and the one after it, in which its reports are handed in and put right."""

    def form(day: date | None, percent: int) -> Received:
        one = received(edition=0, percent=percent)
        moment = datetime(day.year, day.month, day.day, tzinfo=BEIJING) if day else None
        edition = one.report.edition._replace(first_generated=moment)
        return one._replace(report=one.report._replace(edition=edition))

    for right in (date(2024, 3, 4), date(2024, 3, 10), date(2024, 3, 17)):
        for percent in range(4):
            good, bad = form(right, percent), form(wrong, percent + 1)
            (editions,) = rolled(bad, good).editions.values()
            assert editions.counted == good
            assert editions.counting_rule.startswith("填报日期较晚的一份")
            assert ("不算" in editions.counting_rule) == (wrong is not None)


def test_an_export_is_known_by_its_check_code_beside_the_very_report_and_no_other() -> None:
    sealed, other = received(percent=1), received(percent=2, minute=5)
    form = exported(received(edition=0, percent=1), sealed.check_code)
    assert rolled(form, other).conflicts()
    (editions,) = rolled(form, sealed).editions.values()
    assert (editions.current, editions.older) == ((sealed,), (form,))
    (alone,) = rolled(form).editions.values()
    assert alone.counted == form


def test_the_same_content_exported_again_counts_once_as_first_generated() -> None:
    again = received(minute=30, source="b.toml")
    (editions,) = rolled(again, received()).editions.values()
    (kept,) = editions.current
    assert kept == received()._replace(sources=("a.toml", "b.toml"))
    assert again.report.generated - kept.report.generated == timedelta(minutes=30)


def test_of_one_moment_written_with_two_offsets_the_same_one_is_kept_whichever_came_first() -> None:
    one, other = received(), received(zone=UTC)
    assert one == other  # as values; but not as they are written
    assert exact(rolled(one, other)) == exact(rolled(other, one))


def test_unit_type_issuer_plan_and_period_make_an_identity() -> None:
    some = (
        received(),
        received(unit="乙居委会"),
        received(kind="中心"),
        received(issuer="别的街道"),
        received(plan="q"),
        received(period=WEEK.shifted(1)),
    )
    found = rolled(*some)
    assert len(found.editions) == 6
    assert len(found.of(WEEK).editions) == 5
    assert len(found.of_plan("q").editions) == 1
    assert found.periods == [WEEK, WEEK.shifted(1)]
    assert sorted(one.digest for one in found.counted()) == sorted(one.digest for one in some)


def test_names_that_an_office_says_belong_together_are_one_unit_of_its_own() -> None:
    one, other = UnitKey.of("甲居委会", "居委会"), UnitKey.of("老甲居委会", "居委会")
    early, late = received("老甲居委会", percent=1), received("甲居委会", percent=2, minute=1)
    elsewhere = [one._replace(report=one.report._replace(
        head=one.report.head._replace(issuer="别的街道"))) for one in (early, late)]  # fmt: skip
    found = Rollup([early, late, *elsewhere], {Link("某街道", one, other)})
    (editions,) = found.conflicts()
    assert editions.identity.unit == one
    assert editions.current == (late, early)
    assert len(found.editions) == 3


def test_a_renamed_unit_is_one_reporter_over_all_periods() -> None:
    before = received("甲居委会", period=WEEK.shifted(-1))
    now = received("乙居委会", former=("甲居委会",))
    found = rolled(before, now)
    assert len(set(found.reporters.values())) == 1
    assert found.reporters.keys() == found.editions.keys()


def test_a_former_name_that_another_unit_bears_makes_no_reporter_of_two() -> None:
    earlier = [received(name, period=WEEK.shifted(-1)) for name in ("甲居委会", "乙居委会")]
    now = received("乙居委会", former=("甲居委会",))
    found = rolled(*earlier, now)
    reporters = found.reporters
    assert len(set(reporters.values())) == 2
    assert reporters[now.identity] == reporters[earlier[1].identity]


def called(one: Received, *former: UnitName) -> Received:
    """The report, its unit called otherwise before."""
    head = one.report.head._replace(former=former)
    report = one.report._replace(head=head)
    return one._replace(report=report, digest=report.digest)


def test_a_corrected_type_is_the_same_unit_and_a_former_name_may_have_none() -> None:
    first = received("友谊", kind="公司")
    for former in (UnitName("友谊", "公司"), UnitName("友 谊", "公司")):
        second = called(received("友谊", kind="中心", edition=2, percent=3), former)
        (editions,) = rolled(first, stating(second, first)).editions.values()
        assert editions.older == (first,)
    named = called(received("新友谊", kind="公司", edition=2), UnitName("友谊", ""))
    (editions,) = rolled(first, stating(named, first)).editions.values()
    assert editions.older == (first,)


def test_a_unit_that_took_in_another_stands_for_what_both_submitted() -> None:
    one, other = received("甲居委会", percent=1), received("乙居委会", percent=2)
    merged = called(received("甲居委会", edition=2, percent=3), UnitName("乙居委会", "居委会"))
    (editions,) = rolled(one, other, stating(merged, one, other)).editions.values()
    assert (editions.counted.edition, len(editions.older)) == (2, 2)


def test_what_a_later_export_of_one_edition_stands_for_is_added() -> None:
    early, elsewhere = received(edition=2, percent=3), received(percent=9)
    late = stating(received(edition=2, percent=3, minute=5), elsewhere)
    (editions,) = rolled(early, late, elsewhere).editions.values()
    assert (editions.counted.report.generated, editions.older) == (
        early.report.generated,
        (elsewhere,),
    )
