"""What a file's name alone tells of it, before anything of it is read."""

from __future__ import annotations

import re

from ....domain.startup import lazy

_LITTER = lazy(
    r"[.].*|~\$.*|~.*\.tmp|.*~|thumbs\.db|ehthumbs.*\.db|desktop\.ini|__macosx|\$recycle\.bin"
    r"|system volume information|icon\r",
    re.IGNORECASE | re.DOTALL,
)
"""What office programs and systems leave beside people's files."""
_VOLUME = lazy(r".*\.(z\d{2,}|r\d{2,}|\d{3}|part\d+\.rar)", re.IGNORECASE | re.DOTALL)
"""One of the parts of an archive that was split."""
_PACKED = lazy(
    r".*\.(rar|7z|zipx?|tar|t?gz|t?bz2?|t?xz|zst|cab|arj|lzh|ace|iso)",
    re.IGNORECASE | re.DOTALL,
)
_REPORT = lazy(
    r".*\.toml(?![a-z]).*|.*[周月季年]报_.*_\d{4}[^.]*(\.(bin|dat))?", re.IGNORECASE | re.DOTALL
)
_SHEET = lazy(r".*\.(xlsx?|xlsm|et|ett|ods)", re.IGNORECASE | re.DOTALL)
_PAPER = lazy(
    r".*?([周月季年]报|汇总|反馈)_.*_\d{4}.*\.(docx|pdf|md|csv|txt|html)"
    r"|.*?([周月季年]报|汇总)_.*_\d{4}.*\.(xlsx)",
    re.IGNORECASE | re.DOTALL,
)
_PARTIAL = lazy(
    r".*\.(crdownload|part|partial|download|downloading|opdownload|td|tmp)",
    re.IGNORECASE | re.DOTALL,
)
_SHORTCUT = lazy(r".*\.(lnk|url|webloc|desktop)", re.IGNORECASE | re.DOTALL)
_MAIL = lazy(r".*\.(eml|msg)", re.IGNORECASE | re.DOTALL)


def is_litter(name: str) -> bool:
    """Whether a file or folder is none that people made: passed over, and named as such."""
    return bool(_LITTER.fullmatch(name))


def is_packed(name: str) -> bool:
    """Whether a file is an archive, or a part of one, by its name."""
    return bool(_PACKED.fullmatch(name) or _VOLUME.fullmatch(name))


def is_report(name: str) -> bool:
    """Whether a file is called as a report or another file of this program's is."""
    return bool(_REPORT.fullmatch(name))


def is_expected(name: str) -> bool:
    """Whether a report or a form may be in a file, so that it is refused where it does not open."""
    return is_report(name) or is_packed(name) or bool(_SHEET.fullmatch(name))


def paper_of(name: str) -> str:
    """What a paper is that this program wrote for people to read; "" for any other file."""
    found = _PAPER.fullmatch(name)
    if not found:
        return ""
    what, kind = filter(None, found.groups())
    return f"{what}的{kind.lower()}，是给人看的；汇总要的是同名的 .toml"


def why_closed(name: str) -> str:
    """Why a file of this name is not opened, with what to do; "" for one that is."""
    if _VOLUME.fullmatch(name):
        return "是分卷压缩包的一卷，没有读；请把各卷放在一起，先解压"
    if _SHORTCUT.fullmatch(name):
        return "是快捷方式，没有读；请把文件本身放进来"
    if _PARTIAL.fullmatch(name):
        return "没有下载完，或是临时文件，没有读；请重新下载"
    if _MAIL.fullmatch(name):
        return "是邮件，没有读；请打开邮件，把附件另存到这里"
    return ""
