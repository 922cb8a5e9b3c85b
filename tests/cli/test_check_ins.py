from __future__ import annotations

import pytest

from tests.cli.conftest import Connect
from tests.living import bytes_in


@pytest.mark.parametrize("name", ["listen", "8", "attentively", "LISTEN ATTENTIVELY"])
def test_a_practice_can_be_named_by_id_number_or_part_of_its_name(connect: Connect, name: str) -> None:
    ran = connect("done", name)
    assert (ran.status, ran.out, ran.err) == (0, "✓ Listen attentively: done. 1 day in a row.\n", "")
    assert connect.practice("listen")["state"] == "done"


def test_several_practices_are_one_change_and_one_undo(connect: Connect) -> None:
    assert len(connect("done", "listen", "care", "listen", "3").out.splitlines()) == 3
    assert connect("today", "--json").json["done"] == 3
    ran = connect("undo")
    assert ran.out == (
        "Taken back: Listen attentively, Show that you care and Do something meaningful together done"
        " on Sunday, 22 November 2026.\n"
    )
    assert connect("today", "--json").json["done"] == 0


def test_done_never_toggles_and_says_so(connect: Connect) -> None:
    connect("done", "listen")
    ran = connect("done", "listen")
    assert (ran.status, ran.out) == (0, "✓ Listen attentively: done already; nothing to change.\n")
    assert connect.practice("listen")["state"] == "done"


def test_a_second_done_adds_people_and_the_note(connect: Connect) -> None:
    connect("done", "listen", "--with", "Maya", "--note", "one")
    connect("done", "listen", "--with", "maya", "--with", "Zoë", "--note", "two")
    connect("done", "listen", "--note", "one")
    found = connect.practice("listen")
    assert (found["people"], found["note"]) == (["Maya", "Zoë"], "one\ntwo")


def test_undo_names_what_a_second_done_added(connect: Connect) -> None:
    connect("done", "listen")
    connect("done", "listen", "--note", "one")
    connect("done", "listen", "--note", "one", "--with", "Maya")
    assert [connect("undo").out for _ in range(3)] == [
        "Taken back: the people with Listen attentively on Sunday, 22 November 2026.\n",
        "Taken back: the note with Listen attentively on Sunday, 22 November 2026.\n",
        "Taken back: Listen attentively done on Sunday, 22 November 2026.\n",
    ]


def test_options_may_stand_anywhere_and_a_note_may_begin_with_a_dash(connect: Connect) -> None:
    ran = connect(
        "done", "--note", "-n is not an option", "listen", "--date", "-1", "care", "--with", "--debug"
    )
    assert ran.status == 0
    for name in ("listen", "care"):
        found = connect.practice(name, "--date", "yesterday")
        assert (found["state"], found["note"], found["people"]) == (
            "done",
            "-n is not an option",
            ["--debug"],
        )


def test_words_behind_two_dashes_are_no_options(connect: Connect) -> None:
    assert connect("done", "--date", "yesterday", "--", "listen").status == 0
    assert connect.practice("listen", "--date", "yesterday")["state"] == "done"


def test_a_note_can_come_from_standard_input(connect: Connect) -> None:
    assert connect("done", "self", "--note", "-", given="länger\r\nals eine Zeile\n".encode()).status == 0
    assert connect.practice("self")["note"] == "länger\nals eine Zeile"


@pytest.mark.parametrize("given", [b"\xff\xfe\x00", b"x" * 1_000_001])
def test_a_note_that_is_no_text_or_endless_changes_nothing(connect: Connect, given: bytes) -> None:
    connect("today")
    before = bytes_in(connect.paths.data)
    ran = connect("done", "self", "--note", "-", given=given)
    assert ran.status == 1
    assert "Nothing was changed." in ran.err
    assert bytes_in(connect.paths.data) == before


def test_a_future_day_can_rest_but_not_be_done(connect: Connect) -> None:
    ran = connect("done", "listen", "--date", "tomorrow")
    assert (ran.status, ran.out) == (2, "")
    assert "use rest instead" in ran.err
    assert connect("rest", "listen", "--date", "tomorrow").status == 0
    assert connect.practice("listen", "--date", "tomorrow")["state"] == "rest"


def test_rest_all_leaves_what_is_done_and_skips_what_is_archived(connect: Connect) -> None:
    connect.write_habits("practices:\n  - id: listen\n  - id: care\n  - {id: self, archived: 2026-11-01}\n")
    connect("done", "listen")
    ran = connect("rest", "all")
    assert (ran.status, "1 done already" in ran.out) == (0, True)
    found = connect("today", "--json").json
    assert [one["state"] for one in found["practices"]] == ["done", "rest", "off"]


