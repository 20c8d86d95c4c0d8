"""A headless Chromium driven through its debugging pipe: no port, no driver, no package.

Where there is none, `chromium()` skips the test with a reason.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_KEYS = {"Enter": 13, "Tab": 9, "Escape": 27, "ArrowDown": 40, "ArrowRight": 39, "End": 35}
_PIPED = """
import fcntl, os, sys
ends = [fcntl.fcntl(int(end), fcntl.F_DUPFD, 10) for end in sys.argv[1:3]]
for number, end in zip((3, 4), ends):
    os.dup2(end, number)
os.execv(sys.argv[3], sys.argv[3:])
"""
"""Runs the browser with its debugging pipe where it looks for it."""


@contextmanager
def chromium() -> Iterator[Chromium]:
    """A browser of its own, with a profile that is gone afterwards."""
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        pytest.skip("no Chromium on this machine (Debian: apt-get install chromium)")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        to_browser, from_us = os.pipe()
        from_browser, to_us = os.pipe()
        options = ["--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe"]
        options += [f"--user-data-dir={profile}", "--no-first-run", "--disable-dev-shm-usage"]
        options += ["--disable-background-networking", "--window-size=1280,900", "about:blank"]
        quiet = subprocess.DEVNULL
        browser = subprocess.Popen(
            [sys.executable, "-c", _PIPED, str(to_browser), str(to_us), program, *options],
            stdout=quiet,
            stderr=quiet,
            pass_fds=(to_browser, to_us),
            env={**os.environ, "TMPDIR": profile},  # it leaves a folder of its own there
        )
        os.close(to_browser)
        os.close(to_us)
        with os.fdopen(from_us, "wb", 0) as sent, os.fdopen(from_browser, "rb") as got:
            try:
                yield Chromium(sent, got)
            finally:
                browser.kill()
                browser.wait()


class Chromium:
    """One page of the browser."""

    def __init__(self, sent: Any, got: Any) -> None:
        self._sent, self._got = sent, got
        self._last = 0
        self._session = ""
        self._begun = bytearray()
        self._messages: list[bytes] = []
        self.asked: list[str] = []
        """What the page asked for from anywhere."""
        self.complaints: list[str] = []
        """What the browser said in its log."""
        target = self._first_page()
        self._session = self._call("Target.attachToTarget", targetId=target, flatten=True)[
            "sessionId"
        ]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self._call(f"{domain}.enable")

    def _first_page(self) -> str:
        """The page that it was started with, which may come a moment later."""
        while True:
            for one in self._call("Target.getTargets")["targetInfos"]:
                if one["type"] == "page":
                    return str(one["targetId"])
            time.sleep(0.01)

    def _call(self, method: str, **parameters: object) -> Any:
        self._last += 1
        message = {"id": self._last, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        self._sent.write(json.dumps(message).encode() + b"\0")
        while True:
            answer = self._read()
            if answer.get("id") == self._last:
                if "error" in answer:
                    raise RuntimeError(answer["error"])
                return answer["result"]

    def _read(self) -> Any:
        while not self._messages:
            if not (more := self._got.read1(1 << 20)):
                raise RuntimeError("Chromium has ended")
            first, *others = more.split(b"\0")
            self._begun += first
            for other in others:
                self._messages.append(bytes(self._begun))
                self._begun = bytearray(other)
        answer = json.loads(self._messages.pop(0))
        method, told = answer.get("method"), answer.get("params", {})
        if method == "Network.requestWillBeSent":
            self.asked.append(told["request"]["url"])
        elif method == "Log.entryAdded":
            self.complaints.append(told["entry"]["text"])
        elif method == "Runtime.exceptionThrown":
            self.complaints.append(json.dumps(told["exceptionDetails"]))
        return answer

    def open(self, path: Path, *, script: bool = True) -> None:
        """Show a file, and wait until it stands."""
        self._call("Emulation.setScriptExecutionDisabled", value=not script)
        self._call("Page.navigate", url=path.as_uri())
        while self._read().get("method") != "Page.loadEventFired":
            pass

    def ask(self, expression: str) -> Any:
        """The value of an expression on the page."""
        told = self._call("Runtime.evaluate", expression=expression, returnByValue=True)
        if "exceptionDetails" in told:
            raise RuntimeError(told["exceptionDetails"])
        return told["result"].get("value")

    def press(self, key: str) -> None:
        """A key, where the focus is."""
        known = {"key": key, "code": key, "windowsVirtualKeyCode": _KEYS[key]}
        text = {"text": "\r"} if key == "Enter" else {}
        self._call("Input.dispatchKeyEvent", type="keyDown", **known, **text)
        self._call("Input.dispatchKeyEvent", type="keyUp", **known)

    def type(self, text: str) -> None:
        """What an input method commits."""
        self._call("Input.insertText", text=text)

    def show_as(self, medium: str) -> None:
        """As on this medium; "" for the screen."""
        self._call("Emulation.setEmulatedMedia", media=medium)

    def pdf(self) -> bytes:
        """The page as it is printed."""
        told = self._call(
            "Page.printToPDF", preferCSSPageSize=True, printBackground=True, generateTaggedPDF=False
        )
        return base64.b64decode(told["data"])

    def picture(self, *, whole: bool = False) -> bytes:
        """What is seen, or all of the page, as PNG."""
        told = self._call("Page.captureScreenshot", captureBeyondViewport=whole)
        return base64.b64decode(told["data"])
