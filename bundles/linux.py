"""The portable folder for Linux: CPython of our own, the wheels of the lock, a start script."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from . import files, licences, linux_python, manual, own, shell, sources, wheels

_SHIPPED = Path(__file__).with_name("shipped")
_LEFT_OUT = (
    *("test", "idlelib", "tkinter", "turtledemo", "lib2to3", "ensurepip", "pydoc_data", "sqlite3"),
    *("curses", "dbm", "unittest", "_pyrepl", "venv", "wsgiref", "turtle.py", "xmlrpc"),
)
"""Of Python's library: what no part of the program imports."""
_DESKTOP = (
    ("plancheck", "打开", ""),
    ("rollup", "汇总", "rollup --open"),
    ("demo", "演示", "demo"),
)
_PROGRAMS = (
    *("plancheck", f"python/bin/python{linux_python.VERSION}"),
    *(f"{name}.desktop" for _, name, _ in _DESKTOP),
)
_OF_GCC = ("/usr/share/doc/gcc-12-base/copyright", "/usr/share/common-licenses/GPL-3")
"""The runtime library's exception, and the licence that it is one from."""
_SYMBOL = re.compile(r"GLIBC_(\d+)\.(\d+)")


def build() -> None:
    """One archive for each kind of machine."""
    for machine in linux_python.MACHINES:
        top = f"plancheck-{wheels.version()}-linux-{machine}"
        folder = lay_out(machine, files.BUILD / top)
        highest = highest_glibc(folder)
        if highest > linux_python.GLIBC:
            raise ValueError(f"{top} asks for glibc {highest}")
        files.hand_out(f"{top}.tar.xz", files.tar_xz(folder, top, _PROGRAMS))


def lay_out(machine: str, folder: Path) -> Path:
    """The folder as it is unpacked."""
    shutil.rmtree(folder, ignore_errors=True)
    python = linux_python.built(machine)
    library = folder / "python" / "lib" / f"python{linux_python.VERSION}"
    ignored = shutil.ignore_patterns("__pycache__", "config-3*", "site-packages", *_LEFT_OUT)
    shutil.copytree(python / "lib" / library.name, library, ignore=ignored)
    program = folder / "python" / "bin" / library.name
    program.parent.mkdir()
    shutil.copy(python / "bin" / library.name, program)
    found = wheels.fetched(wheels.linux(machine, linux_python.VERSION.replace(".", "")))
    for name, data in wheels.contents([*found, own.wheel()]):
        path = library / "site-packages" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    # Python looks for this folder at each start, and complains; an archive has no empty ones
    (library / "lib-dynload" / "empty").touch()
    _compile(library)
    works = [*_of_python(), *_of_libraries()]
    texts = {
        "plancheck": (_SHIPPED / "plancheck.sh").read_text(encoding="utf-8"),
        "portable": "",
        "LICENSE": (files.ROOT / "LICENSE").read_text(encoding="utf-8"),
        "THIRD_PARTY.txt": licences.text(found, works),
    }
    (folder / manual.NAME).write_bytes(manual.manual())
    desktop = (_SHIPPED / "plancheck.desktop").read_text(encoding="utf-8")
    for _, name, arguments in _DESKTOP:
        text = desktop.replace("@NAME@", f"plancheck {name}").replace("@ARGUMENTS@", arguments)
        texts[f"{name}.desktop"] = text
    for name in (shell.COMPLETION, shell.MAN_PAGE):
        texts[f"share/{name}"] = (shell.SHARE / name).read_text(encoding="utf-8")
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def highest_glibc(folder: Path) -> tuple[int, int]:
    """The newest glibc that any program or library in a folder asks for, by its ELF symbols."""
    newest = (0, 0)
    for _, path in files.files_of(folder):
        with path.open("rb") as file:
            if file.read(4) != b"\x7fELF":
                continue
        command = ["readelf", "--version-info", "--wide", str(path)]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        versions = [(int(a), int(b)) for a, b in _SYMBOL.findall(told)]
        newest = max([newest, *versions])
    return newest


def _compile(library: Path) -> None:
    """Bytecode that is taken as it is, by the very Python, one module after another."""
    command = [str(linux_python.interpreter()), "-I", "-m", "compileall", "-q"]
    command += ["--invalidation-mode", "unchecked-hash", "-s", str(library), "-p", "/plancheck"]
    environment = {"SOURCE_DATE_EPOCH": str(files.STAMP), "PYTHONHASHSEED": "0"}
    subprocess.run([*command, str(library)], check=False, env=environment)


def _of_python() -> Iterator[licences.Shipped]:
    source = linux_python.unpacked("python")
    version = source.name.rpartition("-")[2]
    text = (source / "LICENSE").read_text(encoding="utf-8")
    yield licences.Shipped("CPython", version, "PSF-2.0", (text,))


def _of_libraries() -> Iterator[licences.Shipped]:
    """What is linked into Python."""
    for name, licence, file in (("zlib", "Zlib", "README"), ("libffi", "MIT", "LICENSE")):
        source = linux_python.unpacked(name)
        text = (source / file).read_text(encoding="utf-8", errors="replace")
        version = source.name.removeprefix(f"{name}-").removesuffix(".dfsg")
        yield licences.Shipped(name, version, licence, (text,))
    package = sources.PINS["debian"]["libgcc-x86_64"]["path"]
    version = package.split("_")[1]
    texts = (Path(path).read_text(encoding="utf-8") for path in _OF_GCC)
    yield licences.Shipped("libgcc", version, "GPL-3.0 WITH GCC-exception-3.1", tuple(texts))
