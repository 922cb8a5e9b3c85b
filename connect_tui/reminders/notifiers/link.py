"""One connection to a message bus, on the running event loop.

It has no task of its own: what arrives is handed on at once, so nothing is left pending when it closes, and
a message is in the socket when ``send`` returns, unless the bus has stopped reading.
"""

from __future__ import annotations

import asyncio
import struct
from itertools import count
from typing import TYPE_CHECKING, NamedTuple, cast

from jeepney.auth import BEGIN, Authenticator
from jeepney.bus_messages import message_bus
from jeepney.low_level import HeaderFields, MessageFlag, MessageType, Parser

if TYPE_CHECKING:
    from collections.abc import Callable

    from jeepney.low_level import Message

_MOST_WAITING = 200
"""How many replies are waited for at once; a server that never answers must not fill the memory."""

_MALFORMED = (ValueError, KeyError, IndexError, TypeError, AssertionError, struct.error)
"""What reading a message raises that is none."""


class LinkError(Exception):
    """The bus cannot be used; says nothing of any message."""


class Reply(NamedTuple):
    """What a call was answered with."""

    error: str
    """The error's name; empty where it went well."""
    body: tuple[object, ...] = ()


LOST = Reply("org.freedesktop.DBus.Error.Disconnected")
"""Stands for the answer that can come no more."""


class Link(asyncio.Protocol):
    """A connection to a bus. ``heard`` is called with every signal, ``lost`` once when the bus is gone."""

    def __init__(self, heard: Callable[[Message], None], lost: Callable[[], None]) -> None:
        self._heard = heard
        self._lost = lost
        self._loop = asyncio.get_running_loop()
        self._transport: asyncio.Transport | None = None
        self._authenticator = Authenticator()
        self._authenticated: asyncio.Future[bool] = self._loop.create_future()
        self._parser = Parser()
        self._serials = count(1)
        self._waiting: dict[int, asyncio.Future[Reply]] = {}

    @classmethod
    async def open(cls, path: str, heard: Callable[[Message], None], lost: Callable[[], None]) -> Link:
        """Connect to the bus at a socket. Raises OSError or LinkError; to be called with a time limit."""
        loop = asyncio.get_running_loop()
        link = cls(heard, lost)
        try:
            await loop.create_unix_connection(lambda: link, path)
            if not await link._authenticated or (await link.ask(message_bus.Hello())).error:
                raise LinkError
        except BaseException:
            link.close()
            raise
        return link

    @property
    def alive(self) -> bool:
        """Whether the bus was still there when last heard of."""
        return self._transport is not None and not self._transport.is_closing()

    @property
    def clogged(self) -> bool:
        """Whether the bus has stopped reading what it is sent."""
        return self._transport is not None and self._transport.get_write_buffer_size() > 0

    def prepared(self, message: Message) -> tuple[int, bytes]:
        """Return the serial number and the bytes of a message, for :meth:`send`."""
        serial = next(self._serials)
        return serial, message.serialise(serial)

    def send(self, serial: int, data: bytes) -> asyncio.Future[Reply] | None:
        """Write a call into the socket; return what its answer will be in, None where nothing was written."""
        if self._transport is None or self._transport.is_closing():
            return None
        self._transport.write(data)
        if self._transport.is_closing():
            return None
        reply: asyncio.Future[Reply] = self._loop.create_future()
        self._waiting[serial] = reply
        reply.add_done_callback(lambda _: self._waiting.pop(serial, None))
        if len(self._waiting) > _MOST_WAITING:
            self._waiting.pop(next(iter(self._waiting)))
        return reply

    async def ask(self, message: Message) -> Reply:
        """Call something and return its answer; to be called with a time limit."""
        reply = self.send(*self.prepared(message))
        return LOST if reply is None else await reply

    def tell(self, message: Message) -> None:
        """Call something without caring for the answer."""
        message.header.flags |= MessageFlag.no_reply_expected
        _, data = self.prepared(message)
        if self._transport is not None and not self._transport.is_closing():
            self._transport.write(data)

    def close(self) -> None:
        """Let go of the connection at once, without telling ``lost``."""
        self._lost = _nothing
        self._heard = _nothing
        self._end()
        if self._transport is not None:
            self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin to authenticate."""
        self._transport = cast("asyncio.Transport", transport)
        self._transport.write(self._authenticator.data_to_send())

    def data_received(self, data: bytes) -> None:
        """Take what the bus has sent."""
        try:
            if self._authenticator.authenticated:
                for message in self._parser.feed(data):
                    self._take(message)
            else:
                self._authenticate(data)
        except _MALFORMED:
            self._break()

    def connection_lost(self, _exc: Exception | None) -> None:
        """Tell everyone who waits for an answer that none will come."""
        lost, self._lost = self._lost, _nothing
        self._end()
        lost()

    def _authenticate(self, data: bytes) -> None:
        self._authenticator.feed(data)
        if self._authenticator.authenticated and self._transport is not None:
            self._transport.write(BEGIN)
            if not self._authenticated.done():
                self._authenticated.set_result(True)

    def _take(self, message: Message) -> None:
        kind, fields = message.header.message_type, message.header.fields
        if kind is MessageType.signal:
            self._heard(message)
        elif kind in (MessageType.method_return, MessageType.error):
            reply = self._waiting.pop(fields.get(HeaderFields.reply_serial, 0), None)
            if reply is not None and not reply.done():
                error = fields.get(HeaderFields.error_name, "") if kind is MessageType.error else ""
                reply.set_result(Reply(error, message.body))

    def _break(self) -> None:
        if self._transport is not None:
            self._transport.abort()

    def _end(self) -> None:
        if not self._authenticated.done():
            self._authenticated.set_result(False)
        for reply in list(self._waiting.values()):
            if not reply.done():
                reply.set_result(LOST)
        self._waiting.clear()


def _nothing(*_: object) -> None:
    pass
