"""How contacts are written down as documents."""

from __future__ import annotations

from datetime import UTC, date
from typing import TYPE_CHECKING, Any

from connect_tui.domain.contacts import Contact, How
from connect_tui.store.layout import contacts_table
from connect_tui.store.records import are_texts, instant_from

if TYPE_CHECKING:
    from collections.abc import Mapping

    from connect_tui.store.codec import Document

_KEPT_PREFIX = "plan."
_HOWS = {one.value: one for one in How}


def kept_id(plan_id: str, day: date) -> str:
    """Return the id of the contact by which a plan was kept on a day, the same on every machine."""
    return f"{_KEPT_PREFIX}{plan_id}.{day.isoformat()}"


def contact_from(key: str, document: Mapping[str, Any]) -> Contact | None:
    """Return the contact a document tells of, None of a tombstone. Raises ValueError where there is none.

    A way of being in touch that this version does not know counts as another one.
    """
    if document.get("deleted") is True:
        return None
    people, how = document.get("people") or [], text_in(document, "how")
    if not are_texts(people):
        raise ValueError(key)
    return Contact(
        key,
        date.fromisoformat(needed_in(document, "day")),
        tuple(people),
        _HOWS.get(how, How.OTHER),
        text_in(document, "text"),
        text_in(document, "plan"),
        instant_from(document.get("at")),
    )


def contact_in(table: str, key: str, document: Mapping[str, Any]) -> Contact | None:
    """Return the contact; one that lies in another year's table would never be found by its day."""
    contact = contact_from(key, document)
    if contact is not None and contacts_table(contact.day) != table:
        raise ValueError(key)
    return contact


def contact_fields(contact: Contact) -> Document:
    """Return the fields that a contact sets in its document; empty ones are None."""
    return {
        "day": contact.day.isoformat(),
        "people": list(contact.people),
        "how": contact.how.value,
        "text": contact.text or None,
        "plan": contact.plan or None,
        "at": contact.at.astimezone(UTC).isoformat() if contact.at is not None else None,
    }


def text_in(document: Mapping[str, Any], name: str) -> str:
    """Return the text of a field, "" where there is none. Raises ValueError where it holds something else."""
    value = document.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ValueError(name)
    return value


def needed_in(document: Mapping[str, Any], name: str) -> str:
    """Return the text of a field that has to be there. Raises ValueError."""
    value = document.get(name)
    if not isinstance(value, str):
        raise ValueError(name)
    return value
