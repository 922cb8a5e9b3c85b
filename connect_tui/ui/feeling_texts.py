"""The sentences of noting how one feels, and of looking at feelings over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.exchange.feelings import words
from connect_tui.exchange.people.words import listed
from connect_tui.exchange.review.words import period_name
from connect_tui.ui import texts
from connect_tui.ui.content import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from connect_tui.domain.felt import Beside, FeelingsView, FeltFamily, FeltOnDay
    from connect_tui.domain.periods import Period

ASK = "How do you feel?"
FELT = "Noted: {feelings}"
HINTS = ("a number notes it at once   esc leaves", "a number notes it   esc leaves")
HINTS_MORE = (
    "enter closes   letters say it finer   + - how strongly",
    "enter closes   letters finer   + - how strongly",
    "enter closes   letters   + -",
)
"""Each in fewer words."""
FINER = "More exactly"
FINER_OF = "{family}, more exactly"
STRENGTH = "How strongly"
FEELINGS = "Feelings"
WITH_LIKE = "a name, such as {name}: ↓ enter"
LINE, LINE_EMPTY = "A line", "what it is about, if you like"
WITH, PRACTICE, NO_PRACTICE = "With", "Practice", "none"
KEPT = "{Feelings}: noted."
TAKES_BACK_MORE = "{key} takes back what you added."
CHOSEN, OPEN = "●", "○"
STEP, NO_STEP = words.STEP, words.NO_STEP
TIP_STRENGTH = "{word}: {strength}"

TITLE = words.TITLE
NO_FURTHER_ON = "What comes next is still to be lived."
NOTHING_YET_MORE = "{key} notes how you feel, in two keys. What you note gathers here, day by day."
NOTHING_HERE_MORE = "Another period, or a longer one, may have more."
BY_PRACTICE, BY_PERSON = "ON DAYS OF A PRACTICE", "WITH"
LEGEND_DAYS = "as high as it was strong; half where that was not said"
LEGEND_LONGER = "as high as it was frequent"
NOTHING_TO_OPEN = "There is nothing here to read yet."
WORDS_USED = "In your words: {words}"


def kept(feelings: Iterable[str], undo_keys: str, *, more: bool = False) -> str:
    """Return that feelings are noted, and how that is taken back; ``more`` where some was added later."""
    named = listed([shown(one) for one in feelings])
    told = KEPT.format(Feelings=_sentence_case(named))
    takes_back = TAKES_BACK_MORE if more else texts.TAKES_BACK
    return f"{told} {takes_back.format(key=undo_keys)}" if undo_keys else told


def summary(view: FeelingsView) -> str:
    """Return what there is to tell of all feelings of a period."""
    return _sentence_case(words.summary(view, shown)) + "."


def family(one: FeltFamily) -> list[str]:
    """Return what there is to tell of a family over a period, sentence by sentence."""
    told = [_sentence_case(words.family(one, shown)) + "."]
    finer = words.finer(one, shown)
    return [*told, WORDS_USED.format(words=finer) + "."] if finer else told


def beside(one: Beside, *, is_person: bool) -> str:
    """Return what was felt on the days of a practice, or with a person."""
    felt = words.felt(one.families, shown)
    name = shown(one.name)
    return f"With {name} you felt {felt}." if is_person else f"On days of {name} you felt {felt}."


def families(one: Beside) -> str:
    """Return the families beside a practice or a person in few words."""
    return words.felt(one.families, shown)


def cell(name: str, start: date, end: date, days: Sequence[tuple[date, FeltOnDay, Sequence[str]]]) -> str:
    """Return in words what a mark stands for: what was felt of a family on the days of a column."""
    when = (
        texts.short_date(start) if start == end else f"{texts.short_date(start)} to {texts.short_date(end)}"
    )
    if not days:
        return f"{when}: not noted"
    if start == end:
        _, felt, people = days[0]
        return f"{when}: {words.on_day(name, felt, people, shown)}"
    return f"{when}: {shown(name)} on {texts.count(len(days), 'day', 'days')}"


def _sentence_case(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def not_felt(name: str) -> str:
    """Return that a family was not noted in a period."""
    return f"{_sentence_case(name)}: not noted here."


def only(name: str, period: Period) -> str:
    """Return what is shown alone in the journal, on one line."""
    return f"{shown(name)}, {period_name(period)}"
