"""Install plancheck from the wheels beside this file, without a network.

A folder of its own is made, by default 安装位置 beside the wheels; nothing else is changed.
It is run by whichever Python is there: one that is too old must be able to read it and say so.
"""

import io
import os
import platform
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main() -> int:
    """Make the folder, install into it, say how to start."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    major, minor, _ = platform.python_version_tuple()
    if (int(major), int(minor)) < (3, 11):
        print(f"这台电脑的 Python 是 {major}.{minor}，至少要 3.11。请改用自带 Python 的包。")
        return 1
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "安装位置"
    programs = target / ("Scripts" if os.name == "nt" else "bin")
    python = programs / ("python.exe" if os.name == "nt" else "python")
    wheels = HERE / "wheels"
    pip = next(wheels.glob("pip-*.whl")) / "pip"
    make = [sys.executable, "-m", "venv", "--without-pip", "--clear", str(target)]
    install = [str(python), str(pip), "install", "--quiet", "--no-index", "--find-links"]
    install += [
        str(wheels),
        "--no-warn-script-location",
        "--disable-pip-version-check",
        "plancheck",
    ]
    print(f"正在安装到 {target}，要一两分钟……")
    for command in (make, install):
        if subprocess.run(command, check=False).returncode:
            print(
                "没有装上。上面的几行是原因；请拍下来交给维护人员。没有改动这个文件夹以外的东西。"
            )
            return 1
    print(f"装好了。以后这样打开：{programs / 'plancheck'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
