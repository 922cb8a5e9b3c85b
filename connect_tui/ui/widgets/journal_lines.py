"""Which lines the journal's list has: what is not finished, and entries by month, newest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from connect_tui.domain.guide_runs import entry_text
from connect_tui.domain.journal import EntryKind, JournalEntry
from connect_tui.domain.text import clean_line
from connect_tui.ui import journal_texts as told
from connect_tui.ui.content import shown

if TYPE_CHECKING:
    from connect_tui.domain.drafts import Draft
    from connect_tui.services.journal_book import Hit

LineKind: TypeAlias = Literal["drafts", "draft", "month", "entry", "gap", "said"]

DRAFT = "draft/"
"""Stands before the id of a draft."""

_LONGEST_LINE = 600
"""Characters of a text that are looked at for one line."""


class JournalLine(NamedTuple):
    """One line of the list."""

    kind: LineKind
    target: str = ""
    """For lines that the cursor rests on: the id of an entry, or one of a draft after DRAFT."""
    hit: Hit | None = None
    draft: Draft | None = None
    day: date | None = None
    """Of a month, its first day that is shown; of an entry its day, where it is the first of it."""
    said: str = ""


class JournalNames(NamedTuple):
    """What people and practices are called."""

    people: Mapping[str, str]
    """Names by id."""
    practices: Mapping[str, str]

    def practice(self, practice: str) -> str:
        """Return what a practice is called, safe to show, also one that there is no longer."""
        return shown(self.practices.get(practice) or practice.replace("-", " ").capitalize())

    def with_whom(self, people: Iterable[str]) -> list[str]:
        """Return the names of people, safe to show; those who are gone are left out."""
        return [shown(self.people[one]) for one in people if one in self.people]


class JournalView(NamedTuple):
    """All that the list shows, but for the entries."""

    names: JournalNames
    today: date
    drafts: tuple[Draft, ...] = ()
    words: tuple[str, ...] = ()
    """The words that are looked for, folded."""
    airy: bool = False
    """Whether an empty line stands above each month."""


def draft_lines(view: JournalView) -> list[JournalLine]:
    """Return the lines of what is not finished."""
    if not view.drafts:
        return []
    drafts = [JournalLine("draft", DRAFT + one.id, draft=one) for one in view.drafts]
    return [JournalLine("drafts"), *drafts]


def entry_lines(hits: Iterable[Hit], before: JournalLine | None, *, airy: bool) -> list[JournalLine]:
    """Return the lines of entries that follow ``before``, the last line so far."""
    lines: list[JournalLine] = []
    last = before.hit.entry.day if before is not None and before.hit is not None else None
    for hit in hits:
        entry = hit.entry
        day = entry.day
        if day == last:
            lines.append(JournalLine("entry", entry.id, hit))
            continue
        if last is None or day.month != last.month or day.year != last.year:
            if airy and (lines or before is not None):
                lines.append(JournalLine("gap"))
            lines.append(JournalLine("month", day=day))
        lines.append(JournalLine("entry", entry.id, hit, None, day))
        last = day
    return lines


def lead(entry: JournalEntry, names: JournalNames, today: date) -> str:
    """Return what an entry is called; empty for one that says all in its text."""
    if entry.kind is EntryKind.GUIDE:
        return names.practice(entry.practice) if entry.practice else told.KINDS[entry.kind]
    if entry.kind is EntryKind.FEELING:
        return told.listed_feelings(entry.felt) or told.KINDS[entry.kind]
    if entry.kind is EntryKind.WEEK:
        return told.week_title(entry.day, today)
    return told.KINDS[entry.kind] if entry.kind is EntryKind.EVENING else ""


def beside(entry: JournalEntry, names: JournalNames) -> list[str]:
    """Return what else is said of an entry: the practice, the people and the feelings."""
    said = []
    if entry.practice and entry.kind is not EntryKind.GUIDE:
        said.append(names.practice(entry.practice))
    said += [", ".join(names.with_whom(entry.people))]
    if entry.kind is not EntryKind.FEELING:
        said.append(told.listed_feelings(entry.felt))
    return [one for one in said if one]


def draft_title(draft: Draft, names: JournalNames) -> str:
    """Return what a draft is called."""
    if draft.run is not None:
        return f"{names.practice(draft.run.practice)}: {told.DRAFT_NEW.lower()}"
    if draft.is_taken_back:
        return told.DRAFT_TAKEN_BACK
    return told.DRAFT_CHANGE if draft.entry else told.DRAFT_NEW


def draft_text(draft: Draft) -> str:
    """Return the words of a draft."""
    return entry_text(draft.run) if draft.run is not None else draft.text


def one_line(text: str) -> str:
    """Return the beginning of a text on one line, safe to show, without the marks of Markdown around it."""
    line = shown(text[:_LONGEST_LINE].replace("**", ""))
    return line.lstrip("#>-*+ ") or line


def is_said(text: str) -> bool:
    """Tell whether there are any words."""
    return bool(clean_line(text[:_LONGEST_LINE]))


Near: TypeAlias = Callable[["Hit", int], str]
"""Returns the part of an entry's text, so many cells long, that holds what was looked for."""
