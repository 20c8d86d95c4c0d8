"""Cases by the thousand: some of them in every run, all of them under `make soak`."""

from __future__ import annotations

import random
from collections.abc import Iterable
from typing import Any

import pytest

SEED = 20240304


def part_or_whole(part: object, whole: object) -> list[Any]:
    """Parameters of a test that costs what its size is: a part, and the whole for soak."""
    return [pytest.param(part, id="part"), pytest.param(whole, id="whole", marks=pytest.mark.soak)]


def some_or_all(cases: Iterable[object], count: int) -> list[Any]:
    """Parameters of a test that goes over cases itself: `count` of them, and all for soak.

    The ends are always among them.
    """
    every = list(cases)
    inner = random.Random(SEED).sample(range(1, len(every) - 1), count - 2)
    some = [every[at] for at in (0, *sorted(inner), len(every) - 1)]
    return [
        pytest.param(some, id=f"{count}_of_{len(every)}"),
        pytest.param(every, id=f"all_{len(every)}", marks=pytest.mark.soak),
    ]
