"""Until when someone counts as new with whom one was never in touch."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from connect_tui.domain.contacts import NEW_FOR_DAYS, in_touch
from connect_tui.domain.people import Profile
from connect_tui.domain.reaching_out import Why, warm_order
from connect_tui.domain.rhythms import Rhythm, Rhythms

ADDED = date(2026, 1, 1)
RHYTHMS = Rhythms()
BROUGHT = Profile("p1", "Ann", added=ADDED, from_cards=("mark",))
WRITTEN = Profile("p2", "Ben", added=ADDED)


@pytest.mark.parametrize("days", [0, NEW_FOR_DAYS, NEW_FOR_DAYS + 1, 89, 90, 400])
def test_whom_a_person_wrote_down_is_due_until_they_were_in_touch(days: int) -> None:
    stand = in_touch(WRITTEN, None, ADDED + timedelta(days=days), RHYTHMS)
    assert (stand.due, stand.next) == (True, ADDED)


@pytest.mark.parametrize(
    ("days", "due"), [(0, True), (NEW_FOR_DAYS, True), (NEW_FOR_DAYS + 1, False), (89, False), (90, True)]
)
def test_whom_a_card_brought_is_new_for_a_while_and_then_due_by_their_circle(days: int, due: bool) -> None:
    stand = in_touch(BROUGHT, None, ADDED + timedelta(days=days), RHYTHMS)
    assert stand.due == due
    assert stand.next == (ADDED if days <= NEW_FOR_DAYS else ADDED + timedelta(days=90))


def test_their_own_rhythm_counts_and_a_contact_ends_it() -> None:
    day = ADDED + timedelta(days=NEW_FOR_DAYS + 1)
    often = BROUGHT._replace(rhythm=Rhythm(7, 14))
    assert in_touch(often, None, day, RHYTHMS).due
    assert not in_touch(often, day, day, RHYTHMS).due


def test_they_come_after_all_others() -> None:
    tom = Profile("p3", "Tom", added=ADDED)
    day = ADDED + timedelta(days=95)
    last = {"p3": ADDED}
    people = [(one, in_touch(one, last.get(one.id), day, RHYTHMS)) for one in (BROUGHT, tom)]
    assert [(one.person, one.why) for one in warm_order(people, day, 3)] == [
        ("p3", Why.WISHED),
        ("p1", Why.NEW),
    ]
