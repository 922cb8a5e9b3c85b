"""What a right file means, and how it is filled up from the shipped one."""

from __future__ import annotations

import textwrap
from datetime import date, time
from typing import TYPE_CHECKING

import pytest

from connect_tui.config.catalogue import Catalogue, check_file
from connect_tui.config.paths import shipped_habits_file
from connect_tui.config.reading import read_catalogue
from connect_tui.config.settings import Popups, Settings
from connect_tui.domain.guides import Breathe, Choice, Guide, Keep, Question, Scale, WhichFeeling, WhichPerson
from connect_tui.domain.practices import Pillar, PillarId, Practice
from connect_tui.domain.reminders import ReminderKind, ReminderRule
from connect_tui.domain.rhythms import Rhythm, Rhythms
from connect_tui.domain.schedules import DAILY, Quota, Schedule, Weekdays

if TYPE_CHECKING:
    from pathlib import Path

BASE = Catalogue(
    practices=(
        Practice(
            "give",
            1,
            "Give",
            PillarId.HAND,
            "Meaning",
            "Caution",
            ("a", "b"),
        ),
        Practice("care", 9, "Care", PillarId.HEART, schedule=Quota(2), archived=date(2026, 1, 1)),
    ),
    reminders=(
        ReminderRule("gift", ReminderKind.PRACTICE, "give", at=(time(9),), text="Give"),
        ReminderRule("week", ReminderKind.WEEKLY, at=(time(18),), days=Weekdays(frozenset((6,)))),
    ),
    settings=Settings(theme="paper", snooze=10, keys={"rest": ("r",)}),
    guides={"give": Guide((WhichPerson("who", "Who?"),), 5)},
)


def read(tmp_path: Path, text: str, base: Catalogue = BASE) -> Catalogue:
    file = tmp_path / "habits.yaml"
    file.write_text(textwrap.dedent(text), encoding="utf-8")
    reading = read_catalogue(file, base)
    assert [str(problem) for problem in reading.problems] == []
    return reading.catalogue


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "---\n", "~", "practices:\nsettings:\n", "{}"])
def test_a_file_that_says_nothing_takes_everything_from_the_shipped_one(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text) == BASE


def test_the_list_of_practices_is_the_persons_and_its_fields_are_filled_by_id(tmp_path: Path) -> None:
    catalogue = read(tmp_path, "practices: [{id: care}, {id: give, name: Share, actions: [c]}]")
    care, give = catalogue.practices
    assert care == BASE.practices[1]
    assert give == BASE.practices[0]._replace(name="Share", actions=("c",))
    assert catalogue.guides == BASE.guides
    assert read(tmp_path, "practices: [{id: care}]").guide("give") is None


def test_an_empty_field_counts_as_left_out_and_an_empty_text_does_not(tmp_path: Path) -> None:
    (give,) = read(tmp_path, "practices: [{id: give, meaning: , caution: ''}]").practices
    assert (give.meaning, give.caution) == ("Meaning", "")


def test_a_guide_is_filled_up_too(tmp_path: Path) -> None:
    catalogue = read(tmp_path, "practices: [{id: give, guide: {minutes: 9}}]")
    assert catalogue.guide("give") == Guide((WhichPerson("who", "Who?"),), 9)


def test_new_practices_get_the_numbers_after_the_highest(tmp_path: Path) -> None:
    text = """\
        practices:
          - {id: a, name: A, pillar: mind}
          - {id: b, name: B, pillar: mind, number: 20}
          - {id: c, name: C, pillar: hand}
        """
    catalogue = read(tmp_path, text)
    assert [practice.number for practice in catalogue.practices] == [21, 20, 22]
    (only,) = read(tmp_path, "practices: [{id: a, name: A, pillar: mind}]").practices
    assert only.number == 10


def test_reminders_for_practices_that_are_gone_go_with_them(tmp_path: Path) -> None:
    assert [rule.id for rule in read(tmp_path, "practices: [{id: care}]").reminders] == ["week"]


def test_the_list_of_reminders_is_the_persons_and_its_fields_are_filled_by_id(tmp_path: Path) -> None:
    text = """\
        reminders:
          - {id: week, enabled: off}
          - {id: gift, between: [11:00, 16:00]}
        """
    week, gift = read(tmp_path, text).reminders
    assert week == BASE.reminders[1]._replace(enabled=False)
    assert gift == BASE.reminders[0]._replace(at=(), between=(time(11), time(16)))


def test_settings_pillars_and_keys_are_filled_field_by_field(tmp_path: Path) -> None:
    text = """\
        pillars: {heart: {meaning: Warmth}}
        settings: {snooze: 45, keys: {check: [enter, '?'], keys: f1}}
        """
    catalogue = read(tmp_path, text)
    assert catalogue.pillars[1] == Pillar(PillarId.HEART, "Open heart", "Warmth")
    assert (catalogue.pillars[0], catalogue.pillars[2]) == (BASE.pillars[0], BASE.pillars[2])
    assert catalogue.settings.keys == {"rest": ("r",), "check": ("enter", "question_mark"), "keys": ("f1",)}
    assert catalogue.settings._replace(keys={}) == BASE.settings._replace(keys={}, snooze=45)


