"""Last contact, due and next against a slow second computation, whatever was recorded in which order."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from connect_tui.domain.contacts import How
from connect_tui.domain.people import Circle, Profile, Rhythm
from connect_tui.domain.plans import Plan
from connect_tui.domain.records import ChangeInfo
from connect_tui.services import check_ins, people_changes, plans
from connect_tui.services.people import people_view
from connect_tui.services.workspace import Workspace
from tests.living import StandingClock, paths_in
from tests.services.people_oracle import Records, Rests, answered, told_of_everyone
from tests.store.helpers import folder_in_memory

if TYPE_CHECKING:
    pass

TODAY = date(2026, 11, 22)
NAMES = ("Maya", "Sam", "Zoë", "Ines")

people = st.lists(st.sampled_from(NAMES), min_size=1, max_size=2, unique=True)
back = st.integers(0, 75)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("done"), back, people, st.sampled_from(["listen", "care"])),
        st.tuples(st.just("clear"), back, people, st.sampled_from(["listen", "care"])),
        st.tuples(st.just("rest day"), back, people, st.just("listen")),
        st.tuples(st.just("noted"), back, people, st.just("self")),
        st.tuples(st.just("contact"), back, people, st.sampled_from(list(How))),
        st.tuples(st.just("drop a contact"), back, people, st.none()),
        st.tuples(st.just("kept"), back, people, st.booleans()),
        st.tuples(st.just("ahead"), st.integers(1, 40), people, st.booleans()),
        st.tuples(st.just("not now"), st.integers(0, 30), people, st.none()),
        st.tuples(st.just("no rest"), back, people, st.none()),
        st.tuples(st.just("archive"), back, people, st.booleans()),
        st.tuples(st.just("rhythm"), st.integers(1, 40), people, st.sampled_from([None, *Circle])),
        st.tuples(st.just("undo"), back, people, st.none()),
        st.tuples(st.just("remove"), back, people, st.none()),
        st.tuples(st.just("pass"), st.integers(1, 45), people, st.none()),
    ),
    min_size=1,
    max_size=14,
)
Step = tuple[str, int, list[str], Any]


def ids_of(workspace: Workspace, names: list[str]) -> list[str]:
    return [one.id for one in workspace.store.people().values() if one.name in names]


def record(workspace: Workspace, day: date, names: list[str], what: str, more: Any) -> None:
    practice = workspace.loaded.catalogue.practice(more if more in ("listen", "care", "self") else "listen")
    assert practice is not None
    if what == "done":
        check_ins.done(workspace, [practice], day, people=names)
    elif what == "clear":
        check_ins.clear(workspace, [practice], day)
    elif what == "rest day":
        check_ins.rest(workspace, [practice], day)
        check_ins.set_people(workspace, practice, day, names)
    elif what == "noted":
        check_ins.set_people(workspace, practice, day, names)
    elif what == "contact":
        people_changes.log_contact(workspace, names, day, how=more)
    elif what == "drop a contact":
        for contact in workspace.store.contacts(day - timedelta(days=9), day)[:1]:
            people_changes.drop_contact(workspace, contact.id, contact.day)
    else:
        plan, _ = plans.add_plan(
            workspace, Plan("", "Tea", (), day, practices=("care",) if more else ()), names
        )
        plans.keep_plan(workspace, plan.id, day)


class RestSteps:
    """The days of everyone's rests, as the steps tell them, whatever the records say."""

    def __init__(self) -> None:
        self.days: dict[str, frozenset[date]] = {}
        self.before: list[tuple[str, frozenset[date]]] = []

    def rest(self, workspace: Workspace, person: str, number: int | None) -> None:
        today, there = workspace.today(), self.days.get(person, frozenset())
        past = {one for one in there if one < today}
        if number is None:
            outcome = people_changes.rest_person(workspace, person, None)
            self.days[person] = frozenset(past)
        else:
            outcome = people_changes.rest_person(workspace, person, today + timedelta(days=number))
            self.days[person] = frozenset(past | {today + timedelta(days=one) for one in range(number + 1)})
        if outcome.changed:
            self.before.append((person, there))

    def gone(self, person: str) -> None:
        self.before = [one for one in self.before if one[0] != person]

    def undo(self) -> None:
        person, days = self.before.pop()
        self.days[person] = days

    def rests(self) -> dict[str, Rests]:
        return {person: runs(days) for person, days in self.days.items()}


def runs(days: frozenset[date]) -> Rests:
    first = sorted(one for one in days if one - timedelta(days=1) not in days)
    last = sorted(one for one in days if one + timedelta(days=1) not in days)
    return list(zip(first, last, strict=True))


