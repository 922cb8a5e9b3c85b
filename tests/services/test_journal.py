"""Writing in the journal: what is refused, what several windows write, and what taking it back does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from connect_tui.domain.drafts import NEW_ENTRY, Draft, entry_draft_id, taken_back_draft_id
from connect_tui.domain.errors import WrongUse
from connect_tui.domain.journal import EntryKind, JournalEntry
from connect_tui.domain.records import ChangeInfo
from connect_tui.services import check_ins
from connect_tui.services.drafts import draft, drafts, drop_draft, keep_draft
from connect_tui.services.entry_drafts import BeingWritten, writing_in
from connect_tui.services.journal import (
    EntryGone,
    Writing,
    change_entry,
    checked_feelings,
    remove_entry,
    text_beside,
    write_entry,
    writing_of,
)
from connect_tui.services.people_changes import remove_person
from connect_tui.services.workspace import Workspace
from tests.living import StandingClock

TODAY = date(2026, 11, 22)
HOSTILE = '[b]x[/b] \x1b]0;t\x07 \u202egnp.exe "q"\\ `rm -rf ~` \u2028 שלום\r\n# A'
SEEN = Writing(TODAY, "A walk.", "listen", ("Maya", "Sam"), ("calm", "glad"), (("calm", 3),))


def test_an_entry_says_what_was_written_and_its_draft_is_gone(
    workspace: Workspace, opened: Callable[[], Workspace]
) -> None:
    keep_draft(workspace, Draft(NEW_ENTRY, TODAY, HOSTILE))
    writing = SEEN._replace(
        text=HOSTILE, people=("  maya\n", "MAYA", "Sam"), feelings=("calm", " Calm", "glad")
    )
    entry, outcome = write_entry(workspace, writing, draft=NEW_ENTRY)
    assert outcome.change == ChangeInfo("journal", TODAY, practices=("listen",), people=("maya", "Sam"))
    assert (entry.kind, draft(workspace, NEW_ENTRY)) == (EntryKind.NOTE, None)
    other = opened()
    said = writing_of(other, entry)
    assert said == SEEN._replace(text=entry.text, people=("maya", "Sam"))
    assert entry.text == '[b]x[/b] ]0;t \u202egnp.exe "q"\\ `rm -rf ~` \n שלום\n# A'
    check_ins.undo(other)
    assert (other.store.journal_entry(entry.id), other.store.people()) == (None, {})
    (kept,) = drafts(opened())
    assert (kept.is_taken_back, writing_in(kept)) == (True, said)
    taken_up = BeingWritten(other, None, kept)
    assert taken_up.finish(taken_up.begun).people == tuple(other.store.people())
    assert drafts(other) == ()


@pytest.mark.parametrize(
    "writing",
    [
        Writing(TODAY),
        Writing(TODAY, " \u200b\n", practice="listen"),
        Writing(TODAY + timedelta(days=1), "A"),
        Writing(date(1800, 1, 1), "A"),
        Writing(TODAY, "A", practice="no-such"),
        Writing(TODAY, "A", people=(" ",)),
        Writing(TODAY, "A", feelings=("calm",), strengths=(("calm", 6),)),
        Writing(TODAY, "A", strengths=(("calm", 1),)),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_lost(workspace: Workspace, writing: Writing) -> None:
    keep_draft(workspace, Draft(NEW_ENTRY, TODAY, "A"))
    with pytest.raises(WrongUse) as refused:
        write_entry(workspace, writing, draft=NEW_ENTRY)
    assert refused.value.hint
    assert (workspace.store.journal_years(), len(drafts(workspace))) == ([], 1)


def test_only_what_differs_is_changed(workspace: Workspace, opened: Callable[[], Workspace]) -> None:
    before, _ = write_entry(workspace, SEEN)
    change_entry(
        opened(),
        before,
        SEEN._replace(
            text="A walk.\n\nIt rained.",
            people=("Maya", "Sam", "Ines"),
            feelings=("glad", "tired"),
            strengths=(("glad", 1),),
        ),
    )
    keep_draft(workspace, Draft(entry_draft_id(before.id), TODAY, "x", entry=before.id))
    mine = SEEN._replace(
        text="A walk.\n\nWe laughed.",
        practice=None,
        people=("Maya", "Yuki"),
        strengths=(("calm", 3), ("glad", 5)),
    )
    entry, outcome = change_entry(workspace, before, mine, draft=entry_draft_id(before.id))
    assert writing_of(workspace, entry) == Writing(
        TODAY,
        "A walk.\n\nIt rained.\n\nWe laughed.",
        None,
        ("Maya", "Ines", "Yuki"),
        ("glad", "tired"),
        (("glad", 5),),
    )
    assert (entry.id, entry.at, outcome.change.kind) == (before.id, before.at, "journal-changed")
    assert drafts(workspace) == ()
    assert change_entry(workspace, entry, writing_of(workspace, entry))[1].changed is False


@pytest.mark.parametrize(
    ("stored", "seen", "written", "kept"),
    [
        ("a", "a", "b", "b"),
        ("c", "a", "a", "c"),
        ("c", "a", "b", "c\n\nb"),
        ("c", "a", "c", "c"),
        ("", "a", "b", "b"),
        ("a c", "a", "a b", "a c\n\nb"),
        ("c", "a", "", "c"),
        ("a c", "", "a c d", "a c d"),
        ("a\n\nc", "a", "b\na\nc", "b\na\nc"),
        ("a", "a\nc", "a\nc\nb", "a\n\nb"),
    ],
)
def test_texts_that_were_both_changed_stand_beside_each_other(
    stored: str, seen: str, written: str, kept: str
) -> None:
    assert text_beside(stored, seen, written) == kept


def test_an_entry_moves_to_another_day_and_year_and_back_with_one_undo(workspace: Workspace) -> None:
    before, _ = write_entry(workspace, SEEN)
    new_year = date(2025, 12, 31)
    moved, _ = change_entry(workspace, before, SEEN._replace(day=new_year))
    assert workspace.store.journal(date.min, date.max) == [moved]
    assert writing_of(workspace, moved) == SEEN._replace(day=new_year)
    assert workspace.store.journal_entry(moved.id) == moved
    ids = [one["id"] for one in workspace.store.export_records()["journal"]]
    assert len(ids) == len(set(ids)) == 2
    check_ins.undo(workspace)
    assert workspace.store.journal(date.min, date.max) == [before]


def test_one_that_was_removed_meanwhile_is_written_again(workspace: Workspace) -> None:
    before, _ = write_entry(workspace, SEEN)
    keep_draft(workspace, Draft(entry_draft_id(before.id), TODAY, "x", entry=before.id))
    assert remove_entry(workspace, before.id).change.kind == "journal-removed"
    assert [one.text for one in drafts(workspace)] == ["x"]
    with pytest.raises(EntryGone):
        remove_entry(workspace, before.id)
    change_entry(workspace, before, SEEN._replace(text="Another."))
    assert [one.text for one in workspace.store.journal_on(TODAY)] == ["Another."]
    check_ins.undo(workspace)
    check_ins.undo(workspace)
    assert workspace.store.journal_on(TODAY) == [before]


def test_a_look_back_stays_on_its_day_and_may_say_nothing(workspace: Workspace) -> None:
    with workspace.store.change(ChangeInfo("look-back", TODAY)) as change:
        week = change.put_journal(JournalEntry("week-x", TODAY, EntryKind.WEEK, "gone-since", text="A"))
    with pytest.raises(WrongUse):
        change_entry(workspace, week, writing_of(workspace, week)._replace(day=TODAY - timedelta(days=1)))
    emptied, _ = change_entry(workspace, week, writing_of(workspace, week)._replace(text=""))
    assert emptied == week._replace(text="")


def test_whoever_is_removed_is_left_out_and_comes_back_with_them(workspace: Workspace) -> None:
    before, _ = write_entry(workspace, SEEN)
    maya = before.people[0]
    assert remove_person(workspace, maya).journal == 1
    assert writing_of(workspace, before).people == ("Sam",)
    changed, _ = change_entry(workspace, before, SEEN._replace(text="B", people=("Sam",)))
    check_ins.undo(workspace)
    check_ins.undo(workspace)
    assert changed.people == before.people
    assert writing_of(workspace, before) == SEEN


def test_drafts_are_there_until_they_are_given_up(
    workspace: Workspace, opened: Callable[[], Workspace], clock: StandingClock
) -> None:
    keep_draft(workspace, Draft(NEW_ENTRY, TODAY, "A"))
    clock.move(seconds=5)
    keep_draft(workspace, Draft("entry.j1", TODAY, "B", entry="j1"))
    assert [one.id for one in drafts(opened())] == ["entry.j1", NEW_ENTRY]
    clock.move(seconds=5)
    keep_draft(workspace, drafts(workspace)[1]._replace(text="A, and more"))
    found = draft(opened(), NEW_ENTRY)
    assert found is not None
    assert (found.text, found.at) == ("A, and more", clock.now())
    drop_draft(opened(), NEW_ENTRY)
    drop_draft(opened(), NEW_ENTRY)
    assert [one.id for one in drafts(workspace)] == ["entry.j1"]
    assert check_ins.undo(workspace) is None


def test_what_is_taken_back_without_words_of_ones_own_leaves_no_draft(workspace: Workspace) -> None:
    write_entry(workspace, Writing(TODAY, feelings=("calm",)))
    entry, _ = write_entry(workspace, SEEN)
    change_entry(workspace, entry, SEEN._replace(day=date(2025, 3, 1)))
    told = [check_ins.undo(workspace), check_ins.undo(workspace)]
    assert [one and one.keeps_draft for one in told] == [False, True]
    (kept,) = drafts(workspace)
    assert kept.text == SEEN.text
    told = [check_ins.undo(workspace)]
    assert [one and one.keeps_draft for one in told] == [False]
    assert drafts(workspace) == (kept,)


@pytest.mark.parametrize("is_new", [True, False])
@pytest.mark.parametrize("ending", ["finish", "give up", "remove"])
def test_what_two_windows_write_at_once_takes_nothing_from_either(
    workspace: Workspace, opened: Callable[[], Workspace], *, is_new: bool, ending: str
) -> None:
    seen = None if is_new else write_entry(workspace, SEEN)[0]
    other = opened()
    here, there = BeingWritten(workspace, seen), BeingWritten(other, seen)
    mine, theirs = SEEN._replace(text="A walk. Mine."), SEEN._replace(text="A walk. Theirs.")
    here.keep(mine)
    there.keep(theirs)
    later = BeingWritten(opened(), seen, next(one for one in drafts(workspace) if one.text == theirs.text))
    later.keep(theirs._replace(text="A walk. Theirs. Later."))
    there.keep(theirs)
    texts = {one.text for one in drafts(workspace)}
    assert texts == {"A walk. Mine.", "A walk. Theirs.", "A walk. Theirs. Later."}
    if ending == "finish":
        here.finish(mine)
    elif ending == "give up":
        here.give_up()
    else:
        for one in drafts(workspace):
            drop_draft(workspace, one.id)
    assert there.is_kept(theirs) is (ending != "remove")
    there.keep(theirs)
    assert there.is_kept(theirs)
    assert "A walk. Theirs." in {one.text for one in drafts(workspace)}


def test_an_undo_keeps_every_word_that_it_takes_away(workspace: Workspace) -> None:
    entry, _ = write_entry(workspace, SEEN)
    longer, longest = SEEN._replace(text="A walk. It rained."), SEEN._replace(text="A walk. It rained. More.")
    change_entry(workspace, change_entry(workspace, entry, longer)[0], longest)
    for _ in range(2):
        told = check_ins.undo(workspace)
        assert told is not None
        assert told.keeps_draft
    (kept,) = drafts(workspace)
    assert (kept.text, kept.entry, kept.is_taken_back) == (longest.text, entry.id, True)
    with workspace.store.change(ChangeInfo("evening", TODAY)) as change:
        change.put_journal(JournalEntry("evening-2026-11-22", TODAY, EntryKind.EVENING, text="Rain."))
    check_ins.undo(workspace)
    assert {one.text for one in drafts(workspace)} == {longest.text, "Rain."}
    taken_up = BeingWritten(workspace, workspace.store.journal_entry(entry.id), kept)
    assert taken_up.finish(taken_up.begun) == entry._replace(text=longest.text)


def test_who_changes_an_entry_finds_it_where_it_has_moved(
    workspace: Workspace, opened: Callable[[], Workspace]
) -> None:
    before, _ = write_entry(workspace, SEEN)
    here = BeingWritten(workspace, before)
    here.keep(SEEN._replace(text="A walk. Mine."))
    moved, _ = change_entry(opened(), before, SEEN._replace(day=date(2025, 3, 1)))
    back, _ = change_entry(opened(), moved, SEEN._replace(day=date(2024, 3, 1)))
    assert workspace.store.journal_entry(before.id) == back
    again = BeingWritten(opened(), back)
    assert again.begun == SEEN._replace(day=back.day, text="A walk. Mine.")
    assert here.finish(here.begun._replace(text="A walk. Mine.")) == back._replace(text="A walk. Mine.")
    assert workspace.store.journal(date.min, date.max) == [back._replace(text="A walk. Mine.")]
    remove_entry(workspace, before.id)
    assert workspace.store.journal(date.min, date.max) == []


def test_a_draft_gives_way_to_what_was_changed_meanwhile_but_for_what_it_says_itself(
    workspace: Workspace, opened: Callable[[], Workspace]
) -> None:
    before, _ = write_entry(workspace, SEEN)
    here = BeingWritten(workspace, before)
    mine = here.begun._replace(text="A walk. Here.", people=("Sam",), feelings=("glad", "odd"), strengths=())
    here.keep(mine)
    there = SEEN._replace(
        day=TODAY - timedelta(days=1), text="There.", people=("Maya", "Sam", "Ben"), feelings=("calm", "glad")
    )
    other = opened()
    change_entry(other, before, there)
    stored = other.store.journal_entry(before.id)
    assert stored is not None
    taken_up = BeingWritten(other, stored)
    taken_up.keep(taken_up.begun._replace(text="A walk. Here."))
    again = BeingWritten(opened(), stored)
    assert again.begun == there._replace(
        text="A walk. Here.", people=("Sam", "Ben"), feelings=("glad", "odd"), strengths=()
    )
    entry = again.finish(again.begun)
    assert writing_of(other, entry) == again.begun._replace(text="There.\n\nHere.")


def test_a_draft_that_was_emptied_is_gone_on_with_as_itself(workspace: Workspace) -> None:
    keep_draft(workspace, Draft(NEW_ENTRY, TODAY, "Another one."))
    chosen = Draft(taken_back_draft_id("j1"), TODAY, "A walk.")
    keep_draft(workspace, chosen)
    written = BeingWritten(workspace, None, draft(workspace, chosen.id))
    written.keep(Writing(TODAY))
    written.keep(Writing(TODAY, "A long walk."))
    assert {one.text for one in drafts(workspace)} == {"Another one.", "A long walk."}


def test_feelings_are_named_once_each_as_first_written() -> None:
    assert checked_feelings((" Sad ", "calm", "sad", "\u200b"), [("SAD", 5)]) == (
        ("Sad", "calm"),
        (("Sad", 5),),
    )
