"""What the place about oneself says, beside the words that every front end shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.domain.me import MeKind
from connect_tui.domain.me_rules import TO_DO
from connect_tui.domain.people import Style
from connect_tui.exchange.me import words
from connect_tui.ui import texts

if TYPE_CHECKING:
    from datetime import date

    from connect_tui.domain.me import AboutMe, GoalStep, MeItem

TITLE = "About me"
SHORT_PARTS = {
    MeKind.WANT: "Wants",
    MeKind.STYLE: "Style",
    MeKind.BOUNDARY: "Boundaries",
    MeKind.GOAL: "Goals",
    MeKind.DARE: "Dares",
}
GLYPHS = {
    MeKind.WANT: ("♥", "heart"),
    MeKind.STYLE: ("◆", "mind"),
    MeKind.BOUNDARY: ("■", "hand"),
    MeKind.GOAL: ("○", "focus"),
    MeKind.DARE: ("○", "focus"),
}
"""The sign of what holds, and its hue."""
DONE_GLYPH, OPEN_GLYPH, GONE_GLYPH = "✓", "○", "~"
UNFOLDED, FOLDED = "▾", "▸"

ADD_HERE = "{key} adds something here."
CHOOSE_HERE = "{key} chooses one."
GUIDE_HERE = "{key} leads you through “{practice}”, which helps to find words."

EARLIER = "Earlier"

MAY_HELP = "What may do you good"
NOTHING_NOTED = "Here you keep what you find out about yourself with others. It stays on this machine."
ALL_STEPS_DONE = "Every step is done; {key} marks the goal itself."

PART_TIP = "Go to this part"
MARK_TIP = "Click to mark it done, or to take the mark back"

ADD_TITLE = "Add something about yourself"
CHANGE_TITLE = "Change {what}"
STYLE_TITLE = "My attachment style"
KIND, TEXT, UNTIL, STEPS, STYLE = "What", "In words", "Until", "Steps", "Style"
KIND_CHOICES = (
    (MeKind.WANT.value, "I want"),
    (MeKind.BOUNDARY.value, "a boundary"),
    (MeKind.GOAL.value, "a goal"),
    (MeKind.DARE.value, "a small dare"),
)
TEXT_PLACEHOLDER = "in your own words"
UNTIL_PLACEHOLDER = "a day, if you like: saturday, 4 December"
STEPS_PLACEHOLDER = "one a line, as small as you like"
NOTHING_WRITTEN = "Nothing is written yet."

KEPT = "Noted."
THERE_ALREADY = "You have noted just that already."
CHANGED = "Changed."
DONE = "✓ Done: {what}."
UNDONE = "Still to do: {what}."
DROPPED = "Let go: {what}."
TAKEN_UP = "Taken up again: {what}."
REMOVED = "Taken away: {what}."
STYLE_STAYS = "Another style takes its place: {key} chooses one."
DONE_STAYS = "It is done; {key} takes the mark back."
NO_GUIDE = "habits.yaml has no guide for this just now."
REMOVED_ELSEWHERE = "It was taken away meanwhile."


def summary(about: AboutMe) -> str:
    """Return how much is still to be done, as in ``2 goals and 1 dare open``; empty where nothing is."""
    goals, dares = (sum(one.is_open for one in those) for those in (about.goals, about.dares))
    counts = [
        texts.count(number, one, many)
        for number, one, many in ((goals, "goal", "goals"), (dares, "dare", "dares"))
        if number
    ]
    return f"{' and '.join(counts)} open" if counts else ""


def over(kind: MeKind, count: int) -> str:
    """Return what the line says that stands for what is over."""
    if kind is MeKind.STYLE:
        return texts.count(count, "earlier style", "earlier styles")
    return f"{count:,} {'done or let go' if kind in TO_DO else 'let go'}"


def over_words(item: MeItem, today: date) -> str:
    """Return what is over, with what became of it."""
    text = words.STYLES[Style(item.text)] if item.kind is MeKind.STYLE else item.text
    return f"{text}  ({words.standing(item, today)})"


def step_words(step: GoalStep, today: date) -> str:
    """Return a step, with the day on which it was done."""
    return step.text if step.done is None else f"{step.text}  ({words.day_words(step.done, today)})"
