"""没有保存: every refusal that says so; what happened, what to do, what was kept.

What the disk or the ledger refused begins with the words (`not_saved`); where a word of the request
is wrong, they stand behind what is wrong with it.
"""

from __future__ import annotations

_LEAD = "没有保存："
KEPT = "原有记录没有改动。"
ELSEWHERE = "可用 --home 另设一个能写入的文件夹。"


def not_saved(why: str, then: str = "") -> str:
    """没有保存：磁盘已满。原有记录没有改动。"""
    return f"{_LEAD}{why.removesuffix('。')}。{then}"


def reason_of(sentence: str) -> str:
    """Why, of such a sentence."""
    return sentence.removeprefix(_LEAD).rstrip("。")


# --- the ledger

IN_USE = not_saved("台账正被另一个窗口或程序使用", "请稍后再试。")
NO_LOCKS = not_saved("这个磁盘不支持文件锁，只能查看", ELSEWHERE)
NEWER_LEDGER = not_saved("台账由更新版本的 plancheck 写成，只能查看", "请升级本程序。")
RESAVED = not_saved("台账刚被别的程序另存过，没有动它", "请再试一次。")
ENCODED_OTHERWISE = not_saved("台账被别的程序另存成了别的编码，没能换回 UTF-8，原有记录没有改动")
TOO_LONG_OR_WORSE = not_saved("这条记录太长，或含有不能保存的内容")
NOT_READ_BACK = not_saved("这条记录含有不能保存的内容（请检查电脑的日期和时间）")


def shorter(file: str) -> str:
    """The ledger's file has less than was there."""
    return not_saved(f"台账文件 {file} 变短了或不见了")


def no_file(name: str) -> str:
    """Something else stands where the ledger's file should."""
    return not_saved(f"{name} 不是普通文件，请把它移走")


def unknown(why: str) -> str:
    """Even that is not known."""
    return f"不能确定是否已保存：{why}，也没能撤回。请检查磁盘后重新打开。"


# --- the queue

AFTER_ANOTHER = "前一步没有保存，这一步也没有保存。"


def with_those_behind(failure: str, act: str) -> str:
    """没有保存：磁盘已满。后面的 已完成 1.1.2 也没有保存。"""
    return f"{failure}后面的 {act} 也没有保存。"


def program_fault(name: str) -> str:
    """An error that nobody thought of, by its name."""
    return not_saved(f"程序出错（{name}）")


# --- the home


def home_gone(folder: str) -> str:
    """The settings' folder is not there any more."""
    return not_saved(f"{folder} 不见了（U盘拔出或被改名？）")


def ledgers_unread(why: str) -> str:
    """The folder of the ledgers cannot be looked into."""
    return not_saved(f"台账文件夹打不开（{why}）")


# --- what was asked for

NO_HOW = "销号要写一句怎么解决的；没有保存。"
NO_PERSONS = "移交要写明由谁、交给谁；没有保存。"
EMPTY_NOTE = "记录是空的，没有保存。请写上内容。"
NO_EVIDENCE = "没有写佐证的文件名或路径，没有保存。"
NO_TITLE = "步骤没有写标题，没有保存。"
EMPTY_TITLE = "步骤的标题不能是空的；不要这一步了，就删去它。没有保存。"


def too_long(length: int, limit: int) -> str:
    """A text over its limit, of which nothing is cut off."""
    return f"文字太长（{length}字），最多 {limit} 字；没有保存。"
