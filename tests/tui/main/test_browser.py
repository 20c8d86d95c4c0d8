"""What the main screen's list is asked, without a screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancheck.domain.progress.signal import Signal
from plancheck.domain.progress.status import Status
from plancheck.domain.progress.views import View
from plancheck.tui.main.browser import ALL_TYPES, OWN, Browser
from plancheck.workspace import Workspace

from ...revisions import Street
from ...support import Clock, open_home

DONE = 4
"""The digit of 已完成."""


@pytest.fixture
def browser(busy: Workspace) -> Browser:
    return Browser(busy)


def test_at_first_the_units_own_measures_are_shown(browser: Browser) -> None:
    assert browser.shown is browser.whole is browser.own
    assert browser.looked_at == "居委会"
    assert browser.own.tally.total == browser.counts["居委会"] == 38
    assert browser.wider() is None


def test_another_type_is_looked_at_while_the_own_counts_stay(browser: Browser) -> None:
    own = browser.own
    browser.ask(browser.of(ALL_TYPES))
    assert browser.own is own
    assert browser.whole.tally.total == browser.counts[ALL_TYPES] == 51
    browser.ask(browser.own.question)
    assert browser.whole is own


def test_a_unit_that_its_type_has_more_than_is_looked_at_apart(home: Path, clock: Clock) -> None:
    other = open_home(home, clock)
    other.set_up("宝山七村居委会", "居委会")
    browser = Browser(other)
    assert list(browser.whose)[:2] == [OWN, "居委会"]
    assert browser.looked_at == OWN
    assert (browser.counts[OWN], browser.counts["居委会"]) == (37, 38)
    browser.ask(browser.of("居委会"))
    assert browser.looked_at == "居委会"
    assert browser.shown.item("4.1.4")
    assert (browser.shown.shown, browser.own.tally.total) == (38, 37)
    wider = browser.wider()
    assert wider == browser.of(OWN) == browser.own.question


def test_the_same_view_once_more_or_none_takes_it_off(browser: Browser) -> None:
    for off in (DONE, 0):
        browser.ask(browser.in_view(DONE))
        assert [item.measure.id for item in browser.shown.items()] == ["1.1.1", "3.3.2"]
        assert browser.whole is browser.own
        browser.ask(browser.in_view(off))
        assert browser.shown.shown == 38


def test_filters_come_off_one_at_a_time_and_the_unit_type_last(browser: Browser) -> None:
    asked = browser.of(ALL_TYPES)._replace(
        owner="一组", section=3, signal=Signal.OVERDUE, status=Status.BLOCKED, view=View.DUE
    )
    browser.ask(asked)
    taken = []
    while wider := browser.wider():
        taken += [n for n in asked._fields if getattr(wider, n) != getattr(browser.question, n)]
        browser.ask(wider)
    assert taken == ["owner", "section", "signal", "status", "view", "units"]
    assert browser.shown.question == browser.own.question


def test_words_are_asked_for_at_once_and_answered_later(browser: Browser) -> None:
    browser.seek("加梯")
    assert browser.shown.shown == 38
    browser.ask(browser.question)
    assert [item.measure.id for item in browser.shown.items()] == ["3.2.2"]
    browser.ask(browser.without("words"))
    assert browser.shown.shown == 38


def test_initials_are_wanted_once_and_only_for_letters(browser: Browser) -> None:
    wanted = []
    for words in ("加梯", "jt", "jtz"):
        browser.seek(words)
        wanted.append(browser.wants_initials())
    assert wanted == [False, True, False]


@pytest.mark.parametrize("touched", [{"3.2.2"}, None])
def test_an_act_counts_in_what_is_shown_and_in_the_own_counts(
    busy: Workspace, browser: Browser, touched: set[str] | None
) -> None:
    browser.ask(browser.of(ALL_TYPES)._replace(words="加梯"))
    done = browser.own.tally.done
    assert busy.unit.ledger
    busy.unit.ledger.perform(busy.edit.tick(["3.2.2"]))
    browser.update(touched)
    (item,) = browser.shown.items()
    assert item.state.status is Status.DONE
    assert (browser.own.tally.done, browser.whole.tally.done) == (done + 1, done + 1)


def test_another_unit_is_asked_anew(busy: Workspace, browser: Browser) -> None:
    browser.ask(browser.in_view(DONE))
    busy.set_up("宝山八村居委会", "办公室")
    browser.begin()
    assert browser.looked_at == "办公室"
    assert browser.shown is browser.own
    assert browser.shown.shown == browser.counts["办公室"]


def test_undoing_an_adoption_shows_the_plan_from_before_and_keeps_the_question(
    busy: Workspace, tmp_path: Path
) -> None:
    busy.adoptions.adopt(busy.adoptions.read(Street(tmp_path).second))
    browser = Browser(busy)
    browser.ask(browser.in_view(2))
    assert "3.2.3" in browser.shown.at
    assert busy.unit.ledger
    act = busy.undo.last()
    assert browser.update(busy.unit.ledger.apply(act))
    assert "3.2.3" not in browser.shown.at
    assert "1.3.4" in browser.shown.at
    assert browser.question.view is View.NOT_STARTED
    assert browser.own.plan is busy.unit.plan
    assert not browser.update({"3.2.1"})
