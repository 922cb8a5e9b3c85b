"""What can be written after ``feel``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.cli import journal_help_texts as help_

if TYPE_CHECKING:
    from connect_tui.cli.argument_parser import Parser

PERIODS = ("week", "month", "quarter", "year", "all")


def add_arguments(parser: Parser) -> None:
    """Give ``feel`` what it takes."""
    parser.add_argument("felt", metavar="WORD[:N]", nargs="*", help=help_.FEEL_WORDS)
    parser.add_argument("--strength", metavar="N", help=help_.STRENGTH)
    parser.add_argument("--line", metavar="T", help=help_.LINE)
    parser.add_argument("--with", dest="people", metavar="NAME", action="append", default=[], help=help_.WITH)
    parser.add_argument("--practice", metavar="P", help=help_.PRACTICE)
    parser.add_argument("--date", metavar="D", help=help_.DATE)
    looks = parser.add_mutually_exclusive_group()
    looks.add_argument("--list", dest="list_words", action="store_true", help=help_.LIST)
    looks.add_argument("--over", action="store_true", help=help_.OVER)
    parser.add_argument("--period", choices=PERIODS, help=help_.OVER_PERIOD)
