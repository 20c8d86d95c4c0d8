"""Tables that are one test each: what pytest hands out costs it 1 to 2 ms beside its own work."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pytest

Test = Callable[..., None]


def each_row(
    names: str | Sequence[str], table: Iterable[Any], ids: Iterable[str] = ()
) -> Callable[[Test], Test]:
    """As `pytest.mark.parametrize`, in one test: each row is tried, each that fails is named.

    Each has a folder of its own where the test asks for `tmp_path`. All else that it asks for the
    rows share: what they leave in it must not matter.
    """
    wanted = [names] if isinstance(names, str) else list(names)
    rows = [(row,) if isinstance(names, str) else tuple(row) for row in table]
    assert rows
    called = list(ids) or [""] * len(rows)

    def over(test: Test) -> Test:
        def tested(**fixtures: Any) -> None:
            failures: list[BaseException] = []
            for number, (row, name) in enumerate(zip(rows, called, strict=True)):
                own = dict(fixtures)
                if "tmp_path" in own:
                    own["tmp_path"] /= str(number)
                    own["tmp_path"].mkdir()
                try:
                    test(**dict(zip(wanted, row, strict=True)), **own)
                except (Exception, pytest.fail.Exception) as failure:  # noqa: BLE001  # all are told
                    said = name or ", ".join(repr(one)[:200] for one in row)
                    failure.add_note(f"in the row {said}")
                    failures.append(failure)
            if failures:
                raise BaseExceptionGroup(f"{len(failures)} of {len(rows)} rows", failures)

        tested.__name__, tested.__qualname__ = test.__name__, test.__qualname__
        tested.__module__, tested.__doc__ = test.__module__, test.__doc__
        asked = inspect.signature(test)
        others = [one for name, one in asked.parameters.items() if name not in wanted]
        tested.__signature__ = asked.replace(parameters=others)  # type: ignore[attr-defined]
        return tested

    return over
