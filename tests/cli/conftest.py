from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from connect_tui.cli.app import main
from connect_tui.config.paths import Paths
from tests.living import StandingClock, paths_in


class Ran(NamedTuple):
    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Connect:
    """Runs commands in this process, on folders and a clock of their own."""

    def __init__(
        self,
        paths: Paths,
        clock: StandingClock,
        capsys: pytest.CaptureFixture[str],
        patch: pytest.MonkeyPatch,
    ) -> None:
        self.paths = paths
        self.clock = clock
        self._capsys = capsys
        self._patch = patch

    def __call__(self, *words: str, given: bytes = b"") -> Ran:
        self._patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        status = main(words, clock=self.clock)
        out, err = self._capsys.readouterr()
        return Ran(status, out, err)

    def practice(self, name: str, *words: str) -> Any:
        """One practice of today's JSON."""
        return next(one for one in self("today", "--json", *words).json["practices"] if one["id"] == name)

    def write_habits(self, text: str) -> None:
        self.paths.config.mkdir(exist_ok=True)
        self.paths.habits_file.write_text(text)


@pytest.fixture
def connect(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Connect:
    paths = paths_in(tmp_path)
    monkeypatch.setenv("CONNECT_TUI_DATA_DIR", str(paths.data))
    monkeypatch.setenv("CONNECT_TUI_CONFIG_DIR", str(paths.config))
    monkeypatch.delenv("_ARGCOMPLETE", raising=False)
    return Connect(paths, StandingClock(), capsys, monkeypatch)
