"""Which popups should no longer be on show."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from connect_tui.config.settings import Popups
from connect_tui.domain.showings import EVERY_REMINDER, Showing, Stage, Way
from connect_tui.services.reminders import Settlements
from connect_tui.services.settled import Settlement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from connect_tui.services.workspace import Workspace


def on_show(workspace: Workspace) -> dict[tuple[str, int], list[Showing]]:
    """Return the showings whose popup is on the desktop as far as is known, by server and number."""
    popups: dict[tuple[str, int], list[Showing]] = {}
    for showing in workspace.store.showings().values():
        was_shown = showing.stage in (Stage.SHOWN, Stage.UNCONFIRMED) and showing.way is Way.DBUS
        if was_shown and showing.popup and showing.answer is None:
            popups.setdefault((showing.server, showing.popup), []).append(showing)
    return popups


def is_stale(workspace: Workspace, showings: Iterable[Showing]) -> bool:
    """Tell whether a popup has nothing left to ask for: all it stands for is settled, put off or over."""
    return all(_is_over(workspace, showing) for showing in showings)


def owner_is_gone(showing: Showing) -> bool:
    """Tell whether the process that showed a popup has ended, so that nobody hears its buttons."""
    number = showing.by.rpartition(":")[2]
    try:
        os.kill(int(number), 0)
    except (ValueError, ProcessLookupError, OverflowError):
        return True
    except PermissionError:
        return False
    return False


def _is_over(workspace: Workspace, showing: Showing) -> bool:
    if showing.day != workspace.today() or workspace.settings.popups is Popups.OFF:
        return True
    rule = next((one for one in workspace.loaded.catalogue.reminders if one.id == showing.reminder), None)
    if rule is None or not rule.enabled:
        return True
    put_off = workspace.store.put_off()
    said = (put_off.get(one) for one in (rule.id, EVERY_REMINDER))
    if any(one is not None and one.is_since(showing) for one in said):
        return True
    found = Settlements(workspace).of_showing(rule, showing)
    return found is not None and (rule.unless_done or found is not Settlement.DONE)
