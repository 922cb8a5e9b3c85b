"""``evening`` line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Connect


def test_a_day_is_closed_line_by_line_in_one_change(connect: Connect) -> None:
    connect("done", "care")
    before = connect("evening", "--json").json
    assert (before["closed"], before["done"], before["entry"]) == (False, 1, None)
    ran = connect("evening", "--plain", given=b"8 self\n8, self\n")
    assert ran.status == 2
    assert not connect("evening", "--json").json["closed"]
    ran = connect("evening", given=b"8, self\nA [b]walk\x1b[2J\n2, Hopeful:4\nMaya, Ben\n")
    assert (ran.status, ran.err) == (0, "")
    assert "Kept already: Show that you care." in ran.out
    assert "Kept: Listen attentively and Work on yourself." in ran.out
    kept = connect("evening", "--json").json
    assert (kept["closed"], kept["done"]) == (True, 3)
    entry = kept["entry"]
    assert (entry["kind"], entry["text"], entry["people"]) == ("evening", "A [b]walk[2J", ["Maya", "Ben"])
    assert [(one["word"], one["strength"]) for one in entry["feelings"]] == [("calm", None), ("hopeful", 4)]
    connect("undo")
    after = connect("evening", "--json").json
    assert (after["closed"], after["done"]) == (False, 1)


def test_enter_is_enough_and_nobody_there_keeps_nothing(connect: Connect) -> None:
    ran = connect("evening")
    assert (ran.status, "nothing is kept" in ran.err) == (1, True)
    assert not connect("evening", "--json").json["closed"]
    assert connect("evening", given=b"\n\n\n\n").status == 0
    assert connect("evening", "--json").json["closed"]
    connect("evening", given=b"\nand more\n\n\n")
    assert connect("evening", "--json").json["entry"]["text"] == "and more"
