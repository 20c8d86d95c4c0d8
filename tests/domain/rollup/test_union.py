"""The roll-up's law: in one go or by any grouping, in any order, any number of times."""

from __future__ import annotations

from datetime import UTC, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.rollup.union import Received, Superseded
from tests.received import RECEIVED, WEEK, exact, received, rolled

SETS = st.lists(RECEIVED, max_size=12)


@given(SETS, st.randoms(use_true_random=False))
def test_order_and_repetition_change_nothing(reports: list[Received], chance: Random) -> None:
    again = reports + chance.sample(reports, len(reports) // 2)
    chance.shuffle(again)
    assert exact(rolled(*again)) == exact(rolled(*reports))


@given(SETS, st.randoms(use_true_random=False))
def test_any_grouping_into_stages_gives_the_same(reports: list[Received], chance: Random) -> None:
    stages = [rolled(one) for one in reports] + [rolled()]
    while len(stages) > 1:
        one, other = (stages.pop(chance.randrange(len(stages))) for _ in range(2))
        stages.append(one.joined(other))
    assert [exact(stage) for stage in stages] == [exact(rolled(*reports))]


@given(SETS, SETS, SETS)
def test_joining_is_associative_commutative_and_idempotent(
    a: list[Received], b: list[Received], c: list[Received]
) -> None:
    one, two, three = rolled(*a), rolled(*b), rolled(*c)
    assert exact(one.joined(two).joined(three)) == exact(one.joined(two.joined(three)))
    assert exact(one.joined(two)) == exact(two.joined(one))
    assert one.joined(one) == one


@given(SETS)
def test_what_is_kept_is_every_content_once_and_the_highest_edition_whole(
    reports: list[Received],
) -> None:
    found = rolled(*reports)
    assert set(found.editions) == {one.identity for one in reports}
    for identity, editions in found.editions.items():
        mine = [one for one in reports if one.identity == identity]
        top = max(one.edition for one in mine)
        assert {(o.edition, o.digest) for o in editions.current} == {
            (o.edition, o.digest) for o in mine if o.edition == top
        }
        assert {(o.edition, o.digest) for o in editions.older} == {
            (o.edition, o.digest) for o in mine if o.edition < top
        }
        assert len(editions.current) + len(editions.older) == len(
            {(o.edition, o.digest) for o in mine}
        )
        kept = [(o.edition, o.digest, o.sources) for o in editions.current]
        kept += [(o.edition, o.digest, o.sources) for o in editions.older]
        for edition, digest, sources in kept:
            same = [o for o in mine if (o.edition, o.digest) == (edition, digest)]
            assert set(sources) == {name for one in same for name in one.sources}


def test_the_latest_edition_counts_and_the_others_are_listed() -> None:
    first, second = received(), received(edition=2, percent=5, source="b.toml")
    (editions,) = rolled(second, first).editions.values()
    assert editions.counted == second
    assert editions.older == (Superseded(1, first.digest, first.report.generated, ("a.toml",)),)
    assert not editions.in_conflict


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
    settled = received(edition=2, percent=7)
    found = rolled(received(percent=5), received(percent=6), settled)
    assert found.conflicts() == []
    assert [one.edition for editions in found.editions.values() for one in editions.older] == [1, 1]


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


def test_unit_issuer_plan_and_period_make_an_identity() -> None:
    some = (
        received(),
        received(unit="乙居委会"),
        received(issuer="别的街道"),
        received(plan="q"),
        received(period=WEEK.shifted(1)),
    )
    found = rolled(*some)
    assert len(found.editions) == 5
    assert len(found.of(WEEK).editions) == 4
    assert len(found.of_plan("q").editions) == 1
    assert found.periods == [WEEK, WEEK.shifted(1)]
    assert sorted(one.digest for one in found.counted()) == sorted(one.digest for one in some)
