"""What can be written after ``guide``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.cli import guide_texts as texts

if TYPE_CHECKING:
    from connect_tui.cli.argument_parser import Parser


def add_arguments(parser: Parser) -> None:
    """Add the practice, and what can be said of the walk."""
    parser.add_argument("practice", metavar="P", help=texts.HELP_PRACTICE)
    parser.add_argument("--with", dest="person", metavar="NAME", help=texts.HELP_WITH)
    parser.add_argument("--list", dest="listed", action="store_true", help=texts.HELP_LIST)
    parser.add_argument("--anew", action="store_true", help=texts.HELP_ANEW)
    parser.add_argument("--no-pause", action="store_true", help=texts.HELP_NO_PAUSE)
    parser.add_argument("--plain", action="store_true", help=texts.HELP_PLAIN)
    parser.add_argument("--json", action="store_true", help=texts.HELP_JSON)
