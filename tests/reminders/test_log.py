"""The log of the reminders: private, small, without a word of the person's, and never in the way."""

from __future__ import annotations

import logging
import logging.handlers
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from connect_tui.domain.errors import ConnectError
from connect_tui.reminders.log import LOGGER_NAME, fault, start_log, stop_log
from connect_tui.services import check_ins
from tests.living import paths_in
from tests.reminders.desk import SUNDAY, Desk, habits
from tests.store.helpers import folder_in_memory

if TYPE_CHECKING:
    from collections.abc import Iterator

    from connect_tui.config.paths import Paths

LARGEST = 256 * 1024
LOGGER = logging.getLogger(LOGGER_NAME)


@pytest.fixture
def paths() -> Iterator[Paths]:
    with tempfile.TemporaryDirectory(dir=folder_in_memory()) as folder:
        yield paths_in(Path(folder))


@pytest.fixture
def log(paths: Paths) -> Iterator[logging.Handler]:
    handler = start_log(paths)
    yield handler
    stop_log(handler)


def files(paths: Paths) -> dict[str, int]:
    """Return the size of each file of the log."""
    return {path.name: path.stat().st_size for path in sorted(paths.state.iterdir())}


async def test_it_says_which_and_when_and_no_word_of_the_persons(desk: Desk) -> None:
    handler = start_log(desk.paths)
    try:
        desk.write(
            habits(
                "{id: first, kind: practice, practice: listen, at: '09:00', text: Verysecret words}",
                "{id: second, kind: people, at: '09:10', text: Verysecret words}",
                "{id: third, kind: people, at: '09:20', text: Verysecret words}",
            )
        )
        listen = desk.practice("listen")
        check_ins.done(desk.other, listen, SUNDAY - timedelta(days=1), note="Verysecret")
        desk.person("Verysecret")
        desk.person("Verysecret too")
        running = desk.start()
        await desk.at("09:00")
        await desk.press("later")
        await desk.at("09:10")
        with desk.locked():
            desk.recorder.press(desk.recorder.popups[-1].id, "done")
            await desk.look()
        await desk.look()
        desk.recorder.refuses = "org.freedesktop.Notifications.Error.Verybad"
        check_ins.clear(desk.other, desk.practice("make-time"), SUNDAY)
        desk.spoke(desk.showing("second@2026-11-22T09:10").person)
        await desk.at("09:20")
        desk.write("reminders: [Verysecret")
        await desk.look()
        assert running.engine.trouble
        await desk.close()
    finally:
        stop_log(handler)
    assert any("Verysecret" in popup.body for popup in desk.recorder.popups)
    text = desk.paths.log_file.read_text()
    assert "Verysecret" not in text
    assert "first@2026-11-22T09:00: shown by dbus" in text
    assert "first@2026-11-22T09:00: answered later" in text
    assert "not recorded yet: BusyError" in text
    assert "second@2026-11-22T09:10: answered done" in text
    assert "third@2026-11-22T09:20: not shown by dbus" in text
    assert "trouble: habits.yaml" in text
    assert "Traceback" not in text
    assert str(desk.folder) not in text


def test_only_its_owner_can_read_it_and_it_stays_small(paths: Paths, log: logging.Handler) -> None:
    assert not paths.state.exists()
    for _ in range(3 * LARGEST // 1000 + 100):
        LOGGER.info("x" * 1000)
    assert list(files(paths)) == ["connect-tui.log", "connect-tui.log.1", "connect-tui.log.2"]
    assert max(files(paths).values()) <= LARGEST
    assert {path.stat().st_mode & 0o777 for path in paths.state.iterdir()} == {0o600}
    assert paths.state.stat().st_mode & 0o777 == 0o700
    assert log.level == logging.NOTSET


def test_two_processes_write_into_one_file(paths: Paths, log: logging.Handler) -> None:
    LOGGER.info("one")
    assert isinstance(log, logging.handlers.RotatingFileHandler)
    other = type(log)(paths.log_file, maxBytes=LARGEST, backupCount=2)
    record = logging.makeLogRecord({"msg": "x" * 1000})
    while not (paths.state / "connect-tui.log.1").exists():
        other.emit(record)
    LOGGER.info("two")
    other.close()
    assert paths.log_file.read_text().endswith(" INFO two\n")
    assert " INFO one\n" in (paths.state / "connect-tui.log.1").read_text()
    assert "two" not in (paths.state / "connect-tui.log.1").read_text()


@pytest.mark.usefixtures("log")
def test_what_was_erased_stays_so(paths: Paths) -> None:
    LOGGER.info("one")
    paths.log_file.unlink()
    LOGGER.info("two")
    assert files(paths) == {}


def test_it_begins_and_ends_with_the_reminders(paths: Paths) -> None:
    handler = start_log(paths)
    LOGGER.info("one")
    stop_log(handler)
    LOGGER.info("two")
    assert paths.log_file.read_text().endswith(" INFO one\n")
    assert LOGGER.handlers == []


@pytest.mark.usefixtures("log")
def test_a_folder_that_cannot_be_made_ends_nothing(paths: Paths, capfd: pytest.CaptureFixture[str]) -> None:
    paths.data.mkdir()
    paths.state.write_text("no folder")
    LOGGER.info("lost")
    paths.state.unlink()
    LOGGER.info("found")
    assert paths.log_file.read_text().endswith(" INFO found\n")
    assert "lost" not in paths.log_file.read_text()
    assert capfd.readouterr() == ("", "")


@pytest.mark.usefixtures("log")
def test_a_full_disk_ends_nothing(paths: Paths, capfd: pytest.CaptureFixture[str]) -> None:
    paths.state.mkdir(parents=True)
    paths.log_file.symlink_to("/dev/full")
    for _ in range(3):
        LOGGER.info("lost")
    paths.log_file.unlink()
    LOGGER.info("found")
    assert paths.log_file.read_text().endswith(" INFO found\n")
    assert capfd.readouterr() == ("", "")


@pytest.mark.usefixtures("log")
def test_a_log_that_cannot_be_put_aside_ends_nothing(paths: Paths, capfd: pytest.CaptureFixture[str]) -> None:
    (paths.state / "connect-tui.log.1" / "in the way").mkdir(parents=True)
    for _ in range(2 * LARGEST // 1000):
        LOGGER.info("x" * 1000)
    assert paths.log_file.stat().st_size <= LARGEST
    assert capfd.readouterr() == ("", "")


def test_a_fault_is_told_by_its_kind_and_place() -> None:
    def fail() -> None:
        try:
            raise OSError("Verysecret")
        except OSError as error:
            raise ConnectError("Verysecret", hint="Verysecret") from error

    with pytest.raises(ConnectError) as raised:
        fail()
    told = fault(raised.value)
    assert told.startswith("ConnectError (OSError) at test_log.py:")
    assert fault(ValueError("Verysecret")) == "ValueError"
