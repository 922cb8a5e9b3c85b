"""Weeks of living with reminders about people, by the same steps as the engine takes them."""

from __future__ import annotations

import tempfile
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from connect_tui.domain.people import Circle, GoingThrough, Occasion, Profile
from connect_tui.domain.reminders import ReminderKind
from connect_tui.domain.showings import Way
from connect_tui.reminders import claims
from connect_tui.reminders.answers import ANSWERS, OpenPopup, carry_out
from connect_tui.reminders.composing import compose, headline
from connect_tui.reminders.popup import Button, Delivery
from connect_tui.reminders.situation import AT_ONCE, learn_rules, outlook_of
from connect_tui.reminders.stale import is_stale
from connect_tui.services.people import people_view
from connect_tui.services.people_changes import add_person, archive_person, log_contact, rest_person
from connect_tui.services.reaching_out import suggestion_today, suggestions
from connect_tui.services.workspace import Workspace
from tests.living import ZONE, StandingClock, paths_in
from tests.reminders.desk import REACHING, SUNDAY, habits
from tests.reminders.people_popups import CHECK_ON, DATES
from tests.store.helpers import folder_in_memory

NAMES = ("Ann", "Maya", "Tom", "Zoë")
NO_TWICE = (ReminderKind.PEOPLE, ReminderKind.CHECK_ON)


class Named(NamedTuple):
    """A popup that named someone."""

    day: date
    kind: ReminderKind
    person: str
    again: bool
    """Whether the person had put it off to this moment."""


class Life:
    """Somebody with four people in their life, and whoever shows their reminders."""

    def __init__(self, folder: Path, people: list[Profile]) -> None:
        paths = paths_in(folder)
        paths.config.mkdir()
        paths.habits_file.write_text(habits(DATES, CHECK_ON, REACHING))
        self.clock = StandingClock(datetime(2026, 11, 22, 8, tzinfo=ZONE))
        self.workspace = Workspace(paths, self.clock)
        self.people = [add_person(self.workspace, one)[0].id for one in people]
        learn_rules(self.workspace)
        self.named: list[Named] = []
        self._number = 0

    def at(self, day: date, hour: int, minute: int, answer: Button | None) -> None:
        """Have a moment come, show what is due, and answer it; what comes at once is left alone."""
        moment = datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZONE)
        self.clock.move(seconds=(moment - self.clock.now()).total_seconds())
        self.the_same_everywhere()
        while (claim := claims.take(self.workspace, "background:1", AT_ONCE)) is not None:
            popup = self._show(claim)
            if answer is not None and answer in popup.buttons:
                carry_out(self.workspace, popup.popup, answer)
                claims.mark_answer(self.workspace, claim.keys, ANSWERS[answer])
            answer = None
            self.clock.move(seconds=2)

    def the_same_everywhere(self) -> None:
        """See that every front end suggests the same people, and none whom one leaves alone."""
        found, today = suggestions(self.workspace), self.workspace.today()
        assert tuple(one.suggestion for one in people_view(self.workspace).reach_out) == found
        profiles = self.workspace.store.profiles()
        for one in found:
            assert not profiles[one.person].rests_on(today)
            assert not profiles[one.person].is_archived(today)
        chosen = suggestion_today(self.workspace)
        assert chosen is None or chosen in found
        fresh = Workspace(self.workspace.paths, self.clock)
        assert suggestion_today(fresh) == chosen
        assert outlook_of(fresh, 3) == outlook_of(self.workspace, 3)

    def _show(self, claim: claims.Claim) -> _Shown:
        chosen = suggestion_today(self.workspace)
        composed = compose(self.workspace, claim.occurrences, late=claim.late)
        claims.begin_sending(self.workspace, claim, composed.named)
        self._number += 1
        delivery = Delivery(Way.DBUS, shown=True, popup=self._number, server=":1.1")
        claims.settle(self.workspace, claim.keys, claim.by, delivery)
        for one in claim.occurrences:
            person = composed.named[one.key].person
            showing = self.workspace.store.showings()[one.key]
            assert showing.person == person != ""
            if one.rule.kind is ReminderKind.PEOPLE:
                assert chosen is not None
                assert person == chosen.person
            assert headline(self.workspace, one, showing) == composed.popup.title
            assert not is_stale(self.workspace, [showing])
            profile = self.workspace.store.profiles()[person]
            assert not profile.rests_on(one.day)
            assert not profile.is_archived(one.day)
            self.named.append(Named(one.day, one.rule.kind, person, one.was_put_off))
        popup = OpenPopup(claim.occurrences, self._number, ":1.1", composed.subject)
        return _Shown(popup, composed.popup.buttons)


class _Shown(NamedTuple):
    popup: OpenPopup
    buttons: tuple[Button, ...]


profiles = st.tuples(
    st.sampled_from(Circle),
    st.none() | st.integers(1, 28).map(lambda day: Occasion("", 12 if day < 20 else 11, day)),
    st.none() | st.integers(1, 4).map(lambda every: GoingThrough("", SUNDAY, every=every)),
).map(lambda one: Profile("", "", circle=one[0], birthday=one[1], going_through=one[2]))
answers = st.sampled_from((None, None, Button.DONE, Button.LATER, Button.SOMEONE_ELSE, Button.NOT_TODAY))
deeds = st.one_of(st.none(), st.tuples(st.sampled_from(("talk", "rest", "archive")), st.integers(0, 3)))
days = st.tuples(answers, answers, answers, deeds)


@given(st.lists(profiles, min_size=4, max_size=4), st.lists(days, min_size=10, max_size=16))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_nobody_is_asked_for_twice_running(people: list[Profile], weeks: list[tuple[object, ...]]) -> None:
    with tempfile.TemporaryDirectory(dir=folder_in_memory()) as folder:
        life = Life(Path(folder), [one._replace(name=name) for one, name in zip(people, NAMES, strict=True)])
        for number, (dates, check, reach, deed) in enumerate(weeks):
            day = SUNDAY + timedelta(days=number)
            life.at(day, 9, 0, dates)  # type: ignore[arg-type]
            life.at(day, 12, 30, check)  # type: ignore[arg-type]
            if isinstance(deed, tuple):
                _do(life, *deed)
            life.at(day, 17, 30, reach)  # type: ignore[arg-type]
        for before, one in zip(life.named, life.named[1:], strict=False):
            if one.kind is ReminderKind.PEOPLE:
                close = (one.day - before.day).days <= 1
            else:
                close = one.day == before.day and before.kind in NO_TWICE
            assert one.again or one.kind not in NO_TWICE or not close or before.person != one.person


def _do(life: Life, what: str, number: int) -> None:
    person, workspace = life.people[number], life.workspace
    if what == "talk":
        log_contact(workspace, (), workspace.today(), person_ids=[person])
    elif what == "rest":
        rest_person(workspace, person, workspace.today() + timedelta(days=2))
    elif number == 0:
        archive_person(workspace, person)
