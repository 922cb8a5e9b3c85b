"""Where ``review`` writes to, when that is an odd place; and what it keeps for the next time."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from threading import Thread

import pytest

from benchmarks.history import fill
from tests.cli.conftest import Connect


@pytest.mark.parametrize("other", ["./x.svg", "folder/../x.svg", "link.svg"])
def test_a_picture_and_a_page_are_two_files(
    connect: Connect, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, other: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "link.svg").symlink_to("x.svg")
    ran = connect("review", "--svg", "x.svg", "--html", other)
    assert (ran.status, ran.out) == (2, "")
    assert not (tmp_path / "x.svg").exists()


def test_links_that_lead_in_a_circle_are_told(connect: Connect, tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    for words in (("review", "--svg"), ("review", "--html"), ("export",)):
        ran = connect(*words, str(tmp_path / "loop"))
        assert ran.status == 1
        assert "its links lead in a circle" in ran.err


def test_a_pipe_behind_a_name_is_written_to(connect: Connect) -> None:
    reader, writer = os.pipe()
    found: list[bytes] = []

    def read() -> None:
        with os.fdopen(reader, "rb") as file:
            found.append(file.read())

    reading = Thread(target=read)
    reading.start()
    ran = connect("review", "--svg", f"/dev/fd/{writer}")
    os.close(writer)
    reading.join()
    assert (ran.status, ran.out) == (0, "")
    assert found[0].startswith(b"<svg")


def test_a_long_history_is_read_far_back_only_once(connect: Connect) -> None:
    fill(connect.paths.data, 3, date(2026, 11, 22))
    ledger = connect.paths.cache / "ledger.json"
    first = connect("review", "--json").out
    written = ledger.stat().st_mtime_ns
    assert connect("review", "--json").out == first
    assert ledger.stat().st_mtime_ns == written
