"""The wheels of the lock for one kind of PC, and what of them is laid out."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from .files import BUILD, ROOT, sha256

LOCK = Path(__file__).with_name("lock.txt")
_REQUIREMENT = re.compile(r"^([^\s#]\S*).*\n(?: .*\n)*", re.MULTILINE)
"""name==version, and the lines of its digests."""
WITH_MACHINE_CODE = frozenset({"lxml", "python-calamine"})
"""What there is no pure wheel of: Word files cannot be written without the one, forms and other
workbooks not be read without the other."""
INSTALLER = "pip"
"""In the lock for the PC that installs wheels, whose own Python may come without it."""


class Platform(NamedTuple):
    """A kind of PC, by the tags that its wheels have."""

    name: str
    tags: tuple[str, ...]
    """Platform tags, the newest first; `any` for wheels without machine code."""
    python: str
    """Its version of Python, as in tags: 311."""


def linux(machine: str, python: str) -> Platform:
    """glibc 2.17 and newer, on x86_64 or aarch64."""
    tags = (f"manylinux_2_17_{machine}", f"manylinux2014_{machine}")
    return Platform(f"linux-{machine}", tags, python)


def windows(python: str) -> Platform:
    """64-bit Windows on x86_64."""
    return Platform("win64", ("win_amd64",), python)


PURE = Platform("pure", ("any",), "311")


def fetched(platform: Platform, *, installer: bool = False) -> list[Path]:
    """The wheels of the lock for a platform, fetched where they are not there yet.

    Each has a digest of the lock, or pip refuses it.
    """
    wanted = locked(platform, installer=installer)
    requirements = "".join(wanted.values())
    name = f"{platform.name}-{platform.python}-{sha256(requirements.encode())[:8]}"
    folder = BUILD / "wheels" / name
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "lock.txt"
    file.write_text(requirements, encoding="utf-8")
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
    command += ["--require-hashes", "--only-binary", ":all:", "--python-version", platform.python]
    for tag in platform.tags:
        command += ["--platform", tag]
    command += ["--implementation", *(("py", "--abi", "none") if platform is PURE else ("cp",))]
    command += ["--dest", str(folder), "--requirement", str(file)]
    subprocess.run(command, check=True)
    return verified(folder, wanted)


def verified(folder: Path, wanted: Iterable[str]) -> list[Path]:
    """The wheels of a folder; ValueError where they are not those wanted, of the same versions."""
    wheels = sorted(folder.glob("*.whl"))
    if differing := {_pin(wheel) for wheel in wheels} ^ set(wanted):
        raise ValueError(f"{folder} and the lock differ in {', '.join(sorted(differing))}")
    return wheels


def _pin(wheel: Path) -> str:
    name, version = wheel.name.split("-")[:2]
    return f"{re.sub('[_.]+', '-', name).lower()}=={version}"


def locked(platform: Platform, *, installer: bool) -> dict[str, str]:
    """What of the lock goes to a platform: each name==version with its lines there."""
    without = WITH_MACHINE_CODE if platform is PURE else frozenset()
    if not installer:
        without |= {INSTALLER}
    stands = _REQUIREMENT.finditer(LOCK.read_text(encoding="utf-8"))
    return {one[1]: one[0] for one in stands if one[1].partition("==")[0] not in without}


def version() -> str:
    """The version of this checkout, as its package says it."""
    text = (ROOT / "src" / "plancheck" / "__init__.py").read_text(encoding="utf-8")
    return text.partition('__version__ = "')[2].partition('"')[0]


def own_wheel() -> Path:
    """plancheck's own wheel, built of this checkout."""
    folder = BUILD / "own"
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.whl"):
        old.unlink()
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps"]
    subprocess.run([*command, "--wheel-dir", str(folder), str(ROOT)], check=True)
    return next(folder.glob("*.whl"))


def contents(wheels: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    """The files of wheels that a program needs at run time, by name."""
    found: dict[str, bytes] = {}
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as archive:
            for name in archive.namelist():
                if not name.endswith("/") and _is_needed(name):
                    found[name] = archive.read(name)
    yield from sorted(found.items())


def _is_needed(name: str) -> bool:
    parts, last = name.split("/"), name.rpartition("/")[2]
    if parts[0].endswith(".data"):
        if parts[1] != "scripts":
            raise ValueError(f"a wheel with files for other folders: {name}")
        return False
    if parts[0].endswith(".dist-info"):  # metadata gives the version, the rest are licences
        return last == "METADATA" or "licen" in name.lower() or "notice" in name.lower()
    if parts[0] == "lxml":
        return not (
            last.endswith((".pxd", ".h", ".pyx", ".pxi", ".rng", ".xsl"))
            or last.startswith(("objectify", "sax", "_difflib"))
            or parts[1] in ("html", "includes", "isoschematron")
        )
    if parts[0] == "pypinyin":  # of which the table of single characters is used, and no code
        return last in ("__init__.py", "pinyin_dict.json")
    return "tests" not in parts and last not in ("py.typed",) and not last.endswith(".pyi")
