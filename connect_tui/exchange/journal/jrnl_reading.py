"""Reading the JSON that jrnl exports. A file is taken whole or not at all."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple

from connect_tui.domain.feelings import STRONGEST
from connect_tui.domain.journal import ONE_A_DAY, EntryKind
from connect_tui.domain.text import can_be_seen, clean_line, clean_text, fold
from connect_tui.exchange.errors import ForeignFileError, UnusableFileError
from connect_tui.exchange.journal.jrnl import OWN_FIELD, STAR, tags_in
from connect_tui.exchange.json_reading import loaded

if TYPE_CHECKING:
    from collections.abc import Mapping

LARGEST_FILE = 64 * 1024 * 1024
"""Bytes of a file at most."""
MOST_ENTRIES = 100_000
LONGEST_TEXT = 1_000_000
"""Characters of an entry at most."""
LONGEST_WORD = 200
"""Characters of a name, a tag or a word for a feeling at most."""
MOST_WORDS = 200
"""Names, tags, or feelings of an entry at most."""

_OWN_ID = re.compile(r"j[0-9a-f]{16}")


class ReadEntry(NamedTuple):
    """An entry as a file has it."""

    id: str
    """The same whenever this entry is read again."""
    day: date
    time: time
    kind: EntryKind
    text: str
    practice: str | None = None
    people: tuple[str, ...] = ()
    """Names."""
    feelings: tuple[str, ...] = ()
    strengths: tuple[tuple[str, int], ...] = ()
    at: datetime | None = None
    """When it was first written, where the file says so to the second."""

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing."""
        return not self.text and not self.feelings and not self.people


def read(data: bytes) -> list[ReadEntry]:
    """Return the entries of a file, in its order, their texts cleaned.

    Raises ForeignFileError for another program's file, and UnusableFileError, which names the place, for one
    that is damaged or far too large.
    """
    if len(data) > LARGEST_FILE:
        raise UnusableFileError("The file is far too large.", hint="Export the journal in parts.")
    whole = loaded(data)
    entries = whole.get("entries") if isinstance(whole, dict) else None
    if not isinstance(entries, list):
        raise ForeignFileError(
            "This is not a journal that jrnl has exported as JSON.",
            hint="jrnl --format json writes one, and so does connect-tui journal export --format jrnl.",
        )
    if len(entries) > MOST_ENTRIES:
        raise UnusableFileError(
            f"There are more than {MOST_ENTRIES:,} entries.",
            place="entries",
            hint="Export the journal in parts.",
        )
    return [_Reading(one, f"entries[{number}]").entry() for number, one in enumerate(entries, start=1)]


