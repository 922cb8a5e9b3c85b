"""Parsing arguments, with refusals in plain words."""

from __future__ import annotations

import argparse
import os
import re
from typing import TYPE_CHECKING, NoReturn

from connect_tui.cli import help_texts as help_
from connect_tui.cli.output import terminal_width
from connect_tui.domain.errors import WrongUse

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDEST_HELP = 100
_REQUIRED = r"the following arguments are required: (.+)"
_NO_VALUE = r"argument (\S+): expected one argument"
_NO_CHOICE = r"argument (\S+): invalid choice: (.+) \(choose from (.+)\)"
_UNKNOWN = r"(?s)unrecognized arguments: (.+)"


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Knows its width: argparse makes one for every argument, and would import shutil to find it out."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=min(terminal_width(os.environ), _WIDEST_HELP) - 2, max_help_position=22)


class Parser(argparse.ArgumentParser):
    """An argument parser that refuses with WrongUse, in plain words, and takes what stands everywhere."""

    def __init__(self, *, prog: str, description: str, epilog: str = "", default: str | None = None) -> None:
        super().__init__(
            prog=prog,
            description=description,
            epilog=epilog,
            formatter_class=_Formatter,
            allow_abbrev=False,
        )
        self.wanted_action: str | None = None
        """The one second word that need be understood; None for all."""
        _add_common(self, default)

    def error(self, message: str) -> NoReturn:
        """Raise WrongUse for what argparse found."""
        raise WrongUse(
            self._in_plain_words(message),
            hint=help_.SEE_HELP.format(command=self.prog),
            nearest=self._nearest(message),
        )

    def _in_plain_words(self, message: str) -> str:
        if found := re.fullmatch(_REQUIRED, message):
            return help_.MISSING.format(command=self.prog, what=found[1])
        if found := re.fullmatch(_NO_VALUE, message):
            return help_.NO_VALUE.format(option=found[1])
        if found := re.fullmatch(_NO_CHOICE, message):
            return help_.NO_CHOICE.format(option=found[1], value=found[2], choices=found[3].replace("'", ""))
        if found := re.fullmatch(_UNKNOWN, message):
            return help_.UNKNOWN.format(command=self.prog, what=found[1])
        return f"{self.prog}: {message}"

    def _nearest(self, message: str) -> tuple[str, ...]:
        found = re.fullmatch(_UNKNOWN, message)
        if found is None:
            return ()
        from difflib import get_close_matches

        options = [option for action in self._actions for option in action.option_strings]
        return tuple(get_close_matches(found[1].split()[0].split("=")[0], options, n=2))


class SubParser(Parser):
    """The parser of a command: what stands everywhere is left to the program where it was not given here."""

    def __init__(self, *, prog: str, description: str, epilog: str = "") -> None:
        super().__init__(prog=prog, description=description, epilog=epilog, default=argparse.SUPPRESS)

    def parse_known_args(  # type: ignore[override] # argparse itself calls it with no others
        self, args: Sequence[str], namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """Refuse what is not known here, where the nearest that is known can be told."""
        found, unknown = super().parse_known_args(args, namespace)
        if unknown:
            self.error(f"unrecognized arguments: {' '.join(unknown)}")
        return found, unknown


def _add_common(parser: Parser, default: str | None) -> None:
    group = parser.add_argument_group(help_.COMMON)
    group.add_argument("--data-dir", metavar="DIR", default=default, help=help_.DATA_DIR)
    group.add_argument("--config-dir", metavar="DIR", default=default, help=help_.CONFIG_DIR)
    group.add_argument("--debug", action="store_true", default=default or False, help=help_.DEBUG)
