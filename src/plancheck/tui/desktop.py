"""Showing a folder in the desktop's own file manager, where there is a desktop."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path


def opener(platform: str, environment: Mapping[str, str]) -> str:
    """The program that opens a folder; empty where there is no desktop to open one on."""
    if platform == "win32":
        return "explorer"
    if platform == "darwin":
        return "open"
    if environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"):
        return shutil.which("xdg-open") or ""
    return ""


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


def show_folder(folder: Path) -> str:
    """Open it, and say so; else say where it is."""
    if open_folder(folder):
        return f"已打开 {folder}"
    return f"这里没有桌面，打不开。文件夹在 {folder}"
