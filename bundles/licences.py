"""THIRD_PARTY.txt: what is shipped beside plancheck, under which licence, each text whole."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from pathlib import Path
from typing import NamedTuple

_RULE = "=" * 78


class Shipped(NamedTuple):
    """A work that is shipped: its name and version, its licence's name, its licence's texts."""

    name: str
    version: str
    licence: str
    texts: tuple[str, ...]


def text(wheels: Iterable[Path], others: Iterable[Shipped] = ()) -> str:
    """The file: a list, then every text; ValueError where a work comes without one."""
    works = {work.name: work for wheel in wheels for work in [_of_wheel(wheel)]}
    works |= {work.name: work for work in others}
    found = [works[name] for name in sorted(works, key=str.casefold)]
    for work in found:
        if not work.texts:
            raise ValueError(f"no licence text of {work.name} is at hand")
    lines = ["plancheck is under the MIT licence (LICENSE). It is shipped with:", ""]
    lines += [f"  {work.name} {work.version}: {work.licence}" for work in found]
    for work in found:
        lines += ["", _RULE, f"{work.name} {work.version}", _RULE, "", *work.texts]
    return "\n".join(lines).rstrip() + "\n"


def _of_wheel(wheel: Path) -> Shipped:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        metadata = next(n for n in names if n.endswith(".dist-info/METADATA"))
        head = BytesParser(policy=compat32).parsebytes(archive.read(metadata))
        folder = metadata.rpartition("/")[0]
        texts = tuple(
            archive.read(name).decode("utf-8", "replace").strip()
            for name in sorted(names)
            if name.startswith(folder) and _is_licence(name)
        )
    return Shipped(head["Name"], head["Version"], _named(head), texts)


def _is_licence(name: str) -> bool:
    last = name.rpartition("/")[2].lower()
    return last.startswith(("licen", "copying", "notice", "authors")) or "/licenses/" in name


def _named(head: Message) -> str:
    """The licence's name: SPDX (PEP 639), else the classifier's, else what the field says."""
    if spdx := head.get("License-Expression"):
        return spdx
    classifiers = head.get_all("Classifier", [])
    named = [c.rpartition(" :: ")[2] for c in classifiers if c.startswith("License ::")]
    return "; ".join(named) or (head.get("License") or "see below").splitlines()[0]
