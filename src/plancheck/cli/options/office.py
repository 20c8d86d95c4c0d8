"""What the commands of an office take that has the reports of many units."""

import argparse

from .. import arguments
from ..start import Subcommand
from .usual import period


def _sources(parser: argparse.ArgumentParser, otherwise: str = "") -> None:
    parser.add_argument(
        "paths",
        nargs="*",
        type=arguments.path,
        metavar="文件或文件夹",
        help=f"周报、汇总文件，可混放{otherwise}",
    )


def rollup(parser: argparse.ArgumentParser) -> None:
    """`plancheck rollup`."""
    _sources(parser, "；默认收件文件夹")
    period(parser, "文件中最新的一周")
    _office(parser)
    parser.add_argument("--format", metavar="格式", help="如 toml,csv；默认全部")
    opened = Subcommand("rollup", "", "office.rollup:open_rollup", needs="names")
    parser.add_argument(
        "--open",
        action="store_const",
        dest="command",
        const=opened,
        help="打开汇总的屏幕，不写文件",
    )
    parser.add_argument("--english", action="store_true", help="csv 的列名用英文")


def remark(parser: argparse.ArgumentParser) -> None:
    """`plancheck remark`."""
    text = arguments.text
    parser.add_argument("unit", type=text, metavar="单位", help="单位名称")
    parser.add_argument(
        "text", nargs="?", type=text, metavar="文字", help="要说的话；不写就列出已经说的"
    )
    parser.add_argument(
        "--about", type=text, default="", metavar="编号", help="措施 3.2.1，或协调事项 3.2.1-协1"
    )
    parser.add_argument(
        "--return", dest="send_back", action="store_true", help="退回所报的这一份，文字是理由"
    )
    parser.add_argument("--drop", type=arguments.integer, metavar="N", help="不说第几条了")
    _office_sources(parser)
    period(parser, "文件中最新的一周")


def remind(parser: argparse.ArgumentParser) -> None:
    """`plancheck remind`."""
    _office_sources(parser)
    period(parser, "文件中最新的一周")
    parser.add_argument("--format", metavar="格式", help="如 xlsx,txt；默认全部")


def _office_sources(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--from",
        dest="paths",
        nargs="+",
        default=(),
        type=arguments.path,
        metavar="路径",
        help="周报所在的文件或文件夹；默认收件文件夹",
    )
    _office(parser)


def roster(parser: argparse.ArgumentParser) -> None:
    """`plancheck roster`."""
    arguments.add_act(parser, ("init", "check"), "init 由收到的周报列出名册，check 检查名册")
    _sources(parser)
    parser.add_argument(
        "--roster", type=arguments.path, metavar="名册", help="名册文件；默认用本机的名册"
    )
    parser.add_argument("--add", action="store_true", help="init：把没有的单位补进已有的名册")


def form(parser: argparse.ArgumentParser) -> None:
    """`plancheck form`."""
    text = arguments.text
    parser.add_argument("units", nargs="*", type=text, metavar="单位", help="名册上的名称，可几个")
    parser.add_argument("--all", action="store_true", help="名册上的全部单位")
    parser.add_argument(
        "--type", type=text, metavar="类型", help="只给这一类；不在名册上的单位是哪一类"
    )
    parser.add_argument("--week", metavar="周", help="如 2024-W10、第10周、下周；默认本周")
    parser.add_argument("--roster", type=arguments.path, metavar="名册", help="默认用本机的名册")


def _office(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--roster", type=arguments.path, metavar="名册", help="应报单位的名册文件")
    parser.add_argument(
        "--name", type=arguments.text, default="", metavar="名称", help="如 友谊路街道"
    )
