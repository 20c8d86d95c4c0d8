"""What is asked of the roll-up, and the answer, without a screen."""

from __future__ import annotations

import threading

import pytest

from plancheck.domain.rollup.figures import compute
from plancheck.domain.rollup.figures.figures import RollupReport
from plancheck.domain.rollup.question import RollupQuestion
from plancheck.tui.rollup import browser as browsing
from plancheck.tui.rollup.browser import RollupBrowser
from tests.domain.rollup.figures.test_compute import A, B, C, rolled

CENTRES = RollupQuestion(unit_type="中心")


@pytest.fixture
def threads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The threads on which a unit type's roll-up was worked out."""
    names: list[str] = []

    def of_type(report: RollupReport, unit_type: str) -> RollupReport:
        names.append(threading.current_thread().name)
        return compute.of_type(report, unit_type)

    monkeypatch.setattr(browsing, "of_type", of_type)
    return names


def units(browser: RollupBrowser) -> list[str]:
    assert browser.answer
    return [row.unit.received.report.head.unit for row in browser.answer.matrix.rows]


async def test_nothing_is_answered_while_there_is_no_roll_up() -> None:
    browser = RollupBrowser()
    await browser.ask(CENTRES)
    assert browser.whole is None
    assert browser.answer is None


async def test_a_unit_types_roll_up_is_worked_out_once_and_off_the_thread(
    threads: list[str],
) -> None:
    browser = RollupBrowser()
    browser.take({"": rolled(A, B, C)})
    await browser.ask(CENTRES)
    assert units(browser) == ["某中心"]
    await browser.ask(RollupQuestion())
    assert units(browser) == ["甲居委会", "乙居委会", "某中心"]
    await browser.ask(CENTRES)
    assert len(threads) == 1
    assert threading.current_thread().name not in threads


async def test_the_question_outlasts_the_roll_up(threads: list[str]) -> None:
    browser = RollupBrowser()
    browser.take({"": rolled(A, B, C)})
    await browser.ask(CENTRES)
    browser.take({})
    assert browser.answer is None
    browser.take({"": rolled(A, C), "中心": compute.of_type(rolled(A, C), "中心")})
    assert units(browser) == ["某中心"]
    assert len(threads) == 1


async def test_words_are_answered_when_that_is_asked_for() -> None:
    browser = RollupBrowser()
    browser.take({"": rolled(A, B, C)})
    before = browser.answer
    browser.seek("甲")
    assert browser.answer is before
    browser.answer_question()
    assert units(browser) == ["甲居委会"]


async def test_another_roll_up_that_comes_while_a_type_is_worked_out_is_the_one_answered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    browser = RollupBrowser()
    browser.take({"": rolled(A, B)})

    def of_type(report: RollupReport, unit_type: str) -> RollupReport:
        monkeypatch.undo()
        browser.take({"": rolled(C)})
        return compute.of_type(report, unit_type)

    monkeypatch.setattr(browsing, "of_type", of_type)
    await browser.ask(CENTRES)
    assert units(browser) == ["某中心"]
