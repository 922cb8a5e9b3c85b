"""Writing in the journal: adding entries, changing them, and taking them away."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from connect_tui.domain.errors import WrongUse
from connect_tui.domain.feelings import STRONGEST
from connect_tui.domain.journal import ONE_A_DAY, EntryKind, JournalEntry
from connect_tui.domain.records import ChangeInfo
from connect_tui.domain.text import can_be_seen, clean_line, clean_text, fold, shortened
from connect_tui.services.check_ins import (
    Outcome,
    clean_names,
    names_of,
    people_ids,
    refuse_far_past,
    refuse_future,
)
from connect_tui.services.evening_contacts import settle_contact

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from connect_tui.domain.drafts import Draft
    from connect_tui.services.workspace import Workspace
    from connect_tui.store import Change

_One = TypeVar("_One")


class EntryGone(WrongUse):
    """An entry is no longer in the journal."""

    def __init__(self) -> None:
        super().__init__(
            "That entry is not in the journal any more.", hint="Undo brings back what was removed."
        )


class Writing(NamedTuple):
    """What a person says in an entry."""

    day: date
    text: str = ""
    """Markdown, in several lines."""
    practice: str | None = None
    people: tuple[str, ...] = ()
    """Names, of which new ones become new people."""
    feelings: tuple[str, ...] = ()
    strengths: tuple[tuple[str, int], ...] = ()
    """How strong feelings were, 1 to STRONGEST, by word."""

    @property
    def says_nothing(self) -> bool:
        """Whether there is neither text that can be seen, nor a feeling, nor a person."""
        return not can_be_seen(self.text) and not self.feelings and not self.people


def write_entry(workspace: Workspace, writing: Writing, *, draft: str = "") -> tuple[JournalEntry, Outcome]:
    """Write a new entry, and forget its draft (by id) in the same change.

    Raises WrongUse where nothing is said, for a day to come, and for a practice that is not known.
    """
    writing = _checked(workspace, writing)
    what = _info(workspace, "journal", writing)
    with workspace.store.change(what) as change:
        ids = people_ids(change, writing.people, workspace.today())
        entry = change.put_journal(_with(JournalEntry("", writing.day, EntryKind.NOTE), writing, ids))
        if draft:
            change.drop_draft(draft)
    return entry, Outcome(what, change.changed)


def change_entry(
    workspace: Workspace, before: JournalEntry, after: Writing, *, draft: str = ""
) -> tuple[JournalEntry, Outcome]:
    """Make what differs between ``before``, as it was seen, and ``after`` so; forget its draft with it.

    What was changed elsewhere meanwhile stays: text stands beside text, and only people and feelings that
    were taken out here are gone. An entry that was removed meanwhile is written again. One that moves to
    another year has another id from then on, and is still found by the one it had. Raises WrongUse as
    :func:`write_entry` does, and where a look back or a closed day would be moved.
    """
    after = _checked(workspace, after, before)
    seen = writing_of(workspace, before)
    what = _info(workspace, "journal-changed", after)
    with workspace.store.change(what) as change:
        there = change.journal_entry(before.id, before.day) or workspace.store.journal_entry(before.id)
        stored = there or before
        today = workspace.today()
        ids = merged(
            stored.people, people_ids(change, seen.people, today), people_ids(change, after.people, today)
        )
        words = merged(stored.feelings, seen.feelings, after.feelings)
        entry = stored._replace(
            day=after.day if after.day != seen.day else stored.day,
            practice=after.practice if after.practice != seen.practice else stored.practice,
            text=text_beside(stored.text, seen.text, after.text),
            people=ids,
            feelings=words,
            strengths=merged_strengths(stored, seen, after, words),
        )
        entry = _put(change, stored, entry)
        if there is None or there.people != entry.people:
            settle_contact(workspace, change, entry)
        if draft:
            change.drop_draft(draft)
    return entry, Outcome(what, change.changed)


def remove_entry(workspace: Workspace, entry_id: str) -> Outcome:
    """Take an entry away. Raises EntryGone where it is not there.

    What is being changed of it stays a draft: undo brings back the entry alone.
    """
    entry = workspace.store.journal_entry(entry_id)
    if entry is None:
        raise EntryGone()
    what = _info(workspace, "journal-removed", writing_of(workspace, entry))
    with workspace.store.change(what) as change:
        change.drop_journal(entry)
        settle_contact(workspace, change, entry, is_removed=True)
    return Outcome(what, change.changed)


def writing_of(workspace: Workspace, entry: JournalEntry) -> Writing:
    """Return what an entry says, with names for people; whoever is no longer known is left out."""
    people = workspace.store.people() if entry.people else {}
    names = tuple(dict.fromkeys(people[one].name for one in entry.people if one in people))
    return Writing(entry.day, entry.text, entry.practice, names, entry.feelings, entry.strengths)


def checked_feelings(
    words: Iterable[str], strengths: Iterable[tuple[str, int]] = ()
) -> tuple[tuple[str, ...], tuple[tuple[str, int], ...]]:
    """Return words for feelings as they are kept, cleaned and each once, and the strengths of those.

    Raises WrongUse for a strength that is not from 1 to STRONGEST, or of a word that was not named.
    """
    found: dict[str, str] = {}
    for word in map(clean_line, words):
        if can_be_seen(word):
            found.setdefault(fold(word), word)
    kept: dict[str, int] = {}
    for word, strength in strengths:
        known = found.get(fold(clean_line(word)))
        if known is None:
            raise WrongUse(
                f"“{shortened(word)}” was not named as a feeling.",
                hint="Name the feeling as well as its strength.",
            )
        if not 1 <= strength <= STRONGEST:
            raise WrongUse(
                f"{strength} is no strength of a feeling.",
                hint=f"Say how strong it was from 1 to {STRONGEST}.",
            )
        kept[known] = strength
    return tuple(found.values()), tuple((word, kept[word]) for word in found.values() if word in kept)


def text_beside(stored: str, seen: str, written: str) -> str:
    """Return what becomes of a text that was ``seen`` and then ``written`` here, and is ``stored`` by now.

    Where both were changed, both are there, and no words twice: what was only added here stands below what is
    there, and what is written holds all that is there where that is said in it already.
    """
    if written == clean_text(seen):
        return stored
    if stored in (seen, written, ""):
        return written
    is_longer = bool(seen) and written.startswith(seen)
    if _holds(written, stored) and not (is_longer and _holds(seen, stored)):
        return written
    added = written[len(seen) :].strip() if is_longer else written
    return f"{stored}\n\n{added}" if added else stored


def _holds(text: str, other: str) -> bool:
    """Tell whether a text begins with another, or has all its lines, in their order."""
    lines = iter(text.splitlines())
    return text.startswith(other) or all(line in lines for line in other.splitlines() if line)


def merged(stored: Sequence[_One], seen: Sequence[_One], named: Sequence[_One]) -> tuple[_One, ...]:
    """Return the stored ones without those taken out between ``seen`` and ``named``, with those added."""
    if list(stored) == list(seen):
        return tuple(named)
    gone = set(seen).difference(named)
    added = [one for one in named if one not in set(seen)]
    return tuple(dict.fromkeys((*(one for one in stored if one not in gone), *added)))


def merged_strengths(
    stored: JournalEntry | Writing, seen: Writing | Draft, after: Writing | Draft, words: Sequence[str]
) -> tuple[tuple[str, int], ...]:
    """Return how strong each of ``words`` was: as ``stored``, but for what was changed from ``seen`` on."""
    there, before, now = dict(stored.strengths), dict(seen.strengths), dict(after.strengths)
    for word in {*before, *now}:
        if before.get(word) != now.get(word):
            there.pop(word, None)
            if word in now:
                there[word] = now[word]
    return tuple((word, there[word]) for word in words if word in there)


def _put(change: Change, stored: JournalEntry, entry: JournalEntry) -> JournalEntry:
    """Write an entry in place of another version of it; in another year it is one of another id.

    An id is one record's alone, and what stays behind in the year it leaves is a record: it tells the id of
    the other year.
    """
    if entry.day.year == stored.day.year:
        return change.put_journal(entry)
    moved = change.put_journal(entry._replace(id=""))
    change.drop_journal(stored, moved.id)
    return moved


def _with(entry: JournalEntry, writing: Writing, ids: tuple[str, ...]) -> JournalEntry:
    return entry._replace(
        practice=writing.practice,
        people=ids,
        feelings=writing.feelings,
        text=writing.text,
        strengths=writing.strengths,
    )


def _checked(workspace: Workspace, writing: Writing, before: JournalEntry | None = None) -> Writing:
    """Return what is said, cleaned; what an entry says already is not looked at again."""
    feelings, strengths = checked_feelings(writing.feelings, writing.strengths)
    writing = writing._replace(
        text=clean_text(writing.text),
        people=tuple(clean_names(writing.people)),
        feelings=feelings,
        strengths=strengths,
    )
    may_be_empty = before is not None and before.kind in ONE_A_DAY
    if writing.says_nothing and not may_be_empty:
        raise WrongUse(
            "Nothing is written yet.", hint="Write a line, or name a feeling or somebody it is about."
        )
    if before is None or writing.day != before.day:
        if may_be_empty:
            raise WrongUse("This entry belongs to its day.", hint="Write another one for the other day.")
        refuse_future(workspace, writing.day, "nothing can be written of it yet", "Write of today.")
        refuse_far_past(writing.day)
    known = {one.id for one in workspace.practices} | {before.practice if before is not None else None, None}
    if writing.practice not in known:
        raise WrongUse(
            f"There is no practice “{shortened(str(writing.practice))}”.",
            hint="`connect-tui today` shows the practices there are.",
        )
    return writing


def _info(workspace: Workspace, kind: str, writing: Writing) -> ChangeInfo:
    practices = (writing.practice,) if writing.practice is not None else ()
    people = names_of(workspace, (), writing.people)
    return ChangeInfo(kind, writing.day, practices=practices, people=people)
