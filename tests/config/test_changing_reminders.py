"""Changing a reminder in a person's own file: what changes in the text, to the byte, and what does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from connect_tui.config.catalogue import Catalogue, load_catalogue
from connect_tui.config.changing import change_reminder
from connect_tui.config.rewriting import NEW_FILE
from connect_tui.domain.errors import ConnectError, WrongUse
from connect_tui.domain.reminders import Moments
from connect_tui.domain.schedules import DAILY
from tests.config.reminder_changes import CASES, LATE, SECTION, SPAN, Case

if TYPE_CHECKING:
    from pathlib import Path

    from connect_tui.config.paths import Paths


def crlf(text: str) -> str:
    return text.replace("\n", "\r\n")


def changed(paths: Paths, case: Case) -> None:
    change_reminder(paths, "evening", moments=case.moments, enabled=case.enabled, days=case.days)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
@pytest.mark.parametrize("style", ["plain", "crlf", "bom", "utf-16"])
def test_only_what_was_asked_for_changes_in_the_text(paths: Paths, own: Path, case: Case, style: str) -> None:
    encoding = {"bom": "utf-8-sig", "utf-16": "utf-16"}.get(style, "utf-8")
    before, after = (crlf(case.before), crlf(case.after)) if style == "crlf" else (case.before, case.after)
    if style == "crlf" and not before.endswith("\n") and "\n" not in before:
        after = case.after  # a text of one line shows no line ends to go by
    own.write_bytes(before.encode(encoding))
    was = load_catalogue(paths).catalogue
    changed(paths, case)
    assert own.read_bytes().decode(encoding) == after
    now = load_catalogue(paths)
    assert (now.source, now.problems) == ("own", ())
    expect(was, now.catalogue, case)


def expect(was: Catalogue, now: Catalogue, case: Case) -> None:
    """See that nothing has changed but what was asked for."""
    (old,) = (rule for rule in was.reminders if rule.id == "evening")
    moments = case.moments or Moments(old.at, old.between)
    new = old._replace(
        at=moments.at,
        between=moments.between,
        enabled=old.enabled if case.enabled is None else case.enabled,
        days=case.days or old.days,
    )
    assert now == was._replace(reminders=tuple(new if rule is old else rule for rule in was.reminders))


def test_without_a_file_a_small_one_is_written(paths: Paths) -> None:
    rule = change_reminder(paths, "evening", enabled=False)
    assert paths.habits_file.read_text() == f"{NEW_FILE}\n{SECTION}"
    assert not rule.enabled
    assert rule in load_catalogue(paths).catalogue.reminders


@pytest.mark.parametrize("exists", [True, False])
def test_what_is_so_already_writes_nothing(paths: Paths, own: Path, exists: bool) -> None:
    if exists:
        own.write_text("reminders: [{id: evening, at: 8:00}]")
    (rule,) = (one for one in load_catalogue(paths).catalogue.reminders if one.id == "evening")
    before = own.stat().st_mtime_ns if exists else 0
    again = change_reminder(paths, "evening", enabled=True, moments=Moments(rule.at), days=DAILY)
    assert again == rule
    assert (own.stat().st_mtime_ns if own.exists() else 0) == before


@pytest.mark.parametrize("text", ["reminders: []", "reminders: [{id: week}]", "reminders:\n -\n"])
def test_a_reminder_that_the_list_lacks_is_told(paths: Paths, own: Path, text: str) -> None:
    own.write_text(text)
    with pytest.raises(WrongUse, match="no reminder “evening”") as caught:
        change_reminder(paths, "evening", enabled=False)
    assert caught.value.hint
    assert own.read_text() == text


def test_the_nearest_reminder_is_named_and_nothing_is_made(paths: Paths) -> None:
    with pytest.raises(WrongUse) as caught:
        change_reminder(paths, "evning", enabled=False)
    assert caught.value.nearest == ("evening",)
    assert not paths.config.exists()


SHARED = [
    "reminders:\n  - {id: week, at: &t 8:00}\n  - {id: evening, at: *t}\n",
    "reminders:\n  - {id: evening, at: &t 8:00}\n  - {id: week, at: *t}\n",
    "reminders:\n  - {id: evening, at: [&t 8:00, 9:00]}\n  - {id: week, at: *t}\n",
    "reminders:\n  - {id: week, at: &t [8:00]}\n  - {id: evening, at: *t}\n",
]


@pytest.mark.parametrize("text", SHARED)
def test_what_is_shared_is_left_to_the_person(paths: Paths, own: Path, text: str) -> None:
    own.write_text(text)
    with pytest.raises(ConnectError, match="several places") as caught:
        change_reminder(paths, "evening", moments=LATE)
    assert "config edit" in caught.value.hint
    assert own.read_text() == text


TOO_ODD = ["reminders: [id: evening, id: week]\n", "--- ~\n", "reminders: [{id: evening, &k at: 8:00}]"]


@pytest.mark.parametrize("text", TOO_ODD)
def test_what_is_written_too_oddly_is_left_to_the_person(paths: Paths, own: Path, text: str) -> None:
    own.write_text(text)
    with pytest.raises(ConnectError, match="could not be changed safely") as caught:
        change_reminder(paths, "evening", moments=SPAN)
    assert "config edit" in caught.value.hint
    assert own.read_text() == text


@pytest.mark.parametrize("text", ["reminders: [{id: evening, at: 25:00}]", "settings: {theme: 'a"])
def test_a_file_with_mistakes_is_to_be_mended_first(paths: Paths, own: Path, text: str) -> None:
    own.write_text(text)
    with pytest.raises(ConnectError, match=r"mended before.*habits\.yaml:1") as caught:
        change_reminder(paths, "evening", enabled=False)
    assert "config check" in caught.value.hint
    assert own.read_text() == text
