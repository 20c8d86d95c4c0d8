"""The digest of the source document, worked out from a copy of it: the plan's own proof.

    python -m tests.source_digest FILE

prints the SHA-256 that `tests/test_plan_data.py` holds. FILE is the document's text as it was
received. Both sides, this one and what `plancheck plan show` prints, are brought to one form:

* white space goes (the source writes “2024 年” and breaks a line where a page ended);
* the source's bold `**` and footnote marks ¹ ² ³ go;
* the source's four scars are mended: 核心竞…争力 and 坚…持问题导向, split by a page, close up when
  the footnotes between are taken out; “思路 and 模式” becomes 思路和模式; footnote 1 gets its “;
* the footnotes stand together, in order, between the last section and the office;
* of the printed document, the measures' numbers and 〔1〕 before a footnote go, and each measure
  gets back the separator it was cut at: `ENDS`, one character a measure in order.

No other character is touched, punctuation within a measure included.
"""

from __future__ import annotations

import hashlib
import re
import sys
from pathlib import Path

ENDS = (
    *("，，。", "，，。，。", "，，，。"),
    *("，，。", "。。", "，，。"),
    *("，，，。", "。。", "，。，。。"),
    *("，。，。", "。，。", "，，，。"),
    *("，，。", "，，。", "，，。"),
)
"""What stands after each measure in the source: a string an objective, a character a measure."""

_MEASURE = re.compile(r" {4}[0-9.]+ (.+)")


def source_form(text: str) -> str:
    """The source document in the form that is compared."""
    lines = [line for line in text.lstrip("\ufeff").splitlines() if line.strip()]
    notes = [line for line in lines if line[0] in "¹²³"]
    rest = [line for line in lines if line[0] not in "¹²³"]
    if notes:
        notes[0] = notes[0].replace("¹ 1+3+N”", "¹ “1+3+N”", 1)
        office = next(i for i, line in enumerate(rest) if line.endswith("党政办公室"))
        rest[office:office] = notes
    mended = "".join(rest).replace("思路 and 模式", "思路和模式", 1)
    return re.sub(r"\s|\*\*|[¹²³]", "", mended)


def printed_form(document: str) -> str:
    """What `plan show` prints, in the form that is compared."""
    ends = iter("".join(ENDS))
    kept = []
    for line in document.splitlines():
        measure = _MEASURE.fullmatch(line)
        if measure:
            kept.append(measure[1] + next(ends, "?"))
        else:
            kept.append(re.sub(r"^〔[0-9]〕", "", line))
    return re.sub(r"\s", "", "".join(kept) + "?" * len(list(ends)))


def digest(form: str) -> str:
    """SHA-256 (hex) of a form."""
    return hashlib.sha256(form.encode()).hexdigest()


if __name__ == "__main__":
    print(digest(source_form(Path(sys.argv[1]).read_text(encoding="utf-8"))))
