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


def test_one_practice_has_all_that_its_page_shows(lived: Connect) -> None:
    lived("done", "listen", "--date", "2026-11-11", "--note", "A walk.", "--with", "Maya")
    found = lived("review", "listen", "--period", "week", "--date", "2026-11-11", "--json").json
    assert (found["period"], found["from"], found["to"]) == ("week", "2026-11-09", "2026-11-15")
    assert (found["today"], found["number"], found["pillar"], found["unit"]) == (
        "2026-11-22",
        8,
        "mind",
        "day",
    )
    assert (found["done"], found["before"]) == (4, {"kept": 0, "missed": 0, "rested": 0, "rate": None})
    assert found["best_streaks"] == found["streaks"][::-1]
    assert found["by_weekday"][2:5] == [
        {"weekday": "wednesday", "kept": 1, "met": 1},
        {"weekday": "thursday", "kept": 0, "met": 1},
        {"weekday": "friday", "kept": 1, "met": 1},
    ]
    assert found["by_month"][10] == {"month": 11, "kept": 4, "met": 5}
    assert found["totals"] == {
        unit: [{"start": start, "done": 4, "rested": 1, "missed": 1}]
        for unit, start in (
            ("week", "2026-11-09"),
            ("month", "2026-11-01"),
            ("quarter", "2026-10-01"),
            ("year", "2026-01-01"),
        )
    }
    assert found["comebacks"] == []
    assert found["notes"] == [{"date": "2026-11-11", "state": "done", "note": "A walk.", "people": ["Maya"]}]


def test_notes_are_left_out_where_none_are_wanted(lived: Connect) -> None:
    lived("done", "listen", "--note", "A walk.")
    found = lived("review", "listen", "--json", "--no-notes")
    assert "notes" not in found.json
    assert "A walk" not in found.out


def test_a_streak_that_reaches_out_of_the_period_is_whole(lived: Connect) -> None:
    found = lived("review", "8", "--from", "2026-11-20", "--to", "today", "--json").json
    assert found["streaks"] == [{"start": "2026-11-13", "end": "2026-11-22", "length": 9}]
    assert (found["kept"], found["current"], found["best"]) == (3, 9, 9)


def test_the_rate_is_null_where_nothing_was_met(connect: Connect) -> None:
    found = connect("review", "listen", "--json").json
    assert (found["rate"], found["streaks"], found["best"], len(found["days"])) == (None, [], 0, 30)
    assert (found["period"], found["from"], found["to"]) == ("days", "2026-10-24", "2026-11-22")


def test_all_practices_have_their_numbers(lived: Connect) -> None:
    found = lived("review", "--json", "--from", "2026-11-01").json
    assert (found["from"], found["to"], len(found["practices"])) == ("2026-11-01", "2026-11-22", 12)
    listen = next(one for one in found["practices"] if one["id"] == "listen")
    expected = {
        "id": "listen",
        "number": 8,
        "name": "Listen attentively",
        "pillar": "mind",
        "schedule": "daily",
        "archived": None,
        "current": 9,
        "best": 9,
        "unit": "day",
        "days_left": 2,
        "kept": 11,
        "missed": 1,
        "rested": 1,
        "done": 11,
        "before": {"kept": 0, "missed": 0, "rested": 0, "rate": None},
        "states": ["off"] * 9 + ["done"] * 2 + ["missed"] + ["done"] * 2 + ["rest"] + ["done"] * 7,
    }
    assert {name: listen[name] for name in expected} == expected
    one = lived("review", "listen", "--json", "--from", "2026-11-01").json
    assert listen["rate"] == one["rate"] == 11 / 12
    assert listen["strength"] == one["strength"] == listen["course"][-1]["strength"]
    assert listen["course"] == [{"date": day["date"], "strength": day["strength"]} for day in one["days"]]


def test_all_practices_together_have_theirs(lived: Connect) -> None:
    lived("done", "care", "--date", "2026-11-10")
    found = lived("review", "--json", "--period", "month").json
    assert (found["period"], found["from"], found["to"]) == ("month", "2026-11-01", "2026-11-30")
    assert (found["today"], found["first_day"]) == ("2026-11-22", "2026-11-10")
    totals = found["totals"]
    assert (totals["done"], totals["active_days"], totals["days"]) == (12, 11, 13)
    assert found["before"] is None
    assert (found["strongest"], found["quietest"]) == ("listen", "care")
    mind, heart, hand = found["pillars"]
    assert (mind["pillar"], mind["done"], mind["share"]) == ("mind", 11, 11 / 12)
    assert (heart["done"], hand) == (1, {"pillar": "hand", "done": 0, "share": 0.0, "rate": None})


@pytest.mark.parametrize(
    ("unit", "start", "end"),
    [
        ("week", "2026-11-09", "2026-11-15"),
        ("month", "2026-11-01", "2026-11-30"),
        ("quarter", "2026-10-01", "2026-12-31"),
        ("year", "2026-01-01", "2026-12-31"),
        ("all", "2026-11-10", "2026-11-22"),
    ],
)
def test_a_period_is_named_instead_of_its_ends(lived: Connect, unit: str, start: str, end: str) -> None:
    for practice in ((), ("listen",)):
        found = lived("review", *practice, "--period", unit, "--date", "2026-11-12", "--json").json
        assert (found["period"], found["from"], found["to"]) == (unit, start, end)


@pytest.mark.parametrize(
    "words",
    [
        ("--period", "week", "--from", "2026-11-01"),
        ("--period", "week", "--to", "today"),
        ("--period", "fortnight"),
        ("--date", "today"),
        ("--from", "today", "--to", "yesterday"),
        ("--svg", "-", "--html", "-"),
        ("--svg", "-", "--json"),
        ("--html", "-", "--json"),
        ("--svg", ""),
        ("--svg", "one", "--html", "one"),
        ("--svg",),
    ],
)
def test_what_cannot_be_meant_is_wrong_use(connect: Connect, words: tuple[str, ...]) -> None:
    ran = connect("review", *words)
    assert (ran.status, ran.out) == (2, "")
    assert len(ran.err.splitlines()) >= 2


def test_a_very_long_period_is_fine(lived: Connect) -> None:
    found = lived("review", "listen", "--from", "1900-01-01", "--json").json
    assert (len(found["days"]), found["kept"]) == (46347, 11)
    text = lived("review", "listen", "--from", "1900-01-01").out
    assert "The last 53 weeks are shown" in text
    assert len(text.splitlines()) < 110


def test_from_alone_may_lie_ahead(connect: Connect) -> None:
    connect("rest", "listen", "--date", "2026-12-01")
    found = connect("review", "listen", "--from", "2026-12-01", "--json").json
    assert [(one["date"], one["state"]) for one in found["days"]] == [("2026-12-01", "rest")]
