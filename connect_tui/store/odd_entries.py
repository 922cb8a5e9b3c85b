"""The entries that cannot be understood, or not wholly: which they are, and what is wrong with each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from connect_tui.store.codec import parse
from connect_tui.store.contact_records import contact_from
from connect_tui.store.draft_records import draft_from
from connect_tui.store.errors import BrokenTableError
from connect_tui.store.files import names_in, read_with_identity
from connect_tui.store.joining_records import JOINED_PREFIX, joined_from
from connect_tui.store.journal import entry_from, strengths_from
from connect_tui.store.layout import (
    DRAFTS,
    ME,
    META,
    PEOPLE,
    PLANS,
    REMINDERS,
    STATE,
    checks_table,
    contacts_table,
    contacts_year_in,
    file_name,
    journal_table,
    month_in,
    table_of,
    year_in,
)
from connect_tui.store.me_records import me_from
from connect_tui.store.migrations import version_in
from connect_tui.store.people_records import profile_from
from connect_tui.store.plan_records import plan_from
from connect_tui.store.records import FOCUS_ID, check_in_from, focus_from
from connect_tui.store.reminder_records import (
    KNOWN_PREFIX,
    PUT_OFF_PREFIX,
    SHOWING_PREFIX,
    known_rule_from,
    put_off_from,
    showing_from,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from connect_tui.store.codec import Content, Document

_NO_RECORD = "it is no record"
_ODD_ID = "its id cannot be understood"
_ELSEWHERE = "it belongs in {file}"
_MISSING = "it has no {fields}"
_ODD = "it holds something in {fields} that cannot be understood"


class OddEntry(NamedTuple):
    """An entry of a table that is left where it is, and does not count."""

    table: str
    id: str
    fields: tuple[str, ...]
    """Which of its fields cannot be understood; empty where the entry as a whole cannot."""
    why: str
    """What is wrong, in words that tell nothing of what the entry says."""
    rest_counts: bool
    """Whether the other fields of the entry are read and count."""


class _Kind(NamedTuple):
    """How to read one kind of entries."""

    read: Callable[[str, Document], object]
    """Raises ValueError or OverflowError where an entry cannot be understood."""
    needed: Document
    """The fields without which there is no such entry, with any right value."""
    table: Callable[[str, Any], str] | None = None
    """The table to which an entry of this id, read as this, belongs, where there are several."""


_DAY = "2000-01-01"
_CHECK_IN = _Kind(check_in_from, {}, lambda key, _: checks_table(key[:7]))
_CONTACT = _Kind(contact_from, {"day": _DAY}, lambda _, contact: contacts_table(contact.day))
_JOURNAL = _Kind(entry_from, {"day": _DAY, "kind": "week"}, lambda _, entry: journal_table(entry.day))
_PERSON = _Kind(profile_from, {"name": ""})
_PLAN = _Kind(plan_from, {"what": "", "day": _DAY})
_ME = _Kind(me_from, {"kind": "goal", "since": _DAY})
_DRAFT = _Kind(lambda key, document: draft_from(key, document, {}), {"day": _DAY})
_SINGLE = {PEOPLE: _PERSON, PLANS: _PLAN, ME: _ME, DRAFTS: _DRAFT}
_FOCUS = _Kind(lambda _, document: focus_from(document), {})
_IN_STATE = {
    PUT_OFF_PREFIX: _Kind(put_off_from, {"day": _DAY}),
    JOINED_PREFIX: _Kind(joined_from, {"into": ""}),
}
_IN_REMINDERS = {
    SHOWING_PREFIX: _Kind(showing_from, {"day": _DAY, "stage": "shown", "changed_at": _DAY}),
    KNOWN_PREFIX: _Kind(known_rule_from, {"since": _DAY}),
}


def odd_entries(folder: Path, version: int) -> list[OddEntry]:
    """Return the entries that cannot be understood, by table and id; nothing is changed.

    Files that cannot be read as a whole tell of none, nor does a folder in a format other than ``version``,
    whose entries may well look otherwise.
    """
    meta = _content(folder, META)
    if meta is not None and version_in(meta.documents) not in (version, None):
        return []
    try:
        tables = sorted(table for name in names_in(folder) if (table := table_of(name)) is not None)
    except OSError:
        return []
    found: list[OddEntry] = []
    for table in tables:
        content = _content(folder, table)
        if content is not None:
            found += _odd_in(table, content)
    return found


def _content(folder: Path, table: str) -> Content | None:
    try:
        found = read_with_identity(folder / file_name(table))
        return None if found is None else parse(found[0])
    except (OSError, BrokenTableError):
        return None


def _odd_in(table: str, content: Content) -> Iterator[OddEntry]:
    for key in content.odd:
        yield OddEntry(table, key, (), _NO_RECORD, rest_counts=False)
    for key, document in content.documents.items():
        kind = _kind_of(table, key)
        odd = None if kind is None else _judged(kind, table, key, document)
        if odd is not None:
            yield odd


def _kind_of(table: str, key: str) -> _Kind | None:
    """Return the kind of an entry, or None where there is nothing to understand."""
    if table == STATE:
        return _FOCUS if key == FOCUS_ID else _by_prefix(key, _IN_STATE)
    if table == REMINDERS:
        return _by_prefix(key, _IN_REMINDERS)
    if table in _SINGLE:
        return _SINGLE[table]
    if month_in(table):
        return _CHECK_IN
    if contacts_year_in(table):
        return _CONTACT
    return _JOURNAL if year_in(table) else None


def _by_prefix(key: str, kinds: Mapping[str, _Kind]) -> _Kind | None:
    return next((kind for prefix, kind in kinds.items() if key.startswith(prefix)), None)


def _judged(kind: _Kind, table: str, key: str, document: Document) -> OddEntry | None:
    try:
        record = kind.read(key, document)
    except (ValueError, OverflowError):
        return _whole(table, key, *_what_is_odd(kind, key, document))
    if record is None:
        return None
    belongs = kind.table(key, record) if kind.table is not None else table
    if belongs != table:
        return _whole(table, key, (), _ELSEWHERE.format(file=file_name(belongs)))
    odd = _left_out(kind, key, document)
    return OddEntry(table, key, odd, _ODD.format(fields=_listed(odd)), rest_counts=True) if odd else None


def _left_out(kind: _Kind, key: str, document: Document) -> tuple[str, ...]:
    """Return the fields that are left out of an entry of which the rest counts."""
    if kind is _PERSON:
        _, odd = profile_from(key, document) or (None, ())
        return tuple(odd)
    if kind in (_JOURNAL, _DRAFT):
        return ("strengths",) if strengths_from(document.get("strengths"))[1] else ()
    return ()


def _whole(table: str, key: str, fields: tuple[str, ...], why: str) -> OddEntry:
    return OddEntry(table, key, fields, why, rest_counts=False)


def _what_is_odd(kind: _Kind, key: str, document: Document) -> tuple[tuple[str, ...], str]:
    """Return the fields that hinder reading, and why: each is tried beside those that are right."""
    if not _is_read(kind, key, kind.needed):
        return (), _ODD_ID
    right, odd = dict(kind.needed), []
    for field in sorted(document, key=lambda name: name not in kind.needed):
        trial = {**right, field: document[field]}
        if _is_read(kind, key, trial):
            right = trial
        else:
            odd.append(field)
    missing = [field for field in kind.needed if document.get(field) is None]
    if missing:
        return tuple(missing), _MISSING.format(fields=_listed(missing))
    return tuple(odd), _ODD.format(fields=_listed(odd))


def _listed(fields: Sequence[str]) -> str:
    return ", ".join(f'"{field}"' for field in fields)


def _is_read(kind: _Kind, key: str, document: Mapping[str, Any]) -> bool:
    try:
        kind.read(key, dict(document))
    except (ValueError, OverflowError):
        return False
    return True
