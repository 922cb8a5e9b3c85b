"""Popups through the notification server of the session bus, spoken to directly."""

from __future__ import annotations

import asyncio
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from connect_tui.domain.showings import Answer, Way
from connect_tui.reminders.notifiers import texts, wire
from connect_tui.reminders.notifiers.bus_address import session_bus_socket
from connect_tui.reminders.notifiers.link import LOST, LinkError, Reply
from connect_tui.reminders.notifiers.session import Session
from connect_tui.reminders.popup import Button, Delivery, Readiness

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from connect_tui.reminders.popup import Events, Popup

REPLY_PATIENCE = 5.0
"""For how many seconds a server may take to say that it shows a popup."""
WITHDRAWAL_PATIENCE = 1.0
_MOST_POPUPS = 200
"""How many popups are remembered; a server that never says what became of them must not fill the memory."""

_ICON = Path(__file__).parent.parent / "assets" / "connect.svg"
_NO_SERVER = {"ServiceUnknown", "NameHasNoOwner", "NoReply"}
"""The errors with which a bus says that the server is not there, or went away with the question."""


class _Sent(NamedTuple):
    """A popup on its way, and the server that it was sent to."""

    popup: Popup
    owner: str
    mark: str


class DBusNotifier:
    """Shows popups with buttons, and hears what becomes of them."""

    way = Way.DBUS
    discreet_only = False

    def __init__(self, events: Events, env: Mapping[str, str]) -> None:
        self._events = events
        self._env = env
        self._lock = asyncio.Lock()
        self._session: Session | None = None
        self._closed = False
        self._shown: dict[tuple[str, int], tuple[Button, ...]] = {}
        self._sending = 0
        self._signals: deque[wire.Signal] = deque()
        self._icon = _ICON.as_uri() if _ICON.is_file() else ""

    def reaches_bus(self) -> bool:
        """Tell whether there is a session bus that was reached when last tried."""
        return self._session is not None and self._session.alive

    async def prepare(self) -> Readiness:
        """Connect where needed, get to know the server once, and tell whether it could show a popup."""
        return await self._ready(self._prepare)

    async def show(self, popup: Popup, before_sending: Callable[[], None]) -> Delivery:
        """Show a popup. An answer that comes after some seconds is told to ``events.confirmed``."""
        readiness = await self._ready(self._prepare_to_show)
        session = self._session
        server = None if session is None else session.server
        if not readiness.ready or session is None or server is None:
            return self._failed(texts.NO_SERVER if readiness.ready else readiness.detail)
        if session.link.clogged:
            return self._failed(texts.BUS_SILENT)
        replaces = popup.replaces if (server.owner, popup.replaces) in self._shown else 0
        serial, data = session.link.prepared(wire.notify(server, popup, replaces, self._icon))
        before_sending()
        reply = session.link.send(serial, data)
        if reply is None:
            return self._failed(texts.CONNECTION_LOST)
        return await self._outcome(_Sent(popup, server.owner, session.mark), reply)

    async def withdraw(self, popup: int, server: str) -> None:
        """Take a popup back if the server that shows it still runs, whoever asked for it."""
        try:
            async with asyncio.timeout(WITHDRAWAL_PATIENCE):
                session = self._session
                if session is None or not session.alive:
                    async with self._lock:
                        session = await self._connected()
                if session.mark and session.mark == server:
                    await session.link.ask(wire.close(session.owner, popup))
        except (OSError, LinkError):
            return

    async def close(self) -> None:
        """Let go of the bus at once; nothing more is told of any popup."""
        self._closed = True
        self._shown.clear()
        self._signals.clear()
        if self._session is not None:
            self._session.close()
            self._session = None
        await asyncio.sleep(0)

    async def _ready(self, prepare: Callable[[], Awaitable[Readiness]]) -> Readiness:
        async with self._lock:
            try:
                return await prepare()
            except TimeoutError:
                return Readiness(False, texts.BUS_SILENT)
            except (OSError, LinkError):
                return Readiness(False, texts.NO_BUS)

    async def _prepare(self) -> Readiness:
        return await (await self._connected()).readiness()

    async def _prepare_to_show(self) -> Readiness:
        session = await self._connected()
        readiness = await session.readiness()
        return await session.start_server() if readiness.ready and session.server is None else readiness

    async def _connected(self) -> Session:
        if self._session is not None and self._session.alive:
            return self._session
        path = session_bus_socket(self._env)
        if path is None or self._closed:
            raise LinkError
        session = await Session.open(path, self._hear, self._lost)
        if self._closed:
            session.close()
            raise LinkError
        self._session = session
        return session

    async def _outcome(self, sent: _Sent, reply: asyncio.Future[Reply]) -> Delivery:
        """Wait for the answer; meanwhile signals wait too, so that none comes before its popup's number."""
        self._sending += 1
        try:
            async with asyncio.timeout(REPLY_PATIENCE):
                delivery = self._delivery(sent, await asyncio.shield(reply))
        except TimeoutError:
            reply.add_done_callback(lambda done: self._came_late(sent, done.result()))
            delivery = Delivery(Way.DBUS, None, server=sent.mark, trouble=texts.DOES_NOT_ANSWER)
        except asyncio.CancelledError:
            reply.add_done_callback(lambda done: self._came_late(sent, done.result()))
            raise
        finally:
            self._sending -= 1
            asyncio.get_running_loop().call_soon(self._tell)
        return delivery

    def _delivery(self, sent: _Sent, reply: Reply) -> Delivery:
        if reply is LOST:
            return Delivery(Way.DBUS, None, server=sent.mark, trouble=texts.CONNECTION_LOST)
        if reply.error:
            error = reply.error.rpartition(".")[2]
            return self._failed(texts.NO_SERVER if error in _NO_SERVER else texts.REFUSED.format(error=error))
        number = reply.body[0] if reply.body else 0
        if not isinstance(number, int) or not number:
            return Delivery(Way.DBUS, True, server=sent.mark)
        self._shown[sent.owner, number] = sent.popup.buttons
        while len(self._shown) > _MOST_POPUPS:
            self._shown.pop(next(iter(self._shown)))
        return Delivery(Way.DBUS, True, number, sent.mark)

    def _came_late(self, sent: _Sent, reply: Reply) -> None:
        if reply is not LOST and not self._closed:
            self._events.confirmed(sent.popup.key, self._delivery(sent, reply))

    def _failed(self, trouble: str) -> Delivery:
        return Delivery(Way.DBUS, False, trouble=trouble)

    # What becomes of popups

    def _hear(self, signal: wire.Signal) -> None:
        self._signals.append(signal)
        asyncio.get_running_loop().call_soon(self._tell)

    def _tell(self) -> None:
        while self._signals and not self._sending:
            self._take(self._signals.popleft())

    def _take(self, signal: wire.Signal) -> None:
        match (signal.name, signal.body):
            case (wire.PRESSED, (int(number), str(key))):
                self._pressed(signal.sender, number, key)
            case (wire.CLOSED, (int(number), int(reason))):
                self._gone(signal.sender, number, reason)
            case (wire.OWNER_CHANGED, (wire.NAME, str(old), str())) if signal.sender == wire.BUS:
                self._all_gone([shown for shown in self._shown if shown[0] == old])

    def _pressed(self, sender: str, number: int, key: str) -> None:
        buttons = self._shown.pop((sender, number), None)
        if buttons is None:
            return
        if self._session is not None:
            self._session.link.tell(wire.close(sender, number))
        button = next((one for one in buttons if one.value == key), None)
        if button is None:
            self._events.closed(number, Answer.DISMISSED)
        else:
            self._events.answered(number, button)

    def _gone(self, sender: str, number: int, reason: int) -> None:
        known = self._shown.pop((sender, number), None) is not None
        if known and reason != wire.CLOSED_BY_CALL:
            dismissed = reason == wire.DISMISSED
            self._events.closed(number, Answer.DISMISSED if dismissed else Answer.EXPIRED)

    def _all_gone(self, shown: list[tuple[str, int]]) -> None:
        for owner, number in shown:
            del self._shown[owner, number]
            self._events.closed(number, Answer.WITHDRAWN)

    def _lost(self, session: Session) -> None:
        if session is self._session:
            self._lose()

    def _lose(self) -> None:
        """Let go of a bus that is gone, and of the popups that went with it."""
        session, self._session = self._session, None
        if session is not None:
            session.close()
        while self._signals:
            self._take(self._signals.popleft())
        self._all_gone(list(self._shown))
