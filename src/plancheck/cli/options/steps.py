"""What the command on steps takes."""

import argparse

from .. import arguments
from .usual import day


def step(parser: argparse.ArgumentParser) -> None:
    """`plancheck step`: its acts."""
    acts = parser.add_subparsers(dest="act", metavar="做什么", title="做什么", required=True)

    def number(parser: argparse.ArgumentParser, name: str, count: str | None = None) -> None:
        parser.add_argument(
            name, nargs=count, type=arguments.integer, metavar="N", help="第几步，见 plancheck show"
        )

    def person_and_day(parser: argparse.ArgumentParser, clear: str = "") -> None:
        parser.add_argument("--owner", type=arguments.text, metavar="名", help=f"责任人{clear}")
        parser.add_argument("--due", metavar="日期", help=f"时限，如 6月30日、下周五{clear}")

    add = acts.add_parser("add", help="加一步，排在最后")
    add.add_argument("title", type=arguments.text, metavar="标题", help="这一步做什么")
    person_and_day(add)
    day(add)
    for name, help in (("done", "完成了"), ("undone", "还没有完成")):
        tick = acts.add_parser(name, help=help)
        number(tick, "numbers", "+")
        day(tick)
    number(acts.add_parser("drop", help="不要这一步了，历史里仍在"), "number")
    change = acts.add_parser("set", help="改标题、责任人、时限")
    number(change, "number")
    change.add_argument("--title", type=arguments.text, metavar="标题", help="这一步做什么")
    person_and_day(change, "；写 无 清除")
    acts.add_parser("sort", help="按时限排序，没有时限的在后")
