"""What can be written after ``plan``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.cli import people_help_texts as help_

if TYPE_CHECKING:
    from collections.abc import Callable

    from connect_tui.cli.argument_parser import Parser


def _list(parser: Parser) -> None:
    parser.add_argument("--all", dest="everything", action="store_true", help=help_.EVERY_PLAN)
    parser.add_argument("--with", dest="person", metavar="NAME", help=help_.PLANS_WITH)


def _add(parser: Parser) -> None:
    parser.add_argument("what", metavar="WHAT", help=help_.WHAT)
    parser.add_argument(
        "--with", dest="people", metavar="NAME", action="append", default=[], help=help_.PLAN_WITH
    )
    parser.add_argument("--date", dest="day_ahead", metavar="D", help=help_.PLAN_DATE)
    parser.add_argument("--time", metavar="HH:MM", help=help_.PLAN_TIME)
    parser.add_argument("--every", metavar="WHEN", help=help_.PLAN_EVERY)
    parser.add_argument("--until", metavar="D", help=help_.PLAN_UNTIL)
    parser.add_argument("--place", metavar="T", default="", help=help_.PLACE)
    parser.add_argument("--for", dest="practices", metavar="P", action="append", default=[], help=help_.FOR)


def _keep(parser: Parser) -> None:
    _which(parser)
    parser.add_argument("--date", metavar="D", help=help_.KEPT_DATE)
    parser.add_argument(
        "--for", dest="practices", metavar="P", action="append", default=None, help=help_.KEPT_FOR
    )
    parser.add_argument("--note", metavar="T", help=help_.KEPT_NOTE)


def _move(parser: Parser) -> None:
    _which(parser)
    parser.add_argument("day_ahead", metavar="D", help=help_.MOVE_TO)
    parser.add_argument("--time", metavar="HH:MM", help=help_.PLAN_TIME)


def _export(parser: Parser) -> None:
    parser.add_argument("--ics", metavar="FILE", default="-", help=help_.ICS)


def _which(parser: Parser) -> None:
    parser.add_argument("plan", metavar="PLAN", help=help_.PLAN)


ARGUMENTS: dict[str, Callable[[Parser], None]] = {
    "list": _list,
    "add": _add,
    "keep": _keep,
    "move": _move,
    "drop": _which,
    "export": _export,
}
"""What gives each action what it takes."""
