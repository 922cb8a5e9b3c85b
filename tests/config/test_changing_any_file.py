"""Whatever a right file looks like, a change of one reminder touches that one alone and can be taken back."""

from __future__ import annotations

import itertools
import os
import re
from datetime import time
from typing import TYPE_CHECKING, NamedTuple

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from connect_tui.config.catalogue import Catalogue
from connect_tui.config.changing import change_reminder, change_setting
from connect_tui.config.paths import Paths, shipped_habits_file
from connect_tui.config.reading import judged_catalogue, read_catalogue
from connect_tui.domain.errors import ConnectError
from connect_tui.domain.reminders import Moments, ReminderRule
from connect_tui.domain.schedules import DAILY, Weekdays

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SHIPPED = shipped_habits_file().read_text(encoding="utf-8")
BASE = read_catalogue(shipped_habits_file(), Catalogue()).catalogue

relaxed = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30
)

times = st.builds(time, st.integers(0, 23), st.integers(0, 59))
several = st.lists(times, min_size=1, max_size=4, unique=True).map(lambda found: tuple(sorted(found)))
spans = st.lists(times, min_size=2, max_size=2, unique=True).map(lambda found: (found[0], found[1]))
moments = st.one_of(several.map(Moments), spans.map(lambda span: Moments(between=span)))
weekdays = st.one_of(
    st.just(DAILY), st.sets(st.integers(0, 6), min_size=1).map(lambda days: Weekdays(frozenset(days)))
)


class Asked(NamedTuple):
    moments: Moments | None
    enabled: bool | None
    days: Weekdays | None


asked = st.builds(Asked, st.none() | moments, st.none() | st.booleans(), st.none() | weekdays)


class Made(NamedTuple):
    """A file in three pieces: the entry of the reminder that will be changed, and what is around it."""

    before: str
    entry: str
    after: str


class Writing:
    """Writes a file as people and other programs do."""

    def __init__(self, data: st.DataObject) -> None:
        self.data = data
        self.numbers: Iterator[int] = itertools.count(1)

    def one_of(self, *choices: str) -> str:
        return self.data.draw(st.sampled_from(choices))

    def chance(self) -> bool:
        return self.data.draw(st.booleans())

    def remark(self) -> str:
        """Nothing, or a comment like no other."""
        return f"  # c{next(self.numbers)}: ä🫶 'at' [" if self.chance() else ""

    def quoted(self, text: str) -> str:
        quote = self.one_of("", "'", '"')
        return f"{quote}{text}{quote}"

    def clock(self, moment: time) -> str:
        return self.quoted(self.one_of(f"{moment:%H:%M}", f"{moment.hour}:{moment:%M}"))

    def in_line(self, moments: Moments) -> str:
        found = moments.between or moments.at
        if moments.between is None and len(found) == 1 and self.chance():
            return self.clock(found[0])
        return "[" + self.one_of(", ", " , ", ",").join(self.clock(moment) for moment in found) + "]"

    def when(self, indent: str) -> str:
        """The field ``at`` or ``between`` in one of its styles, with a line end, or nothing."""
        moments = self.data.draw(moments_or_none)
        if moments is None:
            return self.one_of("", f"{indent}at:{self.remark()}\n")
        name = self.quoted("between" if moments.between is not None else "at")
        if self.chance():
            return f"{indent}{name}: {self.in_line(moments)}{self.remark()}\n"
        opened = f"{indent}{name}:{self.remark()}\n"
        deeper = indent + self.one_of("", "  ")
        return opened + "".join(
            f"{deeper}- {self.clock(moment)}{self.remark()}\n" for moment in moments.between or moments.at
        )

    def between_fields(self, indent: str) -> str:
        return self.one_of("", "\n", f"{indent}# c{next(self.numbers)}\n")

    def block_entry(self, rule: ReminderRule) -> str:
        dash = self.one_of("- ", "-   ", "  - ")
        indent = " " * len(dash)
        fields = [
            f"{indent}{self.quoted('id')}: {self.quoted(rule.id)}{self.remark()}\n",
            self.when(indent),
            self.one_of("", f"{indent}enabled: {self.one_of('yes', 'OFF', '')}{self.remark()}\n"),
            self.one_of(
                "", f"{indent}days: {self.one_of('mon-fri', '[sat, sun]', 'daily', '')}{self.remark()}\n"
            ),
            self.one_of(
                "", f"{indent}text: >-{self.remark()}\n{indent}  Two\n\n{indent}  lines # no comment\n"
            ),
        ]
        fields = [
            field + self.one_of("", "\n", f"{indent}# c{next(self.numbers)}\n") for field in fields if field
        ]
        found = "".join(self.data.draw(st.permutations(fields)))
        return dash + found[len(dash) :] if found.startswith(indent) else dash + found

    def flow_entry(self, rule: ReminderRule) -> str:
        fields = [f"{self.quoted('id')}: {rule.id}"]
        moments = self.data.draw(moments_or_none)
        if moments is not None:
            fields.append(f"{'at' if moments.between is None else 'between'}: {self.in_line(moments)}")
        fields += [field for field in ("enabled: no", "days: [mon]", "at", "unless_done: ") if self.chance()]
        fields = [field for field in fields if field != "at" or len(fields) == fields.count("at") + 1]
        joined = self.one_of(", ", ",\n      ").join(self.data.draw(st.permutations(fields)))
        return f"  - {{{joined}{self.one_of('', ' ', ', ')}}}{self.remark()}\n"

    def file(self, index: int) -> Made:
        entries = []
        same = self.one_of("- ", "  - ", "flow")
        for rule in BASE.reminders:
            if same == "flow" and self.chance():
                entries.append(self.flow_entry(rule))
            else:
                entry = self.block_entry(rule)
                width = len(entry) - len(entry.lstrip(" "))
                wanted = 0 if same == "- " else 2
                entries.append(shifted(entry, wanted - width))
        before = self.one_of("", f"# c{next(self.numbers)}\n\n", "settings: {snooze: 5}\n", "---\n")
        before += f"reminders:{self.remark()}\n" + "".join(entries[:index])
        after = "".join(entries[index + 1 :])
        if "settings" not in before:
            after += self.one_of("", "settings:\n  theme: x # z\n", "\n\n# the end\n", "...\n")
        return Made(before, entries[index], after)


