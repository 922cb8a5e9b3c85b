"""The short messages over a screen: each shown once at a time, and none in the way of a dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.widgets._toast import ToastRack

if TYPE_CHECKING:
    from textual.app import App
    from textual.notifications import Notification


def drop_the_same(app: App[Any], new: Notification) -> None:
    """Take away a message that says the same as a new one, so that it is shown once and its full time."""
    _drop(app, [one for one in app._notifications if (one.message, one.title) == (new.message, new.title)])


def make_way_for_dialog(app: App[Any]) -> None:
    """Take away what was said of deeds before; trouble and reminders stay until they were seen."""
    _drop(app, [one for one in app._notifications if one.severity == "information" and not one.title])
    for screen in app.screen_stack:
        for rack in screen.query(ToastRack):
            rack.show(app._notifications)


def _drop(app: App[Any], messages: list[Notification]) -> None:
    for one in messages:
        app._unnotify(one, refresh=False)
