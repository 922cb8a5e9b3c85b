"""What popups say, by the records and the settings."""

from __future__ import annotations

import tempfile
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from connect_tui.domain.people import GoingThrough, Occasion, Profile
from connect_tui.domain.plans import Plan
from connect_tui.domain.reminders import ReminderKind, ReminderRule
from connect_tui.reminders.composing import Composed, compose, headline
from connect_tui.reminders.outlook import Occurrence
from connect_tui.reminders.popup import Button
from connect_tui.services import check_ins
from connect_tui.services.people_changes import add_person
from connect_tui.services.plans import add_plan
from connect_tui.services.workspace import Workspace
from tests.living import StandingClock, paths_in
from tests.reminders.desk import MORNING, SUNDAY, habits
from tests.store.helpers import folder_in_memory

if TYPE_CHECKING:
    from collections.abc import Iterator

FRIDAY = SUNDAY - timedelta(days=2)
ALL = (Button.DONE, Button.LATER, Button.NOT_TODAY)
LESS = (Button.LATER, Button.NOT_TODAY)


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    with tempfile.TemporaryDirectory(dir=folder_in_memory()) as folder:
        workspace = Workspace(paths_in(Path(folder)), StandingClock(MORNING))
        say(workspace)
        yield workspace


def say(workspace: Workspace, **settings: object) -> None:
    workspace.paths.config.mkdir(exist_ok=True)
    workspace.paths.habits_file.write_text(habits(**settings))
    workspace.reload_catalogue()


def occurrence(
    kind: ReminderKind = ReminderKind.PRACTICE,
    practice: str | None = None,
    text: str = "",
    hour: int = 9,
    name: str = "one",
) -> Occurrence:
    if kind is ReminderKind.PRACTICE and practice is None:
        practice = "listen"
    rule = ReminderRule(name, kind, practice, (time(hour),), text=text)
    moment = datetime.combine(SUNDAY, time(hour))
    return Occurrence(f"{name}@{moment:%Y-%m-%dT%H:%M}", rule, SUNDAY, moment)


def composed(workspace: Workspace, *occurrences: Occurrence, late: bool = False) -> Composed:
    return compose(workspace, occurrences or (occurrence(),), late=late)


def said(workspace: Workspace, *occurrences: Occurrence, late: bool = False) -> tuple[str, str]:
    popup = composed(workspace, *occurrences, late=late).popup
    return popup.title, popup.body


def done_for(workspace: Workspace, days: int, practice: str = "listen") -> None:
    """Keep a practice up for so many days before today."""
    chosen = [one for one in workspace.practices if one.id == practice]
    for ago in range(1, days + 1):
        check_ins.done(workspace, chosen, SUNDAY - timedelta(days=ago))


def test_the_text_of_the_rule_comes_first(workspace: Workspace) -> None:
    assert said(workspace, occurrence(text="Ask.")) == ("Listen attentively", "Ask.")


def test_else_the_action_of_the_day(workspace: Workspace) -> None:
    listen = next(one for one in workspace.practices if one.id == "listen")
    action = listen.action_on(SUNDAY)
    assert action
    assert said(workspace) == ("Listen attentively", action)


def test_how_long_it_was_kept_up(workspace: Workspace) -> None:
    done_for(workspace, 23)
    assert said(workspace, occurrence(text="Ask."))[1] == "Ask.\n23 days in a row so far."


def test_one_day_is_no_streak_yet(workspace: Workspace) -> None:
    done_for(workspace, 1)
    assert said(workspace, occurrence(text="Ask."))[1] == "Ask."


def test_no_streaks_for_who_wants_none(workspace: Workspace) -> None:
    done_for(workspace, 3)
    say(workspace, show_streaks="false")
    assert said(workspace, occurrence(text="Ask."))[1] == "Ask."


@pytest.mark.parametrize(
    ("kind", "buttons"),
    [
        (ReminderKind.PRACTICE, ALL),
        (ReminderKind.PEOPLE, ALL),
        (ReminderKind.CHECK_ON, ALL),
        (ReminderKind.PLANS, LESS),
        (ReminderKind.DATES, LESS),
        (ReminderKind.EVENING, LESS),
        (ReminderKind.WEEKLY, LESS),
    ],
)
def test_buttons(workspace: Workspace, kind: ReminderKind, buttons: tuple[Button, ...]) -> None:
    popup = composed(workspace, occurrence(kind)).popup
    assert popup.buttons == buttons
    assert popup.labels == tuple(
        {"done": "Done", "later": "Later", "not-today": "Not today"}[one] for one in buttons
    )


