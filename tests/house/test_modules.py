"""Every module is named for what it has, is read at a glance and found in its folder."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from .source import ROOT as SOURCE

ROOT = Path(__file__).parents[2]
FOLDERS = [SOURCE, *(ROOT / name for name in ("tests", "bench", "bundles"))]
PATHS = [path for folder in FOLDERS for path in folder.rglob("*.py")]
MOST_LINES, MOST_MODULES = 300, 24
_GERUNDS = """
encoding encodings findings heading headings meaning naming numbering ranking reading readings
settings standing standings wording
"""
GERUNDS = frozenset(_GERUNDS.split())
"""Nouns all the same."""
_PARTICIPLES = """
bound built done drawn found given gone held hidden kept known left lost made read said seen sent
shown sought taken told withdrawn written
"""
PARTICIPLES = frozenset(_PARTICIPLES.split())
"""That do not end in -ed."""


def test_modules_are_named_by_nouns() -> None:
    """Not by what they do, nor by what was done to something."""
    last = {path: path.stem.split("_")[-1] for path in PATHS}
    assert len(last) > 900
    assert [
        path
        for path, word in last.items()
        if word not in GERUNDS and (word in PARTICIPLES or word.endswith(("ing", "ings", "ed")))
    ] == []


def test_no_folder_has_more_modules_than_one_looks_through() -> None:
    counts = Counter(path.parent for path in PATHS)
    assert {str(path): n for path, n in counts.items() if n > MOST_MODULES} == {}


def test_no_module_of_the_program_has_more_lines_than_one_reads_at_a_glance() -> None:
    lengths = {path: len(path.read_bytes().splitlines()) for path in SOURCE.rglob("*.py")}
    assert {str(path): n for path, n in lengths.items() if n > MOST_LINES} == {}
