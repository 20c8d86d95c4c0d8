"""What the unit is called and was called: corrected in the settings, put on record with an act."""

from __future__ import annotations

from collections.abc import Container
from datetime import date

from ..domain.ledger.entry import Draft
from ..domain.ledger.history import History
from ..domain.ledger.unit_names import FIELD, UnitName, name_in, naming_drafts
from ..storage.config import Config


def recorded_name(
    history: History, own: Container[str], config: Config, header: str
) -> UnitName | None:
    """The name under which this installation's last act was made; None where it made none.

    `own` are the ids of its entries, `header` is the name that its file was made under.
    """
    said = [e for e in history.group("", FIELD) if e.id in own]
    if said:
        return name_in(max(said, key=lambda e: (e.pc == config.pc, e.n)))
    if config.former:
        return UnitName(config.former, config.former_type)
    return UnitName(header, config.unit_type) if header else None


def correction_drafts(
    history: History, own: Container[str], config: Config, header: str, today: date
) -> list[Draft]:
    """Put the corrected name on record, and the one before where no file's header has it."""
    before = recorded_name(history, own, config, header)
    now = UnitName(config.unit, config.unit_type)
    if before is None or before == now:
        return []
    unknown = before.type != now.type or before.name != header
    said = any(name_in(e) == before for e in history.group("", FIELD))
    return naming_drafts(history, [before, now] if unknown and not said else [now], today)
