"""What is said to a notification server (Desktop Notifications Specification 1.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jeepney.bus_messages import MatchRule
from jeepney.low_level import HeaderFields
from jeepney.wrappers import DBusAddress, new_method_call

from connect_tui.domain.text import clean_line, clean_text, shortened
from connect_tui.reminders import texts as said
from connect_tui.reminders.notifiers import texts

if TYPE_CHECKING:
    from jeepney.low_level import Message

    from connect_tui.reminders.notifiers.link import Reply
    from connect_tui.reminders.popup import Popup

NAME = "org.freedesktop.Notifications"
_PATH = "/org/freedesktop/Notifications"
BUS = "org.freedesktop.DBus"
_DESKTOP_ENTRY = "connect-tui"
OWNER_CHANGED = f"{BUS}.NameOwnerChanged"
PRESSED = f"{NAME}.ActionInvoked"
CLOSED = f"{NAME}.NotificationClosed"
"""The signals that are listened to."""

LONGEST_TITLE = 120
LONGEST_BODY = 600
_MOST_BUTTONS = 3
_NORMAL_URGENCY = ("y", 1)
_AS_THE_SERVER_LIKES = -1
_LONGEST_NAME = 40

DISMISSED, CLOSED_BY_CALL = 2, 3
"""Why a popup is gone, as NotificationClosed says it; with any other number it went by itself."""


class Signal(NamedTuple):
    """Something that was told to whoever listens."""

    sender: str
    name: str
    """With its interface."""
    body: tuple[object, ...]


class Server(NamedTuple):
    """A notification server that has told about itself."""

    owner: str
    """Its unique name on the bus."""
    detail: str
    """Its name and version, as in ``dunst 1.9.0``."""
    capabilities: frozenset[str]


def server_from(owner: str, information: Reply, capabilities: Reply) -> Server:
    """Return what a server has told. One that answers with an error is taken to be able to do nothing."""
    words = [word for word in information.body if isinstance(word, str)]
    name, version = (words[0], words[2]) if not information.error and len(words) > 2 else ("", "")
    listed = capabilities.body[0] if not capabilities.error and capabilities.body else ()
    can = frozenset(str(one) for one in listed) if isinstance(listed, list) else frozenset()
    detail = shortened(f"{name} {version.partition(' ')[0]}", _LONGEST_NAME)  # dunst appends a date
    return Server(owner, detail if name else texts.NAMELESS_SERVER, can)


def match_rules() -> tuple[MatchRule, ...]:
    """Return what to hear of: pressed buttons, closed popups, and servers that come and go."""
    pressed = MatchRule(type="signal", sender=NAME, interface=NAME, member="ActionInvoked")
    closed = MatchRule(type="signal", sender=NAME, interface=NAME, member="NotificationClosed")
    owner = MatchRule(type="signal", sender=BUS, interface=BUS, member="NameOwnerChanged")
    owner.add_arg_condition(0, NAME)
    return pressed, closed, owner


def notify(server: Server, popup: Popup, replaces: int, icon: str) -> Message:
    """Return the call that shows a popup."""
    title = _cut(clean_line(popup.title), LONGEST_TITLE) or said.APP
    said_besides = "" if "actions" in server.capabilities else popup.buttonless
    body = _cut(clean_text("\n".join(filter(None, (popup.body, said_besides)))), LONGEST_BODY)
    if "body-markup" in server.capabilities:
        body = body.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    actions: list[str] = []
    if "actions" in server.capabilities:
        for button, label in list(zip(popup.buttons, popup.labels, strict=False))[:_MOST_BUTTONS]:
            actions += [button.value, clean_line(label)]
    hints = {"urgency": _NORMAL_URGENCY, "desktop-entry": ("s", _DESKTOP_ENTRY)}
    body_of_call = (said.APP, replaces, icon, title, body, actions, hints, _AS_THE_SERVER_LIKES)
    return _call(server.owner, "Notify", "susssasa{sv}i", body_of_call)


def close(owner: str, popup: int) -> Message:
    """Return the call that takes a popup back."""
    return _call(owner, "CloseNotification", "u", (popup,))


def who_are_you(owner: str) -> Message:
    """Return the call that asks a server for its name and version."""
    return _call(owner, "GetServerInformation")


def what_can_you_do(owner: str) -> Message:
    """Return the call that asks a server for its capabilities."""
    return _call(owner, "GetCapabilities")


def signal_from(message: Message) -> Signal:
    """Return a signal as it arrived."""
    fields = message.header.fields
    name = f"{fields.get(HeaderFields.interface, '')}.{fields.get(HeaderFields.member, '')}"
    return Signal(fields.get(HeaderFields.sender, ""), name, message.body)


def _call(owner: str, member: str, signature: str | None = None, body: tuple[object, ...] = ()) -> Message:
    return new_method_call(DBusAddress(_PATH, bus_name=owner, interface=NAME), member, signature, body)


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
