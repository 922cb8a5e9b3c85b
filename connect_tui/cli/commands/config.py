"""``config path``, ``config check`` and ``config edit``."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from connect_tui.cli import texts
from connect_tui.cli.output import can_ask, plain
from connect_tui.config.catalogue import check_file, load_catalogue
from connect_tui.config.edit import editor_command, ensure_own_copy
from connect_tui.config.paths import shipped_habits_file
from connect_tui.domain.errors import ConnectError

if TYPE_CHECKING:
    from connect_tui.cli.session import Session


def config(session: Session) -> int:
    """Work with the person's own habits.yaml."""
    return {"path": _path, "check": _check, "edit": _edit}[session.arguments.action](session)


def _path(session: Session) -> int:
    own = session.paths.habits_file
    session.output.say(str(own))
    session.output.tell(texts.CONFIG_EXISTS if os.path.lexists(own) else texts.CONFIG_MISSING)
    return 0


def _check(session: Session) -> int:
    given, own = session.arguments.file, session.paths.habits_file
    if given is not None:
        return _report(session, Path(given))
    if not os.path.lexists(own):
        session.output.tell(texts.CONFIG_MISSING)
        return _report(session, shipped_habits_file())
    return _report(session, own)


def _edit(session: Session) -> int:
    own = ensure_own_copy(session.paths)
    command = [*editor_command(os.environ), str(own)]
    while True:
        _run_editor(session, command)
        status = _report(session, own)
        if status == 0:
            return status
        session.output.tell(texts.CATALOGUE_KEEPS)
        if not can_ask() or session.output.ask(texts.EDIT_AGAIN).casefold() in ("n", "no"):
            return status


def _run_editor(session: Session, command: list[str]) -> None:
    import subprocess

    try:
        status = subprocess.run(command, check=False).returncode  # noqa: S603 - the person's own editor
    except OSError as error:
        raise ConnectError(
            texts.EDITOR_FAILED.format(editor=plain(command[0]), reason=error.strerror),
            hint=texts.EDITOR_FAILED_HINT,
        ) from error
    if status:
        session.output.tell(texts.EDITOR_STATUS.format(status=status))


def _report(session: Session, path: Path) -> int:
    """Print every mistake of a file; return 1 where there is any."""
    problems = check_file(path)
    for problem in problems:
        session.output.say(plain(str(problem)))
    shown = plain(str(path))
    if problems:
        mistakes = texts.counted(len(problems), "mistake")
        session.output.tell(texts.CATALOGUE_MISTAKES.format(mistakes=mistakes, path=shown))
        return 1
    loaded = load_catalogue(session.paths)
    what = texts.counted(len(loaded.catalogue.practices), "practice") if path == loaded.file else ""
    session.output.say(texts.catalogue_right(shown, what))
    return 0
