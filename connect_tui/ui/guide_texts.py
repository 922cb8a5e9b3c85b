"""What is said while one is led through a guide; what every front end says stands in ``exchange.guides``."""

from __future__ import annotations

ON = "go on ▸"
BACK = "◂ back"
KEEP = "keep it"
ANEW = "ctrl+n begins anew"
ANEW_ASKED = "Press it once more to let go of these answers and begin anew."

PLACEHOLDER = "As much or as little as you like"

HINTS = {
    "question": (
        "enter goes on   ctrl+j new line   esc leaves, kept",
        "enter on   ctrl+j new line   esc leaves, kept",
        "enter on   ctrl+j line   esc leaves",
        "enter on   esc leaves",
    ),
    "choice": (
        "1-9 choose   enter on   tab skips   esc leaves, kept",
        "1-9 choose   enter on   esc leaves, kept",
        "enter on   esc leaves",
    ),
    "person": (
        "enter names, then on   tab skips   esc leaves, kept",
        "enter names, then on   esc leaves, kept",
        "enter on   esc leaves",
    ),
    "feeling": (
        "two digits choose   enter goes on   esc leaves, kept",
        "digits choose   enter on   esc leaves, kept",
        "digits   enter on   esc leaves, kept",
        "enter on   esc leaves",
    ),
    "words": (
        "a digit chooses   backspace goes to the families",
        "a digit chooses   backspace back",
        "a digit chooses",
    ),
    "scale": (
        "digits or ← →   enter goes on   esc leaves, kept",
        "digits or ← →   enter on   esc leaves, kept",
        "a digit   enter on   esc leaves, kept",
        "enter on   esc leaves",
    ),
    "breathe": (
        "enter goes on at any time   esc leaves, all stays kept",
        "enter goes on   esc leaves, kept",
        "enter on   esc leaves",
    ),
    "closing": (
        "enter keeps   space check   w with whom   esc leaves",
        "enter keeps   space check   w with whom",
        "enter keeps   w with",
    ),
}
"""By kind of page, each in fewer words."""

ESCAPE = "esc"

FEELINGS_NONE = "Nothing chosen yet"
FEELINGS_FIELD = "Words for it, with commas between them"
FAMILY_BACK = "‹ {name}"

SCALE_OPEN = "1 to {steps}"
SCALE_CHOSEN = "{value} of {steps}"

SETTLE = "Sit or stand easily. It begins by itself."
COUNTED = "{phase}, {count}"
PASSED = "{passed} of {seconds} seconds"
BREATHED = "That was the pause. Stay a little, or go on."

CLOSING = "What you answered"
CLOSING_NOTHING = "Nothing is written, and that is all right: thinking about it was the practice."
CLOSING_JOURNAL = "All of it goes to your journal."
GOES = "→ {where}"
CHECK = "Check off “{practice}” for {day}"
CHECKED_ALREADY = "“{practice}” is checked off already for {day}"
ADD_TO_CHECK = "Add {names} to what is checked off already for {day}"
TICKED, UNTICKED = "✓", "○"
WITH = "with {names}"
WITH_NOBODY = "with nobody named"

KEPT_ENTRY = "Kept in your journal"
KEPT_CHECKED = "“{practice}” is checked off"
KEPT_NOTHING = "There was nothing to keep"

BEGUN = "Its guide is under way: {key} goes on with it"
BEGUN_NO_KEY = "Its guide is under way"

WHICH_TITLE = "Which practice, with {name}?"
WHICH_HINT = "arrows and enter choose   esc leaves"
WHICH_BEGUN = "under way"
