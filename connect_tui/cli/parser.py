"""What can be written on the command line."""

from __future__ import annotations

import argparse
import os
import re
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from connect_tui import __version__
from connect_tui.cli import help_texts as help_
from connect_tui.cli.output import terminal_width
from connect_tui.domain.errors import WrongUse

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SHELLS = ("bash", "zsh", "fish")
STATUS_FORMATS = ("plain", "json", "waybar", "tmux")
GROUPS = {"backup": ("list", "restore"), "config": ("path", "check", "edit")}
"""Commands that are followed by a second word."""

_WITH_VALUE = frozenset(
    {"--data-dir", "--config-dir", "--date", "--note", "--with", "--from", "--to", "--format"}
)
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


class Command(NamedTuple):
    """A command: the module of ``cli.commands`` that carries it out, and what it takes."""

    module: str
    arguments: Callable[[Parser], None]


def build_parser(only: str | None = None) -> Parser:
    """Return the parser, with the one command that is needed or, for help and completion, with all."""
    parser = Parser(prog="connect-tui", description=help_.PROGRAM, epilog=help_.PROGRAM_EXAMPLES)
    parser.add_argument(
        "--version", action="version", version=f"connect-tui {__version__}", help=help_.VERSION
    )
    commands = parser.add_subparsers(
        prog=parser.prog, dest="command", metavar="COMMAND", title="commands", parser_class=SubParser
    )
    for name in (only,) if only else COMMANDS:
        summary, examples = help_.COMMANDS[name]
        sub = commands.add_parser(name, help=summary, description=summary, epilog=examples)
        COMMANDS[name].arguments(sub)
    return parser


def _add_common(parser: Parser, default: str | None) -> None:
    group = parser.add_argument_group(help_.COMMON)
    group.add_argument("--data-dir", metavar="DIR", default=default, help=help_.DATA_DIR)
    group.add_argument("--config-dir", metavar="DIR", default=default, help=help_.CONFIG_DIR)
    group.add_argument("--debug", action="store_true", default=default or False, help=help_.DEBUG)


def arranged(arguments: Sequence[str]) -> tuple[list[str], str | None]:
    """Return the arguments as argparse needs them, and the command among them, if any.

    Options may stand before, between and behind the words; an option's value is whatever follows it, so that
    a note may begin with a dash. Raises WrongUse where there is no such command.
    """
    before: list[str] = []
    options: list[str] = []
    words: list[str] = []
    rest = iter(arguments)
    for argument in rest:
        if argument == "--":
            words.extend(["--", *rest])
        elif not argument.startswith("--") and (argument[:1] != "-" or argument[1:2] in "0123456789"):
            words.append(argument)
        else:
            if argument in _WITH_VALUE and (value := next(rest, None)) is not None:
                argument = f"{argument}={value}"
            (options if words else before).append(argument)
    if not words:
        return before, None
    command = _known(words.pop(0), tuple(COMMANDS), help_.NO_COMMAND)
    line = [*before, command]
    if command in GROUPS and words:
        line.append(
            _known(words.pop(0), GROUPS[command], help_.NO_ACTION.format(command=command, what="{what}"))
        )
    return [*line, *options, *words], command


def _known(word: str, known: tuple[str, ...], refusal: str) -> str:
    if word in known:
        return word
    from difflib import get_close_matches

    raise WrongUse(
        refusal.replace("{what}", word[:60]),
        hint=help_.THERE_ARE.format(what=", ".join(known)),
        nearest=tuple(get_close_matches(word[:60].casefold(), known, n=3, cutoff=0.5)),
    )


def _day(parser: Parser) -> None:
    parser.add_argument("--date", metavar="D", help=help_.DATE)


def _period(parser: Parser) -> None:
    parser.add_argument("--from", dest="start", metavar="D", help=help_.FROM)
    parser.add_argument("--to", dest="end", metavar="D", help=help_.TO)


def _json(parser: Parser) -> None:
    parser.add_argument("--json", action="store_true", help=help_.JSON)


def _practices(parser: Parser, shown: str = help_.PRACTICES) -> None:
    parser.add_argument("practices", metavar="P", nargs="+", help=shown)


def _today(parser: Parser) -> None:
    _day(parser)
    _json(parser)


def _done(parser: Parser) -> None:
    _practices(parser)
    _day(parser)
    parser.add_argument("--note", metavar="T", help=help_.NOTE)
    parser.add_argument("--with", dest="people", metavar="NAME", action="append", default=[], help=help_.WITH)


def _rest(parser: Parser) -> None:
    _practices(parser, help_.PRACTICES_OR_ALL)
    _day(parser)
    _period(parser)


def _clear(parser: Parser) -> None:
    _practices(parser)
    _day(parser)


def _nothing(_: Parser) -> None:
    return


def _review(parser: Parser) -> None:
    parser.add_argument("practice", metavar="P", nargs="?", help=help_.ONE_PRACTICE)
    _period(parser)
    _json(parser)


def _status(parser: Parser) -> None:
    parser.add_argument("--format", choices=STATUS_FORMATS, default="plain", help=help_.STATUS_FORMAT)
    _json(parser)


def _export(parser: Parser) -> None:
    parser.add_argument("--format", choices=("json",), default="json", help=help_.EXPORT_FORMAT)
    parser.add_argument("file", metavar="FILE", help=help_.EXPORT_FILE)


def _import(parser: Parser) -> None:
    parser.add_argument("file", metavar="FILE", help=help_.IMPORT_FILE)


def _grouped(parser: Parser, command: str) -> dict[str, SubParser]:
    actions = parser.add_subparsers(
        prog=parser.prog, dest="action", metavar="ACTION", required=True, parser_class=SubParser
    )
    return {
        name: actions.add_parser(name, help=summary, description=summary)
        for name, summary in help_.ACTIONS[command].items()
    }


def _backup(parser: Parser) -> None:
    actions = _grouped(parser, "backup")
    _json(actions["list"])
    actions["restore"].add_argument("name", metavar="NAME", help=help_.BACKUP_NAME)
    actions["restore"].add_argument("--yes", action="store_true", help=help_.YES)


def _config(parser: Parser) -> None:
    actions = _grouped(parser, "config")
    actions["check"].add_argument("file", metavar="FILE", nargs="?", help=help_.CHECK_FILE)


def _erase(parser: Parser) -> None:
    parser.add_argument("--yes", action="store_true", help=help_.YES)


def _completion(parser: Parser) -> None:
    parser.add_argument("shell", metavar="SHELL", choices=SHELLS, help=help_.SHELL)


COMMANDS = {
    "today": Command("today", _today),
    "done": Command("check_ins", _done),
    "rest": Command("check_ins", _rest),
    "clear": Command("check_ins", _clear),
    "undo": Command("check_ins", _nothing),
    "status": Command("status", _status),
    "review": Command("review", _review),
    "export": Command("exchange", _export),
    "import": Command("exchange", _import),
    "backup": Command("backups", _backup),
    "config": Command("config", _config),
    "doctor": Command("doctor", _json),
    "erase": Command("erase", _erase),
    "completion": Command("completion", _completion),
}
"""Every command, in the order the help lists them."""
