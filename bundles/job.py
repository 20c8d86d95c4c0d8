"""The main job, as each bundle is tried with it: what is typed, and what must come of it."""

from collections.abc import Iterator
from typing import NamedTuple


class Step(NamedTuple):
    """A command, its exit status, words that it says. HERE stands for the program's folder."""

    arguments: tuple[str, ...]
    says: str = ""
    status: int = 0


NOISE = ("<exec_prefix>", "Warning:", "Traceback")
"""What no command may say."""
_EXPORTS = "HERE/data/exports"
JOB = (
    Step(("--version",), "plancheck"),
    Step(("setup", "--unit", "宝山八村居委会", "--type", "居委会", "--clerk", "甲"), "38"),
    Step(("list",), "3.3.2"),
    Step(("list", "--search", "jtz"), "3.2.2"),
    Step(("tick", "3.3.2"), "1/38"),
    Step(("note", "3.2.1", "“一老一小”—①已走访12户")),
    Step(("history",), "“一老一小”—①"),
    Step(("report",), "宝山八村居委会"),
    Step(("export", "--format", "toml,xlsx,docx,csv,md,txt"), ".docx"),
    Step(("rollup", _EXPORTS), "汇总"),
    Step(("undo",)),
    Step(("doctor",), "没有发现问题"),
    Step(("tick", "9.9.9"), status=2),
)
AFTER_MOVING = (
    Step(("list", "--status", "已完成"), "3.3.2"),
    Step(("tick", "1.1.1"), "2/38"),
    Step(("doctor",), "没有发现问题"),
)
"""What still works where the whole folder was put elsewhere."""


def without_word() -> Iterator[Step]:
    """The same where lxml lacks: Word files are left out, which is said, and nothing else is."""
    for step in JOB:
        match step.arguments:
            case ("export", *_):
                yield Step(("export", "--format", "docx"), "没有 lxml", 4)
                yield Step(("export", "--format", "toml,xlsx,csv,md,txt"), ".xlsx")
            case ("doctor",):
                yield Step(("doctor",), "没有 lxml", 1)
            case _:
                yield step
