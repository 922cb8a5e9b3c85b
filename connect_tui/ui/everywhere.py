"""What keys that work everywhere do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.ui.places import PLACES

if TYPE_CHECKING:
    from connect_tui.ui.app import ConnectApp


def do_everywhere(app: ConnectApp, action: str) -> None:
    """Do what a key that works everywhere stands for; nothing for an action that does not."""
    place = next((one for one in PLACES if one == action), None)
    if place == "feelings":
        from connect_tui.ui.screens.feelings import open_feelings

        open_feelings(app.place)
    elif place is not None:
        app.show_place(place)
    elif action == "keys":
        from connect_tui.ui.screens.key_list import KeyList

        app.push_screen(KeyList(app.workspace.settings.keys, app.place.PLACE))
    elif action == "palette":
        app.action_command_palette()
    elif action == "quit":
        app.exit()
    elif app.screen is app.place:
        _over_place(app, action)


def _over_place(app: ConnectApp, action: str) -> None:
    """Open what lies over whatever place is shown."""
    if action == "feel":
        from connect_tui.ui.screens.feel import open_feel

        open_feel(app.place)
    elif action == "evening":
        from connect_tui.ui.screens.evening import open_evening

        open_evening(app.place)
    elif action == "guide":
        from connect_tui.ui.screens.which_guide import lead_through

        lead_through(app.place)
