"""``remind`` as a script sees it: exit statuses, JSON, wrong use, and nothing that a terminal would obey."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from connect_tui.reminders.notifiers import session
from connect_tui.reminders.notifiers.texts import DOES_NOT_ANSWER, NO_BUS, NO_SERVER
from tests.cli.conftest import Connect
from tests.cli.test_hostile_text import CONTROL, HOSTILE
from tests.reminders.desktop import Bus
from tests.reminders.recorder import Recorder

if TYPE_CHECKING:
    from collections.abc import Iterator

RULES = """reminders:
  - {{id: listening, kind: practice, practice: listen, at: ["09:00", "15:00"]{more}}}
  - {{id: people, kind: people, at: "17:30"}}
  - {{id: closing, kind: evening, at: "20:30", enabled: {on}}}
settings: {{popups: {popups}, snooze: 30}}
"""
ENTRY = {
    *("key", "reminder", "kind", "practice", "day", "moment", "at", "status", "reason", "late", "what"),
    *("answer", "way"),
}
STATUS = {
    *("running", "hangs", "since", "pid", "notifier", "detail", "trouble", "last_shown", "last_failed"),
    *("missed", "next", "at_login"),
}


def rules(popups: str = "full", more: str = "", on: str = "true") -> str:
    return RULES.format(popups=f'"{popups}"', more=more, on=on)


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bus]:
    with tempfile.TemporaryDirectory(prefix="bus-") as folder:
        bus = Bus(Path(folder))
        for name in set(os.environ) - set(bus.env):
            monkeypatch.delenv(name)
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
        yield bus
        bus.kill()


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for name in ("XDG_CONFIG_HOME", "XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS", "DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    return home


# next and status


def test_next(connect: Connect) -> None:
    connect.write_habits(rules())
    found = connect("remind", "next", "--json").json
    assert (found["date"], found["days"]) == ("2026-11-22", 1)
    assert [(one["key"], one["status"], one["reason"]) for one in found["reminders"]] == [
        ("listening@2026-11-22T15:00", "planned", None),
        ("people@2026-11-22T17:30", "planned", None),
        ("closing@2026-11-22T20:30", "planned", None),
    ]
    assert set(found["reminders"][0]) == ENTRY
    first = found["reminders"][0]
    assert (first["moment"], first["at"], first["day"]) == (
        "2026-11-22T15:00:00",
        "2026-11-22T15:00:00",
        "2026-11-22",
    )
    lines = connect("remind", "next").out.splitlines()
    assert lines[:2] == ["Sunday, 22 November 2026", "  15:00  Listen attentively  [listening]"]


@pytest.mark.parametrize(
    ("how", "reason", "words"),
    [
        ({"popups": "off"}, "popups-off", "not shown, popups are off"),
        ({"more": ", enabled: false"}, "disabled", "not shown, switched off"),
    ],
)
def test_why_not(connect: Connect, how: dict[str, str], reason: str, words: str) -> None:
    connect.write_habits(rules(**how))
    (first, *_) = connect("remind", "next", "--json").json["reminders"]
    assert (first["status"], first["reason"]) == ("held", reason)
    assert words in connect("remind", "next").out


@pytest.mark.parametrize(("command", "reason"), [("done", "done"), ("rest", "rest")])
def test_what_is_settled_is_silent(connect: Connect, command: str, reason: str) -> None:
    connect.write_habits(rules())
    connect(command, "listen")
    reminders = connect("remind", "next", "--json").json["reminders"]
    assert {one["reason"] for one in reminders if one["reminder"] == "listening"} == {reason}


def test_a_year_ahead(connect: Connect) -> None:
    found = connect("remind", "next", "--days", "366", "--json").json
    days = {one["day"] for one in found["reminders"]}
    assert (min(days), max(days), found["days"]) == ("2026-11-22", "2027-11-22", 366)
    assert len(days) == 366


@pytest.mark.parametrize("days", ["0", "367", "x", "-1", "1.5", "", "٣", "1" * 5000, "\x1b[31m"])
def test_days_that_are_none(connect: Connect, days: str) -> None:
    ran = connect("remind", "next", "--days", days)
    assert (ran.status, ran.out) == (2, "")
    assert "from 1 to 366" in ran.err
    assert "--days 7" in ran.err
    assert not CONTROL.search(ran.err)
    assert len(ran.err) < 300


@pytest.mark.parametrize("text", ["reminders: []\n", "reminders: [{id: week, enabled: true}]\n"])
def test_nothing_comes(connect: Connect, text: str) -> None:
    connect.clock.move(days=1)
    connect.write_habits(text)
    ran = connect("remind", "next")
    assert ran.status == 0
    assert len(ran.out.splitlines()) == 1


def test_nothing_but_the_cache_is_made_in_an_empty_home(connect: Connect, home: Path) -> None:
    for words in (("remind", "status"), ("remind", "next"), ("remind", "install", "--dry-run")):
        assert connect(*words).status == 0
    connect("remind", "uninstall")
    assert [one for one in connect.paths.data.rglob("*") if one.parent != connect.paths.cache] == [
        connect.paths.cache
    ]
    assert not connect.paths.config.exists()
    assert list(home.iterdir()) == []


def test_status_of_what_does_not_run(connect: Connect) -> None:
    found = connect("remind", "status", "--json").json
    assert set(found) == STATUS
    assert (found["running"], found["hangs"], found["pid"], found["missed"]) == (False, False, None, [])
    assert (found["last_shown"], found["last_failed"], found["at_login"]) == (None, None, None)
    assert set(found["next"]) == ENTRY
    out = connect("remind", "status").out
    assert out.startswith("Reminders do not run in the background; they come while the app is open.\n")
    assert "remind install" in out


# snooze


def test_snooze_and_undo(connect: Connect) -> None:
    connect.write_habits(rules())
    before = connect("remind", "next", "--json").json
    ran = connect("remind", "snooze", "listening", "--minutes", "45")
    assert (ran.status, ran.out, ran.err) == (0, "listening waits. The next: 12:45.\n", "")
    keys = [one["key"] for one in connect("remind", "next", "--json").json["reminders"]]
    assert "listening@2026-11-22T11:45Z" in keys
    assert connect("undo").status == 0
    assert connect("remind", "next", "--json").json == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Reminders wait. The next: 15:00."),
        (("listening",), "listening waits. The next: 12:30."),
        (("closing",), "closing waits. The next: 20:30."),
        (("closing", "--minutes", "600"), "closing waits. The next: Monday 23 November, 20:30."),
        (("--minutes", "1440"), "Reminders wait. The next: Monday 23 November, 09:00."),
        (("--today",), "No more reminders today. The next: Monday 23 November, 09:00."),
        (
            ("--today", "listening"),
            "listening does not come again today. The next: Monday 23 November, 09:00.",
        ),
    ],
)
def test_what_snooze_says(connect: Connect, words: tuple[str, ...], said: str) -> None:
    connect.write_habits(rules())
    for _ in range(2):
        assert connect("remind", "snooze", *words)[:2] == (0, said + "\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("snooze", "listenin"), "Did you mean listening"),
        (("snooze", "nothing-like-it"), "There are: listening, people, closing."),
        (("snooze", ""), "There are: listening, people, closing."),
        (("snooze", "*"), "name none"),
        (("snooze", "--minutes", "0"), "between 1 and 1440"),
        (("snooze", "--minutes", "1441"), "between 1 and 1440"),
        (("snooze", "--minutes", "soon"), "--minutes 45"),
        (("snooze", "--minutes", "9" * 5000), "--minutes 45"),
        (("snooze", "--minutes", "3", "--today"), "Give either --minutes or --today."),
        (("snooze", "--minutes"), "--minutes needs a value"),
        (("snooze", "listening", "people"), "people"),
        (("snoze",), "Did you mean snooze?"),
        (("install", "--how", "cron"), "systemd, autostart, launchd"),
        ((), "ACTION"),
    ],
)
def test_wrong_use(connect: Connect, words: tuple[str, ...], said: str) -> None:
    connect.write_habits(rules())
    ran = connect("remind", *words)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert not connect.paths.data.joinpath("local-reminders.json").exists()


# test


def test_a_popup_to_try(connect: Connect, bus: Bus) -> None:
    recorder = Recorder(bus.address)
    ran = connect("remind", "test")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == "A popup was shown through D-Bus (recorder 1.0).\n"
    found = connect("remind", "test", "--json").json
    assert found == {"shown": True, "way": "dbus", "detail": "recorder 1.0", "trouble": None}
    assert {(one.title, one.actions) for one in recorder.popups} == {("Connect can reach you", ())}
    recorder.vanish()


def test_a_popup_without_a_server(connect: Connect, bus: Bus) -> None:
    ran = connect("remind", "test")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith(f"No popup could be shown: {NO_SERVER}.")
    ran = connect("remind", "test", "--json")
    assert (ran.status, ran.json["shown"], ran.json["trouble"]) == (1, False, NO_SERVER)


@pytest.mark.parametrize("dead", [True, False])
def test_a_popup_without_a_bus(connect: Connect, monkeypatch: pytest.MonkeyPatch, dead: bool) -> None:
    if dead:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus")
    ran = connect("remind", "test")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith(f"No popup could be shown: {NO_BUS}.")


def test_a_popup_at_a_server_that_hangs(connect: Connect, bus: Bus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "PATIENCE", 0.2)
    recorder = Recorder(bus.address)
    recorder.hang()
    ran = connect("remind", "test")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith(f"No popup could be shown: {DOES_NOT_ANSWER}.")
    assert recorder.popups == []
    recorder.vanish()


# Hostile words


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_words(connect: Connect, kind: str) -> None:
    text = json.dumps(HOSTILE[kind][:200], ensure_ascii=False)
    connect.write_habits(
        f"practices: [{{id: listen, name: {text}}}]\n"
        f"reminders: [{{id: mine, kind: practice, practice: listen, at: '15:00', text: {text}}}]\n"
    )
    said = [connect("remind", *words) for words in (("next",), ("status",), ("snooze",), ("next",))]
    assert [ran.status for ran in said] == [0] * 4
    said += [connect("remind", "snooze", HOSTILE[kind]), connect("remind", HOSTILE[kind])]
    assert [ran.status for ran in said[4:]] == [2, 2]
    for ran in said:
        assert not CONTROL.search(ran.out + ran.err)
        assert "went wrong" not in ran.err


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_id(connect: Connect, kind: str) -> None:
    text = json.dumps(HOSTILE[kind][:60], ensure_ascii=False)
    connect.write_habits(f"reminders: [{{id: {text}, kind: evening, at: '15:00'}}]\n")
    for words in (("next",), ("next", "--json"), ("status",), ("snooze", "--today")):
        ran = connect("remind", *words)
        assert ran.status == 0
        assert not CONTROL.search(ran.out + ran.err) or words[-1] == "--json"
