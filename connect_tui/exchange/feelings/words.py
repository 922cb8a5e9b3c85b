"""How feelings are told over time: the sentences that every front end shares.

Nothing is judged: a feeling is neither good nor bad here. Names and words come back as they are; a front end
makes them safe to show, by handing in how.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.domain.feelings import STRONGEST
from connect_tui.exchange.people.words import listed
from connect_tui.exchange.review.words import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from connect_tui.domain.felt import Beside, DaysOf, FeelingsView, FeltFamily, FeltOnDay

TITLE = "Feelings"
NOTHING_FELT = "no feelings were noted here"
_MOST_TIED = 2
"""With more that share the first place, none stands out, and none is named."""
_MOST_OFTEN, _MOST_BESIDE = 3, 4
STEP, NO_STEP = "●", "○"
"""How strong something was, and could have been, drawn a step each."""
_STRENGTHS = ("", "very faint", "faint", "clear", "strong", "very strong")


def strength(number: int | None) -> str:
    """Return how strong a feeling was, in words; empty where that was not said."""
    return _STRENGTHS[number] if number and number < len(_STRENGTHS) else ""


def strength_drawn(number: int | None) -> str:
    """Return how strong a feeling was, as in ``●●●○○``; empty where that was not said."""
    steps = max(0, min(STRONGEST, number or 0))
    return STEP * steps + NO_STEP * (STRONGEST - steps) if steps else ""


def strength_of_most(number: int | None) -> str:
    """Return how strong a feeling was, as in ``3/5``; empty where that was not said."""
    return f"{number}/{STRONGEST}" if number else ""


def summary(view: FeelingsView, shown: Callable[[str], str] = str) -> str:
    """Return on how many days anything was felt, and what most often."""
    if view.period.start > view.today:
        return "still to come"
    if not view.days:
        return NOTHING_FELT
    often = sorted(view.feelings, key=lambda one: -len(one.on))[:_MOST_OFTEN]
    names = listed([shown(one.family.name) for one in often])
    most = "most often " if len(view.feelings) > _MOST_OFTEN else ""
    return f"noted on {counted(len(view.days), 'day')}: {most}{names}"


def family(one: FeltFamily, shown: Callable[[str], str] = str) -> str:
    """Return on how many days something was felt, with whom most often, and on days of what."""
    told = f"{shown(one.family.name)} on {counted(len(one.on), 'day')}"
    often = "most often " if len(one.on) > 1 else ""
    if people := _first(one.people):
        told += f", {often}with {listed([shown(each.name) for each in people])}"
    if practices := _first(one.practices):
        also = "and " if people else often
        days = "days" if len(one.on) > 1 else "a day"
        told += f", {also}on {days} you practised {listed([shown(each.name) for each in practices])}"
    return told


def finer(one: FeltFamily, shown: Callable[[str], str] = str) -> str:
    """Return the words that were used and on how many days, as in ``peaceful 3, content 1``.

    Empty where there was only the plain one.
    """
    if [word for word, _ in one.words] == [one.family.name]:
        return ""
    return ", ".join(f"{shown(word)} {days:,}" for word, days in one.words)


def felt(families: Sequence[DaysOf], shown: Callable[[str], str] = str) -> str:
    """Return what was felt and how often, as in ``calm (5 days), glad (3)``."""
    told = [
        f"{shown(one.name)} ({counted(one.days, 'day') if not number else f'{one.days:,}'})"
        for number, one in enumerate(families)
    ]
    return ", ".join(told)


def on_its_days(one: Beside | None, shown: Callable[[str], str] = str) -> str:
    """Return what was felt on the days of a practice, as a sentence; empty for nothing."""
    return f"On its days you felt {_most_felt(one, shown)}." if one is not None else ""


def with_them(one: Beside | None, shown: Callable[[str], str] = str) -> str:
    """Return what was felt with a person, as a sentence; empty for nothing."""
    return f"With them you felt {_most_felt(one, shown)}." if one is not None else ""


def on_day(name: str, one: FeltOnDay, people: Sequence[str], shown: Callable[[str], str] = str) -> str:
    """Return what was felt of a family on one day, with the names of those it was with."""
    words = listed([shown(word) for word in one.words])
    told = words if [name] == list(one.words) else f"{shown(name)}: {words}"
    strong = strength(one.strength)
    told += f", {strong}" if strong else ""
    return f"{told}, with {listed([shown(each) for each in people])}" if people else told


def _most_felt(one: Beside, shown: Callable[[str], str]) -> str:
    told = felt(one.families[:_MOST_BESIDE], shown)
    return f"{told}, and more" if len(one.families) > _MOST_BESIDE else told


def _first(found: Sequence[DaysOf]) -> list[DaysOf]:
    """Return what stands in the first place; nothing where that is shared by many."""
    tied = [one for one in found if one.days == found[0].days]
    return tied if len(tied) <= _MOST_TIED else []
