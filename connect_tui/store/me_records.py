"""How what a person notes about themselves is written down as documents."""

from __future__ import annotations

from datetime import UTC, date
from typing import TYPE_CHECKING, Any

from connect_tui.domain.me import GoalStep, MeItem, MeKind
from connect_tui.domain.people import Style
from connect_tui.store.contact_records import needed_in
from connect_tui.store.prose import prose_in, prose_out
from connect_tui.store.records import instant_from

if TYPE_CHECKING:
    from collections.abc import Mapping

    from connect_tui.store.codec import Document

_KINDS = {kind.value: kind for kind in MeKind}
_STYLES = frozenset(style.value for style in Style)


def me_from(key: str, document: Mapping[str, Any]) -> MeItem | None:
    """Return the note a document tells of, None of a tombstone or of a kind or style that is not known.

    Raises ValueError where there is none.
    """
    if document.get("deleted") is True:
        return None
    kind, text = _KINDS.get(needed_in(document, "kind")), prose_out(document.get("text"))
    if kind is None or (kind is MeKind.STYLE and text not in _STYLES):
        return None
    return MeItem(
        key,
        kind,
        text,
        since=date.fromisoformat(needed_in(document, "since")),
        done=_day(document, "done"),
        dropped=_day(document, "dropped"),
        until=_day(document, "until"),
        steps=_steps(document.get("steps")),
        at=instant_from(document.get("at")),
    )


def me_fields(item: MeItem, before: MeItem | None) -> Document:
    """Return the fields that a note sets in its document, empty ones None.

    Steps that are as ``before`` are left out, so that what a later version knows of them stays.
    """
    fields: Document = {
        "kind": item.kind.value,
        "text": prose_in(item.text),
        "since": item.since.isoformat(),
        "done": _text(item.done),
        "dropped": _text(item.dropped),
        "until": _text(item.until),
        "at": item.at.astimezone(UTC).isoformat() if item.at is not None else None,
    }
    if before is None or before.steps != item.steps:
        steps = [{"text": prose_in(step.text), "done": _text(step.done)} for step in item.steps]
        fields["steps"] = steps or None
    return fields


def _steps(value: object) -> tuple[GoalStep, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise ValueError("steps")
    return tuple(GoalStep(prose_out(one.get("text")), _day(one, "done")) for one in value)


def _day(document: Mapping[str, Any], name: str) -> date | None:
    return date.fromisoformat(needed_in(document, name)) if document.get(name) is not None else None


def _text(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
