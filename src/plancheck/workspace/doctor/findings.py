"""Findings, one a line of doctor's page; a check that cannot be made is one too, never its end."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum
from typing import NamedTuple, ParamSpec, TypeVar

from ...errors import PlancheckError, Problem
from ...storage import atomic

Given = ParamSpec("Given")
Value = TypeVar("Value")


class Verdict(Enum):
    """How a finding is to be taken."""

    GOOD = "好"
    CAUTION = "注意"
    BAD = "坏"


class Finding(NamedTuple):
    """One line of the page: 好 空间：还有 79.2 GB."""

    verdict: Verdict
    topic: str
    words: str


def good(topic: str, words: str) -> Finding:
    """All well."""
    return Finding(Verdict.GOOD, topic, words)


def caution(topic: str, words: str) -> Finding:
    """Something to know or to see to; nothing is lost."""
    return Finding(Verdict.CAUTION, topic, words)


def bad(topic: str, words: str) -> Finding:
    """Something does not work or was lost."""
    return Finding(Verdict.BAD, topic, words)


def cautions(topic: str, problems: Iterable[Problem]) -> list[Finding]:
    """What is wrong with a file that is used all the same."""
    return [caution(topic, str(problem)) for problem in problems]


def attempt(
    topic: str, read: Callable[Given, Value], *args: Given.args, **kwargs: Given.kwargs
) -> tuple[Value | None, list[Finding]]:
    """What was read; where it cannot be, None and the finding that says why."""
    try:
        return read(*args, **kwargs), []
    except PlancheckError as error:
        words = str(error)
    except PermissionError:
        words = "查不了：没有权限。"
    except OSError as error:
        words = f"查不了：{atomic.reason(error)}。"
    except Exception as error:  # noqa: BLE001  # the page goes on, whatever is broken
        words = f"查不了：程序出错（{type(error).__name__}），请告诉维护人员。"
    return None, [bad(topic, words)]


def check(
    topic: str,
    findings: Callable[Given, Iterable[Finding]],
    *args: Given.args,
    **kwargs: Given.kwargs,
) -> list[Finding]:
    """The findings; what stopped the check where it could not be carried out."""
    page, faults = attempt(topic, lambda: list(findings(*args, **kwargs)))
    return faults if page is None else page


def size_words(size: int) -> str:
    """79.2 GB, 3 MB, 12 KB."""
    for unit, bytes_each in (("GB", 1 << 30), ("MB", 1 << 20)):
        if size >= bytes_each:
            return f"{size / bytes_each:.1f} {unit}"
    return f"{-(-size // 1024)} KB"