def test_nothing_can_be_done_that_is_no_practice(workspace: Workspace) -> None:
    popup = composed(workspace, occurrence(practice="gone")).popup
    assert (popup.title, popup.buttons) == ("gone", LESS)
    workspace.paths.habits_file.write_text(habits().replace("  - id: make-time\n", ""))
    workspace.reload_catalogue()
    assert composed(workspace, occurrence(ReminderKind.PEOPLE)).popup.buttons == LESS


def test_the_evening_counts_what_was_kept(workspace: Workspace) -> None:
    evening = occurrence(ReminderKind.EVENING, text="How was it?")
    said_here = "How was it?\nIn a terminal: connect-tui evening"
    assert said(workspace, evening) == ("This evening", said_here)
    check_ins.done(workspace, [one for one in workspace.practices if one.id == "listen"], SUNDAY)
    kept = "How was it?\n1 of 3 kept today."
    popup = compose(workspace, (evening,), late=False, opens_evening=True).popup
    assert (popup.body, popup.buttonless) == (kept, "In a terminal: connect-tui evening")
    assert popup.labels == ("Open", "Later", "Not today")


@pytest.mark.parametrize("kind", list(ReminderKind))
def test_every_kind_has_words_of_its_own(workspace: Workspace, kind: ReminderKind) -> None:
    title, body = said(workspace, occurrence(kind))
    assert title
    assert body


def test_one_that_was_missed_says_from_when(workspace: Workspace) -> None:
    assert said(workspace, occurrence(text="Ask."), late=True)[1] == "From 09:00: Ask."


def test_several_that_were_missed(workspace: Workspace) -> None:
    add_person(workspace, Profile("", "Maya"))
    kinds = (ReminderKind.PRACTICE, ReminderKind.PEOPLE, ReminderKind.EVENING, ReminderKind.WEEKLY)
    several = [occurrence(kind, hour=9 + number) for number, kind in enumerate(kinds)]
    assert said(workspace, *several, late=True) == (
        "While you were away",
        "09:00  Listen attentively\n10:00  Reach out to Maya\n11:00  This evening\n12:00  This week",
    )


def test_several_that_were_put_off(workspace: Workspace) -> None:
    several = [occurrence(), occurrence(practice="sincere", hour=10)]
    title, body = said(workspace, *several)
    assert (title, body) == ("A little later, as you asked", "Listen attentively\nBe sincere")


def test_very_many_are_counted(workspace: Workspace) -> None:
    title, body = said(workspace, *[occurrence(hour=9 + number) for number in range(8)], late=True)
    assert title == "While you were away"
    assert body.splitlines()[5:] == ["and 3 more"]


@pytest.mark.parametrize("late", [False, True])
@pytest.mark.parametrize("kind", list(ReminderKind))
def test_discreet_popups_hold_no_word_of_the_persons(
    workspace: Workspace, kind: ReminderKind, late: bool
) -> None:
    maya = Profile(
        "", "Maya", birthday=Occasion("", 11, 22), going_through=GoingThrough("Exam", FRIDAY, every=1)
    )
    person, _ = add_person(workspace, maya)
    add_plan(workspace, Plan("", "Tea", (person.id,), SUNDAY, place="Harbour"))
    say(workspace, popups="discreet")
    one = occurrence(kind, text="Secret words.")
    for group in ((one,), (one, occurrence(hour=10, name="two"))):
        popup = composed(workspace, *group, late=late).popup
        assert popup.title == popup.discreet_title == "Connect"
        assert popup.body == popup.discreet_body
        for word in ("Maya", "Secret", "Listen", "Birthday", "Exam", "Tea", "Harbour"):
            assert word not in popup.body


def test_where_others_read_along_the_discreet_words_are_at_hand(workspace: Workspace) -> None:
    popup = composed(workspace, occurrence(text="Secret words.")).popup
    assert popup.title == "Listen attentively"
    assert (popup.discreet_title, popup.discreet_body) == (
        "Connect",
        "One small thing is waiting for you today.",
    )


def test_nothing_can_be_disguised_by_its_direction(workspace: Workspace) -> None:
    add_person(workspace, Profile("", "May\u202ea"))
    people = occurrence(ReminderKind.PEOPLE, text="Wri\u202ete.")
    title, body = said(workspace, people)
    assert title == headline(workspace, people) == "Reach out to May[RLO]a"
    assert body.splitlines()[-1] == "Wri[RLO]te."


def test_long_words_are_cut_in_a_list(workspace: Workspace) -> None:
    add_person(workspace, Profile("", "M" * 3000))
    _, body = said(workspace, occurrence(ReminderKind.PEOPLE), occurrence(hour=10), late=True)
    assert len(body.splitlines()[0]) < 80
