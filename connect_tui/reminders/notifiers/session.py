"""A connection to the session bus, and what is known of the notification server on it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from jeepney.bus_messages import message_bus

from connect_tui.reminders.notifiers import texts, wire
from connect_tui.reminders.notifiers.link import LOST, Link, LinkError, Reply
from connect_tui.reminders.popup import Readiness

if TYPE_CHECKING:
    from collections.abc import Callable

    from jeepney.low_level import Message

PATIENCE = 3.0
"""For how many seconds the bus, and then the server, may think about a question."""
START_PATIENCE = 5.0
"""For how many seconds the bus may take to start a server."""


class Session:
    """One connection, from its opening to its end. ``owner`` follows the server that owns the name."""

    def __init__(self, heard: Callable[[wire.Signal], None]) -> None:
        self._heard = heard
        self._link: Link | None = None
        self._bus_id = ""
        self._owner: str | None = None
        self._server: wire.Server | None = None

    @classmethod
    async def open(
        cls, path: str, heard: Callable[[wire.Signal], None], lost: Callable[[Session], None]
    ) -> Session:
        """Connect to the bus at a socket. Raises OSError (TimeoutError among them) or LinkError."""
        session = cls(heard)
        async with asyncio.timeout(PATIENCE):
            session._link = await Link.open(path, session._hear, lambda: lost(session))
            try:
                await session._listen()
            except BaseException:
                session.close()
                raise
        return session

    @property
    def link(self) -> Link:
        """The connection itself."""
        if self._link is None:
            raise LinkError
        return self._link

    @property
    def alive(self) -> bool:
        """Whether the bus was still there when last heard of."""
        return self._link is not None and self._link.alive

    @property
    def owner(self) -> str:
        """The unique name of the server that owns the name now; empty where none does."""
        return self._owner or ""

    @property
    def server(self) -> wire.Server | None:
        """What is known of the server that owns the name now."""
        return self._server if self._server is not None and self._server.owner == self._owner else None

    @property
    def mark(self) -> str:
        """What tells this server from any other, also from one with the same name on another bus."""
        return f"{self._owner} on {self._bus_id}" if self._owner else ""

    async def readiness(self) -> Readiness:
        """Tell whether the server could show something, asking it about itself once.

        One that has answered before is believed to answer again. Raises LinkError where the bus is gone,
        TimeoutError where it does not answer.
        """
        try:
            async with asyncio.timeout(PATIENCE):
                while self.owner and self.server is None:
                    await self._get_to_know(self.owner)
        except TimeoutError:
            return Readiness(False, texts.DOES_NOT_ANSWER)
        if self.server is not None:
            return Readiness(True, self.server.detail)
        async with asyncio.timeout(PATIENCE):
            listed = (await self._ask(message_bus.ListActivatableNames())).body
        if listed and isinstance(listed[0], list) and wire.NAME in listed[0]:
            return Readiness(True, texts.STARTS_WHEN_NEEDED)
        return Readiness(False, texts.NO_SERVER)

    async def start_server(self) -> Readiness:
        """Let the bus start the server, and tell whether it could show something. Raises like readiness."""
        try:
            async with asyncio.timeout(START_PATIENCE):
                started = await self._ask(message_bus.StartServiceByName(wire.NAME))
        except TimeoutError:
            return Readiness(False, texts.NOT_STARTED)
        return Readiness(False, texts.NOT_STARTED) if started.error else await self.readiness()

    def close(self) -> None:
        """Let go at once, without telling anyone."""
        if self._link is not None:
            self._link.close()

    async def _listen(self) -> None:
        for rule in wire.match_rules():
            if (await self._ask(message_bus.AddMatch(rule))).error:
                raise LinkError
        bus_id = (await self._ask(message_bus.GetId())).body
        self._bus_id = str(bus_id[0]) if bus_id else ""
        owner = await self._ask(message_bus.GetNameOwner(wire.NAME))
        if self._owner is None:  # else a change was heard meanwhile, which is at least as new
            self._owner = "" if owner.error or not owner.body else str(owner.body[0])

    async def _get_to_know(self, owner: str) -> None:
        information = await self._ask(wire.who_are_you(owner))
        capabilities = await self._ask(wire.what_can_you_do(owner))
        self._server = wire.server_from(owner, information, capabilities)

    async def _ask(self, message: Message) -> Reply:
        reply = await self.link.ask(message)
        if reply is LOST:
            raise LinkError
        return reply

    def _hear(self, message: Message) -> None:
        signal = wire.signal_from(message)
        if signal.name == wire.OWNER_CHANGED and signal.sender == wire.BUS:
            match signal.body:
                case (wire.NAME, str(), str(new)):
                    self._owner = new
        self._heard(signal)