SCHEDULES: list[tuple[str, Schedule]] = [
    ("daily", DAILY),
    ("Daily", DAILY),
    ("mon-fri", Weekdays(frozenset(range(5)))),
    ("fri-mon", Weekdays(frozenset((4, 5, 6, 0)))),
    ("Saturday", Weekdays(frozenset((5,)))),
    ("[sat, sun]", Weekdays(frozenset((5, 6)))),
    ("[mon-wed, sun]", Weekdays(frozenset((0, 1, 2, 6)))),
    ("sat, sun", Weekdays(frozenset((5, 6)))),
    ("mon-sun", DAILY),
    ("{times: 3, per: week}", Quota(3)),
    ("{times: 7, per: week}", DAILY),
]


@pytest.mark.parametrize(("text", "schedule"), SCHEDULES)
def test_schedules(tmp_path: Path, text: str, schedule: Schedule) -> None:
    (give,) = read(tmp_path, f"practices:\n  - id: give\n    schedule: {text}").practices
    assert give.schedule == schedule


def test_every_kind_of_step(tmp_path: Path) -> None:
    text = """\
        practices:
          - id: new
            name: New
            pillar: heart
            guide:
              minutes: 10
              intro: Sit down.
              steps:
                - question: What?
                  keep: details
                - {choice: Which?, options: [yes, 2, Neither], id: pick, keep: my-style}
                - person: Who?
                - feeling: How?
                - {scale: How close?, low: far, high: near, steps: 7}
                - {breathe: Slowly., seconds: 90, pattern: [4, 7, 8]}
                - breathe: Again.
        """
    assert read(tmp_path, text).guide("new") == Guide(
        (
            Question("step-1", "What?", Keep.DETAILS),
            Choice("pick", "Which?", ("yes", "2", "Neither"), Keep.MY_STYLE),
            WhichPerson("step-3", "Who?"),
            WhichFeeling("step-4", "How?"),
            Scale("step-5", "How close?", "far", "near", 7),
            Breathe("step-6", "Slowly.", 90, (4, 7, 8)),
            Breathe("step-7", "Again.", 60, (4, 2, 6)),
        ),
        10,
        "Sit down.",
    )


def test_every_setting(tmp_path: Path) -> None:
    text = """\
        settings:
          day_starts_at: 0:00
          week_starts_on: sun
          theme: 1984
          show_streaks: no
          reduced_motion: on
          popups: off
          quiet_hours: [21:30, 6:00]
          popups_per_day: 0
          popup_distance: 600
          snooze: '5'
          missed_popups: 0
        """
    assert read(tmp_path, text).settings == Settings(
        day_starts_at=time(0),
        week_starts_on=6,
        theme="1984",
        show_streaks=False,
        reduced_motion=True,
        keys=BASE.settings.keys,
        popups=Popups.OFF,
        quiet_hours=(time(21, 30), time(6)),
        popups_per_day=0,
        popup_distance=600,
        snooze=5,
        missed_popups=0,
    )


@pytest.mark.parametrize("text", ["off", "[]", "no"])
def test_no_quiet_hours(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, f"settings: {{quiet_hours: {text}}}").settings.quiet_hours is None


def test_a_reminder_may_come_several_times(tmp_path: Path) -> None:
    (rule,) = read(tmp_path, "reminders: [{id: week, at: [15:00, '09:00', 15:00]}]").reminders
    assert rule.at == (time(9), time(15))


def test_a_reminder_says_what_it_is_about_by_a_practice_or_a_kind(tmp_path: Path) -> None:
    text = """\
        reminders:
          - {id: a, practice: care, at: 9:00}
          - {id: b, kind: people, between: [22:30, 0:30], days: [sat, mon-tue], unless_done: no}
          - {id: week, practice: give, text: ''}
          - {id: gift, kind: evening}
        """
    practice, people, week, gift = read(tmp_path, text).reminders
    assert practice == ReminderRule("a", ReminderKind.PRACTICE, "care", at=(time(9),))
    assert people == ReminderRule(
        "b",
        ReminderKind.PEOPLE,
        between=(time(22, 30), time(0, 30)),
        days=Weekdays(frozenset((0, 1, 5))),
        unless_done=False,
    )
    assert week == BASE.reminders[1]._replace(kind=ReminderKind.PRACTICE, practice="give")
    assert gift == BASE.reminders[0]._replace(kind=ReminderKind.EVENING, practice=None)


