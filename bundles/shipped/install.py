"""Install plancheck from the wheels beside this file, without a network.

A folder of its own is made, by default 安装位置 beside the wheels; nothing else is changed.
It is run by whichever Python is there: one that is too old must be able to read it and say so.
"""

import io
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).resolve().parent
WHEELS = HERE / "wheels"
OF_A_VENV = {
    *("pyvenv.cfg", ".gitignore"),
    *("bin", "include", "lib", "lib64", "share", "Include", "Lib", "Scripts"),
}
USE_ANOTHER = "请改用自带 Python 的包。"


def main() -> int:
    """Make the folder, install into it, say how to start."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    target = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else HERE / "安装位置"
    reason = unfit() or foreign(target)
    if reason:
        print(reason)
        return 1
    programs = target / ("Scripts" if os.name == "nt" else "bin")
    python = programs / ("python.exe" if os.name == "nt" else "python")
    make = [sys.executable, "-m", "venv", "--without-pip", "--clear", str(target)]
    pip = next(WHEELS.glob("pip-*.whl")) / "pip"
    install = [str(python), "-I", str(pip), "install", "--isolated", "--quiet", "--no-index"]
    install += ["--find-links", str(WHEELS), "--no-cache-dir", "--no-warn-script-location"]
    install += ["--disable-pip-version-check", "plancheck"]
    print(f"正在安装到 {target}，要一两分钟……", flush=True)
    for command in (make, install):
        if subprocess.run(command, check=False).returncode:
            print(
                "没有装上。上面的几行是原因；请拍下来交给维护人员。没有改动这个文件夹以外的东西。"
            )
            return 1
    print(f"装好了。以后这样打开：{programs / 'plancheck'}")
    print("不要了，删掉这个文件夹即可；台账不在里面。装新版本，用新包再装一次。")
    return 0


def unfit() -> str:
    """Why this Python cannot, or nothing."""
    major, minor = sys.version_info[:2]
    if (major, minor) < (3, 11):
        return f"这台电脑的 Python 是 {major}.{minor}，至少要 3.11。{USE_ANOTHER}"
    if not any(f"-cp{major}{minor}-" in wheel.name for wheel in WHEELS.iterdir()):
        return f"这台电脑的 Python 是 {major}.{minor}，这个包里没有给它的文件。{USE_ANOTHER}"
    if not find_spec("venv"):
        return (
            f"这台电脑的 Python 不全（没有 venv）。请管理员装上 python3-venv；不行就{USE_ANOTHER}"
        )
    return ""


def foreign(target: Path) -> str:
    """Why a folder is not to be installed into, since it would be emptied; or nothing."""
    if not target.exists():
        return ""
    if not target.is_dir():
        return f"{target} 是文件，不是文件夹，没有动它。请另写一个新文件夹。"
    others = sorted({path.name for path in target.iterdir()} - OF_A_VENV)
    made_by_this = (target / "pyvenv.cfg").exists()
    if others or (any(target.iterdir()) and not made_by_this):
        name = (others or sorted(path.name for path in target.iterdir()))[0]
        return f"{target} 里有别的文件（{name}），没有动它。请另写一个新文件夹。"
    return ""


if __name__ == "__main__":
    sys.exit(main())
