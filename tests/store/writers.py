"""Processes that write until they are killed, and say on standard output what has been acknowledged."""

from __future__ import annotations

import os
import sys
from datetime import date, timedelta
from pathlib import Path

from connect_tui.domain.contacts import Contact
from connect_tui.domain.records import ChangeInfo, CheckIn, Mark
from tests.store.helpers import DAY, SetClock, open_store


def write_until_killed(folder: Path, name: str, start: int, pipe: int) -> None:
    """Count up in records of one's own, acknowledging each number once it is safe."""
    store = open_store(folder, SetClock())
    number = start
    while True:
        number += 1
        with store.change(ChangeInfo("done")) as change:
            change.put_check_in(CheckIn(DAY, name, Mark.DONE, str(number)))
            if number % 3 == 0:
                change.relations.put_contact(Contact(f"c{name}", DAY, (name,), text=str(number)))
                change.put_check_in(CheckIn(DAY + timedelta(days=40), name, Mark.DONE, str(number)))
            if number % 20 == 0:
                change.add_person(f"{name}-{number}")
        os.write(pipe, f"{name} {number}\n".encode())


def write_many(folder: Path, name: str, count: int) -> None:
    """Make so many changes, each of a record that all writers share and one of one's own."""
    store = open_store(folder, SetClock(), lock_timeout=60.0)
    for number in range(count):
        with store.change(ChangeInfo("done")) as change:
            shared = change.check_in(DAY, "shared") or CheckIn(DAY, "shared", Mark.DONE, "0")
            change.put_check_in(shared._replace(note=str(int(shared.note or "0") + 1)))
            change.put_check_in(CheckIn(date(2026, 1 + number % 12, 1), f"{name}-{number}", Mark.DONE))


if __name__ == "__main__":
    write_many(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
