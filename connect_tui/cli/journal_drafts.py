"""``journal drafts``: what is not finished or was taken back, and finding one of it."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from connect_tui.cli import journal_texts as texts
from connect_tui.cli.output import fitted, plain
from connect_tui.cli.texts import listed
from connect_tui.domain.errors import WrongUse
from connect_tui.domain.feelings import family_of
from connect_tui.domain.guide_runs import entry_text
from connect_tui.domain.text import clean_line, shortened
from connect_tui.exchange.journal.words import spoken_day
from connect_tui.services import drafts as service
from connect_tui.services.evening import is_of_evening
from connect_tui.services.remembering import practice_names

if TYPE_CHECKING:
    from connect_tui.cli.session import Session
    from connect_tui.domain.drafts import Draft

_INDENT = "  "
_EXCERPT = 150
_WHERE_ENDLESS = 160


def drafts(session: Session) -> int:
    """List what is not finished or was taken back, or give one of it up."""
    output = session.output
    if session.arguments.draft is not None:
        return _forget(session, find_draft(session, session.arguments.draft))
    found = service.drafts(session.workspace)
    if session.arguments.json:
        output.say_json({"drafts": [_shape(session, one) for one in found]})
    elif not found:
        output.tell(texts.NO_DRAFTS)
    for one in () if session.arguments.json else found:
        output.say(f"{_heading(session, one)} {output.paint(plain(one.id), 'faint')}")
        if excerpt := plain(shortened(_text(one), _EXCERPT)):
            width = (output.width or _WHERE_ENDLESS) - len(_INDENT)
            output.say(f"{_INDENT}{fitted(excerpt, width).rstrip()}")
    return 0


def find_draft(session: Session, given: str, *, to_keep: bool = False) -> Draft:
    """Return the draft of an id, or of the only one that begins so. Raises WrongUse where that is none.

    With ``to_keep`` also where it is one of a guide or of an evening, as those are gone on with elsewhere.
    """
    key, there = clean_line(given), service.drafts(session.workspace)
    found = [one for one in there if one.id == key] or [
        one for one in there if key and one.id.startswith(key)
    ]
    if len(found) > 1:
        ids = tuple(one.id for one in found)
        hint = texts.SEVERAL_HINT.format(ids=", ".join(map(plain, ids)))
        raise WrongUse(texts.SEVERAL_DRAFTS.format(given=shortened(given)), hint=hint, nearest=ids)
    if not found:
        raise WrongUse(texts.NO_DRAFT.format(given=shortened(given)), hint=texts.NO_DRAFT_HINT)
    (one,) = found
    if to_keep and one.run is not None:
        hint = texts.DRAFT_OF_GUIDE_HINT.format(practice=plain(one.run.practice))
        raise WrongUse(texts.DRAFT_OF_GUIDE, hint=hint)
    if to_keep and is_of_evening(one):
        raise WrongUse(texts.DRAFT_OF_EVENING, hint=texts.DRAFT_OF_EVENING_HINT)
    return one


def _forget(session: Session, draft: Draft) -> int:
    from connect_tui.services.guides import give_up

    if draft.run is not None:
        give_up(session.workspace, draft.run.practice)
    else:
        service.drop_draft(session.workspace, draft.id)
    if session.arguments.json:
        session.output.say_json({**_shape(session, draft), "changed": True})
    else:
        session.output.say(texts.DRAFT_FORGOTTEN.format(heading=_heading(session, draft)))
    return 0


def _kind(draft: Draft) -> str:
    if draft.run is not None:
        return "guide"
    if is_of_evening(draft):
        return "evening"
    if draft.is_taken_back:
        return "taken-back"
    return "changes" if draft.entry else "new"


def _text(draft: Draft) -> str:
    return entry_text(draft.run) if draft.run is not None else draft.text


def _heading(session: Session, draft: Draft) -> str:
    """Return what a draft is, on one line, safe to print."""
    practice = draft.run.practice if draft.run is not None else draft.practice
    names = practice_names(session.workspace, [practice] if practice else [])
    said = [spoken_day(draft.day), texts.DRAFT_KINDS[_kind(draft)].format(entry=plain(draft.entry))]
    said += [plain(names[practice])] if practice else []
    said += [texts.WITH.format(names=listed([plain(name) for name in draft.people]))] if draft.people else []
    return " · ".join(said)


def _shape(session: Session, draft: Draft) -> dict[str, object]:
    families, strengths = session.workspace.loaded.catalogue.feelings, dict(draft.strengths)
    found = {word: family_of(families, word) for word in draft.feelings}
    return {
        "id": draft.id,
        "date": draft.day.isoformat(),
        "kind": _kind(draft),
        "entry": draft.entry or None,
        "practice": draft.run.practice if draft.run is not None else draft.practice,
        "people": list(draft.people),
        "feelings": [
            {"word": word, "family": family.id if family else None, "strength": strengths.get(word)}
            for word, family in found.items()
        ],
        "text": _text(draft),
        "at": draft.at.astimezone(UTC).isoformat() if draft.at is not None else None,
    }
