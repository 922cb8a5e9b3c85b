"""What can be written on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from connect_tui import __version__
from connect_tui.cli import help_texts as help_
from connect_tui.cli.argument_parser import Parser, SubParser
from connect_tui.domain.errors import WrongUse

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SHELLS = ("bash", "zsh", "fish")
LOGIN_KINDS = ("systemd", "autostart", "launchd")
PERIODS = ("week", "month", "quarter", "year", "all")
STATUS_FORMATS = ("plain", "json", "waybar", "tmux")
GROUPS = {
    "backup": ("list", "restore"),
    "config": ("path", "check", "edit"),
    "journal": ("list", "add", "drafts", "show", "search", "edit", "remove", "export", "import"),
    "me": ("list", "add", "done", "step", "drop", "edit", "remove", "style"),
    "people": ("list", "show", "add", "edit", "log", "due", "rest", "archive", "join", "remove", "import"),
    "plan": ("list", "add", "keep", "move", "drop", "export"),
    "remind": ("run", "next", "test", "status", "snooze", "install", "uninstall"),
}
"""Commands that are followed by a second word."""

_ALONE = {"journal": "list", "me": "list"}
"""What such a command means where it stands alone."""

_WITH_VALUE = frozenset(
    {
        *("--data-dir", "--config-dir", "--date", "--note", "--with", "--from", "--to", "--format"),
        *("--days", "--minutes", "--how", "--period", "--svg", "--html"),
        *("--circle", "--filter", "--name", "--also", "--rhythm", "--style", "--birthday", "--in-common"),
        *("--detail", "--reach", "--going-through", "--until", "--every", "--notes", "--forget"),
        *("--time", "--place", "--for", "--ics"),
        *("--text", "--practice", "--feeling", "--kind", "--limit", "--line", "--strength", "--step"),
        "--draft",
    }
)


class Command(NamedTuple):
    """A command: the module of ``cli.commands`` that carries it out, and what it takes."""

    module: str
    arguments: Callable[[Parser], None]


def build_parser(only: str | None = None, action: str | None = None) -> Parser:
    """Return the parser, with the one command that is needed or, for help and completion, with all.

    ``action`` is the second word, where the one that is needed is known; most of a long command is then left
    out, as every option takes its time.
    """
    parser = Parser(prog="connect-tui", description=help_.PROGRAM, epilog=help_.PROGRAM_EXAMPLES)
    parser.add_argument(
        "--version", action="version", version=f"connect-tui {__version__}", help=help_.VERSION
    )
    commands = parser.add_subparsers(
        prog=parser.prog, dest="command", metavar="COMMAND", title="commands", parser_class=SubParser
    )
    for name in (only,) if only else COMMANDS:
        summary, examples = _help_of(name)
        sub = commands.add_parser(name, help=summary, description=summary, epilog=examples)
        sub.wanted_action = action
        COMMANDS[name].arguments(sub)
    return parser


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
    elif command in _ALONE and not {"--help", "-h"}.intersection(options):
        line.append(_ALONE[command])
    return [*line, *options, *words], command


def action_in(ordered: Sequence[str], command: str | None) -> str | None:
    """Return the second word of a command among arguments that :func:`arranged` has put in order, if any."""
    if command not in GROUPS:
        return None
    following = ordered[ordered.index(command) + 1 :][:1]
    return following[0] if following and following[0] in GROUPS[command] else None


def _help_of(command: str) -> tuple[str, str]:
    if command in help_.COMMANDS:
        return help_.COMMANDS[command]
    from connect_tui.cli.journal_help_texts import COMMANDS as OTHERS

    return OTHERS[command]


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
    parser.add_argument("--period", choices=PERIODS, help=help_.PERIOD)
    parser.add_argument("--date", metavar="D", help=help_.PERIOD_DATE)
    _json(parser)
    parser.add_argument("--svg", metavar="FILE", help=help_.SVG)
    parser.add_argument("--html", metavar="FILE", help=help_.HTML)
    parser.add_argument("--no-notes", action="store_true", help=help_.NO_NOTES)


def _status(parser: Parser) -> None:
    parser.add_argument("--format", choices=STATUS_FORMATS, default="plain", help=help_.STATUS_FORMAT)
    _json(parser)


def _export(parser: Parser) -> None:
    parser.add_argument("--format", choices=("json",), default="json", help=help_.EXPORT_FORMAT)
    parser.add_argument("file", metavar="FILE", help=help_.EXPORT_FILE)


def _import(parser: Parser) -> None:
    parser.add_argument("file", metavar="FILE", help=help_.IMPORT_FILE)


def _grouped(parser: Parser, command: str, wanted: str | None = None) -> dict[str, SubParser]:
    summaries = help_.ACTIONS.get(command)
    if summaries is None:
        from connect_tui.cli.journal_help_texts import ACTIONS

        summaries = ACTIONS[command]
    actions = parser.add_subparsers(
        prog=parser.prog, dest="action", metavar="ACTION", required=True, parser_class=SubParser
    )
    return {
        name: actions.add_parser(name, help=summary, description=summary)
        for name, summary in summaries.items()
        if wanted in (None, name)
    }


def _actions_of(command: str) -> Callable[[Parser], None]:
    """Return what gives a command the second words that a module of its own knows."""

    def arguments(parser: Parser) -> None:
        from importlib import import_module

        known = import_module(f"connect_tui.cli.{command}_arguments").ARGUMENTS
        for name, action in _grouped(parser, command, parser.wanted_action).items():
            _json(action)
            known[name](action)

    return arguments


def _arguments_of(command: str, *, as_json: bool = False) -> Callable[[Parser], None]:
    """Return what gives a command what a module of its own knows."""

    def arguments(parser: Parser) -> None:
        from importlib import import_module

        import_module(f"connect_tui.cli.{command}_arguments").add_arguments(parser)
        if as_json:
            _json(parser)

    return arguments


def _backup(parser: Parser) -> None:
    actions = _grouped(parser, "backup")
    _json(actions["list"])
    actions["restore"].add_argument("name", metavar="NAME", help=help_.BACKUP_NAME)
    actions["restore"].add_argument("--yes", action="store_true", help=help_.YES)


def _config(parser: Parser) -> None:
    actions = _grouped(parser, "config")
    actions["check"].add_argument("file", metavar="FILE", nargs="?", help=help_.CHECK_FILE)


def _remind(parser: Parser) -> None:
    actions = _grouped(parser, "remind")
    actions["next"].add_argument("--days", metavar="N", default="1", help=help_.REMIND_DAYS)
    for name in ("next", "test", "status"):
        _json(actions[name])
    snooze = actions["snooze"]
    snooze.add_argument("reminder", metavar="REMINDER", nargs="?", help=help_.REMIND_ONE)
    snooze.add_argument("--minutes", metavar="N", help=help_.REMIND_MINUTES)
    snooze.add_argument("--today", action="store_true", help=help_.REMIND_TODAY)
    actions["install"].add_argument("--how", choices=LOGIN_KINDS, help=help_.REMIND_HOW)
    for name in ("install", "uninstall"):
        actions[name].add_argument("--dry-run", action="store_true", help=help_.DRY_RUN)


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
    "people": Command("people", _actions_of("people")),
    "plan": Command("plan", _actions_of("plan")),
    "journal": Command("journal", _actions_of("journal")),
    "feel": Command("feel", _arguments_of("feel", as_json=True)),
    "guide": Command("guide", _arguments_of("guide")),
    "me": Command("me", _actions_of("me")),
    "evening": Command("evening", _arguments_of("evening", as_json=True)),
    "remind": Command("remind", _remind),
    "export": Command("exchange", _export),
    "import": Command("exchange", _import),
    "backup": Command("backups", _backup),
    "config": Command("config", _config),
    "doctor": Command("doctor", _json),
    "erase": Command("erase", _erase),
    "completion": Command("completion", _completion),
}
"""Every command, in the order the help lists them."""
