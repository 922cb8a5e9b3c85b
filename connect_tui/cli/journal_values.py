"""What words of a command about the journal or feelings mean."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from connect_tui.cli import journal_texts as texts
from connect_tui.cli.review_texts import START_AFTER_END, START_AFTER_END_HINT
from connect_tui.domain.errors import WrongUse
from connect_tui.domain.feelings import STRONGEST, all_words
from connect_tui.domain.journal import EntryKind
from connect_tui.domain.text import can_be_seen, clean_line, fold, shortened

if TYPE_CHECKING:
    from collections.abc import Iterable

    from connect_tui.cli.session import Session
    from connect_tui.domain.journal import JournalEntry
    from connect_tui.services.journal_book import Query

MOST_SHOWN = 20
"""How many entries are told unless a person asks for more."""

_NONE = "none"
_MOST_IDS = 4


class Feelings(NamedTuple):
    """Feelings as a person has named them."""

    words: tuple[str, ...] = ()
    strengths: tuple[tuple[str, int], ...] = ()
    own: tuple[str, ...] = ()
    """Those of the words that are not among those there are."""


def feelings(session: Session, given: Iterable[str], strength: str | None = None) -> Feelings:
    """Return the feelings that words such as ``calm`` and ``calm:3`` name, spelt as habits.yaml spells them.

    ``strength`` is how strong those are that do not say it. Raises WrongUse for a strength that none can be,
    and where there is no word.
    """
    known = {fold(word): word for word in all_words(session.workspace.loaded.catalogue.feelings)}
    for_all = _strength(strength) if strength is not None else None
    found: dict[str, int | None] = {}
    for one in given:
        word, colon, tail = one.rpartition(":")
        named = clean_line(word)
        if not colon or not (tail.strip().isdecimal() or not tail.strip() or fold(named) in known):
            named, colon = clean_line(one), ""
        if not can_be_seen(named):
            raise WrongUse(texts.NO_WORD, hint=texts.NO_WORD_HINT)
        found[known.get(fold(named), named)] = _strength(tail) if colon else for_all
    return Feelings(
        tuple(found),
        tuple((word, number) for word, number in found.items() if number is not None),
        tuple(word for word in found if fold(word) not in known),
    )


def _strength(given: str) -> int:
    text = given.strip()
    if text.isascii() and text.isdecimal() and len(text) == 1 and 1 <= int(text) <= STRONGEST:
        return int(text)
    raise WrongUse(texts.NO_STRENGTH.format(given=shortened(given)), hint=texts.NO_STRENGTH_HINT)


def practice(session: Session, given: str | None) -> str | None:
    """Return the id of the practice that was named, if one was."""
    return session.practices([given])[0].id if given is not None else None


def says_none(given: str | None) -> bool:
    """Tell whether a practice was named as none."""
    return given is not None and fold(clean_line(given)) == _NONE


def query(session: Session, words: Iterable[str] = ()) -> Query:
    """Return what the filters of a command ask for. Raises WrongUse for what cannot be meant."""
    from connect_tui.services.journal_book import Query
    from connect_tui.services.people import find_person

    arguments = session.arguments
    person = None
    if arguments.person is not None:
        person = find_person(session.workspace.store.profiles(), arguments.person).id
    start = session.day(arguments.start) if arguments.start is not None else None
    end = session.day(arguments.end) if arguments.end is not None else None
    if start is not None and end is not None and end < start:
        raise WrongUse(START_AFTER_END, hint=START_AFTER_END_HINT)
    return Query(
        text=" ".join(words),
        practice=practice(session, arguments.practice),
        person=person,
        feeling=clean_line(arguments.feeling) if arguments.feeling is not None else None,
        kinds=frozenset(EntryKind(kind) for kind in arguments.kinds),
        start=start,
        end=end,
    )


def limit(session: Session) -> int | None:
    """Return how many entries are to be told, None for all. Raises WrongUse where that is no number."""
    given = session.arguments.limit
    if given is None:
        return None if session.arguments.json else MOST_SHOWN
    text = given.strip()
    if text.isascii() and text.isdecimal() and len(text) <= len("100000000") and int(text) > 0:
        return int(text)
    raise WrongUse(texts.NOT_A_NUMBER.format(given=shortened(given)), hint=texts.NOT_A_NUMBER_HINT)


def find_entry(session: Session, given: str) -> JournalEntry:
    """Return the entry of an id, or of one that begins so. Raises WrongUse where that is none, or several."""
    store, key = session.workspace.store, clean_line(given)
    if key and (exact := store.journal_entry(key)) is not None:
        return exact
    found = [one for one in store.journal(date.min, date.max) if one.id.startswith(key)] if key else []
    if len(found) == 1:
        return found[0]
    if found:
        ids = [one.id for one in found[-_MOST_IDS:]]
        raise WrongUse(
            texts.SEVERAL.format(given=shortened(given)),
            hint=texts.SEVERAL_HINT.format(ids=", ".join(ids)),
            nearest=tuple(ids),
        )
    raise WrongUse(texts.NO_ENTRY.format(given=shortened(given)), hint=texts.NO_ENTRY_HINT)


def entries_of(session: Session, given: str) -> tuple[list[JournalEntry], date | None]:
    """Return the entry of an id alone, or all those of a day, the first one first, and the day.

    Raises WrongUse where it is neither.
    """
    from connect_tui.domain.days import parse_day
    from connect_tui.services.journal_exchange import as_written

    try:
        parse_day(given, session.workspace.today())
    except WrongUse:
        return [find_entry(session, given)], None
    day = session.day(given)
    return as_written(session.workspace.store.journal(day, day)), day
