"""Notes about oneself are records like any other; drafts stay on this machine, and forget who is removed."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from connect_tui.domain.drafts import NEW_ENTRY, Draft, guide_draft_id, taken_back_draft_id
from connect_tui.domain.guide_runs import Answered, GuideRun
from connect_tui.domain.guides import Keep
from connect_tui.domain.journal import EntryKind, JournalEntry
from connect_tui.domain.me import GoalStep, MeItem, MeKind
from connect_tui.domain.records import ChangeInfo
from tests.store.helpers import DAY, NOW, SetClock, done, open_store

if TYPE_CHECKING:
    from pathlib import Path

    from connect_tui.store import Store

HOSTILE = '[b]x[/b] \x1b]0;t\x07 \u202egnp.exe \u200b "q"\\ \u2028 שלום\n' * 3
ABOUT_ME = ChangeInfo("me", DAY)
GOAL = MeItem(
    "",
    MeKind.GOAL,
    HOSTILE,
    DAY,
    until=date(2026, 12, 24),
    steps=(GoalStep("Call", DAY), GoalStep(HOSTILE)),
    at=NOW,
)
RUN = GuideRun(
    "listen",
    DAY,
    (
        Answered("who", "person", "Who?", "Maya"),
        Answered("felt", "feeling", "What?", ("calm", "\u202esad")),
        Answered("far", "scale", "How far?", 3, ends=("near", "far", 5)),
        Answered("said", "question", "What was said?", HOSTILE, Keep.DETAILS),
    ),
    at="next",
    started=NOW,
)


def put_me(store: Store, item: MeItem) -> MeItem:
    with store.change(ABOUT_ME) as change:
        return change.put_me(item)


def put_draft(store: Store, draft: Draft) -> None:
    with store.change(None) as change:
        change.put_draft(draft)


def add(store: Store, name: str) -> str:
    with store.change(ChangeInfo("person-added")) as change:
        return change.add_person(name).id


def test_a_note_about_oneself_is_kept_changed_taken_away_and_brought_back(tmp_path: Path) -> None:
    store, other = open_store(tmp_path), open_store(tmp_path)
    kept = put_me(store, GOAL)
    assert kept == GOAL._replace(id=kept.id)
    assert kept.id.startswith("m")
    assert other.me() == {kept.id: kept}
    changed = put_me(store, kept._replace(done=DAY, until=None, steps=()))
    assert other.me() == {kept.id: changed}
    with store.change(ABOUT_ME) as change:
        change.drop_me(kept.id)
        assert change.me() == {}
    assert other.me() == {}
    assert [store.undo(), store.undo()] == [ABOUT_ME, ABOUT_ME]
    assert other.me() == open_store(tmp_path).me() == {kept.id: kept}


def test_what_a_later_version_knows_of_oneself_stays(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    steps = [{"text": "Call", "hard": True}]
    goal = {"id": "m1", "kind": "goal", "text": "a", "since": "2026-11-22", "steps": steps, "why": "x"}
    fear = {"id": "m2", "kind": "fear", "what": 5}
    style = {"id": "m3", "kind": "style", "text": "new", "since": "2026-11-22"}
    store.merge({"me": [goal, fear, style]}, ChangeInfo("import"))
    put_me(store, store.me()["m1"]._replace(text="b"))
    assert list(store.me()) == ["m1"]
    assert store.notices == []
    found = {one.pop("id"): one for one in store.export_records()["me"]}
    assert (found["m1"]["text"], found["m1"]["steps"], found["m1"]["why"]) == ("b", steps, "x")
    assert (found["m2"]["what"], found["m3"]["text"]) == (5, "new")


def test_a_draft_is_kept_as_it_is_and_stays_here(tmp_path: Path) -> None:
    clock = SetClock()
    store = open_store(tmp_path, clock)
    done(store)
    strengths = (("calm", 5),)
    seen = Draft(NEW_ENTRY, DAY, "", "care", ("Sam",), ("sad",), (("sad", 2),))
    draft = Draft(NEW_ENTRY, DAY, HOSTILE, "listen", ("Maya", "Sam"), ("calm",), strengths, "j1", at=NOW)
    draft = draft._replace(seen=seen, done=("care",))
    guide = Draft(guide_draft_id("listen"), DAY, run=RUN, at=NOW)
    put_draft(store, draft)
    put_draft(store, guide)
    assert open_store(tmp_path).drafts() == {draft.id: draft, guide.id: guide}
    assert store.last_change() == ChangeInfo("done", DAY, practices=("listen",))
    assert "HOSTILE" not in json.dumps(store.export_records())
    clock.forward(days=1)
    done(store, "care")
    put_draft(store, draft._replace(text="later"))
    assert list(tmp_path.rglob("local-drafts*")) == [tmp_path / "local-drafts.json"]
    (backup,) = store.backups()
    store.restore(backup.name)
    assert store.drafts()[NEW_ENTRY].text == "later"


def test_an_entry_and_its_draft_change_together_and_what_is_taken_back_is_one_again(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    put_draft(store, Draft(NEW_ENTRY, DAY, "A walk."))
    with store.change(ChangeInfo("journal", DAY)) as change:
        entry = change.put_journal(JournalEntry("", DAY, EntryKind.NOTE, text="A walk."))
        change.drop_draft(NEW_ENTRY)
    assert store.drafts() == {}
    assert store.undo() == ChangeInfo("journal", DAY, keeps_draft=True)
    assert store.journal(DAY, DAY) == []
    assert [(key, one.text) for key, one in store.drafts().items()] == [
        (taken_back_draft_id(entry.id), "A walk.")
    ]


def test_of_a_broken_file_of_drafts_what_is_whole_stays(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    for key in ("entry.j1", NEW_ENTRY):
        put_draft(store, Draft(key, DAY, "A walk.", at=NOW))
    path = tmp_path / "local-drafts.json"
    path.write_bytes(path.read_bytes()[:-40])
    assert list(open_store(tmp_path).drafts()) == ["entry.j1"]
    path.write_text('{"new": {"day": "2026-11-22", "feelings": 5}}', encoding="utf-8")
    assert (open_store(tmp_path).drafts(), store.notices) == ({}, [])


def test_a_draft_calls_people_what_they_are_called_now(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    maya, mum = add(store, "Maya"), add(store, "Mum")
    put_draft(store, Draft(NEW_ENTRY, DAY, people=("maya", "Nobody yet"), run=RUN._replace(person=maya)))
    with store.change(ChangeInfo("person-joined")) as change:
        change.relations.join(mum, maya, DAY)
    found = store.drafts()[NEW_ENTRY]
    assert found.people == ("Mum", "Nobody yet")
    assert found.run is not None
    assert (found.run.person, found.run.person_name) == (mum, "Mum")
    store.undo()
    assert store.drafts()[NEW_ENTRY].people == ("Maya", "Nobody yet")


def test_whoever_is_forgotten_is_in_no_draft(tmp_path: Path) -> None:
    clock = SetClock(datetime(2026, 11, 22, 12, tzinfo=UTC))
    store = open_store(tmp_path, clock)
    maya, sam = add(store, "Maya"), add(store, "Sam")
    seen = Draft(NEW_ENTRY, DAY, people=("Maya",))
    put_draft(store, Draft(NEW_ENTRY, DAY, "Talked.", people=("maya", "Sam"), seen=seen))
    put_draft(store, Draft("guide.listen", DAY, run=RUN._replace(person=maya)))
    put_draft(store, Draft("guide.care", DAY, people=("Sam",), run=RUN))
    with store.change(None) as change:
        change.relations.drop_person(maya)
        change.relations.forget(maya)
    assert b"aya" not in (tmp_path / "local-drafts.json").read_bytes()
    assert maya.encode() not in (tmp_path / "local-drafts.json").read_bytes()
    drafts = store.drafts()
    assert (drafts[NEW_ENTRY].text, drafts[NEW_ENTRY].people) == ("Talked.", ("Sam",))
    run = drafts["guide.listen"].run
    assert run is not None
    assert run.answers == RUN.answers[1:]
    with store.change(ChangeInfo("person-removed", DAY)) as change:
        change.relations.drop_person(sam)
    assert store.drafts()["guide.care"].people == ("Sam",)
    clock.forward(days=31)
    for number in range(201):
        done(store, day=date(2026, 1, 1), note=str(number))
    store.forget_removed()
    assert store.drafts()["guide.care"].people == ()
