"""What a scorer counted: of one document, of all, and as a table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Tally(NamedTuple):
    """How many are right of those that the draft has, and of those that are true."""

    right: int = 0
    said: int = 0
    true: int = 0

    @property
    def precision(self) -> float:
        """The part of what is said that is right; 1 where nothing is said."""
        return self.right / self.said if self.said else 1.0

    @property
    def recall(self) -> float:
        """The part of what is true that is said; 1 where nothing is true."""
        return self.right / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        """Both as one figure."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


class Kept(NamedTuple):
    """Letters that stand nowhere, in two pieces, or in none of the document's words."""

    lost: int = 0
    twice: int = 0
    invented: int = 0


class Score(NamedTuple):
    """One document's figures; `faults` are for the reader. `cuts`: right parts; `whole`: tiled."""

    taken: Tally = Tally()
    letters: Tally = Tally()
    cuts: Tally = Tally()
    whole: Tally = Tally()
    sections: Tally = Tally()
    objectives: Tally = Tally()
    hierarchy: Tally = Tally()
    units: Tally = Tally()
    targets: Tally = Tally()
    kept: Kept = Kept()
    faults: tuple[str, ...] = ()

    @property
    def cut(self) -> float:
        """The F1 of the cuts: parts of the draft that are right, measures that are tiled."""
        one, two = self.cuts.precision, self.whole.recall
        return 2 * one * two / (one + two) if one + two else 0.0


COLUMNS = ("认出", "字P", "字R", "切分", "部分", "任务", "层级", "单位", "数量", "丢", "重", "造")


def added(tallies: Iterable[Tally]) -> Tally:
    """Tallies counted together."""
    return Tally(*map(sum, zip(*tallies, strict=True)))


def total(scores: Iterable[Score]) -> Score:
    """Documents counted together."""
    *tallies, kept, _ = zip(*scores, strict=True)
    return Score._make([*map(added, tallies), Kept(*map(sum, zip(*kept, strict=True))), ()])


def figures(one: Score) -> tuple[float, ...]:
    """The figures of COLUMNS."""
    return (
        one.taken.precision,
        one.letters.precision,
        one.letters.recall,
        one.cut,
        one.sections.f1,
        one.objectives.f1,
        one.hierarchy.precision,
        one.units.f1,
        one.targets.f1,
        *one.kept,
    )


def table(scores: dict[str, Score]) -> str:
    """A line for each document and one for all of them."""
    lines = [f"{'':22}" + "".join(f"{name:>6}" for name in COLUMNS)]
    for name, one in [*scores.items(), ("TOTAL", total(scores.values()))]:
        ratios, counts = figures(one)[:-3], figures(one)[-3:]
        cells = "".join(f"{ratio:7.3f}" for ratio in ratios)
        lines.append(f"{name:22}{cells}" + "".join(f"{n:5}" for n in counts))
    return "\n".join(lines)
