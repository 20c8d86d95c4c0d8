"""Charts as inline SVG, each with a title that a screen reader says; colours are the page's."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ....domain.progress.status import Status
from .markup import LOOKS, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ....domain.progress.tally import Share
    from ....domain.rollup.figures.figures import Group, MeasureRow

_STACKED = (Status.DONE, Status.ONGOING, Status.IN_PROGRESS, Status.BLOCKED, Status.NOT_STARTED)
"""What is done stands first, what is open last."""
_WIDE, _HIGH = 640, 220
_LEFT, _RIGHT, _TOP, _FOOT = 44, 20, 24, 30
"""Room around a line chart's area."""


class Counted(NamedTuple):
    """How many there are of what a word says."""

    word: str
    number: int


def by_status(of: Group | MeasureRow) -> list[Counted]:
    """What is owed, by status."""
    return [Counted(status.value, of.with_status(status)) for status in _STACKED]


def stacked_bar(counts: Sequence[Counted]) -> str:
    """A bar of them all, in the colours of their words; nothing where there are none."""
    whole = sum(one.number for one in counts)
    there = [one for one in counts if one.number]
    at, parts = 0.0, []
    for word, count in there:
        wide = 100 * count / whole
        parts.append(f'<rect class="{LOOKS[word]}" x="{at:.4g}" width="{wide:.4g}"/>')
        at += wide
    return _bar("、".join(f"{word}{count}" for word, count in there), parts) if there else ""


def counted_bar(title: str, counts: Sequence[Counted]) -> str:
    """The same under a title, with what each colour is and how many that are."""
    there = [one for one in counts if one.number]
    items = "".join(_item(LOOKS[word], f"{word} {count}") for word, count in there)
    return (
        f"<figure><figcaption>{text(title)}</figcaption>{stacked_bar(counts)}"
        f'<ul class="legend" aria-hidden="true">{items}</ul></figure>'
    )


def share_bar(share: Share) -> str:
    """A bar of how much of all is done."""
    return _bar(f"完成率{share}", [f'<rect class="good" x="0" width="{100 * share:.4g}"/>'])


def _bar(title: str, parts: Iterable[str]) -> str:
    rects = "".join(part.replace("/>", ' height="10"/>') for part in parts)
    return (
        '<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" role="img">'
        f'<title>{text(title)}</title><rect class="track" width="100" height="10"/>{rects}</svg>'
    )


def legend() -> str:
    """Which colour of a bar of statuses is which."""
    items = "".join(_item(LOOKS[status.value], status.value) for status in _STACKED)
    return f'<ul class="legend" aria-hidden="true">{items}</ul>'


def _item(look: str, words: str) -> str:
    box = f'<svg viewBox="0 0 14 14"><rect class="{look}" width="14" height="14"/></svg>'
    return f"<li>{box}{text(words)}</li>"


def line_chart(title: str, points: Sequence[tuple[str, Share]]) -> str:
    """Shares, period by period."""
    told = "，".join(f"{label}{share}" for label, share in points)
    highest = max(share for _, share in points)
    top = next(step for step in (0.1, 0.25, 0.5, 1.0) if highest <= step)
    right, foot = _WIDE - _RIGHT, _HIGH - _FOOT
    step = (right - _LEFT) / max(len(points) - 1, 1)

    def height(share: float) -> float:
        return foot - (foot - _TOP) * share / top

    drawn = [
        f'<path class="grid" d="M{_LEFT},{height(at):.5g}H{right}"/>'
        f'<text class="axis" x="{_LEFT - 6}" y="{height(at) + 4:.5g}">{100 * at:.4g}%</text>'
        for at in (0, top / 2, top)
    ]
    places = [(_LEFT + n * step, height(share)) for n, (_, share) in enumerate(points)]
    drawn.append(f'<polyline points="{" ".join(f"{x:.5g},{y:.5g}" for x, y in places)}"/>')
    every = -(-len(points) // 9)  # more labels would run into one another
    for number, ((x, y), (label, share)) in enumerate(zip(places, points, strict=True)):
        drawn.append(f'<circle cx="{x:.5g}" cy="{y:.5g}" r="4"/>')
        if (len(points) - 1 - number) % every == 0:
            at = "first" if not number else "last" if number == len(points) - 1 else "mid"
            drawn.append(
                f'<text class="{at}" x="{x:.5g}" y="{y - 9:.5g}">{text(str(share))}</text>'
                f'<text class="{at}" x="{x:.5g}" y="{_HIGH - 9}">{text(label)}</text>'
            )
    return (
        f'<figure><figcaption>{text(title)}</figcaption><svg class="line" role="img" '
        f'viewBox="0 0 {_WIDE} {_HIGH}"><title>{text(f"{title}：{told}")}</title>'
        f"{''.join(drawn)}</svg></figure>"
    )
