"""Connect's own command, as it is written down for the next login or started from a popup."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from connect_tui.config.paths import resolve_paths
from connect_tui.domain.errors import ConnectError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from connect_tui.config.paths import Paths

_UNWRITABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_OWN_VARIABLES = "CONNECT_TUI_"
_STATE_VARIABLE = "CONNECT_TUI_STATE_DIR"


class RunCommand(NamedTuple):
    """A command and what has to be in its environment."""

    words: tuple[str, ...]
    """The first is the absolute path of a program."""
    environment: tuple[tuple[str, str], ...] = ()


def run_command(
    paths: Paths,
    env: Mapping[str, str],
    python: str = sys.executable,
    command: tuple[str, ...] = ("remind", "run"),
) -> RunCommand:
    """Return the command, which shows reminders unless told, for these folders in whatever environment.

    A folder is named where it is not the custom one, and where the custom one depends on a variable that may
    not be there at login. Raises ConnectError where the command cannot be written into a file.
    """
    if not python or not Path(python).is_absolute():
        raise ConnectError(
            "Connect cannot tell which Python it runs with, so it cannot be started at login.",
            hint="Start it by the full path of its command, then try again.",
        )
    plain = {name: value for name, value in env.items() if not name.startswith(_OWN_VARIABLES)}
    custom = resolve_paths(data_dir=None, config_dir=None, env=plain)
    data = _named(paths.data, custom.data, env.get("XDG_DATA_HOME"))
    config = _named(paths.config, custom.config, env.get("XDG_CONFIG_HOME"))
    found = resolve_paths(data_dir=data, config_dir=config, env=plain)
    state = _named(paths.state, found.state, env.get("XDG_STATE_HOME"))
    # -P: a module of that name in the home folder, where this starts, must not come first.
    words = [python, "-P", "-m", "connect_tui", *command]
    words += ["--data-dir", str(data)] if data is not None else []
    words += ["--config-dir", str(config)] if config is not None else []
    environment = [(_STATE_VARIABLE, str(state))] if state is not None else []
    for text in (*words, *(value for _, value in environment)):
        _check(text)
    return RunCommand(tuple(words), tuple(environment))


def _named(folder: Path, custom: Path, variable: str | None) -> Path | None:
    return folder if variable or folder != custom else None


def _check(text: str) -> None:
    if not _UNWRITABLE.search(text):
        return
    raise ConnectError(
        "A folder's name has a line break, a control character, or bytes that are not UTF-8, "
        "so it cannot be written into a file that is read at login.",
        hint="Give that folder another name, or choose another with --data-dir and --config-dir.",
    )
