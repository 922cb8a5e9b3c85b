from __future__ import annotations

import pytest

from tests.cli.conftest import Connect


@pytest.fixture
def lived(connect: Connect) -> Connect:
    """Listen: done on the 10th, 11th and 13th to 22nd, rest on the 15th, missed on the 12th."""
    for day in (10, 11, 13, 14, 16, 17, 18, 19, 20, 21, 22):
        connect("done", "listen", "--date", f"2026-11-{day}")
    connect("rest", "listen", "--date", "2026-11-15")
    return connect


def test_one_practice_has_every_field_of_the_contract(lived: Connect) -> None:
    found = lived("review", "listen", "--from", "2026-11-09", "--to", "2026-11-15", "--json").json
    assert (found["id"], found["from"], found["to"]) == ("listen", "2026-11-09", "2026-11-15")
    assert [(one["date"][-2:], one["state"]) for one in found["days"]] == [
        ("09", "off"),
        ("10", "done"),
        ("11", "done"),
        ("12", "missed"),
        ("13", "done"),
        ("14", "done"),
        ("15", "rest"),
    ]
    assert found["days"][0]["strength"] == 0
    assert found["days"][5]["strength"] == found["days"][6]["strength"] > found["days"][3]["strength"]
    assert found["streaks"] == [
        {"start": "2026-11-10", "end": "2026-11-11", "length": 2},
        {"start": "2026-11-13", "end": "2026-11-14", "length": 2},
    ]
    numbers = {name: found[name] for name in ("current", "best", "kept", "missed", "rested", "rate")}
    assert numbers == {"current": 2, "best": 2, "kept": 4, "missed": 1, "rested": 1, "rate": 0.8}


def test_a_streak_that_reaches_out_of_the_period_is_whole(lived: Connect) -> None:
    found = lived("review", "8", "--from", "2026-11-20", "--to", "today", "--json").json
    assert found["streaks"] == [{"start": "2026-11-13", "end": "2026-11-22", "length": 9}]
    assert (found["kept"], found["current"], found["best"]) == (3, 9, 9)


def test_the_rate_is_null_where_nothing_was_met(connect: Connect) -> None:
    found = connect("review", "listen", "--json").json
    assert (found["rate"], found["streaks"], found["best"], len(found["days"])) == (None, [], 0, 30)
    assert (found["from"], found["to"]) == ("2026-10-24", "2026-11-22")


def test_all_practices_have_their_numbers(lived: Connect) -> None:
    found = lived("review", "--json", "--from", "2026-11-01").json
    assert (found["from"], found["to"], len(found["practices"])) == ("2026-11-01", "2026-11-22", 12)
    listen = next(one for one in found["practices"] if one["id"] == "listen")
    assert {name: listen[name] for name in listen if name not in ("strength", "rate")} == {
        "id": "listen",
        "number": 8,
        "name": "Listen attentively",
        "pillar": "mind",
        "schedule": "daily",
        "current": 9,
        "best": 9,
        "unit": "day",
        "days_left": 2,
        "kept": 11,
        "missed": 1,
        "rested": 1,
    }
    one = lived("review", "listen", "--json", "--from", "2026-11-01").json
    assert (
        (listen["rate"], listen["strength"]) == (one["rate"], one["strength"]) == (11 / 12, one["strength"])
    )


def test_the_text_of_one_practice_is_a_calendar_and_the_longest_streaks(lived: Connect) -> None:
    lines = lived("review", "listen", "--from", "2026-11-09").out.splitlines()
    assert lines[:5] == [
        "Listen attentively · 9 November 2026 to 22 November 2026",
        "",
        "             Mo Tu We Th Fr Sa Su",
        " 9 Nov 2026      ✓  ✓  ·  ✓  ✓  ~",
        "16 Nov 2026   ✓  ✓  ✓  ✓  ✓  ✓  ✓",
    ]
    assert "11 days kept, 1 missed, 1 rested." in lines
    assert lines[-2:] == [
        "     9 days   13 November 2026 to 22 November 2026",
        "     2 days   10 November 2026 to 11 November 2026",
    ]


def test_the_calendar_follows_the_week_of_the_person(lived: Connect) -> None:
    lived.write_habits("settings:\n  week_starts_on: sunday\n")
    lines = lived("review", "listen", "--from", "2026-11-09").out.splitlines()
    assert lines[2:6] == [
        "             Su Mo Tu We Th Fr Sa",
        " 8 Nov 2026         ✓  ✓  ·  ✓  ✓",
        "15 Nov 2026   ~  ✓  ✓  ✓  ✓  ✓  ✓",
        "22 Nov 2026   ✓",
    ]


def test_only_the_ten_longest_streaks_are_told(connect: Connect) -> None:
    for number in range(12):
        connect("done", "listen", "--date", f"-{number * 2}")
    lines = connect("review", "listen").out.splitlines()
    assert len(lines[lines.index("longest streaks") + 1 :]) == 10


def test_the_table_has_one_line_a_practice(lived: Connect) -> None:
    lines = lived("review").out.splitlines()
    assert len(lines) == 3 + 12
    listen = next(line for line in lines if "Listen attentively" in line)
    assert listen.split("attentively")[1].split() == ["11", "1", "1", "92", "%", "9", "d", "9", "d"]


def test_a_very_long_period_is_fine(lived: Connect) -> None:
    found = lived("review", "listen", "--from", "1900-01-01", "--json").json
    assert (len(found["days"]), found["kept"]) == (46347, 11)
    text = lived("review", "listen", "--from", "1900-01-01").out
    assert "The last 53 weeks are shown" in text
    assert len(text.splitlines()) < 75


def test_from_alone_may_lie_ahead(connect: Connect) -> None:
    connect("rest", "listen", "--date", "2026-12-01")
    found = connect("review", "listen", "--from", "2026-12-01", "--json").json
    assert [(one["date"], one["state"]) for one in found["days"]] == [("2026-12-01", "rest")]
