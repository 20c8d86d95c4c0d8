"""A command line run in-process, in a home of its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from plancheck.cli import run
from tests.support import Clock, set_up_home


class Answer(NamedTuple):
    """What a command line came to."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output as JSON."""
        return json.loads(self.out)


Run = Callable[..., Answer]


@pytest.fixture
def plancheck(home: Path, clock: Clock, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command line in the test's home."""

    def command(*arguments: str, environment: dict[str, str] | None = None) -> Answer:
        capsys.readouterr()
        status = run(["--home", str(home), *arguments], environment or {}, clock)
        printed = capsys.readouterr()
        return Answer(status, printed.out, printed.err)

    return command


@pytest.fixture
def unit(plancheck: Run, home: Path, clock: Clock) -> Run:
    """The same, the unit set up."""
    set_up_home(home, clock)
    return plancheck


def ids(answer: Answer) -> list[str]:
    return [item["id"] for item in answer.json]
