"""`python -m tests.domain.plan.shape_scores [-v] [NAME…]`: how far the importer gets with shapes.

-v says where it does not.
"""

from __future__ import annotations

import sys

from plancheck.domain.plan.importer import draft_of
from plancheck.storage.plan.import_words import import_words_path, load_import_words

from .figures import Score, table
from .score import score
from .shape import NAMES, shape


def scored(name: str) -> Score:
    """How far the importer gets with a document, by the words that come with the program."""
    one = shape(name)
    return score(one, draft_of(one.source, load_import_words(import_words_path())))


def main() -> None:
    """The table of some documents, or of all."""
    names = [word for word in sys.argv[1:] if word != "-v"] or NAMES
    scores = {name: scored(name) for name in names}
    print(table(scores))
    for name in names if "-v" in sys.argv else ():
        print(f"\n{name}", *scores[name].faults, sep="\n  ")


if __name__ == "__main__":
    main()
