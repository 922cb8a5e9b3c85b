"""Every sentence that the look back by person shows, apart from those it shares with texts and pages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from connect_tui.domain.company import Companion, Company
from connect_tui.domain.people import Circle
from connect_tui.domain.periods import Period
from connect_tui.exchange.people import company_words as words
from connect_tui.exchange.people.words import CIRCLES, listed
from connect_tui.exchange.review.words import counted
from connect_tui.ui.content import shown

TITLE = words.TITLE
DAYS = "days"
DAYS_TIP = "Days in touch: check-ins, talks and plans kept, each day once"
NONE = "·"
MARK_INVITES = "›"
INVITED_SHORT = "has not had your ear yet"
INVITES_TIP = "Has not had your ear yet; an evening may be nice"
NOBODY_YET_MORE = (
    "Say whom a practice was with, or that you talked with someone: what you share gathers here, person by"
    " person."
)
NOBODY_HERE_MORE = "Another period, or a longer one, may have more."
NO_FURTHER_ON = "What comes next is still to be lived."
NOTHING_TO_OPEN = "There is nobody here to look closer at yet."


def sentences(found: Company, *, low: bool = False) -> list[str]:
    """Return what there is to tell of everyone, each as a sentence; with ``low``, in few words."""
    invitation = words.invitation(found, shown)
    if low and invitation:
        invitation = INVITED_SHORT if found.invitations else ""
    mark = f"{MARK_INVITES} " if invitation and found.invitations else ""
    told = (("", words.summary(found)), (mark, invitation))
    return [f"{sign}{_sentence(one) if one is not INVITED_SHORT else one}" for sign, one in told if one]


def invited(found: Company) -> str:
    """Return everyone by name who has not had one's ear yet; empty where that is not told."""
    names = [shown(one.profile.name) for one in found.invitations]
    return listed(names) if names and words.invitation(found) else ""


def person(one: Companion, period: Period, today: date) -> list[str]:
    """Return what there is to tell of someone, but for the practices."""
    told = (words.in_touch(one, period, today), words.ear(one, period, today))
    return [_sentence(text) for text in told if text]


def practices(one: Companion, names: Mapping[str, str]) -> str:
    """Return which practices were with someone, in words."""
    return words.practices(one, {key: shown(name) for key, name in names.items()})


def circle(one: Circle) -> str:
    """Return what a circle is called in the middle of a line."""
    return CIRCLES[one].lower()


def cell(one: Companion, practice: str, name: str) -> str:
    """Return in words what a cell stands for."""
    days = one.days_of(practice)
    told = counted(days, "day") if days else "not here"
    return f"{shown(one.profile.name)}, {shown(name)}: {told}"


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
