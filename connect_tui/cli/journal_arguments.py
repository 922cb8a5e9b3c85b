"""What can be written after ``journal``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.cli import journal_help_texts as help_

if TYPE_CHECKING:
    from collections.abc import Callable

    from connect_tui.cli.argument_parser import Parser

KINDS = ("note", "guide", "feeling", "evening", "week")
FORMATS = ("markdown", "text", "jrnl", "json")


def _filters(parser: Parser) -> None:
    parser.add_argument("--from", dest="start", metavar="D", help=help_.ONLY_FROM)
    parser.add_argument("--to", dest="end", metavar="D", help=help_.ONLY_TO)
    parser.add_argument("--practice", metavar="P", help=help_.ONLY_PRACTICE)
    parser.add_argument("--with", dest="person", metavar="NAME", help=help_.ONLY_WITH)
    parser.add_argument("--feeling", metavar="WORD", help=help_.ONLY_FEELING)
    parser.add_argument(
        "--kind", dest="kinds", choices=KINDS, action="append", default=[], help=help_.ONLY_KIND
    )


def _list(parser: Parser) -> None:
    _filters(parser)
    parser.add_argument("--limit", metavar="N", help=help_.LIMIT)
    parser.add_argument("--on-this-day", action="store_true", help=help_.ON_THIS_DAY)


def _search(parser: Parser) -> None:
    parser.add_argument("words", metavar="WORD", nargs="+", help=help_.SEARCH_WORDS)
    _filters(parser)
    parser.add_argument("--limit", metavar="N", help=help_.LIMIT)


def _add(parser: Parser) -> None:
    parser.add_argument("words", metavar="TEXT", nargs="*", help=help_.TEXT_WORDS)
    parser.add_argument("--text", metavar="T", help=help_.TEXT)
    parser.add_argument("--date", metavar="D", help=help_.DATE)
    parser.add_argument("--practice", metavar="P", help=help_.PRACTICE)
    parser.add_argument("--with", dest="people", metavar="NAME", action="append", default=[], help=help_.WITH)
    parser.add_argument(
        "--feeling", dest="feelings", metavar="WORD[:N]", action="append", default=[], help=help_.FEELING
    )
    parser.add_argument("--editor", action="store_true", help=help_.EDITOR)
    parser.add_argument("--draft", metavar="ID", help=help_.DRAFT)


def _drafts(parser: Parser) -> None:
    parser.add_argument("--forget", dest="draft", metavar="ID", help=help_.FORGET_DRAFT)


def _show(parser: Parser) -> None:
    parser.add_argument("entry_or_day", metavar="ENTRY|D", help=help_.ENTRY_OR_DAY)


def _edit(parser: Parser) -> None:
    _which(parser)
    parser.add_argument("--text", metavar="T", help=help_.NEW_TEXT)
    parser.add_argument("--date", metavar="D", help=help_.NEW_DATE)
    practice = parser.add_mutually_exclusive_group()
    practice.add_argument("--practice", metavar="P", help=help_.NEW_PRACTICE)
    practice.add_argument("--no-practice", action="store_true", help=help_.NO_PRACTICE)
    people = parser.add_mutually_exclusive_group()
    people.add_argument(
        "--with", dest="people", metavar="NAME", action="append", default=[], help=help_.NEW_WITH
    )
    people.add_argument("--no-people", action="store_true", help=help_.NO_PEOPLE)
    feelings = parser.add_mutually_exclusive_group()
    feelings.add_argument(
        "--feeling", dest="feelings", metavar="WORD[:N]", action="append", default=[], help=help_.NEW_FEELING
    )
    feelings.add_argument("--no-feelings", action="store_true", help=help_.NO_FEELINGS)
    parser.add_argument("--editor", action="store_true", help=help_.EDITOR)


def _export(parser: Parser) -> None:
    parser.add_argument("path", metavar="PATH", help=help_.PATH)
    parser.add_argument("--format", choices=FORMATS, default="markdown", help=help_.FORMAT)
    parser.add_argument("--monthly", action="store_true", help=help_.MONTHLY)
    parser.add_argument("--force", action="store_true", help=help_.FORCE)
    _filters(parser)


def _import(parser: Parser) -> None:
    parser.add_argument("file", metavar="FILE", help=help_.IMPORT_FILE)
    parser.add_argument("--format", choices=("jrnl",), default="jrnl", help=help_.IMPORT_FORMAT)
    parser.add_argument("--dry-run", action="store_true", help=help_.DRY_RUN)


def _which(parser: Parser) -> None:
    parser.add_argument("entry", metavar="ENTRY", help=help_.ENTRY)


ARGUMENTS: dict[str, Callable[[Parser], None]] = {
    "list": _list,
    "add": _add,
    "drafts": _drafts,
    "show": _show,
    "search": _search,
    "edit": _edit,
    "remove": _which,
    "export": _export,
    "import": _import,
}
"""What gives each action what it takes."""
