from __future__ import annotations

from typing import TYPE_CHECKING, cast

from connect_tui.services.notices import take_notices
from connect_tui.store import StoreNotice

if TYPE_CHECKING:
    from connect_tui.services.workspace import Workspace


class _Told:
    """Stands for a workspace whose store has these to tell."""

    def __init__(self, *notices: StoreNotice) -> None:
        self.notices = list(notices)
        self.store = self

    def take_notices(self) -> list[StoreNotice]:
        notices, self.notices = self.notices, []
        return notices


def _entry(file: str, entry: str) -> StoreNotice:
    return StoreNotice(f"{file} has an entry: {entry}.", "Open it.", file, entry)


def _told(*notices: StoreNotice) -> list[StoreNotice]:
    return take_notices(cast("Workspace", _Told(*notices)))


def test_many_entries_of_a_file_are_told_once() -> None:
    people = [_entry("people.json", f"p{number}") for number in range(14)]
    plan, other = _entry("plans.json", "t1"), StoreNotice("A file was set aside.")
    folded, *rest = _told(people[0], plan, other, *people[1:])
    assert rest == [plan, other]
    assert "14 entries of people.json" in folded.message
    assert "p0, p1, p2 and 11 more" in folded.message


def test_two_entries_are_both_named_and_one_is_told_as_it_is() -> None:
    one, two = _entry("people.json", "p1"), _entry("people.json", "p2 (circle)")
    assert _told(one) == [one]
    (folded,) = _told(one, two)
    assert "p1, p2 (circle)." in folded.message
    assert _told() == []
