"""A headless Chromium, driven through chromedriver by the WebDriver protocol and nothing else.

Source: W3C, WebDriver, Level 2; the log types are those of chromedriver.
"""

import json
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
DRIVER = shutil.which("chromedriver")
_FLAGS = (
    "--headless=new",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
_PORT = re.compile(r"started successfully on port (\d+)")


class Browser:
    """One tab. `requests` are all addresses asked for since the last call of it."""

    def __init__(self, address: str) -> None:
        self.address = address

    def _ask(self, path: str, body: dict[str, Any] | None = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = Request(f"{self.address}/{path}", data, {"Content-Type": "application/json"})  # noqa: S310
        with urlopen(request, timeout=60) as answer:  # noqa: S310 - a local address
            return json.load(answer)["value"]

    def start(self, profile: str) -> None:
        flags = [*_FLAGS, f"--user-data-dir={profile}"]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            flags.append("--no-sandbox")  # Chromium has no sandbox for root
        options = {"binary": CHROMIUM, "args": flags}
        logs = {"browser": "ALL", "performance": "ALL"}
        wanted = {
            "browserName": "chrome",
            "goog:chromeOptions": options,
            "goog:loggingPrefs": logs,
        }
        made = self._ask("session", {"capabilities": {"alwaysMatch": wanted}})
        self.address += f"/session/{made['sessionId']}"

    def open(self, page: Path, fragment: str = "") -> None:
        self._ask("url", {"url": page.as_uri() + fragment})

    def run(self, script: str, *arguments: object) -> Any:
        """Return what a script returns."""
        return self._ask("execute/sync", {"script": script, "args": arguments})

    def size(self, width: int, height: int = 900) -> None:
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        body = {"cmd": "Emulation.setDeviceMetricsOverride", "params": metrics}
        self._ask("goog/cdp/execute", body)

    def press(self, *keys: str) -> None:
        actions = [{"type": way, "value": key} for key in keys for way in ("keyDown", "keyUp")]
        self._ask("actions", {"actions": [{"type": "key", "id": "keys", "actions": actions}]})

    def console(self) -> list[str]:
        return [entry["message"] for entry in self._ask("se/log", {"type": "browser"})]

    def requests(self) -> list[str]:
        entries = self._ask("se/log", {"type": "performance"})
        events = [json.loads(entry["message"])["message"] for entry in entries]
        return [
            event["params"]["request"]["url"]
            for event in events
            if event["method"] == "Network.requestWillBeSent"
        ]

    def quit(self) -> None:
        request = Request(self.address, method="DELETE")  # noqa: S310
        urlopen(request, timeout=60).close()  # noqa: S310


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the driver and a browser with an empty profile, and end both."""
    assert DRIVER is not None
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        driver = subprocess.Popen([DRIVER, "--port=0"], stdout=subprocess.PIPE, text=True)
        assert driver.stdout is not None
        try:
            ports = (_PORT.search(line) for line in driver.stdout)
            port = next(found[1] for found in ports if found)
            browser = Browser(f"http://127.0.0.1:{port}")
            browser.start(profile)
            try:
                yield browser
            finally:
                browser.quit()
        finally:
            driver.terminate()
            driver.communicate(timeout=30)