def change(
    workspace: Workspace, rests: RestSteps, names: list[str], what: str, number: int, more: Any
) -> None:
    for person in ids_of(workspace, names):
        before = workspace.store.profiles()[person]
        if what in ("not now", "no rest"):
            rests.rest(workspace, person, number if what == "not now" else None)
        elif what == "archive":
            people_changes.archive_person(workspace, person, archived=more)
        elif what == "remove":
            people_changes.remove_person(workspace, person, now=number % 2 == 0)
            if number % 2 == 0:
                rests.gone(person)
        elif more is None:
            after = before._replace(rhythm=Rhythm(number, 2 * number))
            people_changes.save_person(workspace, before, after)
        else:
            people_changes.save_person(workspace, before, before._replace(circle=more))


def ahead(workspace: Workspace, day: date, names: list[str], *, done: bool) -> None:
    """What another machine, to the east, has recorded already."""
    named: dict[str, Any] = {"day": day.isoformat(), "people": ids_of(workspace, names)}
    if done:
        found: dict[str, list[dict[str, Any]]] = {
            "check_ins": [{**named, "id": f"{day}.self", "state": "done"}]
        }
    else:
        found = {"contacts": [{**named, "id": f"c{day}"}]}
    workspace.store.merge(found, ChangeInfo("import"))


def take(workspace: Workspace, clock: StandingClock, rests: RestSteps, step: Step) -> None:
    what, number, names, more = step
    if what == "pass":
        clock.move(days=number)
    elif what == "undo":
        undone = check_ins.undo(workspace)
        if undone is not None and undone.kind == "person-rest":
            rests.undo()
    elif what == "ahead":
        ahead(workspace, workspace.today() + timedelta(days=number), names, done=more)
    elif what in ("not now", "no rest", "archive", "rhythm", "remove"):
        change(workspace, rests, names, what, number, more)
    else:
        record(workspace, workspace.today() - timedelta(days=number), names, what, more)


def spoil(cache: Path, kept: list[bytes], chance: Random) -> None:
    """Throw the cache away, put back an old one, or cut it off."""
    if cache.exists():
        kept.append(cache.read_bytes())
        choice = chance.randrange(4)
        if choice == 0:
            cache.unlink()
        elif choice == 1:
            cache.write_bytes(chance.choice(kept))
        elif choice == 2:
            cache.write_bytes(kept[-1][: int(len(kept[-1]) * chance.random())])


@given(STEPS, st.randoms(use_true_random=False), st.integers(0, 100))
@settings(max_examples=20, deadline=None)
def test_it_is_what_a_slow_second_computation_says(steps: list[Step], chance: Random, earlier: int) -> None:
    with tempfile.TemporaryDirectory(dir=folder_in_memory()) as place:
        clock, kept, rests = StandingClock(), list[bytes](), RestSteps()
        paths = paths_in(Path(place))
        lasting, doing = Workspace(paths, clock), Workspace(paths, clock)
        for step in steps:
            take(doing, clock, rests, step)
            lasting.follow()
            day, before = doing.today(), doing.today() - timedelta(days=earlier)
            records: Records = doing.store.export_records()
            spoil(paths.cache / "contacts.json", kept, chance)
            fresh = Workspace(paths, clock)
            truth = told_of_everyone(records, day, rests.rests())
            assert answered(fresh) == answered(lasting) == answered(doing) == truth
            assert answered(lasting, before) == told_of_everyone(records, before, rests.rests())
            nobody = {person for person, one in truth.items() if one.next is None or one.resting_until}
            view = people_view(fresh)
            assert people_view(lasting) == view
            suggested = {one.profile.id for one in view.reach_out}
            assert not suggested & nobody
            assert suggested >= {person for person, one in truth.items() if one.due}


FACTS = st.lists(
    st.tuples(
        st.sampled_from(["done", "noted", "contact", "kept"]),
        st.integers(0, 400),
        people,
        st.sampled_from(["listen", "care"]),
    ),
    unique_by=lambda fact: (fact[0] != "contact", fact[1]),
    max_size=10,
)


@given(FACTS, st.randoms(use_true_random=False))
@settings(max_examples=15, deadline=None)
def test_the_order_of_recording_makes_no_difference(facts: list[Step], chance: Random) -> None:
    said = []
    for _ in range(2):
        chance.shuffle(facts)
        with tempfile.TemporaryDirectory(dir=folder_in_memory()) as place:
            workspace = Workspace(paths_in(Path(place)), StandingClock())
            for name in NAMES:
                people_changes.add_person(workspace, Profile("", name))
            for what, number, names, more in facts:
                how = How.CALL if what == "contact" else more
                record(workspace, TODAY - timedelta(days=number), names, what, how)
            names_of = {one.id: one.name for one in workspace.store.people().values()}
            said.append({names_of[person]: one for person, one in answered(workspace).items()})
    assert said[0] == said[1]
