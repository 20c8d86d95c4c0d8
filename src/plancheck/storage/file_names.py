"""Names that may stand in a path.

Nothing read from a file or typed by a person chooses a path: names go through `slug`, a whitelist
(letters, digits and hanzi; Windows' reserved names, trailing dots and length looked after).
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from ..domain.startup import sha256

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

RESERVED = frozenset(
    {"CON", "PRN", "AUX", "NUL"} | {f"{name}{n}" for name in ("COM", "LPT") for n in "123456789¹²³"}
)
"""Names Windows keeps for devices ("Naming Files, Paths, and Namespaces")."""
SLUG_BYTES = 120
"""UTF-8 bytes a slug takes at most; file systems allow 255 for the whole name."""


def slug(name: str, limit: int = SLUG_BYTES) -> str:
    """A name that is safe as one part of a path on every system; never empty."""
    kept = "".join(c if c.isalnum() or c in "-_" else "_" for c in name).strip("_") or "_"
    while len(kept.encode("utf-8", "replace")) > limit:
        kept = kept[:-1].rstrip("_")
    return f"_{kept}" if kept.upper() in RESERVED else kept


def unit_folder(unit: str) -> str:
    """The folder name of a unit: a slug and a short hash, so that two units never share one."""
    return f"{slug(unit, 80)}-{sha256(unit.encode('utf-8', 'surrogatepass')).hexdigest()[:6]}"


def file_name(name: str) -> str:
    """A name's part in a file's name: as it is, or as `unit_folder` makes it.

    The latter where the slug lost something, or a system that makes no difference between A and a
    would: two units exporting into one folder then never write over each other's files.
    """
    return name if name == slug(name) == name.casefold() else unit_folder(name)


def numbered(path: Path) -> Iterator[Path]:
    """A file's path, then 「name(2)」, 「name(3)」… for one whose name is taken."""
    return (path if n == 1 else path.with_stem(f"{path.stem}({n})") for n in count(1))