def test_a_period_of_rest_is_one_change(connect: Connect) -> None:
    ran = connect("rest", "all", "--from", "2026-12-24", "--to", "2026-12-27")
    assert ran.out == ("~ All practices: rest from Thursday, 24 December 2026 to Sunday, 27 December 2026.\n")
    assert connect("today", "--date", "2026-12-27", "--json").json["rest"] == 12
    assert connect("today", "--date", "2026-12-28", "--json").json["rest"] == 0
    assert (
        connect("undo").out
        == "Taken back: rest for 12 practices from 24 December 2026 to 27 December 2026.\n"
    )
    assert connect("today", "--date", "2026-12-27", "--json").json["rest"] == 0
    assert connect("undo").status == 1


def test_one_day_of_rest_is_told_as_one_day(connect: Connect) -> None:
    assert connect("rest", "all").out == "~ All practices: rest today.\n"
    ran = connect("rest", "all", "--date", "2026-12-24")
    assert ran.out == "~ All practices: rest on Thursday, 24 December 2026.\n"


def test_one_practice_can_rest_for_a_period(connect: Connect) -> None:
    assert connect("rest", "listen", "--from", "yesterday", "--to", "tomorrow").status == 0
    assert [connect.practice("listen", "--date", day)["state"] for day in ("-2", "-1", "today", "+1")] == [
        "off",
        "rest",
        "rest",
        "rest",
    ]


@pytest.mark.parametrize(
    "words",
    [
        ("rest", "all", "--from", "2026-12-27", "--to", "2026-12-24"),
        ("rest", "all", "--from", "2026-12-24"),
        ("rest", "all", "--to", "2026-12-24"),
        ("rest", "all", "care"),
        ("rest", "care", "--from", "today", "--to", "today", "--date", "today"),
        ("rest", "all", "--from", "1950-01-01", "--to", "2026-01-01"),
        ("rest", "all", "--from", "today", "--to", "2040-01-01"),
        ("done", "all"),
        ("done", "nothing-of-the-kind"),
        ("done", ""),
        ("done", "o"),
        ("done", "listen", "--with", " "),
        ("done", "listen", "--with", "\x1b"),
        ("clear", "listen", "--date", "someday"),
        ("review", "listen", "--from", "today", "--to", "yesterday"),
        ("review", "--from", "1899-12-31"),
    ],
)
def test_what_cannot_be_meant_is_wrong_use_and_changes_nothing(
    connect: Connect, words: tuple[str, ...]
) -> None:
    connect("today")
    before = bytes_in(connect.paths.data)
    ran = connect(*words)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.strip()
    assert bytes_in(connect.paths.data) == before


def test_a_misspelt_practice_is_answered_with_the_nearest(connect: Connect) -> None:
    assert "Did you mean listen?" in connect("done", "lisen").err
    ambiguous = connect("done", "open").err
    assert "openness" in ambiguous
    assert "open-up" in ambiguous


def test_clear_takes_the_state_back_and_keeps_note_and_people(connect: Connect) -> None:
    connect("done", "listen", "--with", "Maya", "--note", "kept")
    assert connect("clear", "listen").out == "○ Listen attentively: open again.\n"
    found = connect.practice("listen")
    assert (found["state"], found["note"], found["people"]) == ("open", "kept", ["Maya"])
    assert "already" in connect("clear", "listen").out


def test_undo_is_repeated_until_nothing_is_left(connect: Connect) -> None:
    connect("done", "listen")
    connect("rest", "care")
    connect("clear", "listen")
    assert [connect("undo").status for _ in range(4)] == [0, 0, 0, 1]
    assert connect("today", "--json").json["done"] == 0
    last = connect("undo")
    assert (last.out, last.err) == ("", "There is nothing left to take back.\n")


def test_a_practice_off_the_schedule_says_that_it_counts_nowhere(connect: Connect) -> None:
    connect.write_habits("practices:\n  - {id: listen, schedule: mon-fri}\n")
    assert "counts nowhere" in connect("done", "listen").out
    assert connect("today", "--json").json["done"] == 0


def test_a_day_recorded_late_mends_the_streak(connect: Connect) -> None:
    for back in (3, 2, 0):
        connect("done", "listen", "--date", f"-{back}")
    ran = connect("done", "listen", "--date", "yesterday")
    assert ran.out == "✓ Listen attentively: done on Saturday, 21 November 2026. 4 days in a row.\n"


def test_who_is_new_by_being_named_is_told(connect: Connect) -> None:
    connect("people", "add", "Maya")
    new = "New here, in the wider circle: Nobodyknown."
    assert new in connect("done", "listen", "--with", "Nobodyknown", "--with", "maya").out
    assert new not in connect("done", "care", "--with", "Nobodyknown").out
