"""Whose a file seems to be that was refused, so that its unit is 待重报 and not 未报.

Read off what still stands at its beginning, else off its name. It decides nothing else: nothing
that a refused file says is believed.
"""

from __future__ import annotations

import re

from ...domain.period import Period, parse_period
from ...domain.rollup.roster.claim import Claim
from ...domain.startup import lazy
from ...domain.text import clean

_PEEK = 4_000
_LINE = lazy(r'^(unit|unit_type|week|period)[ \t]*=[ \t]*"([^"\\\n]{1,200})"', re.MULTILINE)
_NAME = lazy(
    r".{0,100}?(?:[周月季年]报|填报表)_(?P<unit>.{1,200})_(?P<period>[0-9]{4}(?:-[WQ]?[0-9]{1,2})?)(?:_第[0-9]+版)?(?!\d).*"
)
_HASH = lazy(r"-[0-9a-f]{6}$")


def claims_of(name: str, data: bytes, why: str) -> tuple[Claim, ...]:
    """The unit and period of a refused file, if it seems to be a unit's report."""
    head = data[:_PEEK].decode("utf-8", "replace")
    said = {key: clean(text) for key, text in reversed(_LINE.findall(head))}
    if "plancheck-status" in head and "unit" in said:
        unit, period = said["unit"], said.get("week", said.get("period", ""))
    elif found := _NAME.fullmatch(name):
        unit, period = _HASH.sub("", found["unit"]), found["period"]
    else:
        return ()
    kind = said.get("unit_type", "")
    return (Claim(unit=unit, type=kind, period=_period(period), file=name, why=why),)


def _period(text: str) -> Period | None:
    try:
        return parse_period(text)
    except ValueError:
        return None
