"""What a examination says may be mended, mended: findings again, on what came of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ...errors import PlancheckError
from ...storage.ledger import repair as ledger_repair
from ...storage.ledger.merge import merge_file
from .examination import Examination
from .findings import Finding, bad, good


def mend(look: Callable[[], Examination], today: date) -> tuple[Examination, list[Finding]]:
    """Repair what a look finds, then restore what the next one does; the last look, and the steps.

    Each own ledger file that is damaged is replaced by a clean copy of it; what the ledgers have
    not is brought back from the daily copies.
    """
    examination = look()
    repaired = _repaired(examination, today)
    examination = look() if repaired else examination
    restored = _restored(examination)
    return look() if restored else examination, [*repaired, *restored]


def _repaired(examination: Examination, today: date) -> list[Finding]:
    findings = []
    for path, plan, unit in examination.damaged:
        try:
            copy = ledger_repair.repair(path, plan, unit, today)
        except PlancheckError as error:
            findings.append(bad("修复", str(error)))
            continue
        if copy:
            was = f"（原来是 {copy.encodings}）" if copy.encodings else ""
            findings.append(
                good(
                    "修复",
                    f"{path.name} 已换成干净的副本{was}：留下 {copy.kept} 条完好的记录，去掉 "
                    f"{copy.damaged} 处损坏；原件在 {copy.original}",
                )
            )
    return findings


def _restored(examination: Examination) -> list[Finding]:
    findings = []
    for folder, copy, plan, units in examination.fuller:
        try:
            back = merge_file(folder, copy, plan, set(units))
        except PlancheckError as error:
            findings.append(bad("修复", str(error)))
        else:
            findings.append(good("修复", f"已从备份 {copy.name}（{back.entries} 条记录）取回"))
    return findings
