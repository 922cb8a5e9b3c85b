"""How what a person notes about themselves is spoken of: the words that every front end shares.

A day that has passed is no failure here, and a style no diagnosis. What a person wrote comes back as it is:
a front end makes it safe to show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.domain.me import MeKind
from connect_tui.domain.me_rules import TO_DO, steps_done
from connect_tui.domain.people import Style
from connect_tui.domain.schedules import DAYS_IN_WEEK
from connect_tui.exchange.people.words import STYLES as STYLES
from connect_tui.exchange.people.words import WEEKDAYS

if TYPE_CHECKING:
    from datetime import date

    from connect_tui.domain.me import MeItem

PARTS = {
    MeKind.WANT: "What I want from my relationships",
    MeKind.STYLE: "My attachment style",
    MeKind.BOUNDARY: "My boundaries",
    MeKind.GOAL: "Goals",
    MeKind.DARE: "Small dares",
}

ONE = {
    MeKind.WANT: "something I want",
    MeKind.STYLE: "my attachment style",
    MeKind.BOUNDARY: "a boundary",
    MeKind.GOAL: "a goal",
    MeKind.DARE: "a small dare",
}

BELONGS = {
    MeKind.WANT: "What you hope for with the people around you: to be heard, to laugh more.",
    MeKind.STYLE: "How you tend to come close to others, and to keep your distance; a guess is enough.",
    MeKind.BOUNDARY: "Where you stop, and what you need so that closeness stays good for you.",
    MeKind.GOAL: "Something you would like to grow into with others, in steps as small as you like.",
    MeKind.DARE: "Something small that takes a little courage, such as saying hello first.",
}
"""What belongs where there is nothing yet."""

GUIDED_BY = {
    MeKind.WANT: "self",
    MeKind.STYLE: "attachment",
    MeKind.BOUNDARY: "self",
    MeKind.GOAL: "self",
    MeKind.DARE: "self",
}
"""The practice whose guide helps to find words for each."""

STYLE_MEANS = {
    Style.SECURE: "at ease both near and apart",
    Style.ANXIOUS: "longing to be reassured",
    Style.AVOIDANT: "needing a lot of room",
    Style.FEARFUL: "wanting closeness, and wary of it",
    Style.UNKNOWN: "no word fits just now",
}

STYLE_MAY_HELP = {
    Style.SECURE: "Plain words, and room as well as closeness; others may find some calm with you.",
    Style.ANXIOUS: "A few words in between, and knowing when you hear from each other. You may ask for that.",
    Style.AVOIDANT: "Room, light invitations, time to answer; and to say when you will be back.",
    Style.FEARFUL: "Small, steady steps at your own pace, with people who keep what they promise.",
}
"""What may do someone of a style good; nothing where it is unknown."""

STYLE_CAUTION = "Your own reflection, and no diagnosis; it can change, and be another with each person."


def style_words(style: Style) -> str:
    """Return a style with what it means, as in ``secure: at ease both near and apart``."""
    return f"{STYLES[style]}: {STYLE_MEANS[style]}"


def standing(item: MeItem, today: date) -> str:
    """Return where an item stands, with its days, as in ``2 of 3 steps, by Thursday``."""
    if item.done is not None:
        return f"done {day_words(item.done, today)}"
    if item.dropped is not None:
        return f"let go {day_words(item.dropped, today)}"
    if item.kind not in TO_DO:
        return since(item, today)
    parts = [progress(item), _by(item.until, today)]
    return ", ".join(part for part in parts if part) or since(item, today)


def days_of(item: MeItem, today: date) -> str:
    """Return all the days of an item, as in ``Since 3 March, by Thursday; done yesterday``, with a stop."""
    told = since(item, today)
    if item.until is not None:
        told += f", {_by(item.until, today)}"
    if item.done is not None:
        told += f"; done {day_words(item.done, today)}"
    if item.dropped is not None:
        told += f"; let go {day_words(item.dropped, today)}"
    return f"{told[0].upper()}{told[1:]}."


def since(item: MeItem, today: date) -> str:
    """Return since when an item is there, as in ``since yesterday`` and ``since 3 March``."""
    return f"since {day_words(item.since, today).removeprefix('on ')}"


def progress(item: MeItem) -> str:
    """Return how far one is with the steps, as in ``1 of 3 steps``; empty where there are none."""
    if not item.steps:
        return ""
    count = len(item.steps)
    return f"{steps_done(item)} of {count} {'step' if count == 1 else 'steps'}"


def day_words(day: date, today: date) -> str:
    """Return a day as one says it in a sentence: today, tomorrow, on Thursday, on 3 December."""
    away = (day - today).days
    if -1 <= away <= 1:
        return ("yesterday", "today", "tomorrow")[away + 1]
    if 1 < away < DAYS_IN_WEEK:
        return f"on {WEEKDAYS[day.weekday()]}"
    plain = f"on {day.day} {day:%B}"
    return plain if day.year == today.year or 0 <= away < 365 else f"{plain} {day.year}"


def _by(until: date | None, today: date) -> str:
    """Return by when something is meant to be done; a day that has passed is only told."""
    if until is None:
        return ""
    word = "by" if until >= today else "meant for"
    return f"{word} {day_words(until, today).removeprefix('on ')}"