def test_the_shipped_reminders_are_few_and_kind() -> None:
    catalogue = read_catalogue(shipped_habits_file(), Catalogue()).catalogue
    assert [(rule.id, rule.kind.value) for rule in catalogue.reminders] == [
        ("morning", "practice"),
        ("sincere", "practice"),
        ("reach-out", "people"),
        ("dates", "dates"),
        ("check-on", "check-on"),
        ("plans-today", "plans"),
        ("plans", "plans"),
        ("evening", "evening"),
        ("week", "weekly"),
        ("dares", "dares"),
        ("goals", "goals"),
    ]
    assert all(rule.enabled and rule.unless_done and rule.text for rule in catalogue.reminders)
    ahead = {rule.id: rule.ahead for rule in catalogue.reminders if rule.ahead}
    assert ahead == {"dates": (7, 0), "plans-today": (0,), "plans": (1,)}


@pytest.mark.parametrize(
    ("written", "ahead", "before"),
    [
        ("", (), (0,)),
        ("ahead: 3", (3,), (3,)),
        ("ahead: [0, 14, 0, 2]", (14, 2, 0), (14, 2, 0)),
        ("ahead: '60'", (60,), (60,)),
    ],
)
@pytest.mark.parametrize("kind", ["plans", "dates"])
def test_a_reminder_may_come_days_before(
    tmp_path: Path, kind: str, written: str, ahead: tuple[int, ...], before: tuple[int, ...]
) -> None:
    (rule,) = read(tmp_path, f"reminders: [{{id: a, kind: {kind}, at: 9:00, {written}}}]").reminders
    assert (rule.ahead, rule.days_before) == (ahead, before)


def test_what_comes_days_before_keeps_that_while_it_is_of_its_kind(tmp_path: Path) -> None:
    base = Catalogue(reminders=(ReminderRule("a", ReminderKind.DATES, at=(time(9),), ahead=(7, 0)),))
    for written, ahead in (("", (7, 0)), ("at: 10:00", (7, 0)), ("ahead: 1", (1,)), ("kind: evening", ())):
        file = tmp_path / "habits.yaml"
        file.write_text(f"reminders: [{{id: a, {written}}}]")
        (rule,) = read_catalogue(file, base).catalogue.reminders
        assert rule.ahead == ahead


def test_circles_that_are_left_out_keep_their_rhythm(tmp_path: Path) -> None:
    text = "settings:\n  rhythms: {close: [30, 30], wider: }\n  not_now_days: 3\n  dates_ahead: 0"
    found = read(tmp_path, text).settings
    assert found.rhythms == Rhythms(close=Rhythm(30, 30))
    assert (found.not_now_days, found.dates_ahead) == (3, 0)


@pytest.mark.parametrize(
    "name", ["1984", "yes", "15:00", "2026-01-01", "null and void", "[b]x[/b]", "🫶🏽", "تعاطف"]
)
def test_a_name_may_look_like_anything(tmp_path: Path, name: str) -> None:
    quoted = f'"{name}"' if name.startswith("[") else name
    (give,) = read(
        tmp_path, f"practices:\n  - id: give\n    name: {quoted}\n    archived: 2027-02-28"
    ).practices
    assert (give.name, give.archived) == (name, date(2027, 2, 28))


def test_texts_are_cleaned_of_control_characters(tmp_path: Path) -> None:
    text = r'practices: [{id: give, name: "a\e[31m\nb\u202Ec", meaning: "x\0\ty\n\nz", actions: ["p\n q"]}]'
    (give,) = read(tmp_path, text).practices
    assert (give.name, give.meaning, give.actions) == ("a[31m b\u202ec", "x\ty\n\nz", ("p q",))


def test_an_alias_stands_for_what_it_names(tmp_path: Path) -> None:
    catalogue = read(tmp_path, "practices: [{id: give, actions: &all [a, c]}, {id: care, actions: *all}]")
    assert [practice.actions for practice in catalogue.practices] == [("a", "c"), ("a", "c")]


def test_a_catalogue_finds_its_parts() -> None:
    assert BASE.practice("care") is BASE.practices[1]
    assert BASE.practice("Care") is None
    assert BASE.pillar(PillarId.HAND).name == "Open hand"


def test_the_shipped_catalogue_is_flawless_and_complete() -> None:
    assert check_file(shipped_habits_file()) == ()
    catalogue = read_catalogue(shipped_habits_file(), Catalogue()).catalogue
    ids = "give common-ground together openness open-up attachment sincere listen care forgive make-time self"
    assert [practice.id for practice in catalogue.practices] == ids.split()
    assert [practice.number for practice in catalogue.practices] == list(range(1, 13))
    for practice in catalogue.practices:
        assert len(set(practice.actions)) >= 14, practice.id
        assert catalogue.guide(practice.id) is not None, practice.id
        assert practice.meaning, practice.id
        assert practice.schedule == DAILY, practice.id
        assert practice.archived is None, practice.id
    assert all(pillar.meaning for pillar in catalogue.pillars)


def test_the_settings_shipped_in_the_file_are_those_of_the_code() -> None:
    assert read_catalogue(shipped_habits_file(), Catalogue()).catalogue.settings == Settings()
