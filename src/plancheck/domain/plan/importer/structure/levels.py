"""Which segments are headings, and on which level: by the order in which kinds of marks appear.

No kind has a level of its own. Where siblings differ, most of them decide, and what goes against
them is marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..text.flow import Flow
from ..text.labels import LabelWords, labels
from ..text.marks import MarkKind
from ..text.segments import Segment, Sentence, sentences
from ..words import Words
from .leads import LEAD_MOST, PAIR_MOST, commas, led, run_in, with_inner


class Node(NamedTuple):
    """A segment in its place: `kind` None is a paragraph of its heading; `title` is where the
    heading ends, its own start for what is none; `sure` how clearly its siblings agree, 0 to 1."""

    segment: Segment
    kind: MarkKind | None
    depth: int = 0
    heading: bool = False
    title: int = 0
    sure: float = 1.0


_TOP = (MarkKind.PART, MarkKind.HAN)
_ROOMY = (MarkKind.PART, MarkKind.HAN, MarkKind.HAN_BRACKET)
_NO_LINE = re.compile(r"[。；！？：，、…]$|^[（(]|^\d+$")
_AMOUNT = re.compile(r"[0-9]+(?:\.[0-9]+)?(?:%|[万亿]?[个家名人项场次条件处座所套台户元米公亩])")


def leveled(flow: Flow, parts: Sequence[Segment], words: Words, looks: LabelWords) -> list[Node]:
    """The segments of a plan as nodes, each with its level."""
    parts, inner = with_inner(flow, parts)
    nodes = _deep(_kinds(flow, parts, looks.label, inner))
    return _decided(flow, nodes, looks, words)


def first_sentence(flow: Flow, segment: Segment) -> Sentence:
    """The first sentence; a short one before a colon that ends the segment counts whole."""
    found = sentences(flow, segment.start, segment.end)
    return found[0] if found else Sentence(segment.start, segment.end, "")


def _is_line(flow: Flow, part: Segment, stop: str = "") -> bool:
    """Whether it looks like an own line with a heading that has no number."""
    text = flow.text[part.start : part.end]
    if stop and not text.endswith(stop):
        return False
    bare = text.removesuffix(stop)
    return part.first and part.whole and 2 <= len(bare) <= 32 and not _NO_LINE.search(bare)


def _kinds(
    flow: Flow, parts: Sequence[Segment], labels: re.Pattern[str], inner: set[int]
) -> list[Node]:
    """The nodes with their kinds: marks, own lines, labels, lead sentences."""
    texts = [flow.text[part.start : part.end] for part in parts]
    plain = [n for n, part in enumerate(parts) if part.mark is None and not labels.match(texts[n])]
    heads = [
        n
        for n in plain
        if n + 1 < len(parts) and not labels.match(texts[n + 1]) and parts[n + 1].first
    ]
    colons = {n for n in heads if _is_line(flow, parts[n], "：") and len(texts[n]) <= 12}
    lines = {n for n in heads if _is_line(flow, parts[n])} | (colons if len(colons) > 1 else set())
    rest = [n for n in plain if n not in lines and not texts[n].endswith("：")]
    labelled = {n for n in rest if re.match(r"[^，。；：、“”《》（）\d]{2,10}：(?=.{8})", texts[n])}
    labelled = labelled if len(labelled) >= 2 and len(labelled) >= 0.5 * len(rest) else set()
    leading = led(flow, parts, [n for n in rest if n not in labelled]) if not inner else {}
    nodes = []
    for n, part in enumerate(parts):
        kind = part.mark.kind if part.mark else None
        if n in lines:
            kind = MarkKind.LINE
        elif n in labelled:
            kind = MarkKind.LABEL
        elif n in leading or n in inner:
            kind = MarkKind.LEAD
        nodes.append(Node(part, kind, title=leading.get(n, part.start)))
    return nodes


def _deep(nodes: Sequence[Node]) -> list[Node]:
    """The nodes with their depth; a paragraph is as deep as what it stands under, and one more."""
    stack: list[MarkKind] = []
    found = []
    for node in nodes:
        if node.kind is None:
            found.append(node._replace(depth=len(stack)))
            continue
        if node.kind in stack:
            del stack[stack.index(node.kind) + 1 :]
        else:
            if node.kind in _TOP:
                stack = [kind for kind in stack if kind in _TOP or kind is MarkKind.LINE]
            stack.append(node.kind)
        found.append(node._replace(depth=len(stack) - 1))
    return found


def _decided(flow: Flow, nodes: Sequence[Node], looks: LabelWords, words: Words) -> list[Node]:
    """The nodes with whether they are headings, and where these end."""
    found = list(nodes)
    for run in _runs(nodes):
        votes = [_vote(flow, nodes, n, looks) for n in run]
        total = sum(vote for vote, _ in votes)
        if max(vote for vote, _ in votes) < 1 and (len(run) < 2 or min(votes)[0] <= 0):
            total = min(total, 0)  # sentences with a comma are headings where all are
        if total <= 0 and _is_run_in(nodes, run):
            ends = run_in(flow, [nodes[n].segment for n in run], words)
            for n, end in zip(run, ends, strict=False):
                found[n] = nodes[n]._replace(heading=True, title=end, sure=0)
            if ends:
                continue
        cast = sum(abs(vote) for vote, _ in votes) or 1
        for n, (vote, title) in zip(run, votes, strict=True):
            able = title > nodes[n].segment.start
            most = total > 0 or (total == 0 and vote >= 1)
            heading = able and (most or vote >= 2)
            found[n] = nodes[n]._replace(
                heading=heading,
                title=title if heading else nodes[n].segment.start,
                sure=abs(total) / cast,
            )
    return found


def _is_run_in(nodes: Sequence[Node], run: Sequence[int]) -> bool:
    """Whether siblings are chapters that stand within a line, not at its beginning."""
    inside = sum(1 for n in run if not nodes[n].segment.first)
    return nodes[run[0]].kind in _ROOMY and len(run) > 1 and inside >= len(run) - 1


def _runs(nodes: Sequence[Node]) -> Iterator[list[int]]:
    """The siblings: nodes of one kind and depth without a higher one between them."""
    open_runs: dict[int, list[int]] = {}
    for n, node in enumerate(nodes):
        if node.kind is None:
            continue
        for depth in [d for d in open_runs if d > node.depth]:
            yield open_runs.pop(depth)
        if open_runs.get(node.depth) and nodes[open_runs[node.depth][-1]].kind is not node.kind:
            yield open_runs.pop(node.depth)
        open_runs.setdefault(node.depth, []).append(n)
    yield from open_runs.values()


def _only_labels(flow: Flow, start: int, end: int, looks: LabelWords) -> bool:
    """Whether nothing stands there but who is to do it."""
    found = labels(flow, start, end, looks)
    return bool(found) and found[0].start == start


def _vote(flow: Flow, nodes: Sequence[Node], n: int, looks: LabelWords) -> tuple[float, int]:
    """How much speaks for a heading, and where it would end; its start where it can be none."""
    node, part = nodes[n], nodes[n].segment
    after = nodes[n + 1] if n + 1 < len(nodes) else None
    children = after is not None and (
        after.depth > node.depth and not looks.label.match(flow.text, after.segment.start)
    )
    if node.kind is MarkKind.LABEL:
        return 2, flow.text.index("：", part.start) + 1
    if node.kind is MarkKind.LEAD and node.title > part.start:
        return 2, node.title
    if node.kind in (MarkKind.LINE, MarkKind.LEAD, MarkKind.OUTLINE_1, MarkKind.OUTLINE_2):
        return 2, first_sentence(flow, part).end
    first = first_sentence(flow, part)
    length = first.bare - first.start
    pauses = commas(flow, first.start, first.bare)
    rest = first.end < part.end
    roomy = node.kind in _ROOMY
    if rest and _only_labels(flow, first.end, part.end, looks):
        return (2, part.end) if children else (-1, part.start)
    if not rest:
        if not children:
            return -1, part.start
        if first.stop[:1] in ("；", "！") or (length > 45 and pauses):
            return -1, part.start
        own = not first.stop or flow.text[part.end - 1] == "："
        near = roomy or (after is not None and after.kind is not None)
        return (2 if own else 1 if near else 0.5), part.end
    if not roomy and _AMOUNT.search(flow.text, first.start, first.bare):
        return -1, part.start
    most, allowed = (45, 2) if roomy else (LEAD_MOST, 0)
    if first.stop[:1] == "。" and length <= most and pauses <= allowed:
        return 1, first.end
    if not roomy and first.stop[:1] == "。" and length <= LEAD_MOST + 4 and pauses == 1:
        return (0.5 if length <= PAIR_MOST else 0), first.end
    return -1, part.start
