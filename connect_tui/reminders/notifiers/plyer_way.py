"""Popups through plyer, where nothing can be spoken to directly.

plyer runs in a helper process: it may block for long, writes on the screen, and does not say what came of it.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from connect_tui.domain.showings import Way
from connect_tui.domain.text import clean_line, clean_text
from connect_tui.reminders import texts as said
from connect_tui.reminders.notifiers import plyer_helper, texts
from connect_tui.reminders.notifiers.bus_address import session_bus_socket
from connect_tui.reminders.popup import Delivery, Readiness

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from connect_tui.reminders.popup import Popup

TIME_LIMIT = 5.0
"""For how many seconds the helper may run."""
_GLANCE = 0.01
LONGEST_TITLE, LONGEST_MESSAGE = 64, 256
"""In UTF-16 code units, as Windows counts them; beyond these plyer fails there, out of sight."""

_LOOK_ALIKES = str.maketrans({"<": "‹", ">": "›", "&": "＆", "\\": "＼", "'": "’"})
"""What notify-send, the server behind it or a portal would read as markup, an escape or the text's end."""
_HYPHEN = "\N{HYPHEN}"
_FAILURES = {
    plyer_helper.NO_WAY: texts.NO_PLYER_WAY,
    plyer_helper.NO_PROGRAM: texts.NOTIFY_SEND_NOT_STARTED,
    plyer_helper.REFUSED: texts.NOTIFY_SEND_FAILED,
}
_LINUX = sys.platform == "linux"


class PlyerNotifier:
    """Shows plain popups without buttons. On Linux other people can read their text in the process list.

    ``reaches_bus`` tells whether the session bus is spoken to directly. Then, on Linux, this way is never
    ready, since it would end at the same server, or find none just the same.
    """

    way = Way.PLYER
    discreet_only = _LINUX

    def __init__(self, env: Mapping[str, str], reaches_bus: Callable[[], bool] = lambda: False) -> None:
        self._env = env
        self._reaches_bus = reaches_bus

    async def prepare(self) -> Readiness:
        """Tell whether plyer could show something; on macOS and Windows that is taken for granted."""
        if not _LINUX:
            return Readiness(True, texts.PLYER)
        if self._reaches_bus():
            return Readiness(False, texts.NO_SERVER)
        from shutil import which

        if which("notify-send", path=self._env.get("PATH", os.defpath)) is None:
            return Readiness(False, texts.NO_NOTIFY_SEND)
        if session_bus_socket(self._env) is None and not self._env.get("DISPLAY"):
            return Readiness(False, texts.NO_DESKTOP)
        return Readiness(True, texts.PLYER_NOTIFY_SEND)

    async def show(self, popup: Popup, before_sending: Callable[[], None]) -> Delivery:
        """Show a popup, where others can read along only what may be said there."""
        readiness = await self.prepare()
        if not readiness.ready:
            return Delivery(Way.PLYER, False, trouble=readiness.detail)
        words = _safe(popup, discreet=self.discreet_only, linux=_LINUX)
        try:
            helper = self._start()
        except OSError:
            return Delivery(Way.PLYER, False, trouble=texts.HELPER_NOT_STARTED)
        try:
            before_sending()
            async with asyncio.timeout(TIME_LIMIT):
                status = await _status(helper, json.dumps(words).encode())
        except TimeoutError:
            return Delivery(Way.PLYER, None, trouble=texts.DOES_NOT_ANSWER)
        finally:
            _end(helper)
        return _delivery(status)

    async def withdraw(self, popup: int, server: str) -> None:
        """Do nothing: what was shown this way cannot be taken back."""

    async def close(self) -> None:
        """Do nothing: nothing is held."""

    def _start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(  # noqa: S603 - Python itself, and nothing of the person's
            [sys.executable, "-P", plyer_helper.__file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env=dict(self._env),
        )


async def _status(helper: subprocess.Popen[bytes], words: bytes) -> int:
    """Give the helper its words and return its exit status.

    Asked for again and again, since asyncio's own processes can hang a loop that ends while one starts.
    """
    if helper.stdin is not None:
        with suppress(BrokenPipeError), helper.stdin as stdin:
            stdin.write(words)
    while (status := helper.poll()) is None:
        await asyncio.sleep(_GLANCE)
    return status


def _end(helper: subprocess.Popen[bytes]) -> None:
    """End the helper, if it still runs, and whatever it has started."""
    if helper.poll() is None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(helper.pid, signal.SIGKILL)
        helper.wait()
    if helper.stdin is not None:
        with suppress(BrokenPipeError):
            helper.stdin.close()


def _delivery(status: int) -> Delivery:
    if status == plyer_helper.APPEARED:
        return Delivery(Way.PLYER, True)
    if status == plyer_helper.HANDED_OVER:
        return Delivery(Way.PLYER, None)
    if status < 0:  # ended by somebody else, at whatever point
        return Delivery(Way.PLYER, None, trouble=texts.HELPER_FAILED)
    return Delivery(Way.PLYER, False, trouble=_FAILURES.get(status, texts.HELPER_FAILED))


def _safe(popup: Popup, *, discreet: bool, linux: bool) -> dict[str, str]:
    """Return the words so that nothing on the way takes them for anything else."""
    title = clean_line(popup.discreet_title if discreet else popup.title)
    body = popup.discreet_body if discreet else popup.body
    message = clean_text("\n".join(filter(None, (body, popup.buttonless))))
    if linux:
        title, message = (text.translate(_LOOK_ALIKES) for text in (title, message))
    return {
        "app": said.APP,
        "title": _no_option(_cut(title, LONGEST_TITLE)) or said.APP,
        "message": _no_option(_cut(message, LONGEST_MESSAGE)),
    }


def _no_option(text: str) -> str:
    return _HYPHEN + text[1:] if text.startswith("-") else text


def _cut(text: str, longest: int) -> str:
    units = text.encode("utf-16-le")
    if len(units) <= 2 * longest:
        return text
    return units[: 2 * (longest - 1)].decode("utf-16-le", errors="ignore").rstrip() + "…"
