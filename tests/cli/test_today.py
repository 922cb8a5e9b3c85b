from __future__ import annotations

import pytest

from tests.cli.conftest import Connect

IDS = "give common-ground together openness open-up attachment sincere listen care forgive make-time self"


def test_an_untouched_day_lists_all_twelve_as_open(connect: Connect) -> None:
    found = connect("today", "--json").json
    assert (found["date"], found["done"], found["rest"], found["total"]) == ("2026-11-22", 0, 0, 12)
    assert [one["id"] for one in found["practices"]] == IDS.split()
    assert {one["state"] for one in found["practices"]} == {"open"}


def test_a_done_practice_has_every_field_of_the_contract(connect: Connect) -> None:
    connect("done", "listen", "--with", "Maya", "--note", "She laughed.")
    found = connect("today", "--json").json
    listen = next(one for one in found["practices"] if one["id"] == "listen")
    assert found["done"] == 1
    contract = {
        "id": "listen",
        "number": 8,
        "name": "Listen attentively",
        "pillar": "mind",
        "schedule": "daily",
        "state": "done",
        "note": "She laughed.",
        "people": ["Maya"],
        "streak": {"current": 1, "best": 1, "unit": "day", "days_left": 2},
    }
    assert {name: listen[name] for name in contract} == contract
    assert listen["strength"] == pytest.approx(1 - 0.5 ** (1 / 13), abs=1e-12)
    assert connect.practice("self")["note"] is None


def test_numbers_in_json_are_not_rounded(connect: Connect) -> None:
    for back in range(5):
        connect("done", "listen", "--date", f"-{back}")
    m, strength = 0.5 ** (1 / 13), 0.0
    for _ in range(5):
        strength = strength * m + (1 - m)
    assert connect.practice("listen")["strength"] == strength


@pytest.mark.parametrize(
    ("word", "day"),
    [
        ("2026-11-01", "2026-11-01"),
        ("today", "2026-11-22"),
        ("yesterday", "2026-11-21"),
        ("sunday", "2026-11-15"),
        ("Sat", "2026-11-21"),
        ("-3", "2026-11-19"),
        ("tomorrow", "2026-11-23"),
    ],
)
def test_a_day_can_be_named_in_words(connect: Connect, word: str, day: str) -> None:
    assert connect("today", "--date", word, "--json").json["date"] == day


@pytest.mark.parametrize(
    "word", ["0001-01-01", "1899-12-31", "9999-12-31", "-999999", "2026-02-30", "soon", ""]
)
def test_a_day_that_cannot_be_meant_is_wrong_use(connect: Connect, word: str) -> None:
    ran = connect("today", "--date", word)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err


def test_the_day_turns_at_three_and_not_at_midnight(connect: Connect) -> None:
    connect.clock.move(hours=14.9)
    assert connect("today", "--json").json["date"] == "2026-11-22"
    connect.clock.move(hours=0.2)
    assert connect("today", "--json").json["date"] == "2026-11-23"


def test_the_states_are_those_of_the_contract(connect: Connect) -> None:
    connect("done", "listen", "--date", "-2")
    connect("rest", "care", "--date", "-1")
    connect("rest", "self", "--date", "tomorrow")
    states = {
        (day, name): connect.practice(name, "--date", day)["state"]
        for day, name in (
            ("-2", "listen"),
            ("-1", "listen"),
            ("-1", "care"),
            ("-1", "give"),
            ("tomorrow", "self"),
            ("tomorrow", "give"),
            ("today", "listen"),
        )
    }
    assert states == {
        ("-2", "listen"): "done",
        ("-1", "listen"): "missed",
        ("-1", "care"): "rest",
        ("-1", "give"): "off",
        ("tomorrow", "self"): "rest",
        ("tomorrow", "give"): "open",
        ("today", "listen"): "open",
    }


def test_an_archived_practice_is_listed_as_off_and_not_counted(connect: Connect) -> None:
    connect.write_habits("practices:\n  - id: listen\n  - id: care\n    archived: 2026-11-20\n")
    found = connect("today", "--json").json
    assert found["total"] == 1
    assert [(one["id"], one["state"], one["archived"]) for one in found["practices"]] == [
        ("listen", "open", None),
        ("care", "off", "2026-11-20"),
    ]
    assert "Show that you care" not in connect("today").out


def test_what_is_archived_later_on_is_listed_on_its_days_off_too(connect: Connect) -> None:
    connect.write_habits("practices:\n  - {id: listen, schedule: mon-fri, archived: 2027-01-01}\n")
    assert "Listen attentively" in connect("today").out


def test_the_schedule_is_told_as_it_stands(connect: Connect) -> None:
    connect.write_habits(
        "practices:\n"
        "  - {id: listen, schedule: mon-fri}\n"
        "  - {id: care, schedule: {times: 3, per: week}}\n"
        "  - {id: self, schedule: [sat, sun]}\n"
    )
    found = connect("today", "--json").json
    assert [one["schedule"] for one in found["practices"]] == ["mon-fri", "3 a week", "sat, sun"]
    assert [one["state"] for one in found["practices"]] == ["off", "open", "open"]
    assert found["total"] == 2


def test_the_text_shows_pillars_states_people_and_each_line_of_a_note(connect: Connect) -> None:
    connect("done", "listen", "--with", "Maya", "--with", "Tom", "--note", "first line\nsecond line")
    connect("rest", "care")
    lines = [line.strip() for line in connect("today").out.splitlines()]
    assert lines[0] == "Sunday, 22 November 2026 · 1 of 12 done, 1 rest"
    assert lines.index("Open mind") < lines.index("Open heart") < lines.index("Open hand")
    at = next(number for number, line in enumerate(lines) if "Listen attentively" in line)
    assert lines[at].startswith("✓ done")
    assert "1 day in a row" in lines[at]
    assert lines[at + 1 : at + 4] == ["with Maya and Tom", "first line", "second line"]
    assert any(line.startswith("~ rest") and "Show that you care" in line for line in lines)


def test_hidden_streaks_stay_out_of_the_text(connect: Connect) -> None:
    connect.write_habits("settings:\n  show_streaks: false\n")
    said = connect("done", "listen").out + connect("today").out + connect("review").out
    assert "in a row" not in said
    assert "best" not in said
