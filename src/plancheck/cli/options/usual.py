"""What many commands take, each once."""

import argparse

from .. import arguments


def ids(parser: argparse.ArgumentParser) -> None:
    """Measures by their numbers."""
    parser.add_argument("ids", nargs="+", metavar="编号", help="措施编号，如 3.3.2")


def id(parser: argparse.ArgumentParser) -> None:
    """A measure by its number."""
    parser.add_argument("id", metavar="编号", help="措施编号，如 3.3.2")


def json(parser: argparse.ArgumentParser) -> None:
    """Whether for a script."""
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def period(parser: argparse.ArgumentParser, usual: str = "本周") -> None:
    """A week, or another period."""
    either = parser.add_mutually_exclusive_group()
    either.add_argument("--week", metavar="周", help=f"如 2024-W10、第10周、上周；默认{usual}")
    either.add_argument(
        "--period", metavar="期间", help="3月、一季度、去年，或 2024-03、2024-Q1、2024"
    )


def day(parser: argparse.ArgumentParser) -> None:
    """The day that an act speaks of."""
    parser.add_argument("--on", metavar="日期", help="记在哪一天，默认今天；如 昨天、3月6日")


def out(parser: argparse.ArgumentParser) -> None:
    """Where files go."""
    parser.add_argument("--out", type=arguments.path, metavar="文件夹", help="写到哪里")
