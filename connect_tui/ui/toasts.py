"""The short messages over a screen: each shown once at a time, and none in the way of a dialog.

What is told of a person's own deeds goes once there is something newer to tell, since the undo that it offers
would by then take back something else. Trouble and reminders stay until they were seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.widgets._toast import ToastRack

if TYPE_CHECKING:
    from textual.app import App
    from textual.notifications import Notification


def make_way_for(app: App[Any], new: Notification) -> None:
    """Take away what a new message takes the place of.

    That is a message that says the same, so that it is shown once and its full time, and of one's own deeds
    whatever was told before.
    """
    told_before = _of_deeds(app) if _is_of_deeds(new) else []
    same = [one for one in app._notifications if (one.message, one.title) == (new.message, new.title)]
    _drop(app, [*told_before, *(one for one in same if one not in told_before)])


def forget_deeds(app: App[Any]) -> None:
    """Take away what was said of deeds before."""
    told = _of_deeds(app)
    _drop(app, told)
    if told:
        _show_left(app)


def make_way_for_dialog(app: App[Any]) -> None:
    """Take away what was said of deeds before, and show on every screen what stays."""
    _drop(app, _of_deeds(app))
    _show_left(app)


def _of_deeds(app: App[Any]) -> list[Notification]:
    return [one for one in app._notifications if _is_of_deeds(one)]


def _is_of_deeds(one: Notification) -> bool:
    return one.severity == "information" and not one.title


def _show_left(app: App[Any]) -> None:
    for screen in app.screen_stack:
        for rack in screen.query(ToastRack):
            rack.show(app._notifications)


def _drop(app: App[Any], messages: list[Notification]) -> None:
    for one in messages:
        app._unnotify(one, refresh=False)
