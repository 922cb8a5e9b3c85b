"""What is said of an entry that was kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.cli import journal_shapes as shapes
from connect_tui.cli import journal_texts as texts
from connect_tui.cli.journal_lines import heading, short_id
from connect_tui.cli.output import plain
from connect_tui.cli.texts import NEW_HERE, listed, or_listed
from connect_tui.domain.feelings import all_words
from connect_tui.domain.text import fold
from connect_tui.services.journal_exchange import tell_all

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from connect_tui.cli.journal_values import Feelings
    from connect_tui.cli.session import Session
    from connect_tui.domain.journal import JournalEntry

_LONGEST_COMPARED = 60
_MOST_COMPARED = 10
_ALIKE = 0.75
"""How alike two words are of which one may be a slip of the other, 0 to 1: clam and calm just are."""


def say_entry(
    session: Session,
    entry: JournalEntry,
    sentence: str,
    felt: Feelings,
    known: Container[str],
    *,
    changed: bool,
) -> int:
    """Tell what was kept, and what was new in it; ``known`` are the people there were before."""
    workspace, output = session.workspace, session.output
    if session.arguments.json:
        output.say_json(shapes.changed(workspace, entry, changed=changed))
        return 0
    (told,) = tell_all(workspace, [entry])
    output.say(sentence.format(heading=heading(told), id=short_id(entry)))
    _say_who_is_new(session, known)
    if felt.own:
        output.tell(
            texts.OWN_WORDS.format(words=listed([plain(word) for word in felt.own])),
            _what_was_meant(session, felt.own),
        )
    return 0


def _what_was_meant(session: Session, own: Sequence[str]) -> str:
    """Return which of the words there are one may have meant by one's own, as a hint; empty for none."""
    from difflib import get_close_matches

    known = {fold(word): word for word in all_words(session.workspace.loaded.catalogue.feelings)}
    close = [
        get_close_matches(fold(word[:_LONGEST_COMPARED]), known, 1, _ALIKE) for word in own[:_MOST_COMPARED]
    ]
    near = tuple(dict.fromkeys(plain(known[one]) for found in close for one in found))
    return texts.MEANT.format(words=or_listed(near)) if near else ""


def _say_who_is_new(session: Session, known: Container[str]) -> None:
    """Tell who has come to the people by being named, so that a name misspelt is seen."""
    people = session.workspace.store.people()
    new = [plain(person.name) for id_, person in people.items() if id_ not in known]
    if new:
        session.output.say(NEW_HERE.format(names=listed(new)))
