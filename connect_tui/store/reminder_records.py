"""How showings, known rules and what was put off are written down as documents."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from connect_tui.domain.showings import Answer, KnownRule, PutOff, Showing, Stage, Way

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import StrEnum

    from connect_tui.store.codec import Document

SHOWING_PREFIX = "showing:"
KNOWN_PREFIX = "known:"
PUT_OFF_PREFIX = "put-off."

_FARTHEST = timedelta(days=4)
"""How far from its day something can be put off, wherever on earth that was."""

_Word = TypeVar("_Word", bound="StrEnum")


def showing_fields(showing: Showing) -> Document:
    """Return the document of a showing: its key is the id's, and what says nothing is left out."""
    fields: Document = {
        "reminder": showing.reminder,
        "day": showing.day.isoformat(),
        "stage": showing.stage.value,
        "changed_at": _text(showing.changed_at),
        "by": showing.by,
        "shown_at": _text(showing.shown_at),
        "way": showing.way.value if showing.way is not None else None,
        "popup": showing.popup,
        "server": showing.server,
        "together": showing.together,
        "late": showing.late,
        "answer": showing.answer.value if showing.answer is not None else None,
        "answered_at": _text(showing.answered_at),
        "person": showing.person,
        "plan": showing.plan,
        "item": showing.item,
        "trouble": showing.trouble,
        "failed_at": _text(showing.failed_at),
        "tries": showing.tries,
    }
    return {name: value for name, value in fields.items() if value}


def showing_from(key: str, document: Mapping[str, Any]) -> Showing:
    """Return the showing of this key. Raises ValueError where the document tells of none.

    A way or an answer that this version does not know is left out: that it was shown is what counts.
    """
    popup, tries = document.get("popup", 0), document.get("tries", 0)
    return Showing(
        key=key,
        reminder=_word(document, "reminder"),
        day=_day(document),
        stage=Stage(_word(document, "stage")),
        changed_at=_needed_instant(document, "changed_at"),
        by=_word(document, "by"),
        shown_at=_instant(document, "shown_at"),
        way=_known(Way, document, "way"),
        popup=popup if isinstance(popup, int) else 0,
        server=_word(document, "server"),
        together=_word(document, "together"),
        late=document.get("late") is True,
        answer=_known(Answer, document, "answer"),
        answered_at=_instant(document, "answered_at"),
        person=_word(document, "person"),
        plan=_word(document, "plan"),
        item=_word(document, "item"),
        trouble=_word(document, "trouble"),
        failed_at=_instant(document, "failed_at"),
        tries=tries if isinstance(tries, int) else 0,
    )


def known_rule_fields(rule: KnownRule) -> Document:
    """Return the document of a known rule; the reminder is the id's."""
    return {"says": rule.says, "since": rule.since.isoformat()}


def known_rule_from(reminder: str, document: Mapping[str, Any]) -> KnownRule:
    """Return the known rule of this reminder. Raises ValueError where the document tells of none."""
    since = datetime.fromisoformat(_word(document, "since"))
    return KnownRule(
        reminder, _word(document, "says"), since if since.tzinfo is not None else since.replace(tzinfo=UTC)
    )


def put_off_fields(put_off: PutOff) -> Document:
    """Return the fields that a put-off sets in its document; the reminder is the id's."""
    return {
        "day": put_off.day.isoformat(),
        "until": _text(put_off.until),
        "asked_at": _text(put_off.asked_at),
    }


def put_off_from(key: str, document: Mapping[str, Any]) -> PutOff | None:
    """Return what was put off, None of a tombstone. Raises ValueError where the document tells of nothing."""
    reminder = key.removeprefix(PUT_OFF_PREFIX)
    if not reminder or reminder == key:
        raise ValueError(key)
    if document.get("deleted") is True:
        return None
    put_off = PutOff(reminder, _day(document), _instant(document, "until"), _instant(document, "asked_at"))
    for instant in (put_off.until, put_off.asked_at):
        if instant is not None and abs(instant.date() - put_off.day) > _FARTHEST:
            raise ValueError(key)
    return put_off


def _word(document: Mapping[str, Any], name: str) -> str:
    value = document.get(name, "")
    if not isinstance(value, str):
        raise ValueError(name)
    return value


def _day(document: Mapping[str, Any]) -> date:
    return date.fromisoformat(_word(document, "day"))


def _known(kind: type[_Word], document: Mapping[str, Any], name: str) -> _Word | None:
    value = document.get(name)
    return kind(value) if value in list(kind) else None


def _needed_instant(document: Mapping[str, Any], name: str) -> datetime:
    instant = _instant(document, name)
    if instant is None:
        raise ValueError(name)
    return instant


def _instant(document: Mapping[str, Any], name: str) -> datetime | None:
    if document.get(name) is None:
        return None
    instant = datetime.fromisoformat(_word(document, name))
    return instant.astimezone(UTC) if instant.tzinfo is not None else instant.replace(tzinfo=UTC)


def _text(instant: datetime | None) -> str | None:
    return instant.astimezone(UTC).isoformat() if instant is not None else None
