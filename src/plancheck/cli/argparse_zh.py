"""argparse in Chinese. It asks `gettext` for its words; here they are looked up in a table.

The phrases are those that argparse shows to a user in Python 3.11 to 3.14 (Lib/argparse.py, every
`_(…)` and `ngettext(…)`); what it says to a programmer stays as it is.
"""

from __future__ import annotations

import argparse

PHRASES = {
    "usage: ": "用法：",
    "%(heading)s:": "%(heading)s：",
    "positional arguments": "参数",
    "options": "选项",
    "subcommands": "命令",
    "show this help message and exit": "显示这份说明",
    "show program's version number and exit": "显示版本",
    " (default: %(default)s)": "（默认：%(default)s）",
    "%(prog)s: error: %(message)s\n": "%(message)s\n用 %(prog)s --help 查看用法。\n",
    "%(prog)s: warning: %(message)s\n": "注意：%(message)s\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s：%(message)s",
    "the following arguments are required: %s": "缺少：%s。",
    "one of the arguments %s is required": "%s 中要写一个。",
    "unrecognized arguments: %s": "不认识：%s。",
    "expected one argument": "后面要跟一个值。",
    "expected at most one argument": "后面最多跟一个值。",
    "expected at least one argument": "后面至少要跟一个值。",
    "expected %s argument": "后面要跟 %s 个值。",
    "expected %s arguments": "后面要跟 %s 个值。",
    "invalid %(type)s value: %(value)r": "%(value)r 不是要求的数或格式。",
    "invalid choice: %(value)r (choose from %(choices)s)": (
        "没有 %(value)r。可用的有：%(choices)s。"
    ),
    "invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)": (
        "没有 %(value)r，也许是 %(closest)r？可用的有：%(choices)s。"
    ),
    "not allowed with argument %s": "不能与 %s 一起用。",
    "ignored explicit argument %r": "不能带值 %r。",
    "unexpected option string: %s": "不认识选项 %s。",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s 不明确：%(matches)s。",
    "unknown parser %(parser_name)r (choices: %(choices)s)": (
        "没有命令 %(parser_name)r。可用的有：%(choices)s。"
    ),
    "can't open '%(filename)s': %(error)s": "打不开“%(filename)s”。",
    "argument '%(argument_name)s' is deprecated": "“%(argument_name)s”不再推荐使用",
    "command '%(parser_name)s' is deprecated": "命令“%(parser_name)s”不再推荐使用",
    "option '%(option)s' is deprecated": "选项“%(option)s”不再推荐使用",
}


def speak_chinese() -> None:
    """Have argparse look its words up here."""

    def one(message: str) -> str:
        return PHRASES.get(message, message)

    def many(singular: str, plural: str, number: int) -> str:
        return one(singular if number == 1 else plural)

    for name, function in (("_", one), ("ngettext", many)):
        setattr(argparse, name, function)
