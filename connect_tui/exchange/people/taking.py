"""Taking cards over into the people who are known: who is meant by each, and what it brings.

Someone is known again by the id of their card, else by their name, else by another name of theirs, else, for
a card without an id, as whom a card of this name stood for before. A name is not enough where the file itself
tells two people apart who bear it.

Nothing that a person has kept is replaced or taken away. What a card brings leaves a short mark with the
person, so that the same card brings nothing anew when it comes again, even where it was changed or removed in
Connect meanwhile.
"""

from __future__ import annotations

from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from connect_tui.domain.names import by_name
from connect_tui.domain.people import Occasion, Profile, Remembered
from connect_tui.domain.text import fold
from connect_tui.exchange.people.cards import Left

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from connect_tui.exchange.people.cards import Card


class Taken(StrEnum):
    """What became of a card."""

    NEW = "new"
    """Someone new."""
    MERGED = "merged"
    """It brought something to someone who was known."""
    UNCHANGED = "unchanged"
    """All of it was known."""
    LEFT = "left"


class CardReport(NamedTuple):
    """What became of a card, and what it brought."""

    card: Card
    taken: Taken
    person: str = ""
    """Their name in Connect; empty where the card was left."""
    fields: tuple[str, ...] = ()
    """What it brought: names of the fields of a Profile."""
    kept: tuple[str, ...] = ()
    """Fields of which the card says something else than the person, and the person was believed."""


class Taking:
    """Takes the cards of a file over, one after another. ``new_id`` gives the id of someone new."""

    def __init__(
        self, cards: Iterable[Card], profiles: Mapping[str, Profile], today: date, new_id: Callable[[], str]
    ) -> None:
        self.profiles = dict(profiles)
        """Everyone, with what the cards brought."""
        self._today, self._new_id = today, new_id
        self._owners: dict[str, str] = {}
        self._by_mark: dict[str, str] = {}
        """Ids of people by the marks of the cards that stood for them."""
        self._uids = {_uid_mark(card.uid) for card in cards if card.uid}
        self._met: set[str] = set()
        """Ids of those whom a card of the file has named."""
        for name, owner in by_name(profiles.values()).items():
            self._owners[name] = owner.id
        for profile in profiles.values():
            self._note(profile)

    def take(self, card: Card) -> CardReport:
        """Take a card over."""
        if card.left is not None:
            return CardReport(card, Taken.LEFT)
        found = self._by_mark.get(_uid_mark(card.uid)) if card.uid else None
        if found is None:
            found = self._owners.get(fold(card.name))
            if found is not None and self._is_somebody_else(card, self.profiles[found]):
                return CardReport(card._replace(left=Left.NAME_TAKEN), Taken.LEFT)
        if found is None and not card.uid:
            found = self._by_mark.get(_name_mark(card.name))
        if found is None:
            before = Profile(self._new_id(), card.name, added=self._today)
        else:
            before = self.profiles[found]
        self._met.add(before.id)
        merge = _Merge(before, card, self._owners, self._today)
        self.profiles[before.id] = merge.profile
        self._note(merge.profile)
        known = Taken.MERGED if merge.fields else Taken.UNCHANGED
        taken = Taken.NEW if found is None else known
        return CardReport(card, taken, before.name, merge.fields, tuple(merge.kept))

    def _is_somebody_else(self, card: Card, profile: Profile) -> bool:
        """Tell whether a card only shares a name with someone: it may well be another person's."""
        by_another_name = fold(card.name) != fold(profile.name)
        if not card.uid:
            return by_another_name and profile.id in self._met
        others = self._uids.intersection(profile.from_cards)
        return by_another_name or bool(others)

    def _note(self, profile: Profile) -> None:
        for name in (profile.name, *profile.also):
            self._owners.setdefault(fold(name), profile.id)
        for mark in profile.from_cards:
            self._by_mark.setdefault(mark, profile.id)


