"""What the background process lets others know, and that only one has the lock."""

from __future__ import annotations

import errno
import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NoReturn

import pytest

from connect_tui.domain.showings import Way
from connect_tui.reminders.runner import RunnerLock, RunnerNews, is_running, lock_file, news
from tests.living import paths_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from connect_tui.config.paths import Paths

SINCE = datetime(2026, 11, 22, 8, tzinfo=UTC)
NEWS = RunnerNews(4711, SINCE, SINCE.replace(hour=9), Way.DBUS, "dunst 1.9.0", "no room left")


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return paths_in(tmp_path)


@pytest.fixture
def lock(paths: Paths) -> Iterator[RunnerLock]:
    lock = RunnerLock(paths)
    assert lock.acquire()
    yield lock
    lock.release()


def test_asking_makes_nothing(paths: Paths) -> None:
    assert not is_running(paths)
    assert news(paths) is None
    assert not paths.data.exists()


def test_only_one_has_it(paths: Paths, lock: RunnerLock) -> None:
    assert is_running(paths)
    assert not RunnerLock(paths).acquire()
    lock.release()
    assert not is_running(paths)
    assert not lock.is_ours()
    assert lock.acquire()
    assert lock.is_ours()


def test_asking_does_not_look_like_one_that_runs(paths: Paths, lock: RunnerLock) -> None:
    lock.release()
    assert not any(is_running(paths) or is_running(paths) for _ in range(100))


@pytest.mark.parametrize(
    "told",
    [
        NEWS,
        NEWS._replace(way=None, detail="", trouble=""),
        NEWS._replace(detail="ünï 👩‍👩‍👧‍👦 \x00\x1b[31m", trouble="\ud800 half of one"),
    ],
)
def test_what_is_told_is_read(paths: Paths, lock: RunnerLock, told: RunnerNews) -> None:
    lock.tell(NEWS._replace(detail="x" * 10_000, trouble="\x00" * 10_000))
    lock.tell(told)
    assert news(paths) == told
    lock.release()
    assert news(paths) == told


@pytest.mark.parametrize("character", ["x", "\x00", "\ud800", "👩"])
def test_however_much_is_told_it_can_be_read(paths: Paths, lock: RunnerLock, character: str) -> None:
    lock.tell(NEWS._replace(detail=character * 10_000, trouble=character * 10_000))
    told = news(paths)
    assert told is not None
    assert set(told.detail) == set(told.trouble) == {character}
    assert len(told.detail) >= 100
    assert lock_file(paths).stat().st_size == 4096


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"pid": 1}', "\xff", '{"pid": "x", "since": 3}'])
def test_what_cannot_be_read_is_no_news(paths: Paths, text: str) -> None:
    paths.data.mkdir()
    lock_file(paths).write_text(text, encoding="latin-1")
    assert news(paths) is None


def test_a_full_disk_leaves_what_was_told_before(
    paths: Paths, lock: RunnerLock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> NoReturn:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    lock.tell(NEWS)
    monkeypatch.setattr(os, "pwrite", full)
    lock.tell(NEWS._replace(trouble=""))
    assert news(paths) == NEWS


def test_erasing_takes_it_away(paths: Paths, lock: RunnerLock) -> None:
    lock_file(paths).unlink()
    assert not lock.is_ours()
    lock_file(paths).touch()
    assert not lock.is_ours()
    assert not is_running(paths)


def test_who_does_not_have_it_tells_nothing(paths: Paths) -> None:
    RunnerLock(paths).tell(NEWS)
    assert not paths.data.exists()
