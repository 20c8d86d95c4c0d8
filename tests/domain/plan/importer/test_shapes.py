"""Plans of many shapes, written by somebody who had not read the rules, against their gold."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import cycle

import pytest

from plancheck.domain.plan.draft import PlanDraft, Role
from plancheck.domain.plan.importer import draft_of
from plancheck.domain.plan.source import Source, content
from tests.domain.plan.figures import COLUMNS, Score, figures, table, total
from tests.domain.plan.score import score
from tests.domain.plan.shape import NAMES, shape
from tests.sampler import part_or_whole

from .reading import words

LEAST = dict(zip(COLUMNS[1:9], (0.97, 0.97, 0.82, 0.97, 0.97, 0.97, 0.97, 0.92), strict=True))
"""What all together must reach; what is not reached is for the review screen to ask."""


@cache
def drafted(name: str) -> tuple[Score, PlanDraft]:
    one = shape(name)
    draft = draft_of(one.source, words())
    return score(one, draft), draft


def test_each_is_known_for_a_plan_or_none() -> None:
    assert [name for name in NAMES if drafted(name)[0].taken.right != 1] == []


def test_nothing_is_lost_or_said_twice_or_invented() -> None:
    kept = {name: drafted(name)[0].kept for name in NAMES}
    assert {name: one for name, one in kept.items() if one != (0, 0, 0)} == {}


def test_together_they_are_read_as_a_careful_reader_does() -> None:
    scores = {name: drafted(name)[0] for name in NAMES}
    got = dict(zip(COLUMNS[1:9], figures(total(scores.values()))[1:9], strict=True))
    assert {name: got[name] for name in LEAST if got[name] < LEAST[name]} == {}, table(scores)


DAMAGE: dict[str, Callable[[str], str]] = {
    "other line ends": lambda text: text.replace("\n", "\r\n"),
    "empty lines": lambda text: text.replace("\n", "\n\n"),
    "indents": lambda text: text.replace("\n", "\n\u3000\u3000"),
    "half widths": lambda text: text.translate(str.maketrans("，；：（）", ",;:()")),
}


def harms_of(part: int) -> list[tuple[str, str]]:
    """Every text that is plain, and what happens to it."""
    plain = [
        name
        for name in NAMES
        if not any(one.cell or one.number or one.bold for one in shape(name).source.passages)
    ]
    if part == 1:
        return [(name, damage) for name in plain for damage in DAMAGE]
    return list(zip(plain, cycle(DAMAGE), strict=False))[::part]


@pytest.mark.parametrize("part", part_or_whole(3, 1))
def test_what_happens_to_a_text_on_its_way_changes_nothing(part: int) -> None:
    """A third of the texts is harmed in one way in every run, all in all ways for soak."""

    def said(text: str) -> list[tuple[Role, str]]:
        pieces = draft_of(Source.of_text(text), words()).pieces
        return [(one.role, content(one.text)) for one in pieces if one.role is not Role.SET_ASIDE]

    harms = harms_of(part)
    assert harms
    texts = {name: shape(name).source.text for name, _ in harms}
    expected = {name: said(text) for name, text in texts.items()}
    found = {(name, damage): said(DAMAGE[damage](texts[name])) for name, damage in harms}
    assert [(name, damage) for name, damage in harms if found[name, damage] != expected[name]] == []
