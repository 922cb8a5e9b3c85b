"""Changing a setting in a person's own file."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

import pytest

from connect_tui.config.catalogue import load_catalogue
from connect_tui.config.changing import SettingValue, change_setting
from connect_tui.config.rewriting import NEW_FILE
from connect_tui.config.settings import Popups, Settings
from connect_tui.domain.errors import ConnectError, WrongUse

if TYPE_CHECKING:
    from pathlib import Path

    from connect_tui.config.paths import Paths

CHANGES: list[tuple[str, str, SettingValue, str]] = [
    ("settings:\n  theme: dark # night\n", "theme", "paper", "settings:\n  theme: paper # night\n"),
    ("settings:\n  theme: 'dark'\n", "theme", "it's", "settings:\n  theme: 'it''s'\n"),
    ("settings: {theme: dark}\n", "theme", "a, b: #c", 'settings: {theme: "a, b: #c"}\n'),
    ("settings: {theme: dark}\n", "theme", "null", 'settings: {theme: "null"}\n'),
    ("settings: {theme: dark}\n", "theme", "ä🫶 \\", 'settings: {theme: "ä🫶 \\\\"}\n'),
    ("settings:\n  theme: >\n    a\n    b\n\n# c\n", "theme", "x", "settings:\n  theme: x\n\n# c\n"),
    ("settings: {popups: full}", "popups", Popups.OFF, "settings: {popups: off}"),
    ("settings: {popups: full}", "popups", "discreet", "settings: {popups: discreet}"),
    ("settings:\n  snooze: 5", "popups", "off", "settings:\n  snooze: 5\n  popups: off"),
    (
        "settings:\n  keys:\n    rest: [v,\n      b]  # c\n  # end\n",
        "snooze",
        45,
        "settings:\n  keys:\n    rest: [v,\n      b]  # c\n  snooze: 45\n  # end\n",
    ),
    ("settings:\n  show_streaks: yes", "show_streaks", False, "settings:\n  show_streaks: false"),
    ("settings: {}\n", "quiet_hours", None, "settings: {quiet_hours: off}\n"),
    (
        "settings: {quiet_hours: off}",
        "quiet_hours",
        (time(23), time(6)),
        'settings: {quiet_hours: ["23:00", "06:00"]}',
    ),
    ("settings: {quiet_hours: [9:00, 10:00]}", "quiet_hours", None, "settings: {quiet_hours: off}"),
    (
        "settings:\n  quiet_hours:\n    - 9:00 # a\n    - 10:00 # b\n",
        "quiet_hours",
        (time(9), time(11)),
        'settings:\n  quiet_hours:\n    - 9:00 # a\n    - "11:00" # b\n',
    ),
    ("settings:\n", "day_starts_at", time(4, 30), 'settings:\n  day_starts_at: "04:30"\n'),
    ("settings: {week_starts_on: mon}", "week_starts_on", 6, "settings: {week_starts_on: sun}"),
    ("reminders: []\n", "theme", "x", "reminders: []\n\nsettings:\n  theme: x\n"),
    ("{reminders: []}", "theme", "x", "{reminders: [], settings: {theme: x}}"),
    ("# mine\r\n", "theme", "x", "# mine\r\n\r\nsettings:\r\n  theme: x\r\n"),
]


@pytest.mark.parametrize(("before", "name", "value", "after"), CHANGES)
def test_only_the_setting_changes(
    paths: Paths, own: Path, before: str, name: str, value: SettingValue, after: str
) -> None:
    own.write_bytes(before.encode())
    was = load_catalogue(paths).catalogue
    now = change_setting(paths, name, value)
    assert own.read_bytes().decode() == after
    assert load_catalogue(paths).catalogue == was._replace(settings=now)
    assert now == was.settings._replace(**{name: value})  # type: ignore[arg-type]  # one field of many types


def test_without_a_file_a_small_one_is_written(paths: Paths) -> None:
    assert change_setting(paths, "theme", "paper") == Settings(theme="paper")
    assert paths.habits_file.read_text() == f"{NEW_FILE}\nsettings:\n  theme: paper\n"


WRONG: list[tuple[str, SettingValue, str]] = [
    ("snooze", 0, "too small"),
    ("popups", "loud", "not known"),
    ("theme", "x" * 81, "too long"),
    ("quiet_hours", (time(8), time(8)), "same"),
    ("colour", "red", "not a setting"),
    ("keys", "x", "not a setting"),
]


@pytest.mark.parametrize(("name", "value", "said"), WRONG)
def test_what_cannot_be_set_is_told_and_nothing_is_written(
    paths: Paths, name: str, value: SettingValue, said: str
) -> None:
    with pytest.raises(WrongUse, match=said) as caught:
        change_setting(paths, name, value)
    assert caught.value.hint
    assert not paths.config.exists()


@pytest.mark.parametrize(
    "theme", ["\ud800", "\u2028", "\x85", "a\tb", "\U000e0001", "\x7f", "🫶\u200b\U000f0000"]
)
def test_a_strange_name_breaks_nothing(paths: Paths, own: Path, theme: str) -> None:
    own.write_text("settings: {theme: dark} # c\n")
    try:
        change_setting(paths, "theme", theme)
    except ConnectError:
        assert own.read_text() == "settings: {theme: dark} # c\n"
    loaded = load_catalogue(paths)
    assert (loaded.source, loaded.problems) == ("own", ())


def test_a_setting_that_is_shared_is_left_to_the_person(paths: Paths, own: Path) -> None:
    text = "pillars: {mind: {name: &n Clear}}\nsettings: {theme: *n}\n"
    own.write_text(text)
    with pytest.raises(ConnectError, match="several places"):
        change_setting(paths, "theme", "x")
    assert own.read_text() == text
