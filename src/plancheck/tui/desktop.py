"""Showing a folder, or a paper that was written, by the desktop's programs, where there is one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

PAPERS = (".docx", ".html", ".xlsx", ".md", ".txt", ".csv")
"""What a person reads, the paper that is signed first. A status file is opened by no program."""


def opener(platform: str, environment: Mapping[str, str]) -> str:
    """The program that opens a folder; empty where there is no desktop to open one on."""
    if platform == "win32":
        return "explorer"
    if platform == "darwin":
        return "open"
    if environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"):
        return shutil.which("xdg-open") or ""
    return ""


def open_file(file: Path) -> bool:
    """Open a file that plancheck wrote, by the program for its kind; False where none does."""
    if sys.platform == "win32":
        try:
            os.startfile(file)  # noqa: S606
        except OSError:
            return False
        return True
    return open_folder(file)


def open_folder(folder: Path) -> bool:
    """Open it; False where there is no desktop or it has no such program."""
    program = opener(sys.platform, os.environ)
    if not program:
        return False
    quiet = subprocess.DEVNULL
    try:
        subprocess.Popen(
            [program, str(folder)], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
        )
    except OSError:
        return False
    return True


def show_written(files: Sequence[Path]) -> str:
    """Open the paper among the files that were just written, else their folder; and say so."""
    papers = [file for file in files if file.suffix in PAPERS and _is_there(file)]
    paper = min(papers, key=lambda file: PAPERS.index(file.suffix), default=None)
    if paper and open_file(paper):
        return f"已打开 {paper.name}"
    return show_folder(files[0].parent)


def _is_there(file: Path) -> bool:
    try:
        return file.is_file()
    except OSError:
        return False


def show_folder(folder: Path) -> str:
    """Open it, and say so; else say where it is."""
    if open_folder(folder):
        return f"已打开 {folder}"
    return f"这里没有桌面，打不开。文件夹在 {folder}"
