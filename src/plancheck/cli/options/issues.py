"""What the commands on problems (问题台账) take."""

import argparse

from .. import arguments


def number(parser: argparse.ArgumentParser) -> None:
    """A problem by its number."""
    parser.add_argument("number", metavar="编号", help="问题编号，如 3.2.1-问1、3.2.1-协1")


def close(parser: argparse.ArgumentParser) -> None:
    """`plancheck close`."""
    number(parser)
    parser.add_argument(
        "--how", required=True, type=arguments.text, metavar="文字", help="怎么解决的，一句话"
    )
    parser.add_argument("--on", metavar="日期", help="哪一天解决的，默认今天；如 昨天、3月6日")


def listing(parser: argparse.ArgumentParser) -> None:
    """`plancheck problems`."""
    parser.add_argument("--all", action="store_true", help="已经销号的也列出")
    parser.add_argument(
        "--owner", type=arguments.text, default="", metavar="名", help="只看这个人负责的"
    )
