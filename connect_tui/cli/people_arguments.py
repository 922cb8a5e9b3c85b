"""What can be written after ``people``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.cli import people_help_texts as help_

if TYPE_CHECKING:
    from collections.abc import Callable

    from connect_tui.cli.argument_parser import Parser

CIRCLES = ("inner", "close", "wider")
HOWS = ("met", "call", "video", "message", "letter", "other")
STYLES = ("secure", "anxious", "avoidant", "fearful", "unknown")


def _list(parser: Parser) -> None:
    parser.add_argument("--circle", choices=CIRCLES, help=help_.ONLY_CIRCLE)
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--archived", action="store_true", help=help_.ARCHIVED)
    which.add_argument("--all", dest="everyone", action="store_true", help=help_.EVERYONE)
    parser.add_argument("--filter", metavar="T", help=help_.FILTER)


def _fields(parser: Parser, circle: str) -> None:
    parser.add_argument("--also", metavar="N", action="append", default=[], help=help_.ALSO)
    parser.add_argument("--circle", choices=CIRCLES, help=circle)
    parser.add_argument("--rhythm", metavar="DAYS", help=help_.RHYTHM)
    parser.add_argument("--style", choices=STYLES, help=help_.STYLE)
    parser.add_argument("--birthday", metavar="D", help=help_.BIRTHDAY)
    parser.add_argument(
        "--date", dest="occasions", metavar="NAME=D", action="append", default=[], help=help_.OCCASION
    )
    parser.add_argument("--in-common", metavar="T", action="append", default=[], help=help_.IN_COMMON)
    parser.add_argument(
        "--detail", dest="details", metavar="T", action="append", default=[], help=help_.DETAIL
    )
    parser.add_argument("--reach", metavar="T", help=help_.REACH)
    parser.add_argument("--going-through", metavar="T", help=help_.GOING_THROUGH)
    parser.add_argument("--until", metavar="D", help=help_.GOING_UNTIL)
    parser.add_argument("--every", metavar="N", help=help_.GOING_EVERY)
    parser.add_argument("--notes", metavar="T", help=help_.NOTES)


def _show(parser: Parser) -> None:
    _whom(parser)
    parser.add_argument("--all", dest="everything", action="store_true", help=help_.ALL_SHARED)


def _add(parser: Parser) -> None:
    parser.add_argument("new_name", metavar="NAME", help=help_.NEW_NAME)
    _fields(parser, circle=help_.CIRCLE_OF_NEW)


def _edit(parser: Parser) -> None:
    _whom(parser)
    parser.add_argument("--name", dest="new_name", metavar="NEW", help=help_.RENAMED)
    _fields(parser, circle=help_.CIRCLE)
    parser.add_argument("--no-birthday", action="store_true", help=help_.NO_BIRTHDAY)
    parser.add_argument("--no-reach", action="store_true", help=help_.NO_REACH)
    parser.add_argument("--no-going-through", action="store_true", help=help_.NO_GOING_THROUGH)
    parser.add_argument("--no-notes", action="store_true", help=help_.NO_NOTES)
    parser.add_argument("--forget", metavar="T", action="append", default=[], help=help_.FORGET)


def _log(parser: Parser) -> None:
    parser.add_argument("people", metavar="NAME", nargs="+", help=help_.NAMES)
    parser.add_argument("--date", metavar="D", help=help_.CONTACT_DATE)
    parser.add_argument("--how", choices=HOWS, default="other", help=help_.HOW)
    parser.add_argument("--note", metavar="T", help=help_.CONTACT_NOTE)
    parser.add_argument("--new", action="store_true", help=help_.NEW)


def _due(parser: Parser) -> None:
    parser.add_argument("--all", dest="everyone", action="store_true", help=help_.ALL_DUE)


def _rest(parser: Parser) -> None:
    _whom(parser)
    until = parser.add_mutually_exclusive_group()
    until.add_argument("--days", metavar="N", help=help_.REST_DAYS)
    until.add_argument("--until", metavar="D", help=help_.REST_UNTIL)
    until.add_argument("--off", action="store_true", help=help_.REST_OFF)


def _archive(parser: Parser) -> None:
    _whom(parser)
    parser.add_argument("--back", action="store_true", help=help_.BACK)


def _join(parser: Parser) -> None:
    parser.add_argument("person", metavar="A", help=help_.STAYS)
    parser.add_argument("other_person", metavar="B", help=help_.GOES)
    parser.add_argument("--yes", action="store_true", help=help_.YES)


def _remove(parser: Parser) -> None:
    _whom(parser)
    parser.add_argument("--now", action="store_true", help=help_.NOW)
    parser.add_argument("--yes", action="store_true", help=help_.YES)


def _import(parser: Parser) -> None:
    parser.add_argument("file", metavar="FILE", help=help_.VCARD)
    parser.add_argument("--dry-run", action="store_true", help=help_.DRY_RUN)


def _whom(parser: Parser) -> None:
    parser.add_argument("person", metavar="NAME", help=help_.NAME)


ARGUMENTS: dict[str, Callable[[Parser], None]] = {
    "list": _list,
    "show": _show,
    "add": _add,
    "edit": _edit,
    "log": _log,
    "due": _due,
    "rest": _rest,
    "archive": _archive,
    "join": _join,
    "remove": _remove,
    "import": _import,
}
"""What gives each action what it takes."""
