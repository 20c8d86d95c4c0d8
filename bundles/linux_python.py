"""CPython for old Linux (glibc 2.17 and newer), built by `zig cc`; on x86_64, for it and aarch64.

Nothing in it names the folder in which it was built: sources are compiled by a relative path, and
what sysconfig knows of the build is put right afterwards (`_install`).

Two things go wrong in silence, and are looked at here (`_right`):
- zig's own libm stands in for the system's, and its log2 is wrong below the normal range: linked
  with `-rtlib=none`, with the helpers for 128 bits and atomics from GCC's libgcc.a instead.
- a module that cannot be built is left out by CPython's make without a word.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path

from . import files, sources

VERSION = "3.13"
MACHINES = ("x86_64", "aarch64")
GLIBC = (2, 17)
_WORK = files.BUILD / "linux"
_PREFIX = "opt/plancheck"
_TRUTHS = (
    "import math; assert math.log2(1e-308) == -1023.1538532253076",
    "import ctypes, decimal, hashlib, json, select, struct, unicodedata, zlib, pyexpat, fcntl",
    "import hashlib; assert hashlib.sha256(b'').hexdigest().startswith('e3b0c442')",
)


def built(machine: str) -> Path:
    """The folder that CPython was installed into: bin/, lib/."""
    home = _WORK / f"python-{machine}" / _PREFIX
    if not (home / "bin" / f"python{VERSION}").exists():
        _build(machine)
    if machine == "x86_64":
        _right(home)
    return home


def interpreter() -> Path:
    """The one that runs on the PC that builds: it compiles the bytecode too."""
    return built("x86_64") / "bin" / f"python{VERSION}"


def _right(home: Path) -> None:
    for truth in _TRUTHS:
        subprocess.run([home / "bin" / f"python{VERSION}", "-I", "-c", truth], check=True)


def _build(machine: str) -> None:
    tools, environment = _tools(machine), _environment()
    static = _libraries(machine, tools, environment)
    source, folder = unpacked("python"), files.fresh(_WORK / f"make-{machine}")
    vendor = "pc" if machine == "x86_64" else "unknown"
    flags = [
        *("--build=x86_64-pc-linux-gnu", f"--host={machine}-{vendor}-linux-gnu"),
        *(f"CC={tools}/cc", "CXX=false", f"AR={tools}/ar", "READELF=/usr/bin/readelf"),
        "OPT=-DNDEBUG -O3 -fwrapv",
        "CFLAGS=-g0 -fno-sanitize=undefined -Wno-date-time -ffp-contract=off",
        f"CPPFLAGS=-I{static}/include",
        f"LDFLAGS=-L{static}/lib -s -rtlib=none",
        f"LIBS={_libgcc(machine)}",
        f"--prefix=/{_PREFIX}",
        *("--disable-shared", "--without-ensurepip", "--disable-test-modules", "--enable-ipv6"),
        *("--with-computed-gotos", "ac_cv_file__dev_ptmx=yes", "ac_cv_file__dev_ptc=no"),
        "ac_cv_buggy_getaddrinfo=no",
    ]
    if machine != "x86_64":
        flags.append(f"--with-build-python={interpreter()}")
    variables = environment | {
        "ZLIB_CFLAGS": f"-I{static}/include",
        "ZLIB_LIBS": f"{static}/lib/libz.a",
        "LIBFFI_CFLAGS": f"-I{static}/include",
        "LIBFFI_LIBS": f"{static}/lib/libffi.a",
        "PKG_CONFIG": "false",
        "MODULE_BUILDTYPE": "static",
    }
    _run([_configure(source, folder), *flags], folder, variables)
    _run(["make", "-j2"], folder, variables)
    _install(folder, _WORK / f"python-{machine}", variables)


def _install(folder: Path, target: Path, variables: Mapping[str, str]) -> None:
    """Put what was made in a folder where it is taken from; a half-done one is not taken."""
    making = files.fresh(_WORK / f"{target.name}.new")
    _run(["make", "install", f"DESTDIR={making}"], folder, variables)
    for told in making.rglob("_sysconfigdata*.py"):
        text = told.read_text(encoding="utf-8").replace(str(_WORK), "/plancheck")
        told.write_text(text, encoding="utf-8")
    shutil.rmtree(target, ignore_errors=True)
    making.rename(target)


def _configure(source: Path, folder: Path) -> str:
    """By a relative path: it goes into what `__FILE__` says, and so into the program."""
    return os.path.relpath(source / "configure", folder)


def _libraries(machine: str, tools: Path, environment: Mapping[str, str]) -> Path:
    """zlib and libffi, static, in one folder."""
    static = _WORK / f"static-{machine}"
    if (static / "lib" / "libffi.a").exists():
        return static
    (static / "lib").mkdir(parents=True, exist_ok=True)
    (static / "include").mkdir(exist_ok=True)
    zlib = files.fresh(_WORK / f"zlib-{machine}")
    shutil.copytree(unpacked("zlib"), zlib, dirs_exist_ok=True)
    ways = {"CHOST": f"{machine}-linux-gnu", "CC": f"{tools}/cc", "AR": f"{tools}/ar"}
    ways |= {"RANLIB": f"{tools}/ranlib", "CFLAGS": "-O3 -fPIC -g0"}
    _run(["./configure", "--static"], zlib, {**environment, **ways})
    _run(["make", "libz.a"], zlib, {**environment, **ways})
    shutil.copy(zlib / "libz.a", static / "lib")
    for header in ("zlib.h", "zconf.h"):
        shutil.copy(zlib / header, static / "include")
    ffi = files.fresh(_WORK / f"libffi-{machine}")
    ways |= {"CFLAGS": "-O2 -fPIC -g0"}
    flags = ["--build=x86_64-pc-linux-gnu", f"--host={machine}-unknown-linux-gnu"]
    flags += ["--disable-shared", "--enable-static", "--disable-docs"]
    flags += ["--disable-multi-os-directory", "--disable-exec-static-tramp", f"--prefix={static}"]
    _run([_configure(unpacked("libffi"), ffi), *flags], ffi, {**environment, **ways})
    _run(["make", "install"], ffi, {**environment, **ways})
    return static


def _tools(machine: str) -> Path:
    """A folder with `cc`, `ar`, `ranlib` that zig is, for this machine and the oldest glibc."""
    zig = _zig()
    folder = _WORK / f"tools-{machine}"
    folder.mkdir(parents=True, exist_ok=True)
    target = f"-target {machine}-linux-gnu.{GLIBC[0]}.{GLIBC[1]}"
    for name, words in (("cc", f"cc {target}"), ("ar", "ar"), ("ranlib", "ranlib")):
        script = folder / name
        script.write_text(f'#!/bin/sh\nexec {zig} {words} "$@"\n', encoding="utf-8")
        script.chmod(0o755)
    return folder


def _zig() -> Path:
    program = _WORK / "ziglang" / "ziglang" / "zig"
    if not program.exists():
        with zipfile.ZipFile(sources.of_index("ziglang")) as wheel:
            wheel.extractall(program.parents[1])
        program.chmod(0o755)
    return program


def compile_by_zig(*words: str) -> None:
    """Run the pinned `zig cc`, for whatever is to be made by it beside Python."""
    subprocess.run([str(_zig()), "cc", *words], env=_environment(), check=True)


def _libgcc(machine: str) -> Path:
    folder = _WORK / f"libgcc-{machine}"
    if not folder.exists():
        package = sources.of_debian(f"libgcc-{machine}")
        subprocess.run(["dpkg", "-x", str(package), str(folder)], check=True)
    return next(folder.rglob("libgcc.a"))


def unpacked(name: str) -> Path:
    """The folder of a source archive."""
    folder = _WORK / f"source-{name}"
    if not folder.exists():
        files.untar(sources.of_debian(name), folder)
    return next(folder.iterdir())


def _environment() -> dict[str, str]:
    caches = {name: str(_WORK / "zig") for name in ("ZIG_GLOBAL_CACHE_DIR", "ZIG_LOCAL_CACHE_DIR")}
    own = {"PATH": os.environ["PATH"], "HOME": str(_WORK), "LC_ALL": "C"}
    return own | caches | {"SOURCE_DATE_EPOCH": str(files.STAMP)}


def _run(command: list[str], folder: Path, environment: Mapping[str, str]) -> None:
    """A step of the build; its output is kept in a file and named where it fails."""
    log = folder.with_suffix(".log")
    with log.open("ab") as out:
        done = subprocess.run(
            command, cwd=folder, env=environment, stdout=out, stderr=out, check=False
        )
    if done.returncode:
        raise RuntimeError(f"{' '.join(command[:2])} failed: see {log}")
