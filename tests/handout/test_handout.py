"""What is laid beside the program in a folder that is handed out."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from bundles.files import ROOT


@pytest.mark.skipif(sys.platform == "win32", reason="a Linux desktop's file")
def test_a_link_on_the_desktop_starts_the_program_of_its_folder(tmp_path: Path) -> None:
    folder, desktop = tmp_path / "一个 文件夹", tmp_path / "桌面"
    folder.mkdir()
    desktop.mkdir()
    program = folder / "plancheck"
    program.write_text('#!/bin/sh\necho "$0 $*"\n', encoding="utf-8")
    program.chmod(0o755)
    text = (ROOT / "bundles" / "shipped" / "plancheck.desktop").read_text(encoding="utf-8")
    entry = folder / "打开.desktop"
    entry.write_text(text.replace("@ARGUMENTS@", "demo"), encoding="utf-8")
    link = desktop / entry.name
    link.symlink_to(entry)
    command = next(line[5:] for line in text.splitlines() if line.startswith("Exec="))
    for place in (entry, link):
        words = [
            str(place) if word == "%k" else word.replace("@ARGUMENTS@", "demo")
            for word in shlex.split(command)
        ]
        told = subprocess.run(words, capture_output=True, text=True, check=True, cwd=tmp_path)
        assert told.stdout == f"{program} demo\n"
