"""A notification server that draws nothing, remembers everything, and can be told how to misbehave."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from jeepney import DBusAddress, HeaderFields, MessageType, new_error, new_method_return, new_signal
from jeepney.bus_messages import DBusNameFlags, message_bus
from jeepney.io.blocking import open_dbus_connection

if TYPE_CHECKING:
    from jeepney import Message
    from jeepney.io.blocking import DBusConnection

NAME = "org.freedesktop.Notifications"
_OBJECT = DBusAddress("/org/freedesktop/Notifications", interface=NAME)
EVERYTHING = ("actions", "body", "body-markup", "icon-static", "persistence")

EXPIRED, DISMISSED, CLOSED_BY_CALL = 1, 2, 3
"""Why a popup was closed, as the server says it."""


@dataclass(frozen=True)
class Recorded:
    """One popup as it was asked for."""

    id: int
    sender: str
    app_name: str
    replaces: int
    icon: str
    title: str
    body: str
    actions: tuple[tuple[str, str], ...]
    """Each button's key and label."""
    hints: dict[str, Any]
    """By name, without their types."""
    expires: int
    at: float
    """When it came, by ``time.monotonic``."""


@dataclass
class Recorder:
    """Owns ``org.freedesktop.Notifications`` on a bus, served by a thread of its own.

    ``popups`` and ``closed`` grow over its whole life, also over :meth:`vanish` and :meth:`come_back`.
    """

    address: str
    capabilities: tuple[str, ...] = EVERYTHING
    name: str = "recorder"
    popups: list[Recorded] = field(default_factory=list)
    """Every popup that was asked for, in order, refused and unanswered ones too."""
    closed: list[int] = field(default_factory=list)
    """The number of each popup that was taken back by a call, in order."""
    asked: list[str] = field(default_factory=list)
    """The name of every call, in order."""
    refuses: str = ""
    """The name of the error that Notify is answered with; empty for showing it."""
    deaf_to: frozenset[str] = frozenset()
    """The calls that are left without an answer until :meth:`answer_all`."""

    press_at_once: str = ""
    """The key of a button that is pressed in the same breath as a popup is shown."""
    queued: bool = False
    """Whether it may be a program that has the name not yet, as somebody else owns it."""

    def __post_init__(self) -> None:
        self.unique_name = ""
        self._last = 0
        self._unanswered: list[Message] = []
        self._open: dict[int, str] = {}
        self._sending = threading.Lock()
        self._connection: DBusConnection | None = None
        self._thread: threading.Thread | None = None
        self.come_back()

    @property
    def open(self) -> tuple[int, ...]:
        """The numbers of the popups that would be on the screen now."""
        return tuple(self._open)

    # What a person does

    def press(self, number: int, key: str, *, broadcast: bool = False, then_close: bool = False) -> None:
        """Press a button. ``then_close``: the server closes the popup itself, as some do."""
        sender = None if broadcast else self._sender(number)
        self._signal("ActionInvoked", "us", (number, key), sender)
        if then_close:
            self.close(number, DISMISSED, broadcast=broadcast)

    def dismiss(self, number: int) -> None:
        """Close a popup by hand."""
        self.close(number, DISMISSED)

    def expire(self, number: int) -> None:
        """Let its time be over."""
        self.close(number, EXPIRED)

    def close(self, number: int, reason: int, *, broadcast: bool = False) -> None:
        """Close a popup for any reason, even an unheard-of one."""
        sender = None if broadcast else self._sender(number)
        self._open.pop(number, None)
        self._signal("NotificationClosed", "uu", (number, reason), sender)

    # How a server misbehaves

    def hang(self) -> None:
        """Answer nothing from now on; ``go_on`` ends it."""
        self.deaf_to = frozenset({"Notify", "CloseNotification", "GetCapabilities", "GetServerInformation"})

    def go_on(self) -> None:
        """Answer everything again, first what was left without an answer."""
        self.deaf_to = frozenset()
        unanswered, self._unanswered = self._unanswered, []
        for message in unanswered:
            self._answer(message)

    def vanish(self) -> None:
        """Leave the bus, as a crash would."""
        if self._connection is None or self._thread is None:
            return
        connection, self._connection = self._connection, None
        with suppress(OSError):
            connection.sock.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        connection.close()
        self._open.clear()
        self._unanswered.clear()
        self.unique_name = ""

    def come_back(self) -> None:
        """Own the name (again), as a new server that counts from where the last one ended."""
        self.vanish()
        connection = open_dbus_connection(bus=self.address)
        self._connection, self.unique_name = connection, connection.unique_name
        self._thread = threading.Thread(target=self._serve, args=(connection,), daemon=True)
        flags = DBusNameFlags.do_not_queue if not self.queued else 0
        reply = connection.send_and_get_reply(message_bus.RequestName(NAME, flags), timeout=5)
        assert self.queued or reply.body == (1,), "another server owns the name"
        self._thread.start()

    # Serving

    def _serve(self, connection: DBusConnection) -> None:
        while True:
            try:
                message = connection.receive()
                if message.header.message_type is MessageType.method_call:
                    self._take(message)
            except (OSError, ValueError):
                return

    def _take(self, message: Message) -> None:
        member = message.header.fields[HeaderFields.member]
        self.asked.append(member)
        if member in self.deaf_to:
            self._unanswered.append(message)
            if member == "Notify":
                self._record(message)
        else:
            if member == "Notify":
                self._record(message)
            self._answer(message)

    def _record(self, message: Message) -> None:
        app, replaces, icon, title, body, actions, hints, expires = message.body
        if replaces and replaces in self._open:
            number = replaces
        else:
            self._last += 1
            number = self._last
        message.header.recorded = number
        sender = message.header.fields[HeaderFields.sender]
        buttons = tuple(zip(actions[::2], actions[1::2], strict=True))
        plain = {name: value for name, (_, value) in hints.items()}
        if not self.refuses:
            self._open[number] = sender
        now = time.monotonic()
        self.popups.append(
            Recorded(number, sender, app, replaces, icon, title, body, buttons, plain, expires, now)
        )

    def _answer(self, message: Message) -> None:
        member = message.header.fields[HeaderFields.member]
        if member == "Notify" and self.refuses:
            self._send(new_error(message, self.refuses, "s", (f"I will not show {message.body[3]}",)))
        elif member == "Notify":
            self._send(new_method_return(message, "u", (message.header.recorded,)))
            if self.press_at_once:
                self.press(message.header.recorded, self.press_at_once)
        elif member == "CloseNotification":
            self._withdraw(message)
        elif member == "GetCapabilities":
            self._send(new_method_return(message, "as", (list(self.capabilities),)))
        elif member == "GetServerInformation":
            self._send(new_method_return(message, "ssss", (self.name, "tests", "1.0", "1.2")))
        else:
            self._send(new_error(message, "org.freedesktop.DBus.Error.UnknownMethod"))

    def _withdraw(self, message: Message) -> None:
        (number,) = message.body
        self.closed.append(number)
        sender = self._open.pop(number, None)
        self._send(new_method_return(message))
        if sender is not None:
            self._signal("NotificationClosed", "uu", (number, CLOSED_BY_CALL), sender)

    def _sender(self, number: int) -> str:
        return next(one.sender for one in reversed(self.popups) if one.id == number)

    def _signal(self, member: str, signature: str, body: tuple[object, ...], to: str | None) -> None:
        message = new_signal(_OBJECT, member, signature, body)
        if to is not None:
            message.header.fields[HeaderFields.destination] = to
        self._send(message)

    def _send(self, message: Message) -> None:
        connection = self._connection
        if connection is None:
            return
        with self._sending:
            connection.send(message)
