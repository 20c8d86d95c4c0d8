"""The files that come with the program, wherever it was put: plan, tables of words, manual.

They lie in the package's own folder `data`; in a checkout where they are kept; in an archive that
Python runs as it is (`.pyz`), where no path leads and the package's loader gives the bytes. It is
asked itself: `importlib.resources` does the same behind 10 ms of imports, a fifth of `list`.
"""

from pathlib import Path

ARCHIVE: str = getattr(__spec__.loader, "archive", "")
"""The archive that the program runs from, by its path; "" where it lies in folders."""


def packaged_path(name: str, kept: str = "data") -> Path:
    """Where a file of the program lies; in an archive it is only a name, for `archived`.

    `kept` is its folder in a checkout.
    """
    packaged = Path(__file__).parents[1] / "data" / name
    if ARCHIVE or packaged.exists():
        return packaged
    return Path(__file__).parents[3] / kept / name


def archived(path: Path) -> bytes | None:
    """The bytes of a file in the program's archive; None for all that is not in it."""
    if not ARCHIVE or not path.is_relative_to(ARCHIVE):
        return None
    try:
        data: bytes = __spec__.loader.get_data(str(path))  # type: ignore[union-attr]
    except OSError:
        return None
    return data
