"""The commands and what each of them takes."""

import argparse

from ..domain.progress.signal import Signal
from ..domain.progress.state import NoteKind, Status
from ..domain.progress.views import View
from . import arguments, issue_options, plan_options, step_options, takeover_options
from .start import Subcommand

ALL_TYPES = "全部"


def _ids(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", nargs="+", metavar="编号", help="措施编号，如 3.3.2")


def _id(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="编号", help="措施编号，如 3.3.2")


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def _setup(parser: argparse.ArgumentParser) -> None:
    text = arguments.text
    parser.add_argument("--unit", type=text, metavar="名称", help="单位全称，如 宝山八村居委会")
    parser.add_argument("--type", type=text, metavar="类型", help="单位类型，如 居委会")
    parser.add_argument("--clerk", type=text, default="", metavar="名", help="填报人")
    parser.add_argument("--phone", type=text, default="", metavar="号", help="联系电话")
    parser.add_argument("--reviewer", type=text, default="", metavar="名", help="审核人")


def _list(parser: argparse.ArgumentParser) -> None:
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


def _history(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", nargs="?", metavar="编号", help="只看这一项；不写就看全部")


def _set(parser: argparse.ArgumentParser) -> None:
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


def _note(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", type=arguments.text, metavar="文字", help="写什么")
    kinds = [kind.value for kind in NoteKind]
    parser.add_argument("--kind", default=kinds[0], metavar="类", help="、".join(kinds))


def _evidence(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        nargs="+",
        type=arguments.text,
        metavar="路径",
        help="佐证文件的名称或路径，只记不复制",
    )


def _nochange(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", nargs="*", metavar="编号", help="措施编号，如 3.3.2")
    parser.add_argument("--all", action="store_true", help="那一周还没有填的全部")
    parser.add_argument("--week", metavar="周", help="如 2024-W10、上周；默认本周")


def _transfer(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("former", type=arguments.text, metavar="原责任人", help="由谁移交")
    parser.add_argument("owner", type=arguments.text, metavar="新责任人", help="交给谁")


def _settle(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "number",
        nargs="?",
        type=arguments.integer,
        metavar="N",
        help="选第几个；不写就列出并存的值",
    )


def _count(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "count", nargs="?", type=arguments.integer, metavar="N", help="几步，默认 1"
    )


def _undo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--list", action="store_true", help="操作记录：列出可撤销的 N 步，撤销后各会怎样"
    )


def _merge(parser: argparse.ArgumentParser) -> None:
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


def _period(parser: argparse.ArgumentParser, usual: str = "本周") -> None:
    either = parser.add_mutually_exclusive_group()
    either.add_argument("--week", metavar="周", help=f"如 2024-W10、第10周、上周；默认{usual}")
    either.add_argument(
        "--period", metavar="期间", help="3月、一季度、去年，或 2024-03、2024-Q1、2024"
    )


def _export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", metavar="格式", help="如 toml,csv；默认上次选的")
    parser.add_argument("--out", type=arguments.path, metavar="文件夹", help="写到哪里")


def _sources(parser: argparse.ArgumentParser, nargs: str) -> None:
    parser.add_argument(
        "paths",
        nargs=nargs,
        type=arguments.path,
        metavar="文件或文件夹",
        help="周报、汇总文件，可混放",
    )


def _rollup(parser: argparse.ArgumentParser) -> None:
    _sources(parser, "+")
    _period(parser, "文件中最新的一周")
    parser.add_argument("--roster", type=arguments.path, metavar="名册", help="应报单位的名册文件")
    parser.add_argument(
        "--name", type=arguments.text, default="", metavar="名称", help="如 友谊路街道"
    )
    parser.add_argument("--format", metavar="格式", help="如 toml,csv；默认全部")
    opened = Subcommand("rollup", "", "rollup:open_rollup", needs="names")
    parser.add_argument(
        "--open",
        action="store_const",
        dest="command",
        const=opened,
        help="打开汇总的屏幕，不写文件",
    )
    parser.add_argument("--english", action="store_true", help="csv 的列名用英文")
    parser.add_argument("--out", type=arguments.path, metavar="文件夹", help="写到哪里")


def _feedback(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        nargs="*",
        type=arguments.path,
        metavar="路径",
        help="街道发来的反馈文件，或收件文件夹；不写就列出收下的反馈",
    )


def _answer(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "number", type=arguments.integer, metavar="N", help="第几条，见 plancheck feedback"
    )
    parser.add_argument(
        "text", nargs="?", default="", type=arguments.text, metavar="文字", help="不写就是 已知悉"
    )


def _remark(parser: argparse.ArgumentParser) -> None:
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
    _period(parser, "文件中最新的一周")


def _remind(parser: argparse.ArgumentParser) -> None:
    _office_sources(parser)
    _period(parser, "文件中最新的一周")
    parser.add_argument("--format", metavar="格式", help="如 xlsx,txt；默认全部")
    parser.add_argument("--out", type=arguments.path, metavar="文件夹", help="写到哪里")


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
    parser.add_argument("--roster", type=arguments.path, metavar="名册", help="应报单位的名册文件")
    parser.add_argument(
        "--name", type=arguments.text, default="", metavar="名称", help="如 友谊路街道"
    )


def _roster(parser: argparse.ArgumentParser) -> None:
    arguments.add_act(parser, ("init", "check"), "init 由收到的周报列出名册，check 检查名册")
    _sources(parser, "*")
    parser.add_argument(
        "--roster", type=arguments.path, metavar="名册", help="名册文件；默认用本机的名册"
    )
    parser.add_argument("--add", action="store_true", help="init：把没有的单位补进已有的名册")


def _form(parser: argparse.ArgumentParser) -> None:
    text = arguments.text
    parser.add_argument("units", nargs="*", type=text, metavar="单位", help="名册上的名称，可几个")
    parser.add_argument("--all", action="store_true", help="名册上的全部单位")
    parser.add_argument(
        "--type", type=text, metavar="类型", help="只给这一类；不在名册上的单位是哪一类"
    )
    parser.add_argument("--week", metavar="周", help="如 2024-W10、第10周、下周；默认本周")
    parser.add_argument("--roster", type=arguments.path, metavar="名册", help="默认用本机的名册")
    parser.add_argument("--out", type=arguments.path, metavar="文件夹", help="写到哪里")


def _doctor(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--repair", action="store_true", help="修复本机损坏的台账；原件留着，绝不删除"
    )


COMMANDS = (
    Subcommand("setup", "设置单位、填报人", "edit:setup", (_setup,)),
    Subcommand("list", "列出措施", "list:list_measures", (_list, _json), reads=True),
    Subcommand("show", "看一项措施的全部", "show:show", (_id, _json), reads=True),
    Subcommand("history", "看记录的历史", "show:history", (_history, _json), reads=True),
    Subcommand(
        "overview",
        "全年总览：各部分进度、近期时限、每周走势",
        "overview:overview",
        (_json,),
        reads=True,
    ),
    Subcommand("tick", "打勾：已完成", "edit:tick", (_ids, step_options.on)),
    Subcommand("untick", "取消打勾", "edit:untick", (_ids, step_options.on)),
    Subcommand(
        "set", "改状态、进度、责任人、时限、原因", "edit:change", (_ids, _set, step_options.on)
    ),
    Subcommand(
        "note",
        "记一条进展、问题、协调或计划",
        "edit:note",
        (_id, _note, step_options.on),
        last="text",
    ),
    Subcommand(
        "step", "分解：加、完成、改、删一项措施的步骤", "steps:step", (_id, step_options.step)
    ),
    Subcommand(
        "problems",
        "问题台账：没有销号的问题和需协调事项，各有几周",
        "issues:problems",
        (issue_options.listing, _json),
        reads=True,
    ),
    Subcommand(
        "close", "销号：一个问题解决了，写明怎么解决的", "issues:close", (issue_options.close,)
    ),
    Subcommand("reopen", "取消销号", "issues:reopen", (issue_options.number,)),
    Subcommand(
        "evidence", "记佐证：文件名或路径", "edit:evidence", (_id, _evidence, step_options.on)
    ),
    Subcommand("nochange", "本周无变化，也算填了", "edit:no_change", (_nochange,)),
    Subcommand(
        "handover",
        "移交：一个人名下的措施和步骤交给另一个人",
        "edit:transfer",
        (_transfer, step_options.on),
    ),
    Subcommand("settle", "并存的值选定一个", "edit:settle", (_id, _settle)),
    Subcommand("redate", "电脑日期错过：把记错日期的记录改记到今天", "edit:date_today"),
    Subcommand("undo", "撤销；操作记录", "undo:undo", (_count, _undo, _json)),
    Subcommand("redo", "重做", "undo:redo", (_count,)),
    Subcommand("merge", "并入另一台电脑的台账", "edit:merge", (_merge,)),
    Subcommand(
        "import",
        "录入旧台账、同事填的表：先看会录什么",
        "takeover:take_over",
        (takeover_options.takeover, _json),
    ),
    Subcommand("report", "看周报（月报、季报、年报）全文", "report:report", (_period,)),
    Subcommand("check", "填报检查：交之前看看还缺什么", "report:review", (_period,)),
    Subcommand("export", "导出周报（月报、季报、年报）文件", "report:export", (_period, _export)),
    Subcommand("rollup", "汇总各单位的周报", "rollup:rollup", (_rollup, _json), last="files"),
    Subcommand("form", "填报表：给不装程序的单位填的 Excel 表", "form:form", (_form, _json)),
    Subcommand("remark", "给一个单位写反馈：意见、答复、退回", "remark:remark", (_remark,)),
    Subcommand("remind", "催报：列出未报、待重报、退回、迟报的单位", "remark:remind", (_remind,)),
    Subcommand("feedback", "收下街道的反馈，或列出来", "feedback:feedback", (_feedback, _json)),
    Subcommand("answer", "答复一条反馈", "feedback:answer", (_answer,), last="text"),
    Subcommand("roster", "列出或检查名册", "roster:roster", (_roster, _json), last="files"),
    Subcommand(
        "plan",
        "计划：从 Word 导入，检查、对照、下发、接收",
        "plan:plan",
        (plan_options.plan, _json),
        needs="names",
        last="files",
    ),
    Subcommand(
        "carry",
        "沿用上一年（或已作废措施）的责任人、步骤、常态推进",
        "carry_over:carry",
        (plan_options.carry, _json),
    ),
    Subcommand("demo", "用演示单位练手，退出后什么也不留", "demo:demo", needs="names"),
    Subcommand(
        "doctor",
        "检查终端、文件夹、台账、备份、时钟",
        "doctor:doctor",
        (_doctor, _json),
        needs="nothing",
    ),
)
