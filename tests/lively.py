"""A unit's lively weeks by the command line, for tests that look at what is written of them."""

from __future__ import annotations

from pathlib import Path

from plancheck.cli import run

from .support import CLERK, TYPE, UNIT, Clock

ACTS = {
    "2024-02-19T10:00:00+08:00": ("tick 1.1.1", f"setup --unit {UNIT}"),
    "2024-02-26T10:00:00+08:00": (
        "set 3.2.1 --percent 30 --owner 王某、李某 --due 2024-03-01",
        "note 3.2.1 已选址两处",
        "set 1.3.1 --amount 1",
        "set 3.1.2 --status 受阻 --reason 缺一间备餐间",
        "note 3.1.2 缺一间备餐间 --kind 问题",
        "export --format toml",
    ),
    "2024-03-08T15:00:00+08:00": (
        "tick 1.1.2 1.1.3",
        "untick 1.1.1",
        "set 3.2.1 --percent 40",
        "note 3.2.1 第二处已开工",
        "note 3.3.2 请街道出面协调物业 --kind 协调",
        "note 3.3.2 下周开工 --kind 计划",
        "evidence 3.3.2 照片/加梯.jpg",
        "step 3.3.2 add 摸底 --owner 甲 --due 2024-03-20",
        "step 3.3.2 add 开会 --due 2024-03-15",
        "step 3.3.2 add 上墙",
        "step 3.3.2 done 1",
        "step 3.3.2 drop 3",
        "set 4.1.1 --status 常态推进",
        "set 4.1.3 --status 不适用 --reason 本居民区没有",
        "nochange 4.2.1",
        "set 5.1.1 --percent 10",
        "undo",
        "set 5.2.1 --owner 甲",
        "export --format toml",
        "note 3.2.1 第二处已封顶",
        "export --format toml",
    ),
}
"""What was done when."""
LAST = max(ACTS)
"""When the last of it was."""


def play(home: Path, clock: Clock) -> None:
    """Set a home up and do all that in it, and take in another PC's ledger of the unit."""
    other = home.with_name("other")
    for one, unit in ((home, "八村居委会"), (other, UNIT)):
        carry_out(one, clock, "setup", "--unit", unit, "--type", TYPE, "--clerk", CLERK)
    for moment, lines in ACTS.items():
        clock.set(moment)
        for line in lines:
            carry_out(home, clock, *line.split())
    carry_out(other, clock, *["set", "5.2.1", "--owner", "乙"])
    carry_out(home, clock, "merge", str(other))


def carry_out(home: Path, clock: Clock, *arguments: str) -> None:
    """A command line that must do what it says."""
    assert run(["--home", str(home), *arguments], {}, clock) == 0, arguments
