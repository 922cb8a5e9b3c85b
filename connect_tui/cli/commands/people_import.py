"""``people import``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.cli import texts
from connect_tui.cli.output import plain, wrapped
from connect_tui.cli.people_texts import NOBODY_ADDED
from connect_tui.cli.session import read_file
from connect_tui.exchange.people import import_words as words
from connect_tui.exchange.people.taking import CardReport, Taken
from connect_tui.services import people_exchange

if TYPE_CHECKING:
    from connect_tui.cli.session import Session
    from connect_tui.services.people_exchange import ImportReport

LARGEST_FILE = 64 * 1024 * 1024
"""Bytes that are read of a vCard file at most."""


def import_people(session: Session) -> int:
    """Take over people from a vCard file, and tell what was taken and what was left."""
    arguments, output = session.arguments, session.output
    data = read_file(arguments.file, LARGEST_FILE)
    report = people_exchange.import_people(session.workspace, data, dry_run=arguments.dry_run)
    changed = report.outcome is not None and report.outcome.changed
    if arguments.json:
        output.say_json({"cards": [_card(one) for one in report.cards], **_rest(report), "changed": changed})
        return 0
    _say(session, report)
    if arguments.dry_run:
        output.tell(NOBODY_ADDED)
    elif changed and any(one.taken in (Taken.NEW, Taken.MERGED) for one in report.cards):
        output.tell(texts.IMPORT_UNDO)
    return 0


def _say(session: Session, report: ImportReport) -> None:
    output, tried = session.output, session.arguments.dry_run
    for line in wrapped(words.summary(report.cards, tried=tried), output.width):
        output.say(output.paint(line, "strong"))
    for one in report.cards:
        _say_lines(session, words.became(one, tried=tried), "  ")
        for remark in one.card.remarks:
            _say_lines(session, words.remark(remark), "    ")
    for told in (words.ignored(report.cards), words.stray(report.stray_lines)):
        if told:
            _say_lines(session, told, "")


def _say_lines(session: Session, text: str, indent: str) -> None:
    width = session.output.width
    for line in wrapped(plain(text), None if width is None else width - len(indent)):
        session.output.say(f"{indent}{line}")


def _card(one: CardReport) -> dict[str, object]:
    card = one.card
    return {
        "line": card.line,
        "name": card.name,
        "person": one.person or None,
        "taken": one.taken.value,
        "fields": list(one.fields),
        "kept": list(one.kept),
        "left": card.left.value if card.left is not None else None,
        "ignored": dict(card.ignored),
        "remarks": [
            {"trouble": remark.trouble.value, "line": remark.line, "field": remark.field or None}
            for remark in card.remarks
        ],
    }


def _rest(report: ImportReport) -> dict[str, object]:
    return {"stray_lines": report.stray_lines, "tried": report.outcome is None}
