"""Which rows the time line has: days, what was and what comes on them, and the moment between the two."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from itertools import groupby
from typing import Literal, NamedTuple

from connect_tui.domain.reminders import ReminderKind, ReminderRule
from connect_tui.domain.showings import Answer, Stage
from connect_tui.reminders.outlook import Entry, Outlook, Reason, Status
from connect_tui.ui import reminder_texts

GLYPHS = {Status.DUE: "▸", Status.PLANNED: "○", Status.HELD: "-", Status.MISSED: "·", Status.SHOWN: "●"}
ANSWER_GLYPHS = {
    Answer.DONE: "✓",
    Answer.LATER: "»",
    Answer.NOT_TODAY: "~",
    Answer.SOMEONE_ELSE: "→",
    Answer.OPENED: "›",
}

_OF_SOME_DAYS = (
    ReminderKind.PLANS,
    ReminderKind.DATES,
    ReminderKind.CHECK_ON,
    ReminderKind.GOALS,
    ReminderKind.DARES,
)

_UNTOLD_AHEAD = (Reason.DISABLED, Reason.POPUPS_OFF, Reason.NOT_SCHEDULED, Reason.NOTHING)
"""What need not be said again for every day to come."""


class TimeRow(NamedTuple):
    """One row of the time line. Every text is safe to show."""

    kind: Literal["day", "entry", "now", "words", "gap"]
    words: str = ""
    """Of an entry, what it says; of a day, its name."""
    aside: tuple[str, str] = ("", "")
    """What became of it or why it does not come, in full and short; of a day, its date."""
    glyph: str = ""
    time: str = ""
    hue: str = ""
    """The pillar; empty for what is past or held."""


def time_rows(
    outlook: Outlook, words: Callable[[Entry], str], hue: Callable[[ReminderRule], str]
) -> list[TimeRow]:
    """Return the rows for today and for each day ahead on which something is planned."""
    now = outlook.now.replace(tzinfo=None)
    told = [one for one in outlook.entries if _is_told(one, outlook.today)]
    by_day = {
        day: list(entries)
        for day, entries in groupby(sorted(told, key=_day_and_time), key=lambda one: one.occurrence.day)
    }
    rows = [_heading(outlook.today, outlook.today)]
    today = by_day.pop(outlook.today, [])
    past = [one for one in today if _is_past(one, now)]
    rows += [_entry(one, words, hue, past=True) for one in past]
    rows.append(TimeRow("now", f"{now:%H:%M} {reminder_texts.NOW}"))
    rows += [_entry(one, words, hue, past=False) for one in today if not _is_past(one, now)]
    if not today:
        rows.append(TimeRow("words", reminder_texts.NOTHING_TODAY))
    for day, entries in by_day.items():
        rows += [TimeRow("gap"), _heading(day, outlook.today)]
        rows += [_entry(one, words, hue, past=False) for one in entries]
    if not by_day and today:
        rows += [TimeRow("gap"), TimeRow("words", reminder_texts.NOTHING_AHEAD)]
    return rows


def _is_told(entry: Entry, today: date) -> bool:
    if entry.reason is Reason.NOTHING and entry.occurrence.rule.kind in _OF_SOME_DAYS:
        return False  # a day without a plan, a date or a goal is like any other
    return entry.occurrence.day == today or entry.reason not in _UNTOLD_AHEAD


def _day_and_time(entry: Entry) -> tuple[date, datetime]:
    return entry.occurrence.day, entry.at


def _is_past(entry: Entry, now: datetime) -> bool:
    """Tell on which side of the present something stands; what is being shown just now still comes."""
    if entry.status in (Status.SHOWN, Status.MISSED):
        return True
    return entry.status is Status.HELD and entry.at <= now


def _heading(day: date, today: date) -> TimeRow:
    name, beside = reminder_texts.day_heading(day, today)
    return TimeRow("day", name, (beside, beside))


def _entry(
    entry: Entry, words: Callable[[Entry], str], hue: Callable[[ReminderRule], str], *, past: bool
) -> TimeRow:
    answer = entry.showing.answer if entry.showing is not None else None
    glyph = GLYPHS[entry.status]
    if entry.status is Status.SHOWN and answer in ANSWER_GLYPHS:
        glyph = ANSWER_GLYPHS[answer]
    lit = entry.status in (Status.PLANNED, Status.DUE) or (past and answer is Answer.DONE)
    colour = hue(entry.occurrence.rule) if lit else ""
    return TimeRow("entry", words(entry), _aside(entry), glyph, f"{entry.at:%H:%M}", colour)


def _aside(entry: Entry) -> tuple[str, str]:
    if entry.status is Status.SHOWN:
        return _of_showing(entry)
    if entry.status is Status.MISSED:
        failed = entry.showing is not None and entry.showing.stage is Stage.FAILED
        return reminder_texts.FAILED if failed else reminder_texts.REASONS[entry.reason or Reason.TOO_LATE]
    if entry.reason is not None:
        return reminder_texts.REASONS[entry.reason]
    if entry.status is Status.DUE:
        return reminder_texts.DUE
    return reminder_texts.LATE if entry.late else ("", "")


def _of_showing(entry: Entry) -> tuple[str, str]:
    showing = entry.showing
    if showing is not None and showing.answer is not None:
        return reminder_texts.ANSWERS[showing.answer]
    if showing is not None and showing.stage is Stage.UNCONFIRMED:
        return reminder_texts.UNCONFIRMED
    late = entry.late or (showing is not None and showing.late)
    return reminder_texts.SHOWN_LATE if late else reminder_texts.SHOWN
