"""退回: a set of marks that joins in any order; one shows while the content counts."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.rollup.returns import Return, returns_of
from plancheck.domain.rollup.roster.standings import standings
from plancheck.domain.rollup.union import Received, Rollup
from tests.arrivals import WEEK, exact, received, reports, stating
from tests.feedback import said, sent_back


def marks(*some: Received, text: str = "合计不对") -> set[Return]:
    return {Return(one.digest, one.report.period, "某街道", text) for one in some}


def test_a_report_that_was_sent_back_counts_marked_until_another_edition_does() -> None:
    first = received(percent=10)
    (editions,) = Rollup([first], (), marks(first)).editions.values()
    assert (editions.counted, editions.returned) == (first, "合计不对")
    second = stating(received(percent=20, edition=2), first)
    (editions,) = Rollup([first, second], (), marks(first)).editions.values()
    assert (editions.counted, editions.returned) == (second, "")


def test_the_same_content_handed_in_again_stays_sent_back() -> None:
    first, second = received(percent=10), received(percent=20, edition=2)
    third = stating(received(percent=10, edition=3), first, second)
    (editions,) = Rollup([first, stating(second, first), third], (), marks(first)).editions.values()
    assert (editions.counted, editions.returned) == (third, "合计不对")


def test_a_mark_for_what_is_not_at_hand_waits_for_it() -> None:
    one = received()
    early = Rollup((), (), marks(one))
    assert early.editions == {}
    (editions,) = early.joined(Rollup([one])).editions.values()
    assert editions.returned


@given(reports(), st.data(), st.randoms(use_true_random=False))
def test_any_grouping_into_stages_marks_the_same(
    some: list[Received], data: st.DataObject, chance: Random
) -> None:
    sent = data.draw(st.lists(st.sampled_from(some), max_size=3)) if some else []
    stages = [Rollup([one]) for one in some]
    stages += [Rollup((), (), {mark}) for mark in marks(*sent)] + [Rollup()]
    while len(stages) > 1:
        one, other = (stages.pop(chance.randrange(len(stages))) for _ in range(2))
        stages.append(one.joined(other))
    flat = Rollup(some, (), marks(*sent))
    assert exact(stages[0]) == exact(flat)
    assert stages[0].editions == flat.editions
    assert stages[0] == flat


def test_several_reasons_are_told_in_one_order() -> None:
    one = received()
    both = [*marks(one, text="乙"), *marks(one, text="甲")]
    words = {
        editions.returned
        for order in (both, both[::-1])
        for editions in Rollup([one], (), order).editions.values()
    }
    assert len(words) == 1
    assert set(words.pop().split("；")) == {"甲", "乙"}


def test_a_feedback_file_sends_back_what_it_names() -> None:
    feedback = said(sent_back("one"), sent_back("two", "缺项", "r2"))
    assert {one.text for one in returns_of(feedback)} == {"合计不对", "缺项"}
    assert returns_of(said()) == frozenset()


def test_how_a_unit_stands_says_that_its_report_was_sent_back() -> None:
    one = received()
    rollup = Rollup([one], (), marks(one))
    (standing,) = standings(None, list(rollup.editions.values()), WEEK)
    assert standing.returned == "合计不对"