moments_or_none = st.none() | moments


def shifted(entry: str, by: int) -> str:
    """Indent every line of an entry more, or less."""
    lines = entry.splitlines(keepends=True)
    if by >= 0:
        return "".join(" " * by + line if line.strip() else line for line in lines)
    return "".join(line[-by:] if line.strip() else line for line in lines)


def comments(text: str) -> list[str]:
    return re.findall(r"# c[0-9]+", text)


def outcome(catalogue: Catalogue, index: int, asked: Asked) -> Catalogue:
    old = catalogue.reminders[index]
    new = old._replace(
        at=old.at if asked.moments is None else asked.moments.at,
        between=old.between if asked.moments is None else asked.moments.between,
        enabled=old.enabled if asked.enabled is None else asked.enabled,
        days=old.days if asked.days is None else asked.days,
    )
    rules = (*catalogue.reminders[:index], new, *catalogue.reminders[index + 1 :])
    return catalogue._replace(reminders=rules)


@relaxed
@given(data=st.data(), index=st.integers(0, len(BASE.reminders) - 1), asked=asked)
def test_one_entry_changes_and_can_be_changed_back(
    tmp_path: Path, data: st.DataObject, index: int, asked: Asked
) -> None:
    made = Writing(data).file(index)
    text = "".join(made)
    crlf = data.draw(st.booleans())
    cut = data.draw(st.integers(0, 1))
    text = text[: len(text) - cut]
    as_written = text.replace("\n", "\r\n") if crlf else text
    folder = tmp_path / str(os.getpid())
    paths = Paths(folder, folder, folder)
    folder.mkdir(exist_ok=True)
    paths.habits_file.write_bytes(as_written.encode())
    was = read_catalogue(paths.habits_file, BASE)
    assert was.problems == ()
    rule = was.catalogue.reminders[index]
    wanted = outcome(was.catalogue, index, asked)
    assert change_reminder(paths, rule.id, **asked._asdict()) == wanted.reminders[index]

    written = paths.habits_file.read_bytes().decode()
    now = written.replace("\r\n", "\n") if crlf else written
    if crlf:
        assert "\n" not in written.replace("\r\n", "")
    assert now.startswith(made.before)
    assert now.endswith(made.after[: max(0, len(made.after) - cut)])
    assert read_catalogue(paths.habits_file, BASE).catalogue == wanted
    if keeps_lines(rule, asked):
        assert comments(now) == comments(text)
    assert now.count("Two\n") == text.count("Two\n")

    change_reminder(
        paths, rule.id, moments=Moments(rule.at, rule.between), enabled=rule.enabled, days=rule.days
    )
    assert read_catalogue(paths.habits_file, BASE).catalogue == was.catalogue


def keeps_lines(rule: ReminderRule, asked: Asked) -> bool:
    """Tell whether no line of a list goes, which would take its comment along."""
    if asked.moments is None:
        return True
    return len(asked.moments.between or asked.moments.at) >= len(rule.between or rule.at)


PIECES = ["", "\n- ", ": ", "&a *a ", "{", "\t", "'", "\x85", " #", "\r", "|\n"]


@settings(parent=relaxed, max_examples=20)
@given(data=st.data(), asked=asked)
def test_a_file_in_pieces_is_changed_rightly_or_left_to_the_byte(
    tmp_path: Path, data: st.DataObject, asked: Asked
) -> None:
    start = data.draw(st.sampled_from([0, SHIPPED.index("reminders:\n")]))
    text = SHIPPED[start:]
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        upto = data.draw(st.integers(at, min(len(text), at + 60)))
        piece = data.draw(
            st.sampled_from(["", "\n- ", ": ", "&a *a ", "{", "\t", "'", "\x85", " #", "\r", "|\n"])
        )
        text = text[:at] + piece + text[upto:]
    folder = tmp_path / str(os.getpid())
    paths = Paths(folder, folder, folder)
    folder.mkdir(exist_ok=True)
    before = text.encode()
    paths.habits_file.write_bytes(before)
    was = judged_catalogue(paths.habits_file, before, BASE)
    ids = [rule.id for rule in was.catalogue.reminders]
    try:
        change_reminder(paths, "evening", **asked._asdict())
        change_setting(paths, "snooze", 77)
    except ConnectError:
        assert was.problems or "evening" not in ids
        assert paths.habits_file.read_bytes() == before
    else:
        now = read_catalogue(paths.habits_file, BASE)
        wanted = outcome(was.catalogue, ids.index("evening"), asked)
        assert now.catalogue == wanted._replace(settings=was.catalogue.settings._replace(snooze=77))
    assert [path.name for path in folder.iterdir()] == ["habits.yaml"]