class _Merge:
    """What a card brings to someone."""

    def __init__(self, before: Profile, card: Card, owners: Mapping[str, str], today: date) -> None:
        self.kept: dict[str, None] = {}
        self._owners, self._today = owners, today
        self._known = frozenset(before.from_cards)
        self._marks = dict.fromkeys(before.from_cards)
        self._marks[_uid_mark(card.uid) if card.uid else _name_mark(card.name)] = None
        self.profile = before
        self._add_names((card.name, *card.also))
        self._add_birthday(card.birthday)
        self._add_dates(card.dates)
        self._add_reach(card.reach)
        self._add_work(card.work)
        self._add_notes(card.notes)
        changed = (name for name in Profile._fields if getattr(self.profile, name) != getattr(before, name))
        self.fields = tuple(changed)
        self.profile = self.profile._replace(from_cards=tuple(self._marks))

    def _is_new(self, kind: str, value: str) -> bool:
        """Note that a card says this; tell whether none said it before."""
        mark = _mark(kind, value)
        self._marks[mark] = None
        return mark not in self._known

    def _leave(self, field: str, kind: str, value: str) -> None:
        """Note that what a person has kept is believed; the card may be asked again."""
        self._marks.pop(_mark(kind, value), None)
        self.kept[field] = None

    def _add_names(self, names: Iterable[str]) -> None:
        for name in names:
            owner = self._owners.get(fold(name))
            if fold(name) == fold(self.profile.name):
                self._is_new("name", fold(name))
            elif self._is_new("name", fold(name)) and owner != self.profile.id:
                if owner is None and fold(name) not in map(fold, self.profile.also):
                    self.profile = self.profile._replace(also=(*self.profile.also, name))
                elif owner is not None:
                    self._leave("also", "name", fold(name))

    def _add_birthday(self, birthday: Occasion | None) -> None:
        if birthday is None or not self._is_new("birthday", _told(birthday)):
            return
        one = _joined(self.profile.birthday, birthday)
        if one is None:
            self._leave("birthday", "birthday", _told(birthday))
        else:
            self.profile = self.profile._replace(birthday=one)

    def _add_dates(self, dates: Iterable[Occasion]) -> None:
        for one in dates:
            if not self._is_new("date", _told(one)):
                continue
            kept = list(self.profile.dates)
            at = next((i for i, other in enumerate(kept) if fold(other.name) == fold(one.name)), len(kept))
            joined = _joined(kept[at] if at < len(kept) else None, one)
            if joined is None:
                self._leave("dates", "date", _told(one))
            else:
                self.profile = self.profile._replace(dates=(*kept[:at], joined, *kept[at + 1 :]))

    def _add_reach(self, ways: Iterable[str]) -> None:
        for way in ways:
            if self._is_new("reach", way):
                self.profile = self.profile._replace(reach=_with_line(self.profile.reach, way))

    def _add_work(self, work: str) -> None:
        if work and self._is_new("work", work):
            known = any(work in one.text for one in self.profile.details)
            more = () if known else (Remembered(work, self._today),)
            self.profile = self.profile._replace(details=(*self.profile.details, *more))

    def _add_notes(self, notes: str) -> None:
        if notes and self._is_new("notes", notes):
            self.profile = self.profile._replace(notes=_with_line(self.profile.notes, notes))


def _joined(kept: Occasion | None, brought: Occasion) -> Occasion | None:
    """Return one date out of two, None where they differ; a year that is missing is taken from the other."""
    if kept is None:
        return brought
    if (kept.month, kept.day) != (brought.month, brought.day):
        return None
    if kept.year is None or brought.year is None or kept.year == brought.year:
        return kept._replace(year=kept.year or brought.year)
    return None


def _told(one: Occasion) -> str:
    return f"{one.year}-{one.month}-{one.day} {one.name}"


def _with_line(text: str, line: str) -> str:
    """Return a text with a line more, unless it holds it already."""
    if f"\n{line}\n" in f"\n{text}\n":
        return text
    return f"{text}\n{line}" if text else line


def _uid_mark(uid: str) -> str:
    return sha256(f"uid\0{uid}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _name_mark(name: str) -> str:
    """Return the mark of a card without an id, of which nothing but the name tells whom it stands for."""
    return sha256(f"card\0{fold(name)}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _mark(kind: str, value: str) -> str:
    return sha256(f"{kind}\0{value}".encode("utf-8", "surrogatepass")).hexdigest()[:8]
