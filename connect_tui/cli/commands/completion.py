"""``completion``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from connect_tui.cli.session import Session


def completion(session: Session) -> int:
    """Print the script that makes a shell complete the command."""
    from argcomplete.shell_integration import shellcode

    session.output.say(shellcode(["connect-tui"], shell=session.arguments.shell))
    return 0
