"""``erase``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.cli import texts
from connect_tui.cli.commands.remind_login import take_away
from connect_tui.cli.output import can_ask, plain
from connect_tui.domain.errors import WrongUse
from connect_tui.services.erase import erase_everything

if TYPE_CHECKING:
    from connect_tui.cli.session import Session


def erase(session: Session) -> int:
    """Remove everything, once the person has said that they mean it."""
    output, paths = session.output, session.paths
    if not session.arguments.yes:
        if not can_ask():
            raise WrongUse(texts.ERASE_NEEDS_YES, hint=texts.YES_HINT)
        output.tell("\n  ".join([texts.ERASE_WARNING, *(plain(str(one)) for one in paths)]))
        if output.ask(texts.ERASE_ASK.format(word=texts.ERASE_WORD)) != texts.ERASE_WORD:
            output.tell(texts.NOTHING_REMOVED)
            return 1
    removed = [*take_away(session), *erase_everything(paths, session.clock)]
    if not removed:
        output.say(texts.ERASED_NOTHING)
        return 0
    output.say(texts.ERASED.format(files=texts.counted(len(removed), "file")))
    for path in removed:
        output.say(f"  {plain(str(path))}")
    return 0
