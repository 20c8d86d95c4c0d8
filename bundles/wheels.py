"""The wheels of the lock for one kind of PC, and what of them is laid out."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from .files import BUILD, ROOT, sha256

LOCK = Path(__file__).with_name("lock.txt")
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
    requirements = "".join(_requirements(WITH_MACHINE_CODE if platform is PURE else ()))
    name = f"{platform.name}-{platform.python}-{sha256(requirements.encode())[:8]}"
    folder = BUILD / "wheels" / name
    folder.mkdir(parents=True, exist_ok=True)
    wanted = folder / "lock.txt"
    wanted.write_text(requirements, encoding="utf-8")
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
    command += ["--require-hashes", "--only-binary", ":all:", "--python-version", platform.python]
    for tag in platform.tags:
        command += ["--platform", tag]
    command += ["--implementation", *(("py", "--abi", "none") if platform is PURE else ("cp",))]
    command += ["--dest", str(folder), "--requirement", str(wanted)]
    subprocess.run(command, check=True)
    return sorted(folder.glob("*.whl"))


def locked() -> dict[str, str]:
    """The names and versions of the lock, the installer's among them."""
    return dict(one.split(maxsplit=1)[0].split("==", 1) for one in _requirements())


def _requirements(without: Iterable[str] = ()) -> Iterator[str]:
    """Each requirement of the lock with its digests, as its lines stand there."""
    one: list[str] = []
    for line in LOCK.read_text(encoding="utf-8").splitlines(keepends=True):
        if line.startswith("#"):
            continue
        one.append(line)
        if not line.endswith("\\\n"):  # a requirement's last digest
            if one[0].partition("==")[0] not in without:
                yield "".join(one)
            one = []


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
