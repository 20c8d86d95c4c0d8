"""What the commands about plans take."""

import argparse

from .. import arguments


def plan(parser: argparse.ArgumentParser) -> None:
    """Of `plancheck plan`."""
    acts = ("import", "show", "check", "diff", "publish", "adopt", "list")
    told = (
        "import 把 docx、txt 做成计划文件，show 打印全文，check 检查计划文件，"
        "diff 对照两份计划：原来的、现在的，publish 下发，adopt 接收，list 列出本机的计划"
    )
    arguments.add_act(parser, acts, told)
    usual = "默认正在用的计划；import：docx、txt、md，写 - 从标准输入读；adopt 默认收件里最新的"
    for name, help in (("file", usual), ("other", "diff：现在的计划")):
        parser.add_argument(name, nargs="?", type=arguments.path, metavar="文件", help=help)
    parser.add_argument(
        "-o",
        dest="output",
        type=arguments.path,
        metavar="文件",
        help="diff：另写成对照表.docx；import：计划文件.toml",
    )
    parser.add_argument(
        "--revises",
        type=arguments.path,
        metavar="文件",
        help="import：是哪份计划的修订稿，编号沿用",
    )
    parser.add_argument("--assignments", action="store_true", help="show：写出牵头、配合")
    parser.add_argument(
        "--since", type=arguments.path, metavar="文件", help="publish：上一版不在本机时，写它的文件"
    )
    parser.add_argument(
        "--out", type=arguments.path, metavar="文件夹", help="publish：往下发的一份写到哪里"
    )
    parser.add_argument(
        "--preview", action="store_true", help="adopt、publish：只看有什么变化，不接收、不下发"
    )
    parser.add_argument(
        "--again", action="store_true", help="publish：文件是在较早的一版上改的，也下发"
    )
    parser.add_argument("--on", metavar="日期", help="adopt：从哪一天起按它填报，默认今天")
    parser.add_argument(
        "--other-issuer", action="store_true", help="adopt：发文单位与现在的计划不同，也接收"
    )


def carry(parser: argparse.ArgumentParser) -> None:
    """Of `plancheck carry`."""
    parser.add_argument(
        "ids", nargs="*", metavar="编号", help="确认沿用的措施；不写就列出可以沿用的"
    )
    parser.add_argument(
        "--from", dest="source", default="", metavar="计划", help="从哪个计划；默认上一年的"
    )
