"""Letting someone rest for some days: nothing is asked about them, and nothing counted against anyone."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from connect_tui.config.keys import keymap
from connect_tui.services.people_changes import rest_person
from connect_tui.ui import people_texts, texts
from connect_tui.ui.content import shown
from connect_tui.ui.keys import shown_keys

if TYPE_CHECKING:
    from connect_tui.domain.people import Profile
    from connect_tui.ui.screens.place import PlaceScreen


def not_now(screen: PlaceScreen, profile: Profile, *, resting: bool) -> None:
    """Let someone rest for as many days as the settings say, today the first, or, while they rest, no longer.

    Tells what became of it and how to take it back. Raises WrongUse where they are gone.
    """
    workspace = screen.workspace
    today, name = workspace.today(), shown(profile.name)
    if profile.is_archived(today):
        screen.notify(people_texts.NOT_OF_ARCHIVED.format(name=name), markup=False)
        return
    until = None if resting else today + timedelta(days=workspace.settings.not_now_days - 1)
    rest_person(workspace, profile.id, until)
    screen.reload()
    if until is None:
        said = people_texts.RESTS_NO_MORE.format(name=name)
    else:
        said = people_texts.RESTS_NOW.format(name=name, day=people_texts.rests_until(until, today))
    keys = keymap(workspace.settings.keys)["undo"]
    back = texts.TAKES_BACK.format(key=shown_keys(keys[:1])) if keys else ""
    screen.notify(f"{said} {back}".rstrip(), markup=False)
