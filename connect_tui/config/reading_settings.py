"""Settings and keys as a person writes them."""

from __future__ import annotations

from datetime import time
from types import MappingProxyType
from typing import TYPE_CHECKING

from connect_tui.config.keys import ALWAYS_REACHABLE, KEY_ACTIONS, clashes, key_name, known_key_names
from connect_tui.config.problems import nearest
from connect_tui.config.reading_schedules import read_weekday
from connect_tui.config.settings import Popups, Settings
from connect_tui.config.spots import Spot, fields_of, items_of, scalar_of
from connect_tui.config.values import read_boolean, read_integer, read_line, read_span, read_time, read_word
from connect_tui.config.yaml_tree import Scalar, Sequence
from connect_tui.domain.rhythms import LONGEST_RHYTHM, Rhythm, Rhythms

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_THEME = 80
LATEST_DAY_START = time(12)


def read_settings(spot: Spot | None, base: Settings) -> Settings:
    """Read the settings; each that is left out comes from ``base``."""
    fields = fields_of(spot, Settings._fields) if spot is not None else None
    if fields is None:
        return base
    starts = fields.get("day_starts_at")
    return Settings(
        day_starts_at=(read_time(starts, latest=LATEST_DAY_START) if starts is not None else None)
        or base.day_starts_at,
        week_starts_on=read_weekday(fields.get("week_starts_on"), base.week_starts_on),
        theme=read_line(fields.get("theme"), base.theme, longest=LONGEST_THEME),
        show_streaks=read_boolean(fields.get("show_streaks"), default=base.show_streaks),
        reduced_motion=read_boolean(fields.get("reduced_motion"), default=base.reduced_motion),
        keys=_keys(fields.get("keys"), base.keys),
        popups=read_word(fields.get("popups"), base.popups, Popups),
        quiet_hours=_quiet_hours(fields.get("quiet_hours"), base.quiet_hours),
        popups_per_day=read_integer(fields.get("popups_per_day"), base.popups_per_day, low=0, high=50),
        popup_distance=read_integer(fields.get("popup_distance"), base.popup_distance, low=0, high=600),
        snooze=read_integer(fields.get("snooze"), base.snooze, low=1, high=720),
        missed_popups=read_integer(fields.get("missed_popups"), base.missed_popups, low=0, high=1440),
        rhythms=_rhythms(fields.get("rhythms"), base.rhythms),
        not_now_days=read_integer(fields.get("not_now_days"), base.not_now_days, low=1, high=365),
        dates_ahead=read_integer(fields.get("dates_ahead"), base.dates_ahead, low=0, high=60),
    )


def _rhythms(spot: Spot | None, base: Rhythms) -> Rhythms:
    """Read the rhythm of each circle; one that is left out comes from ``base``."""
    fields = fields_of(spot, Rhythms._fields) if spot is not None else None
    if fields is None:
        return base
    return base._replace(**{name: _rhythm(one, getattr(base, name)) for name, one in fields.values.items()})


def _rhythm(spot: Spot, default: Rhythm) -> Rhythm:
    items = items_of(spot, least=2, most=2)
    if items is None:
        return default
    wished, longest = (read_integer(item, 0, low=1, high=LONGEST_RHYTHM) for item in items)
    if not wished or not longest:
        return default
    if wished > longest:
        spot.wrong(
            f"the wished {wished} days are more than the longest, {longest}",
            f"write the smaller number first, as in [{longest}, {wished}]",
        )
        return default
    return Rhythm(wished, longest)


def _quiet_hours(spot: Spot | None, default: tuple[time, time] | None) -> tuple[time, time] | None:
    if spot is None:
        return default
    if isinstance(spot.node, Scalar):
        if spot.node.text.strip().casefold() in ("off", "false", "no"):
            return None
        spot.wrong(
            f"{spot.found()} is not a span of time", 'write two times, as in ["22:00", "08:00"], or off'
        )
        return default
    if isinstance(spot.node, Sequence) and not spot.node.items:
        return None
    return read_span(spot) or default


def _keys(spot: Spot | None, base: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    fields = fields_of(spot, (action.id for action in KEY_ACTIONS)) if spot is not None else None
    if spot is None or fields is None:
        return base
    chosen = dict(base)
    for action, action_spot in fields.values.items():
        keys = _key_list(action_spot)
        if keys is None:
            continue
        chosen[action] = keys
        if not keys and action == ALWAYS_REACHABLE:
            action_spot.wrong("quit has no key left", "give it one, as in ctrl+q")
    _tell_clashes(fields.values, chosen)
    return MappingProxyType(chosen)


def _tell_clashes(written: Mapping[str, Spot], chosen: Mapping[str, tuple[str, ...]]) -> None:
    """Tell of each written key once, however many actions on different screens it clashes with."""
    told: set[tuple[str, str]] = set()
    for clash in clashes(chosen):
        action, other = clash.second, clash.first
        if action not in written:
            action, other = other, action
        if action in written and (action, clash.key) not in told:
            told.add((action, clash.key))
            written[action].wrong(
                f"the key {clash.key} is also the key of {other}", f"give {other} another key, or {action}"
            )


def _key_list(spot: Spot) -> tuple[str, ...] | None:
    """Return the keys' Textual names, or None where one of them is wrong."""
    items = items_of(spot, most=12) if isinstance(spot.node, Sequence) else [spot]
    if items is None:
        return None
    names = [_key(item) for item in items]
    found = tuple(dict.fromkeys(name for name in names if name is not None))
    return found if None not in names else None


def _key(spot: Spot) -> str | None:
    wanted = "write a key as in space, x, ctrl+s, f2 or pageup"
    if scalar_of(spot, wanted) is None or not isinstance(spot.node, Scalar):
        return None
    name = key_name(spot.node.text)
    if name is None:
        close = "" if spot.report.is_full else nearest(spot.node.text, known_key_names())
        spot.wrong(f"{spot.found()} is not a key", f"did you mean {close}?" if close else wanted)
    return name
