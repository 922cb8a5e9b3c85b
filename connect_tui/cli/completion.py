"""Completing words in a shell: practices, people, plans, days and backups, as they are now."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from connect_tui.cli.output import plain
from connect_tui.cli.parser import build_parser
from connect_tui.config.clock import SystemClock
from connect_tui.config.paths import resolve_paths
from connect_tui.domain.days import DAY_WORDS, WEEKDAY_NAMES
from connect_tui.domain.errors import ConnectError
from connect_tui.domain.me import MeKind
from connect_tui.domain.text import fold
from connect_tui.services.backups import list_backups
from connect_tui.services.check_ins import known_names
from connect_tui.services.workspace import Workspace

if TYPE_CHECKING:
    from connect_tui.domain.practices import Practice

_MOST_ENTRIES = 50
"""How many entries of the journal are offered, the newest ones."""

Words: TypeAlias = dict[str, str]
"""Words that may be completed to, each with what it means."""


def complete() -> None:
    """Answer the shell that has called this process for completions, and leave."""
    import argcomplete

    parser = build_parser()
    for command, action in _arguments(parser):
        if (completer := _completer(command, action)) is not None:
            action.completer = completer  # type: ignore[attr-defined] # the way argcomplete asks for it
    argcomplete.autocomplete(parser, always_complete_options="long")


def _arguments(parser: argparse.ArgumentParser, command: str = "") -> Iterator[tuple[str, argparse.Action]]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, sub in action.choices.items():
                yield from _arguments(sub, name)
        else:
            yield command, action


def _completer(command: str, action: argparse.Action) -> Callable[..., Words] | None:
    if action.dest == "what" and command != "add":
        return _own
    if action.dest in ("practice", "practices"):
        return _Practices(with_all=command == "rest")
    return _COMPLETERS.get(action.dest)


class _Practices:
    """Ids of practices; names where what was typed begins no id."""

    def __init__(self, *, with_all: bool) -> None:
        self._all = {"all": "every practice"} if with_all else {}

    def __call__(self, prefix: str, parsed_args: argparse.Namespace, **_: object) -> Words:
        practices = _workspace(parsed_args).practices
        ids = {one.id: plain(one.name) for one in practices} | self._all
        if any(one.startswith(prefix) for one in ids):
            return ids
        return _names(practices, prefix)


def _names(practices: tuple[Practice, ...], prefix: str) -> Words:
    started = fold(prefix)
    return {plain(one.name): one.id for one in practices if fold(plain(one.name)).startswith(started)}


def _days(prefix: str, parsed_args: argparse.Namespace, **_: object) -> Words:  # noqa: ARG001
    today = _workspace(parsed_args).today()
    return {today.isoformat(): "today"} | dict.fromkeys((*DAY_WORDS[:2], *WEEKDAY_NAMES), "")


def _people(prefix: str, parsed_args: argparse.Namespace, **_: object) -> Words:  # noqa: ARG001
    try:
        return {plain(name): "" for name in known_names(_workspace(parsed_args))}
    except ConnectError:
        return {}


def _plans(prefix: str, parsed_args: argparse.Namespace, **_: object) -> Words:  # noqa: ARG001
    try:
        plans = _workspace(parsed_args).store.plans().values()
    except ConnectError:
        return {}
    return {plain(one.what): one.day.isoformat() for one in plans if one.dropped is None}


def _feelings(prefix: str, parsed_args: argparse.Namespace, **_: object) -> Words:  # noqa: ARG001
    families = _workspace(parsed_args).loaded.catalogue.feelings
    return {plain(word): plain(family.name) for family in families for word in (family.name, *family.words)}


def _entries(prefix: str, parsed_args: argparse.Namespace, **_: object) -> Words:  # noqa: ARG001
    try:
        newest = _workspace(parsed_args).journal_book.newest(_MOST_ENTRIES)
    except ConnectError:
        return {}
    return {entry.id: f"{entry.day.isoformat()} {entry.kind.value}" for entry in newest}


def _drafts(prefix: str, parsed_args: argparse.Namespace, **_: object) -> Words:  # noqa: ARG001
    from connect_tui.services.drafts import drafts

    try:
        return {one.id: one.day.isoformat() for one in drafts(_workspace(parsed_args))}
    except ConnectError:
        return {}


def _entries_and_days(prefix: str, parsed_args: argparse.Namespace, **_: object) -> Words:
    return _days(prefix, parsed_args) | _entries(prefix, parsed_args)


def _own(prefix: str, parsed_args: argparse.Namespace, **_: object) -> Words:  # noqa: ARG001
    try:
        items = _workspace(parsed_args).store.me().values()
    except ConnectError:
        return {}
    return {plain(one.text): one.kind.value for one in items if one.is_open and one.kind is not MeKind.STYLE}


def _days_ahead(prefix: str, parsed_args: argparse.Namespace, **_: object) -> Words:  # noqa: ARG001
    today = _workspace(parsed_args).today()
    return {today.isoformat(): "today"} | dict.fromkeys(("today", "tomorrow", *WEEKDAY_NAMES), "")


def _nothing(prefix: str, **_: object) -> Words:  # noqa: ARG001
    return {}


def _backups(prefix: str, parsed_args: argparse.Namespace, **_: object) -> Words:  # noqa: ARG001
    try:
        return {one.name: "" for one in list_backups(_workspace(parsed_args))}
    except ConnectError:
        return {}


def _reminders(prefix: str, parsed_args: argparse.Namespace, **_: object) -> Words:  # noqa: ARG001
    rules = _workspace(parsed_args).loaded.catalogue.reminders
    return {one.id: plain(one.text) for one in rules}


_COMPLETERS: dict[str, Callable[..., Words]] = {
    "date": _days,
    "start": _days,
    "end": _days,
    "people": _people,
    "person": _people,
    "other_person": _people,
    "plan": _plans,
    "day_ahead": _days_ahead,
    "until": _days_ahead,
    "new_name": _nothing,
    "what": _nothing,
    "draft": _drafts,
    "entry": _entries,
    "entry_or_day": _entries_and_days,
    "feeling": _feelings,
    "feelings": _feelings,
    "felt": _feelings,
    "line": _nothing,
    "limit": _nothing,
    "strength": _nothing,
    "text": _nothing,
    "words": _nothing,
    "name": _backups,
    "reminder": _reminders,
}


def _workspace(parsed: argparse.Namespace) -> Workspace:
    data, config = getattr(parsed, "data_dir", None), getattr(parsed, "config_dir", None)
    paths = resolve_paths(
        data_dir=Path(data) if data else None, config_dir=Path(config) if config else None, env=os.environ
    )
    return Workspace(paths, SystemClock())