class _Reading:
    """Reads one entry, and says where in it something is wrong."""

    def __init__(self, found: object, place: str) -> None:
        self._place = place
        if not isinstance(found, dict):
            raise self._refusal("this has to be an entry with a title and a date")
        self._found: Mapping[str, Any] = found
        own = found.get(OWN_FIELD)
        if own is not None and not isinstance(own, dict):
            raise self._refusal("this has to be an object", OWN_FIELD)
        self._own: Mapping[str, Any] | None = own

    def entry(self) -> ReadEntry:
        day, at = self._day(), self._time()
        text = self._text()
        made = ReadEntry(self._made_id(day, at, text), day, at, EntryKind.NOTE, text)
        return made if self._own is None else self._with_own(self._own, made)

    def _refusal(self, what: str, field: str = "") -> UnusableFileError:
        place = f"{self._place}.{field}" if field else self._place
        return UnusableFileError(what, place=place, hint="Export the file again.")

    def _day(self) -> date:
        given = self._string(self._found, "date")
        try:
            return datetime.strptime(given, "%Y-%m-%d").replace(tzinfo=UTC).date()
        except ValueError as error:
            raise self._refusal("this has to be a day such as 2026-11-22", "date") from error

    def _time(self) -> time:
        given = self._string(self._found, "time", "00:00")
        try:
            found = time.fromisoformat(given)
        except ValueError as error:
            raise self._refusal("this has to be a time such as 18:30", "time") from error
        if found.tzinfo is not None:
            raise self._refusal("this has to be a time without a zone", "time")
        return found

    def _text(self) -> str:
        title = self._string(self._found, "title", "").rstrip("\n")
        body = self._string(self._found, "body", "")
        starred = self._found.get("starred", False)
        if not isinstance(starred, bool):
            raise self._refusal("this has to be true or false", "starred")
        tags = self._words(self._found, "tags")
        head = title + STAR if starred else title
        text = clean_text(f"{head}\n{body}" if body else head)
        if self._own is None:
            there = set(tags_in(text))
            missing = [tag for tag in tags if tag.lower() not in there and fold(tag) not in fold(text)]
            text = clean_text("\n\n".join([text, " ".join(missing)])) if missing else text
        if len(text) > LONGEST_TEXT:
            raise self._refusal(f"there are more than {LONGEST_TEXT:,} characters", "body")
        return text

    def _made_id(self, day: date, at: time, text: str) -> str:
        said = f"{day.isoformat()} {at.isoformat()}\n{text}"
        return "j" + blake2b(said.encode(), digest_size=8, person=b"jrnl").hexdigest()

    def _with_own(self, own: Mapping[str, Any], made: ReadEntry) -> ReadEntry:
        kind = self._kind(own)
        feelings, strengths = self._feelings(own)
        given, practice = self._string(own, "id", ""), own.get("practice")
        if practice is not None and not (isinstance(practice, str) and len(practice) <= LONGEST_WORD):
            raise self._refusal("this has to be the id of a practice, or null", f"{OWN_FIELD}.practice")
        fitting = f"{kind.value}-{made.day.isoformat()}"
        if kind in ONE_A_DAY and given != fitting:
            kind = EntryKind.NOTE
        is_known = given == fitting if kind in ONE_A_DAY else _OWN_ID.fullmatch(given) is not None
        return made._replace(
            id=given if is_known else made.id,
            kind=kind,
            practice=clean_line(practice) or None if practice else None,
            people=tuple(self._words(own, "people")),
            feelings=feelings,
            strengths=strengths,
            at=self._moment(own),
        )

    def _kind(self, own: Mapping[str, Any]) -> EntryKind:
        try:
            return EntryKind(self._string(own, "kind", EntryKind.NOTE.value))
        except ValueError as error:
            raise self._refusal("this is no kind of entry", f"{OWN_FIELD}.kind") from error

    def _feelings(self, own: Mapping[str, Any]) -> tuple[tuple[str, ...], tuple[tuple[str, int], ...]]:
        found = own.get("feelings") or []
        if not isinstance(found, list) or len(found) > MOST_WORDS:
            raise self._refusal("this has to be a list of feelings", f"{OWN_FIELD}.feelings")
        words: dict[str, int | None] = {}
        for one in found:
            word = one.get("word") if isinstance(one, dict) else None
            strength = one.get("strength") if isinstance(one, dict) else None
            if not _is_word(word) or not _is_strength(strength):
                raise self._refusal(
                    f"this has to be a word and a strength of 1 to {STRONGEST}", f"{OWN_FIELD}.feelings"
                )
            words.setdefault(clean_line(str(word)), strength)
        return tuple(words), tuple((word, number) for word, number in words.items() if number is not None)

    def _moment(self, own: Mapping[str, Any]) -> datetime | None:
        given = own.get("at")
        if given is None:
            return None
        try:
            return datetime.fromisoformat(self._string(own, "at")).astimezone(UTC)
        except (ValueError, OverflowError) as error:
            raise self._refusal("this has to be a moment in UTC", f"{OWN_FIELD}.at") from error

    def _words(self, found: Mapping[str, Any], field: str) -> list[str]:
        given = found.get(field) or []
        if not isinstance(given, list) or len(given) > MOST_WORDS or not all(_is_word(one) for one in given):
            raise self._refusal(
                f"this has to be a list of at most {MOST_WORDS} words of at most {LONGEST_WORD} characters",
                field if found is self._found else f"{OWN_FIELD}.{field}",
            )
        return list(dict.fromkeys(clean_line(one) for one in given))

    def _string(self, found: Mapping[str, Any], field: str, missing: str | None = None) -> str:
        given = found.get(field, missing)
        if not isinstance(given, str):
            raise self._refusal(
                "this has to be text", field if found is self._found else f"{OWN_FIELD}.{field}"
            )
        return given


def _is_word(found: object) -> bool:
    return isinstance(found, str) and len(found) <= LONGEST_WORD and can_be_seen(clean_line(found))


def _is_strength(found: object) -> bool:
    return found is None or (type(found) is int and 1 <= found <= STRONGEST)
