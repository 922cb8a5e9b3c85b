"""Closing a day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from connect_tui.domain.drafts import Draft
from connect_tui.domain.errors import WrongUse
from connect_tui.domain.journal import EntryKind
from connect_tui.domain.records import Mark
from connect_tui.services import check_ins
from connect_tui.services.drafts import draft, drafts, keep_draft
from connect_tui.services.evening import (
    as_begun,
    close_day,
    draft_id,
    evening_view,
    is_closed,
    keep_unfinished,
)
from connect_tui.services.journal import change_entry, remove_entry, writing_of
from connect_tui.services.people import people_view

if TYPE_CHECKING:
    from collections.abc import Callable

    from connect_tui.domain.practices import Practice
    from connect_tui.services.workspace import Workspace
    from tests.living import StandingClock

TODAY = date(2026, 11, 22)


def _practices(workspace: Workspace, *ids: str) -> list[Practice]:
    return [one for one in workspace.practices if one.id in ids]


def _last_contact(workspace: Workspace, name: str) -> date | None:
    everyone = people_view(workspace).everyone
    return next(one.in_touch.last for one in everyone if one.profile.name == name)


def test_all_of_an_evening_is_one_change(workspace: Workspace) -> None:
    check_ins.done(workspace, _practices(workspace, "care"), TODAY, note="soup")
    check_ins.set_focus(workspace, _practices(workspace, "listen"))
    seen = evening_view(workspace)
    assert (seen.practices[0].practice.id, seen.done, len(seen.practices)) == ("listen", 1, 12)
    outcome = close_day(
        workspace,
        TODAY,
        done=_practices(workspace, "listen", "care"),
        text="A slow walk",
        feelings=["calm"],
        strengths=[("calm", 3)],
        people=["Maya"],
        seen=seen,
    )
    assert (outcome.change.kind, outcome.changed) == ("evening", True)
    assert is_closed(workspace.store, TODAY)
    kept = evening_view(workspace)
    assert kept.entry is not None
    assert (kept.entry.id, kept.entry.kind, kept.entry.text) == (
        "evening-2026-11-22",
        EntryKind.EVENING,
        "A slow walk",
    )
    assert (kept.people, kept.entry.felt, kept.done) == (("Maya",), (("calm", 3),), 2)
    care = workspace.store.check_in(TODAY, "care")
    assert care is not None
    assert (care.mark, care.note) == (Mark.DONE, "soup")
    assert _last_contact(workspace, "Maya") == TODAY
    check_ins.undo(workspace)
    assert not is_closed(workspace.store, TODAY)
    assert evening_view(workspace).done == 1
    assert workspace.store.contacts(TODAY, TODAY) == []


def test_a_day_can_be_closed_without_a_word_and_no_day_to_come(workspace: Workspace) -> None:
    assert close_day(workspace, TODAY).changed
    assert is_closed(workspace.store, TODAY)
    assert not close_day(workspace, TODAY, seen=evening_view(workspace)).changed
    with pytest.raises(WrongUse):
        close_day(workspace, TODAY + timedelta(days=1))


def test_what_another_window_kept_of_the_evening_stays(
    workspace: Workspace, opened: Callable[[], Workspace]
) -> None:
    close_day(workspace, TODAY, text="One", feelings=["calm"], people=["Maya"])
    seen = evening_view(workspace)
    close_day(opened(), TODAY, text="One", feelings=["calm", "glad"], people=["Maya", "Ben"])
    workspace.follow()
    close_day(workspace, TODAY, text="One, and two", feelings=[], people=["Maya", "Tom"], seen=seen)
    kept = evening_view(workspace)
    assert kept.entry is not None
    assert (kept.entry.text, kept.entry.feelings) == ("One, and two", ("glad",))
    assert kept.people == ("Maya", "Ben", "Tom")
    assert all(_last_contact(workspace, name) == TODAY for name in ("Maya", "Ben", "Tom"))


def test_whoever_is_taken_out_again_was_not_in_touch_by_it(workspace: Workspace) -> None:
    close_day(workspace, TODAY, people=["Maya"])
    close_day(workspace, TODAY, people=[], seen=evening_view(workspace))
    assert _last_contact(workspace, "Maya") is None
    check_ins.done(workspace, _practices(workspace, "listen"), TODAY, people=["Maya"])
    close_day(workspace, TODAY, people=["Maya"], seen=evening_view(workspace))
    assert workspace.store.contacts(TODAY, TODAY) == []


def test_whoever_is_taken_out_in_the_journal_was_not_in_touch_by_it_either(workspace: Workspace) -> None:
    close_day(workspace, TODAY, people=["Maya", "Ben"])
    entry = evening_view(workspace).entry
    assert entry is not None
    entry, _ = change_entry(workspace, entry, writing_of(workspace, entry)._replace(people=("Ben", "Tom")))
    assert [_last_contact(workspace, name) for name in ("Maya", "Ben", "Tom")] == [None, TODAY, TODAY]
    remove_entry(workspace, entry.id)
    assert workspace.store.contacts(TODAY, TODAY) == []
    check_ins.undo(workspace)
    assert [_last_contact(workspace, name) for name in ("Maya", "Ben", "Tom")] == [None, TODAY, TODAY]


def test_after_midnight_it_is_still_that_day_and_unfinished_words_are_kept_the_next(
    workspace: Workspace, clock: StandingClock
) -> None:
    clock.move(hours=14)
    assert evening_view(workspace).day == TODAY
    keep_draft(workspace, Draft(draft_id(TODAY), TODAY, "Half a", people=("Maya",), feelings=("sad",)))
    assert keep_unfinished(workspace) == []
    clock.move(hours=12)
    assert keep_unfinished(workspace) == [TODAY]
    kept = evening_view(workspace, TODAY)
    assert kept.entry is not None
    assert (kept.entry.text, kept.entry.feelings, kept.people) == ("Half a", ("sad",), ("Maya",))
    assert draft(workspace, draft_id(TODAY)) is None


def test_an_evening_of_which_nothing_was_said_is_not_closed_by_its_draft(
    workspace: Workspace, clock: StandingClock
) -> None:
    keep_draft(workspace, Draft(draft_id(TODAY), TODAY))
    clock.move(days=1)
    assert keep_unfinished(workspace) == []
    assert not is_closed(workspace.store, TODAY)
    assert drafts(workspace) == ()


def test_what_was_checked_in_an_evening_that_was_cut_short_is_kept(
    workspace: Workspace, clock: StandingClock
) -> None:
    keep_draft(workspace, Draft(draft_id(TODAY), TODAY, done=("care", "no longer there")))
    clock.move(days=1)
    assert keep_unfinished(workspace) == [TODAY]
    view = evening_view(workspace, TODAY)
    assert [row.practice.id for row in view.practices if row not in view.open] == ["care"]


def test_an_evening_that_is_closed_in_two_windows_says_no_words_twice(
    workspace: Workspace, opened: Callable[[], Workspace], clock: StandingClock
) -> None:
    seen = evening_view(workspace)
    keep_draft(workspace, Draft(draft_id(TODAY), TODAY, "A good day"))
    clock.move(days=1)
    assert keep_unfinished(opened()) == [TODAY]
    workspace.follow()
    close_day(workspace, TODAY, text="A good day, with Maya", seen=seen)
    kept = evening_view(workspace, TODAY).entry
    assert kept is not None
    assert kept.text == "A good day, with Maya"


def test_words_begun_before_the_day_was_closed_elsewhere_stand_beside_those(workspace: Workspace) -> None:
    begun = evening_view(workspace)
    said = Draft(draft_id(TODAY), TODAY, "The letter came", seen=Draft(draft_id(TODAY), TODAY))
    keep_draft(workspace, said)
    close_day(workspace, TODAY, text="Rain all day", feelings=["calm"], seen=begun)
    left = draft(workspace, draft_id(TODAY))
    assert left is not None
    view = as_begun(workspace, evening_view(workspace), left)
    close_day(workspace, TODAY, text=left.text, seen=view, draft=left)
    entry = evening_view(workspace).entry
    assert entry is not None
    assert (entry.text, entry.feelings) == ("Rain all day\n\nThe letter came", ("calm",))
    assert draft(workspace, draft_id(TODAY)) is None
