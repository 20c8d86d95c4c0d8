"""What a free text says of how far something is: 已完成，共开展3场; 正在推进，完成80%.

Only what can mean nothing else is taken for a status; the text itself comes along as 进展.
"""

from __future__ import annotations

from typing import NamedTuple

from ..form.values import UNKNOWN_STATUS, SaidStatus, Unclear, status_in
from ..progress.status import Status
from ..progress.synonyms import member_named
from ..startup import lazy
from ..text import in_digits, normalized

_CLAUSE = lazy(r"[,。;:()、\n]|\s{1,}")
_MANNER = lazy(
    r"^(?:目前|现已|现|均已|均|都已|都|已经|已)?(?:全部|全面|按期|按时|按计划|顺利|圆满|如期|提前|正常|有序|稳步|积极|全力|正)"
)
_HOW_FAR = lazy(
    r"(?:完成|进度|进展|完成率|推进|达到?|达成)[^,。;%0-9]{0,6}(?:百分之(?P<said>[0-9]{1,3})|(?P<share>[0-9]{1,3}(?:\.[0-9]+)?)%)"
)
_RATES = lazy(r"[率度](?:达|为|达到|提升|提高)?[^,。;]{0,4}$")
"""What stands before a share that says something else: 参与率达 95%."""
_OWN_RATES = lazy(r"(?:完成率|进度)(?:达|为|达到)?[^,。;]{0,4}$")
_AROUND = "，,。；;：:、（）() \n"
_NOT_BEGUN = lazy(r"^(?:目前)?(?:未|尚未|暂未|还没|没有|待|拟|计划|准备|预计|将|无法|不)")
_NOT_OR_UNDER_WAY = "可能是未启动，也可能推进中，状态没有录"
_UNDER_WAY = "可能{}，先按推进中"
_UNCLEAR = {
    **dict.fromkeys(("未完成", "没有完成", "尚未完成", "还没完成"), _NOT_OR_UNDER_WAY),
    **dict.fromkeys(("基本完成", "基本完成了", "即将完成"), _UNDER_WAY.format("已完成")),
    **dict.fromkeys(("持续推进", "持续推进中", "持续开展"), _UNDER_WAY.format("常态推进")),
}


class SaidProgress(NamedTuple):
    """What a text says: a status, a share; what it says beside them; what is unclear of it.

    `reason` stands behind a status; `begun` says that something was done, where none is named.
    """

    status: Status | None = None
    percent: int | None = None
    rest: str = ""
    unclear: str = ""
    reason: str = ""
    begun: bool = False


def said_progress(text: str) -> SaidProgress:
    """What a text says of how far it is."""
    plain = normalized(text).strip()
    clause = _CLAUSE.split(plain, 1)[0]
    if may_be := _UNCLEAR.get(clause):
        begun = may_be != _NOT_OR_UNDER_WAY
        rest = text if begun or clause != plain.strip("。") else ""
        return SaidProgress(rest=rest, unclear=may_be, begun=begun)
    try:
        said = status_in(text)
    except Unclear as error:
        unclear = "" if error.args[0] == UNKNOWN_STATUS else f"{error}，状态没有录"
        said = SaidStatus(_named(clause), rest="" if unclear else text)
        if unclear:
            return SaidProgress(unclear=unclear)
    if said.status and not said.rest and "(" in plain:
        said = said._replace(rest=text)
    percent = _how_far(plain) if said.percent is None else round(said.percent)
    if said.status is Status.DONE and percent is not None and percent < 100:
        return SaidProgress(percent=percent, rest=text, unclear=f"说已完成，又说 {percent}%")
    if percent == 100 and said.status in (None, Status.DONE):
        return SaidProgress(status=Status.DONE, rest=said.rest)
    if said.status or percent is not None:
        status = said.status or (Status.IN_PROGRESS if said.rest else None)
        reason = said.rest[len(clause) :].strip(_AROUND)
        return SaidProgress(status=status, percent=percent, rest=said.rest, reason=reason)
    return SaidProgress(rest=text, begun=not _NOT_BEGUN.match(plain))


def _named(clause: str) -> Status | None:
    return member_named(Status, _MANNER.sub("", clause))


def _how_far(plain: str) -> int | None:
    """The share that a text says is done; None where it says none, or that of other things."""
    text = in_digits(plain)
    for match in _HOW_FAR.finditer(text):
        group = "share" if match["share"] else "said"
        before = text[: match.start(group)]
        value = round(float(match[group]))
        if value <= 100 and (not _RATES.search(before) or _OWN_RATES.search(before)):
            return value
    return None
