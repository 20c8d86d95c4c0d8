"""What a shell knows of the command line: bash completion by shtab, a man page by argparse-manpage.

Both are made of the parser, into `share/`, where the sdist and the Linux folder take them
from.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator

from .files import ROOT, STAMP

SHARE = ROOT / "share"
COMPLETION = "bash-completion/completions/plancheck"
MAN_PAGE = "man/zh_CN/man1/plancheck.1"
_PATHS = ("文件", "文件夹", "文件或文件夹", "路径", "名册", "计划文件")
"""What an option or an argument is called that is a path."""
_HEADS = {
    ".SH NAME\nplancheck\n": ".SH 名称\nplancheck \\- 街道年度工作计划执行台账\n",
    ".SH SYNOPSIS\n.B 用法：plancheck\n": ".SH 用法\n.B plancheck\n",
    ".SH DESCRIPTION\n": ".SH 说明\n",
}
"""argparse-manpage's own words."""


def build() -> None:
    """Write both."""
    import shtab
    from argparse_manpage.manpage import Manpage

    sys.path.insert(0, str(ROOT / "src"))
    os.environ["SOURCE_DATE_EPOCH"] = str(STAMP)
    from plancheck.cli.parser import whole_parser

    parser = whole_parser()
    for action in _actions(parser):
        if action.metavar in _PATHS:
            action.complete = shtab.FILE  # type: ignore[attr-defined]
    page = str(Manpage(parser, format="single-commands-section"))
    for words, own in _HEADS.items():
        page = page.replace(words, own, 1)
    texts = {COMPLETION: shtab.complete(parser, shell="bash"), MAN_PAGE: page}
    for name, text in texts.items():
        path = SHARE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        print(f"{path.relative_to(ROOT)}: {len(text.splitlines())} lines")


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    for action in parser._actions:
        yield action
        if isinstance(action, argparse._SubParsersAction):
            for child in action.choices.values():
                yield from _actions(child)


if __name__ == "__main__":
    build()
