"""What the commands on the unit itself, its record and its report take."""

import argparse

from .. import arguments


def setup(parser: argparse.ArgumentParser) -> None:
    """`plancheck setup`."""
    text = arguments.text
    parser.add_argument("--unit", type=text, metavar="名称", help="单位全称，如 宝山八村居委会")
    parser.add_argument("--type", type=text, metavar="类型", help="单位类型，如 居委会")
    parser.add_argument("--clerk", type=text, default="", metavar="名", help="填报人")
    parser.add_argument("--phone", type=text, default="", metavar="号", help="联系电话")
    parser.add_argument("--reviewer", type=text, default="", metavar="名", help="审核人")


def count(parser: argparse.ArgumentParser) -> None:
    """How many acts."""
    parser.add_argument(
        "count", nargs="?", type=arguments.integer, metavar="N", help="几步，默认 1"
    )


def undo(parser: argparse.ArgumentParser) -> None:
    """`plancheck undo`."""
    parser.add_argument(
        "--list", action="store_true", help="操作记录：列出可撤销的 N 步，撤销后各会怎样"
    )


def merge(parser: argparse.ArgumentParser) -> None:
    """`plancheck merge`."""
    parser.add_argument(
        "files",
        nargs="+",
        type=arguments.path,
        metavar="路径",
        help="另一台电脑的台账 .toml，或有台账的整个文件夹",
    )
    parser.add_argument(
        "--same-unit",
        action="store_true",
        help="名称不同的台账也是本单位的（从前的名称，或者已并入本单位）；以后不再问",
    )


def doctor(parser: argparse.ArgumentParser) -> None:
    """`plancheck doctor`."""
    parser.add_argument(
        "--repair", action="store_true", help="修复本机损坏的台账；原件留着，绝不删除"
    )


def export(parser: argparse.ArgumentParser) -> None:
    """`plancheck export`."""
    parser.add_argument("--format", metavar="格式", help="如 toml,csv；默认上次选的")


def feedback(parser: argparse.ArgumentParser) -> None:
    """`plancheck feedback`."""
    parser.add_argument(
        "paths",
        nargs="*",
        type=arguments.path,
        metavar="路径",
        help="街道发来的反馈文件，或收件文件夹；不写就列出收下的反馈",
    )


def answer(parser: argparse.ArgumentParser) -> None:
    """`plancheck answer`."""
    parser.add_argument(
        "number", type=arguments.integer, metavar="N", help="第几条，见 plancheck feedback"
    )
    parser.add_argument(
        "text", nargs="?", default="", type=arguments.text, metavar="文字", help="不写就是 已知悉"
    )
