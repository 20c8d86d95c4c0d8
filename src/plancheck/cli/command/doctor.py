"""doctor: one page to read out over the telephone, and the repair it offers."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from functools import partial

from ...domain.cell_widths import pad
from ...domain.text import clean
from ...errors import UsageFault
from ...workspace import find_home
from ...workspace.doctor.examination import Examination, examine
from ...workspace.doctor.findings import Finding, Verdict, bad, good
from ...workspace.doctor.installation import TerminalFacts
from ...workspace.doctor.repair import mend
from .. import terminal_widths
from ..start import Start, encoding_fault
from ..terminal import is_terminal, print_json, terminal_size

MOST_OF_A_TOPIC = 6
"""Lines a topic takes at most on the page; JSON has them all."""


def doctor(start: Start) -> int:
    """`plancheck doctor`; 0 all well, 1 something found."""
    options, environment, plan, clock = start
    facts = _terminal(environment)
    repaired: list[Finding] = []
    if nameless := encoding_fault():
        examination = Examination((bad("文件名", nameless),), ())
    else:
        try:
            home = find_home(options.home, environment)
        except UsageFault as fault:
            examination = Examination((bad("文件夹", str(fault).rstrip("。")),), ())
        else:
            look = partial(examine, home, plan, clock, facts)
            examination, repaired = mend(look, clock().date()) if options.repair else (look(), [])
    findings = [*repaired, *examination.findings]
    if options.repair and not repaired:
        findings.insert(0, good("修复", "没有要修复的"))
    if options.json:
        print_json([{**f._asdict(), "verdict": f.verdict.value} for f in findings])
    else:
        _print_page(findings)
    return 0 if all(f.verdict is Verdict.GOOD for f in findings) else 1


def _terminal(environment: Mapping[str, str]) -> TerminalFacts | None:
    """What there is to say of the terminal; None in a pipe."""
    if not is_terminal(sys.stdout):
        return None
    columns, rows = terminal_size()
    kind = environment.get("TERM", "")
    encoding = sys.stdout.encoding
    colours = _colours(kind, environment)
    return TerminalFacts(
        kind=clean(kind, 40),
        columns=columns,
        rows=rows,
        encoding=encoding,
        colours=colours,
        widths=terminal_widths.cell_widths(kind),
    )


def _colours(kind: str, environment: Mapping[str, str]) -> str:
    """What colours the terminal says it has, as Textual takes it."""
    if environment.get("NO_COLOR"):
        return "不用颜色（NO_COLOR）"
    if environment.get("COLORTERM", "").lower() in ("truecolor", "24bit"):
        return "真彩色"
    if kind.endswith("256color") or os.name == "nt":
        return "256 色"
    return "16 色" if kind not in ("", "dumb", "vt100") else "没有颜色"


def _print_page(findings: list[Finding]) -> None:
    counts: dict[str, int] = {}
    for finding in findings:
        count = counts[finding.topic] = counts.get(finding.topic, 0) + 1
        if count <= MOST_OF_A_TOPIC:
            words = " ".join(finding.words.splitlines())
            print(f"{pad(finding.verdict.value, 4)}  {finding.topic}：{words}")
    for topic, count in counts.items():
        if count > MOST_OF_A_TOPIC:
            print(
                f"注意  {topic}：还有 {count - MOST_OF_A_TOPIC} 处，用 plancheck doctor --json 看全"
            )
    notes = sum(f.verdict is Verdict.CAUTION for f in findings)
    faults = sum(f.verdict is Verdict.BAD for f in findings)
    if faults:
        print(f"坏    一共：{faults} 处坏了，{notes} 处要注意。请把这一页念给维护人员听。")
    elif notes:
        print(f"注意  一共：{notes} 处要注意，没有坏的。")
    else:
        print("好    一共：没有发现问题。")
