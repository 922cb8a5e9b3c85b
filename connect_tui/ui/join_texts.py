"""What the dialogs say by which two people become one, beside the sentences that every front end shares."""

from __future__ import annotations

PICK_TITLE = "Is {name} the same person as…?"
PICK_PLACEHOLDER = "a name, or a part of it"
PICK_HINT = "enter chooses   up down move   esc leaves"
NOBODY_ELSE = "There is nobody else yet."
NOBODY_FITS = "Nobody else is called so."
LAST = "last in touch {when}"
NEVER = "not in touch yet"
PUT_AWAY = "put away"
BORN = "birthday {day}"
ADDED = "added {day}"

JOIN_TITLE = "The same person?"
APART = "Leave them as two people"
INTO = "Make them one, as {name}"
OF_RECORD = "Make them one, as {name} ({aside})"
JOIN_HINT = "enter chooses   esc leaves them as they are"
APART_WORDS = "{one} and {other} stay as they are. Choose below under which of them all would be kept."

JOINED = "{stays} and {goes} are one person now. {undo}"
UNDO = "{key} makes them two again."
