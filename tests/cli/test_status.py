from __future__ import annotations

from tests.cli.conftest import Connect

TWO = (
    "practices:\n  - {id: listen, name: 'Q & A #1 <b>'}\n  - id: care\n  - {id: self, archived: 2020-01-01}\n"
)


def test_plain_tells_how_far_the_day_is_and_what_is_next(connect: Connect) -> None:
    assert connect("status").out == "0 of 12 · next: Give more than you take\n"
    connect("done", "give", "8")
    assert connect("status", "--format", "plain").out == "2 of 12 · next: Find common ground\n"


def test_plain_tells_when_nothing_is_left(connect: Connect) -> None:
    connect.write_habits(TWO)
    connect("done", "listen", "care")
    assert connect("status").out == "2 of 2 · all done\n"
    connect("rest", "listen", "care")
    assert connect("status").out == "0 of 2 · a day of rest\n"
    connect.write_habits("practices:\n  - {id: listen, schedule: sat}\n")
    assert connect("status").out == "nothing on today's schedule\n"


def test_json_is_the_same_by_either_name(connect: Connect) -> None:
    connect("done", "give")
    connect("rest", "self")
    found = connect("status", "--json").json
    assert found == connect("status", "--format", "json").json
    assert (found["date"], found["done"], found["rest"], found["total"]) == ("2026-11-22", 1, 1, 12)
    assert (len(found["open"]), found["open"][0], found["next"]) == (10, "common-ground", "common-ground")


def test_waybar_gets_escaped_markup_and_a_percentage(connect: Connect) -> None:
    connect.write_habits(TWO)
    connect("done", "care")
    assert connect("status", "--format", "waybar").json == {
        "text": "1/2",
        "tooltip": "○ Q &amp; A #1 &lt;b&gt;\n✓ Show that you care",
        "class": "open",
        "percentage": 50,
    }
    connect("done", "listen")
    found = connect("status", "--format", "waybar").json
    assert (found["class"], found["percentage"]) == ("complete", 100)


def test_tmux_gets_its_number_signs_doubled(connect: Connect) -> None:
    connect.write_habits(TWO)
    assert connect("status", "--format", "tmux").out == "0/2 Q & A ##1 <b>\n"


def test_status_agrees_with_today(connect: Connect) -> None:
    connect("done", "give", "listen")
    connect("rest", "care", "self", "6")
    connect("done", "open-up", "--date", "yesterday")
    status, today = connect("status", "--json").json, connect("today", "--json").json
    assert [status[name] for name in ("date", "done", "rest", "total")] == [
        today[name] for name in ("date", "done", "rest", "total")
    ]
    assert status["open"] == [one["id"] for one in today["practices"] if one["state"] == "open"]
