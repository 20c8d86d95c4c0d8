"""What the commands on measures take."""

import argparse

from ...domain.progress.signal import Signal
from ...domain.progress.state import NoteKind
from ...domain.progress.status import Status
from ...domain.progress.views import View
from .. import arguments

ALL_TYPES = "全部"


def listing(parser: argparse.ArgumentParser) -> None:
    """`plancheck list`."""
    parser.add_argument("--type", metavar="类型", help=f"单位类型，或 {ALL_TYPES}；默认本单位的")
    parser.add_argument("--status", metavar="状态", help="、".join(s.value for s in Status))
    parser.add_argument("--signal", metavar="亮灯", help="、".join(s.value for s in Signal))
    views = "、".join(f"{view.digit}{view.value}" for view in View)
    parser.add_argument("--view", type=arguments.text, metavar="视图", help=f"名称或数字：{views}")
    parser.add_argument(
        "--owner", type=arguments.text, default="", metavar="名", help="措施或未完成的步骤由谁负责"
    )
    parser.add_argument("--section", type=arguments.integer, metavar="N", help="第几部分，如 3")
    parser.add_argument(
        "--search",
        type=arguments.text,
        default="",
        metavar="文字",
        help="文字、编号、责任人、记录、步骤；也可拼音首字母，如 jtz",
    )
    parser.add_argument("--week", metavar="周", help="那一周末的情况，如 2024-W10、第10周、上周")


def history(parser: argparse.ArgumentParser) -> None:
    """`plancheck history`."""
    parser.add_argument("id", nargs="?", metavar="编号", help="只看这一项；不写就看全部")


def change(parser: argparse.ArgumentParser) -> None:
    """`plancheck set`: what is to be."""
    text = arguments.text
    parser.add_argument("--status", metavar="状态", help="、".join(s.value for s in Status))
    parser.add_argument("--percent", type=arguments.integer, metavar="N", help="进度，0 到 100")
    parser.add_argument(
        "--amount", type=arguments.number, metavar="N", help="完成量，按计划的目标数"
    )
    parser.add_argument("--owner", type=text, metavar="名", help="责任人；写 无 清除")
    parser.add_argument("--due", metavar="日期", help="完成时限，如 6月30日、6月底；写 无 清除")
    parser.add_argument(
        "--reason", type=text, metavar="文字", help="受阻、不适用的原因；写 无 清除"
    )


def note(parser: argparse.ArgumentParser) -> None:
    """`plancheck note`."""
    parser.add_argument("text", type=arguments.text, metavar="文字", help="写什么")
    kinds = [kind.value for kind in NoteKind]
    parser.add_argument("--kind", default=kinds[0], metavar="类", help="、".join(kinds))


def evidence(parser: argparse.ArgumentParser) -> None:
    """`plancheck evidence`."""
    parser.add_argument(
        "paths",
        nargs="+",
        type=arguments.text,
        metavar="路径",
        help="佐证文件的名称或路径，只记不复制",
    )


def nochange(parser: argparse.ArgumentParser) -> None:
    """`plancheck nochange`."""
    parser.add_argument("ids", nargs="*", metavar="编号", help="措施编号，如 3.3.2")
    parser.add_argument("--all", action="store_true", help="那一周还没有填的全部")
    parser.add_argument("--week", metavar="周", help="如 2024-W10、上周；默认本周")


def transfer(parser: argparse.ArgumentParser) -> None:
    """`plancheck handover`."""
    parser.add_argument("former", type=arguments.text, metavar="原责任人", help="由谁移交")
    parser.add_argument("owner", type=arguments.text, metavar="新责任人", help="交给谁")


def settle(parser: argparse.ArgumentParser) -> None:
    """`plancheck settle`."""
    parser.add_argument(
        "number",
        nargs="?",
        type=arguments.integer,
        metavar="N",
        help="选第几个；不写就列出并存的值",
    )
