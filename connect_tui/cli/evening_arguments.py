"""What can be written after ``evening``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.cli.evening_texts import PLAIN

if TYPE_CHECKING:
    from connect_tui.cli.argument_parser import Parser


def add_arguments(parser: Parser) -> None:
    """Give ``evening`` what it takes, but for ``--json``."""
    parser.add_argument("--plain", action="store_true", help=PLAIN)
