"""What can be written after ``me``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.cli import me_texts as texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from connect_tui.cli.argument_parser import Parser

KINDS = ("want", "style", "boundary", "goal", "dare")
STYLES = ("secure", "anxious", "avoidant", "fearful", "unknown")


def _list(parser: Parser) -> None:
    parser.add_argument("--kind", choices=KINDS, help=texts.HELP_KIND)
    parser.add_argument("--all", dest="everything", action="store_true", help=texts.HELP_ALL)


def _add(parser: Parser) -> None:
    parser.add_argument("kind", metavar="KIND", choices=KINDS, help=texts.HELP_NEW_KIND)
    parser.add_argument("text", metavar="TEXT", help=texts.HELP_TEXT)
    parser.add_argument("--until", metavar="D", help=texts.HELP_UNTIL)
    parser.add_argument(
        "--step", dest="steps", metavar="S", action="append", default=[], help=texts.HELP_STEP
    )


def _done(parser: Parser) -> None:
    _which(parser)
    parser.add_argument("--date", metavar="D", help=texts.HELP_DATE)
    parser.add_argument("--undone", action="store_true", help=texts.HELP_UNDONE)


def _step(parser: Parser) -> None:
    _which(parser)
    parser.add_argument("number", metavar="N", help=texts.HELP_NUMBER)
    parser.add_argument("--undone", action="store_true", help=texts.HELP_UNDONE)


def _drop(parser: Parser) -> None:
    _which(parser)
    parser.add_argument("--back", action="store_true", help=texts.HELP_BACK)


def _edit(parser: Parser) -> None:
    _which(parser)
    parser.add_argument("--text", metavar="T", help=texts.HELP_NEW_TEXT)
    parser.add_argument("--until", metavar="D", help=texts.HELP_NEW_UNTIL)
    parser.add_argument(
        "--step", dest="steps", metavar="S", action="append", default=[], help=texts.HELP_NEW_STEP
    )
    parser.add_argument("--forget", metavar="S", action="append", default=[], help=texts.HELP_FORGET)


def _style(parser: Parser) -> None:
    parser.add_argument("style", metavar="STYLE", nargs="?", choices=STYLES, help=texts.HELP_STYLE)


def _which(parser: Parser) -> None:
    parser.add_argument("what", metavar="WHAT", help=texts.HELP_WHAT)


ARGUMENTS: dict[str, Callable[[Parser], None]] = {
    "list": _list,
    "add": _add,
    "done": _done,
    "step": _step,
    "drop": _drop,
    "edit": _edit,
    "remove": _which,
    "style": _style,
}
"""What gives each action what it takes; ``me`` alone is ``me list``."""
