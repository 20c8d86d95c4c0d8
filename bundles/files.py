"""Archives that come out the same every time, digests."""

from __future__ import annotations

import hashlib
import lzma
import shutil
import tarfile
import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).parents[1]
BUILD = ROOT / "build" / "bundles"
DIST = ROOT / "dist"

STAMP = 1767225600
"""Every file's time in an archive, in seconds: 2026-01-01. Nothing is younger than its release."""
_ZIP_STAMP = (2026, 1, 1, 0, 0, 0)


def files_of(folder: Path) -> Iterator[tuple[str, Path]]:
    """Every file under a folder with its name there, in the order of the names."""
    found = sorted((f.relative_to(folder).as_posix(), f) for f in folder.rglob("*") if f.is_file())
    yield from found


def zip_bytes(files: Iterable[tuple[str, bytes]], way: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of these files, in their order; ZIP_STORED where Python imports from it."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", way, compresslevel=9) as archive:
        for name, data in files:
            entry = zipfile.ZipInfo(name, _ZIP_STAMP)
            entry.create_system = 3  # whichever system builds it
            entry.compress_type = way
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, _from_anywhere(name, data), compresslevel=9)
    return buffer.getvalue()


def tar_xz(folder: Path, name: str, programs: Iterable[str]) -> bytes:
    """An archive of a folder under a name; `programs` are the files in it that may be run."""
    buffer, may_run = BytesIO(), frozenset(programs)
    with (
        lzma.open(buffer, "w", preset=9) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for path, file in files_of(folder):
            data = _from_anywhere(path, file.read_bytes())
            entry = tarfile.TarInfo(f"{name}/{path}")
            entry.size, entry.mtime = len(data), STAMP
            entry.mode = 0o755 if path in may_run else 0o644
            archive.addfile(entry, BytesIO(data))
    return buffer.getvalue()


def _from_anywhere(name: str, data: bytes) -> bytes:
    """A file's bytes; ValueError where they name the folder that they were built in."""
    if str(BUILD).encode() in data:
        raise ValueError(f"{name} names {BUILD}: built in another folder, it would be another file")
    return data


def fresh(folder: Path) -> Path:
    """An empty folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def untar(archive: Path, folder: Path) -> None:
    """Unpack an archive, inside the folder only where Python knows how: Debian 12's does not."""
    with tarfile.open(archive) as packed:
        packed.extraction_filter = getattr(tarfile, "data_filter", None)
        packed.extractall(folder)


def sha256(data: bytes) -> str:
    """The digest of what is fetched or handed out."""
    return hashlib.sha256(data).hexdigest()


def hand_out(name: str, data: bytes) -> Path:
    """Write what is handed out, and its digest beside it as `sha256sum -c` reads it."""
    DIST.mkdir(exist_ok=True)
    path = DIST / name
    path.write_bytes(data)
    line = f"{sha256(data)}  {name}\n"
    path.with_name(f"{name}.sha256").write_text(line, encoding="utf-8", newline="\n")
    print(f"{path.relative_to(ROOT)}: {len(data) / 1e6:.1f} MB, sha256 {sha256(data)}")
    return path
