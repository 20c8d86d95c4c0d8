"""What the command takes that takes over an old table."""

import argparse

from .. import arguments


def takeover(parser: argparse.ArgumentParser) -> None:
    """Of `plancheck import`."""
    parser.add_argument(
        "file",
        type=arguments.path,
        metavar="表",
        help="xlsx、xls、ods、csv、docx：旧台账，同事填的表",
    )
    parser.add_argument("--record", action="store_true", help="录入；不写就只看会录什么")
    parser.add_argument("--all", action="store_true", help="要核对的行也录")
    parser.add_argument(
        "--row",
        dest="rows",
        action="append",
        default=[],
        type=arguments.text,
        metavar="行=编号",
        help="一行归哪项措施，如 12=3.2.1；核对过的 12=录；12=不录；可以写几个",
    )
    parser.add_argument("--on", metavar="日期", help="记在哪一天；默认表上写的那一天，没写就是今天")
