"""A session bus of a test's own, and ways to wait for what happens on it.

How to use it, with the fixtures of ``conftest.py``::

    async def test_it_arrives(bus: Bus, recorder: Recorder) -> None:
        notifier = DBusNotifier(Told().events, bus.env)     # any process: give it bus.env
        ...
        await until(lambda: recorder.popups)                # everything that was shown, in order
        recorder.press(recorder.popups[0].id, "done")       # press a button
        await until(lambda: recorder.closed == [1])         # withdrawn by its number

``bus.kill()`` and ``bus.restart()`` end the bus and bring it back at the same address (a recorder does not
come back by itself: ``recorder.come_back()``). The bus starts no notification server of its own.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from connect_tui.reminders.popup import Button, Events, Popup

if TYPE_CHECKING:
    from collections.abc import Callable

    from connect_tui.domain.showings import Answer
    from connect_tui.reminders.popup import Delivery, Notifier

PATIENCE = 10.0
"""For how many seconds a condition is waited for before the test fails."""

BUTTONS = (Button.DONE, Button.LATER, Button.NOT_TODAY)
LABELS = ("Done", "Later", "Not today")
POPUP = Popup("listen@2026-11-22T20:30", "Listen attentively", "Ask one more question.", BUTTONS, LABELS)

_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <auth>EXTERNAL</auth>
  {services}
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


def nothing() -> None:
    """Stands for a caller that has nothing to do before sending."""


async def shown(notifier: Notifier, popup: Popup = POPUP) -> Delivery:
    """Show a popup that must appear."""
    delivery = await notifier.show(popup, nothing)
    assert delivery.shown is True, delivery
    return delivery


def need(*tools: str) -> None:
    """Skip the test where a tool is missing; fail where nothing may be missing."""
    missing = [tool for tool in tools if shutil.which(tool) is None]
    if not missing:
        return
    reason = f"not installed: {', '.join(missing)}"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


async def until(condition: Callable[[], object], patience: float = PATIENCE) -> None:
    """Let the loop run until a condition holds."""
    end = time.monotonic() + patience
    while not condition():
        assert time.monotonic() < end, "it did not come to this in time"
        await asyncio.sleep(0.002)


def wait_until(condition: Callable[[], object], patience: float = PATIENCE) -> None:
    """Wait, without a loop, until a condition holds."""
    end = time.monotonic() + patience
    while not condition():
        assert time.monotonic() < end, "it did not come to this in time"
        time.sleep(0.002)


@dataclass
class Told:
    """Everything that a notifier has told; ``told.events`` is what to give it."""

    answered: list[tuple[int, Button]] = field(default_factory=list)
    closed: list[tuple[int, Answer]] = field(default_factory=list)
    confirmed: list[tuple[str, Delivery]] = field(default_factory=list)

    @property
    def events(self) -> Events:
        return Events(
            lambda number, button: self.answered.append((number, button)),
            lambda number, answer: self.closed.append((number, answer)),
            lambda key, delivery: self.confirmed.append((key, delivery)),
        )


class Bus:
    """A private session bus, running once made. ``folder`` must have a short path (sockets ask for it)."""

    def __init__(self, folder: Path) -> None:
        need("dbus-daemon")
        self._socket = folder / "bus"
        self._config = folder / "bus.conf"
        self._services = folder / "services"
        self._process: subprocess.Popen[str] | None = None
        self._services.mkdir()
        self.address = f"unix:path={self._socket}"
        self.start()

    @property
    def env(self) -> dict[str, str]:
        """The environment of a process that shall use this bus, and no screen."""
        left_out = ("DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR")
        env = {name: value for name, value in os.environ.items() if name not in left_out}
        return env | {"DBUS_SESSION_BUS_ADDRESS": self.address}

    @property
    def process(self) -> subprocess.Popen[str]:
        assert self._process is not None, "the bus does not run"
        return self._process

    def start(self, *, services: bool = False) -> None:
        """Start it; with ``services``, it starts what :meth:`offer` has named by itself."""
        folder = f"<servicedir>{self._services}</servicedir>" if services else ""
        self._config.write_text(_CONFIG.format(socket=self._socket, services=folder))
        self._process = subprocess.Popen(
            ["dbus-daemon", f"--config-file={self._config}", "--nofork", "--print-address=1"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._process.stdout is not None
        assert self._process.stdout.readline(), "the bus did not start"

    def offer(self, name: str, command: str) -> None:
        """Let the bus start a program when a name is asked for; holds from the next start with services."""
        text = f"[D-BUS Service]\nName={name}\nExec={command}\n"
        (self._services / f"{name}.service").write_text(text)

    def kill(self) -> None:
        """End the bus at once, as a crash would."""
        if self._process is None:
            return
        self.go_on()
        self._process.kill()
        self._process.wait()
        assert self._process.stdout is not None
        self._process.stdout.close()
        self._process = None
        self._socket.unlink(missing_ok=True)

    def restart(self, *, services: bool = False) -> None:
        """End it if it runs, and start it anew at the same address."""
        self.kill()
        self.start(services=services)

    def stall(self) -> None:
        """Let it hang: connected, and answering nothing."""
        self.process.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        """Let it work again."""
        self.process.send_signal(signal.SIGCONT)


def open_sockets() -> int:
    """Return how many sockets this process holds."""
    links = [one.readlink() for one in Path("/proc/self/fd").iterdir() if one.is_symlink()]
    return sum(link.name.startswith("socket:") for link in links)


class Asked:
    """Counts how often it was asked before something was sent."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> None:
        self.times += 1


async def refused(notifier: Notifier) -> str:
    """Try to show something that must not even be sent; return why."""
    asked = Asked()
    delivery = await notifier.show(POPUP, asked)
    assert (delivery.shown, asked.times) == (False, 0)
    return delivery.trouble


async def until_ready(notifier: Notifier) -> None:
    """Let the loop run until a notifier could show something."""
    async with asyncio.timeout(PATIENCE):
        while not (await notifier.prepare()).ready:
            await asyncio.sleep(0.002)
