"""The ways to a person's desktop, in the order they are tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.reminders.notifiers.bus_address import session_bus_socket
from connect_tui.reminders.notifiers.chosen import NotifierChain
from connect_tui.reminders.notifiers.dbus import DBusNotifier
from connect_tui.reminders.notifiers.plyer_way import PlyerNotifier

if TYPE_CHECKING:
    from collections.abc import Mapping

    from connect_tui.reminders.popup import Events, Notifier


def desktop_notifier(events: Events, env: Mapping[str, str], *others: Notifier) -> NotifierChain:
    """Return what shows popups here: the session bus, else plyer, else one of ``others``.

    Where there should be a bus, plyer is left out even while none is there: it would fail just the same.
    """
    direct = DBusNotifier(events, env)
    return NotifierChain([direct, PlyerNotifier(env, lambda: session_bus_socket(env) is not None), *others])
