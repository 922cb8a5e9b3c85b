"""Reminder rules as a person writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connect_tui.config.problems import listed, nearest, shown
from connect_tui.config.reading_schedules import read_days
from connect_tui.config.spots import Fields, Spot, fields_of, items_of, missing, scalar_of
from connect_tui.config.values import (
    read_boolean,
    read_id,
    read_integer,
    read_span,
    read_text,
    read_times,
    required_word,
)
from connect_tui.config.yaml_tree import Sequence
from connect_tui.domain.reminders import (
    KINDS_AHEAD,
    MOST_DAYS_AHEAD,
    MOST_TIMES,
    ReminderKind,
    ReminderRule,
)

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import time

MOST_REMINDERS = 100
"""The most reminders in one file, switched off ones too."""

_MOST_NAMED = 24
_FIELDS = ("id", "kind", "practice", "at", "between", "days", "text", "unless_done", "enabled", "ahead")


def read_reminders(
    spot: Spot | None, base: tuple[ReminderRule, ...], practice_ids: Collection[str]
) -> tuple[ReminderRule, ...]:
    """Read the reminders; fields an entry leaves out come from the one with its id in ``base``.

    Without a list, it is ``base``, less the rules for practices that are not there.
    """
    items = items_of(spot, most=MOST_REMINDERS) if spot is not None else None
    if items is None:
        return tuple(rule for rule in base if rule.practice is None or rule.practice in practice_ids)
    shipped = {rule.id: rule for rule in base}
    rules: list[ReminderRule] = []
    spots: dict[str, Spot] = {}
    for item in (item.labelled() for item in items):
        rule = _entry(item, shipped, practice_ids)
        if rule is None:
            continue
        if rule.id in spots:
            line = spots[rule.id].node.line
            item.wrong(f"the id {rule.id} is taken", f"choose another; the first is on line {line}")
        else:
            spots[rule.id] = item
            rules.append(rule)
    return tuple(rules)


def _entry(
    spot: Spot, shipped: dict[str, ReminderRule], practice_ids: Collection[str]
) -> ReminderRule | None:
    fields = fields_of(spot, _FIELDS)
    if fields is None:
        return None
    id_spot = fields.get("id")
    if id_spot is None:
        missing(spot, "id", "a short name of its own, as in evening")
        return None
    rule_id = read_id(id_spot)
    if rule_id is None:
        return None
    return _rule(fields, rule_id, shipped.get(rule_id), practice_ids)


def _rule(
    fields: Fields, rule_id: str, base: ReminderRule | None, practice_ids: Collection[str]
) -> ReminderRule:
    known = base.kind if base is not None else None
    if fields.get("practice") is not None:
        known = ReminderKind.PRACTICE
    kind = required_word(fields.get("kind"), fields.spot, "kind", ReminderKind, known)
    plain = base or ReminderRule(rule_id, ReminderKind.EVENING)
    at, between = _moments(fields, base)
    return ReminderRule(
        id=rule_id,
        kind=kind or plain.kind,
        practice=_practice(fields, kind, plain.practice, practice_ids),
        at=at,
        between=between,
        days=read_days(fields.get("days"), plain.days),
        text=read_text(fields.get("text"), plain.text),
        unless_done=read_boolean(fields.get("unless_done"), default=plain.unless_done),
        enabled=read_boolean(fields.get("enabled"), default=plain.enabled),
        ahead=_ahead(fields, kind, plain),
    )


def _ahead(fields: Fields, kind: ReminderKind | None, plain: ReminderRule) -> tuple[int, ...]:
    """Read how many days before something is reminded of it: one number, or several."""
    spot = fields.get("ahead")
    if kind is not None and kind not in KINDS_AHEAD:
        if spot is not None:
            spot.wrong(
                f"a reminder of the kind {kind} comes on its own day",
                f"leave ahead out; it is for the kinds {listed(KINDS_AHEAD, 'and')}",
            )
        return ()
    default = plain.ahead if kind is plain.kind else ()
    if spot is None:
        return default
    items = items_of(spot, least=1, most=MOST_TIMES) if isinstance(spot.node, Sequence) else [spot]
    days = [read_integer(item, -1, low=0, high=MOST_DAYS_AHEAD) for item in items or ()]
    return tuple(sorted({one for one in days if one >= 0}, reverse=True))


def _moments(fields: Fields, base: ReminderRule | None) -> tuple[tuple[time, ...], tuple[time, time] | None]:
    at, between = fields.get("at"), fields.get("between")
    if at is not None and between is not None:
        between.wrong("at and between cannot both be set", "keep one of the two")
    if at is not None:
        return read_times(at), None
    if between is not None:
        return (), read_span(between)
    if base is None:
        missing(fields.spot, "at", 'a time, as in "15:00", or between: two times')
        return (), None
    return base.at, base.between


def _practice(
    fields: Fields, kind: ReminderKind | None, default: str | None, practice_ids: Collection[str]
) -> str | None:
    spot = fields.get("practice")
    if kind is not ReminderKind.PRACTICE:
        if spot is not None and kind is not None:
            spot.wrong(
                f"a reminder of the kind {kind} has no practice", "leave it out, or write kind: practice"
            )
        return None
    if spot is None and default is None:
        missing(fields.spot, "practice", "the id of a practice")
        return None
    practice_id = scalar_of(spot, "write the id of a practice") if spot is not None else default
    if practice_id is not None and practice_id not in practice_ids:
        at = spot or fields.spot
        close = "" if at.report.is_full else nearest(practice_id, practice_ids)
        hint = (
            f"did you mean {close}?"
            if close
            else f"there are: {listed(list(practice_ids)[:_MOST_NAMED], 'and')}"
        )
        at.wrong(f"there is no practice {shown(practice_id)}", hint)
    return practice_id
