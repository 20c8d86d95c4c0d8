"""The numbers of the files that this version writes, as `--version` and doctor say them."""

from __future__ import annotations

from ..domain.ledger.entry import MAJOR
from ..domain.report.content import FORMAT as STATUS
from ..domain.report.feedback import FORMAT as FEEDBACK
from ..domain.rollup.union import FORMAT as ROLLUP
from ..storage.plan.file import SCHEMA


def format_numbers() -> str:
    """台账 1，计划 2，周报 2，汇总 2，反馈 1: what docs/formats.md calls plancheck-ledger/1 …."""
    numbers = {
        "台账": str(MAJOR),
        "计划": str(SCHEMA),
        "周报": STATUS.partition("/")[2],
        "汇总": ROLLUP.partition("/")[2],
        "反馈": FEEDBACK.partition("/")[2],
    }
    return "，".join(f"{name} {number}" for name, number in numbers.items())
