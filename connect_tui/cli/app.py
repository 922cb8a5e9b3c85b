"""The entry of the command line: one run, from the arguments to the exit status."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

from connect_tui.cli import texts
from connect_tui.cli.output import Output, is_full_terminal
from connect_tui.domain.errors import ConnectError, WrongUse
from connect_tui.domain.text import shortened

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence

    from connect_tui.cli.session import Session
    from connect_tui.config.paths import Paths
    from connect_tui.domain.clock import Clock

DONE, COULD_NOT, WRONG_USE, INTERRUPTED = 0, 1, 2, 130
_MOST_NEAREST = 5


def main(argv: Sequence[str] | None = None, *, clock: Clock | None = None) -> int:
    """Carry out one command and return its exit status: 0 done, 1 could not, 2 wrong use.

    ``argv`` are the words after the program's name, those of this process unless given. ``clock`` is the
    machine's unless given.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    if "_ARGCOMPLETE" in os.environ:
        from connect_tui.cli.completion import complete

        complete()
    output = Output(os.environ)
    try:
        status = _run(arguments, output, clock)
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        _close_quietly()
        return DONE
    except KeyboardInterrupt:
        output.tell(texts.INTERRUPTED)
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - nothing a person did may end in a traceback
        if "--debug" in arguments:
            import traceback

            traceback.print_exc()
        else:
            _tell(output, error)
        if isinstance(error, OSError):
            _close_quietly()
        return WRONG_USE if isinstance(error, WrongUse) else COULD_NOT
    return status


def _run(argv: list[str], output: Output, clock: Clock | None) -> int:
    from connect_tui.cli.parser import COMMANDS, action_in, arranged, build_parser

    ordered, command = arranged(argv)
    try:
        arguments = build_parser(command, action_in(ordered, command)).parse_args(ordered)
    except SystemExit as left:  # argparse leaves so after --help and --version
        return int(left.code or DONE)
    paths = _paths(arguments)
    if clock is None:
        from connect_tui.config.clock import SystemClock

        clock = SystemClock()
    if command is None:
        return _open_app(paths, clock, output, debug=arguments.debug)
    from importlib import import_module

    from connect_tui.cli.session import Session

    module = import_module(f"connect_tui.cli.commands.{COMMANDS[command].module}")
    run = cast("Callable[[Session], int]", getattr(module, _FUNCTIONS.get(command, command)))
    session = Session(arguments, paths, clock, output)
    try:
        return run(session)
    finally:
        session.close()


_FUNCTIONS = {"import": "import_"}


def _paths(arguments: Namespace) -> Paths:
    from connect_tui.cli.help_texts import NO_VALUE, SEE_HELP
    from connect_tui.config.paths import resolve_paths

    data, config = arguments.data_dir, arguments.config_dir
    for option, folder in (("--data-dir", data), ("--config-dir", config)):
        if folder == "":
            raise WrongUse(NO_VALUE.format(option=option), hint=SEE_HELP.format(command="connect-tui"))
    return resolve_paths(
        data_dir=Path(data) if data else None, config_dir=Path(config) if config else None, env=os.environ
    )


def _open_app(paths: Paths, clock: Clock, output: Output, *, debug: bool) -> int:
    if not is_full_terminal():
        output.tell(texts.NO_SCREEN, texts.NO_SCREEN_HINT)
        return COULD_NOT
    from connect_tui.ui import run

    return run(paths, clock, debug=debug)


def _tell(output: Output, error: Exception) -> None:
    if isinstance(error, WrongUse):
        close = texts.or_listed(shortened(one) for one in error.nearest[:_MOST_NEAREST])
        nearest = texts.NEAREST.format(nearest=close) if close else ""
        said = [nearest] if nearest and nearest not in error.hint else []
        output.tell(str(error), "\n  ".join([*said, *([error.hint] if error.hint else [])]))
    elif isinstance(error, ConnectError):
        output.tell(str(error), error.hint)
    elif isinstance(error, OSError) and error.strerror:
        sentence = texts.NOT_WRITTEN if error.filename is None else texts.SYSTEM_REFUSED
        output.tell(sentence.format(reason=error.strerror), texts.RUN_WITH_DEBUG)
    else:
        output.tell(texts.WENT_WRONG.format(kind=type(error).__name__), texts.RUN_WITH_DEBUG)


def _close_quietly() -> None:
    """Send what is left unwritten nowhere, so that Python does not complain about it at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
