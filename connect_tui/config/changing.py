"""Changing what a person decided, in their own habits.yaml, and nothing else in it."""

from __future__ import annotations

from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from connect_tui.config.paths import CATALOGUE_NAME
from connect_tui.config.reading import judged_catalogue
from connect_tui.config.rewriting import Wish, rewrite
from connect_tui.config.settings import Settings
from connect_tui.config.splicing import (
    CannotSpliceError,
    Edit,
    SharedError,
    Value,
    Verbatim,
    addition,
    renaming,
    rendered,
    section,
    value_edits,
)
from connect_tui.domain.errors import WrongUse
from connect_tui.domain.reminders import Moments, ReminderRule
from connect_tui.domain.schedules import DAILY, WEEKDAYS, Weekdays

if TYPE_CHECKING:
    from collections.abc import Sequence

    from connect_tui.config.model import Catalogue
    from connect_tui.config.paths import Paths
    from connect_tui.config.placed import Place, PlacedText

SettingValue: TypeAlias = str | bool | int | time | tuple[time, time] | None
"""What a setting can be changed to; None is for ``quiet_hours`` alone, and means none."""

UNCHANGEABLE = ("keys", "rhythms")
"""Settings that have too much in them to be changed from the app."""


def change_reminder(
    paths: Paths,
    rule_id: str,
    *,
    enabled: bool | None = None,
    moments: Moments | None = None,
    days: Weekdays | None = None,
) -> ReminderRule:
    """Switch a reminder on or off, or give it other times or days, and return the rule as it then is.

    What is None stays. The person's file keeps its comments, its order and its style; where they have none,
    a small one is written. Nothing is written where nothing changes. Raises WrongUse where there is no such
    reminder, and ConnectError where the file has mistakes, was changed meanwhile, or cannot be changed
    safely or written; it is then as it was.
    """
    wish = _ReminderWish(rule_id, enabled=enabled, moments=moments, days=days)
    return wish.rule_in(rewrite(paths, wish))


def change_setting(paths: Paths, name: str, value: SettingValue) -> Settings:
    """Give one setting another value, and return the settings as they then are.

    All else is as for :func:`change_reminder`. Raises WrongUse where there is no such setting.
    """
    return rewrite(paths, _SettingWish(name, value)).settings


class _ReminderWish(Wish):
    def __init__(
        self, rule_id: str, *, enabled: bool | None, moments: Moments | None, days: Weekdays | None
    ) -> None:
        self._id = rule_id
        self._enabled = enabled
        self._moments = moments
        self._days = days

    def rule_in(self, catalogue: Catalogue) -> ReminderRule:
        for rule in catalogue.reminders:
            if rule.id == self._id:
                return rule
        from connect_tui.config.problems import nearest

        ids = [rule.id for rule in catalogue.reminders]
        close = nearest(self._id, ids)
        raise WrongUse(
            f"There is no reminder “{self._id}” in your habits.yaml.",
            hint=f"Did you mean {close}?" if close else f"There are: {', '.join(ids) or 'none'}.",
            nearest=(close,) if close else (),
        )

    def expected(self, catalogue: Catalogue) -> Catalogue:
        old = self.rule_in(catalogue)
        moments = self._moments or Moments(old.at, old.between)
        new = old._replace(
            enabled=old.enabled if self._enabled is None else self._enabled,
            at=tuple(sorted(set(moments.at))),
            between=moments.between,
            days=self._days or old.days,
        )
        rules = tuple(new if rule is old else rule for rule in catalogue.reminders)
        return catalogue._replace(reminders=rules)

    def edits(self, document: PlacedText, old: Catalogue, new: Catalogue) -> list[Edit]:
        was, rule = self.rule_in(old), self.rule_in(new)
        fields: dict[str, Value] = {}
        if rule.days != was.days:
            fields["days"] = _days_value(rule.days)
        if rule.enabled != was.enabled:
            fields["enabled"] = _word(rule.enabled)
        moments = _moments_field(rule) if _moments_field(rule) != _moments_field(was) else None
        listed = _value_of(document.root, "reminders")
        if listed is None:
            return self._whole_list(document, new, dict([moments] if moments else []) | fields)
        entry = self._entry(listed)
        edits: list[Edit] = []
        added: dict[str, str] = {}
        if moments is not None:
            edits += _moments_edits(document, entry, *moments, added)
        for name, value in fields.items():
            found = entry.field(name)
            if found is None:
                added[name] = rendered(value)
            else:
                edits += value_edits(document, *found, value, anew=False)
        id_field = entry.field("id")
        return edits + addition(document, entry, id_field[1] if id_field else None, added)

    def _entry(self, listed: Place) -> Place:
        if listed.is_alias:
            raise SharedError
        for entry in listed.items:
            found = entry.field("id")
            if found is not None and found[1].text.strip() == self._id:
                if entry.is_alias:
                    raise SharedError
                return entry
        raise CannotSpliceError

    def _whole_list(self, document: PlacedText, new: Catalogue, fields: dict[str, Value]) -> list[Edit]:
        """List every reminder that there is, so that none goes with the others unsaid."""
        lines: list[str] = []
        entries: list[str] = []
        for rule in new.reminders:
            chosen = fields if rule.id == self._id else {}
            said = [f"id: {rule.id}", *(f"{name}: {rendered(value)}" for name, value in chosen.items())]
            lines += [f"{'  ' if number else '- '}{field}" for number, field in enumerate(said)]
            entries.append("{" + ", ".join(said) + "}")
        return section(document, "reminders", lines, f"[{', '.join(entries)}]")


class _SettingWish(Wish):
    def __init__(self, name: str, value: SettingValue) -> None:
        self._name = name
        self._value = value

    def expected(self, catalogue: Catalogue) -> Catalogue:
        if self._name not in Settings._fields or self._name in UNCHANGEABLE:
            names = [name for name in Settings._fields if name not in UNCHANGEABLE]
            raise WrongUse(
                f"“{self._name}” is not a setting that can be changed here.",
                hint=f"There are: {', '.join(names)}.",
            )
        said = f"settings: {{{self._name}: {rendered(_setting_value(self._name, self._value))}}}"
        reading = judged_catalogue(Path(CATALOGUE_NAME), said.encode("utf-8", "backslashreplace"), catalogue)
        for problem in reading.problems:
            raise WrongUse(f"{self._name}: {problem.message}.", hint=f"{problem.hint}.")
        return catalogue._replace(settings=reading.catalogue.settings)

    def edits(self, document: PlacedText, old: Catalogue, new: Catalogue) -> list[Edit]:  # noqa: ARG002
        value = _setting_value(self._name, self._value)
        group = _value_of(document.root, "settings")
        if group is None:
            said = f"{self._name}: {rendered(value)}"
            return section(document, "settings", [said], f"{{{said}}}")
        if group.is_alias:
            raise SharedError
        found = group.field(self._name)
        if found is None:
            return addition(document, group, None, {self._name: rendered(value)})
        return value_edits(document, *found, value, anew=isinstance(value, str))


def _value_of(root: Place | None, name: str) -> Place | None:
    """Return a section, or None where it is left out or empty."""
    found = None if root is None else root.field(name)
    return None if found is None or found[1].is_null else found[1]


def _moments_edits(
    document: PlacedText, entry: Place, name: str, value: Value, added: dict[str, str]
) -> list[Edit]:
    """Set ``at`` or ``between``, putting it in the place of the other where that was set."""
    other = "between" if name == "at" else "at"
    mine, others = entry.field(name), entry.field(other)
    if mine is not None and (others is None or others[1].is_null):
        return value_edits(document, *mine, value, anew=False)
    if others is None:
        added[name] = rendered(value)
        return []
    edits = [renaming(document, others[0], name), *value_edits(document, *others, value, anew=True)]
    return edits if mine is None else [*edits, renaming(document, mine[0], other)]


def _moments_field(rule: ReminderRule) -> tuple[str, Value]:
    if rule.between is not None:
        return "between", _times(rule.between)
    return "at", _clock(rule.at[0]) if len(rule.at) == 1 else _times(rule.at)


def _times(moments: Sequence[time]) -> tuple[str, ...]:
    return tuple(_clock(moment) for moment in moments)


def _clock(moment: time) -> str:
    return f"{moment:%H:%M}"


def _word(value: bool) -> Value:  # noqa: FBT001 - the one value that it turns into a word
    return Verbatim("true" if value else "false")


def _days_value(days: Weekdays) -> Value:
    if days == DAILY or "-" in str(days) or len(days.days) == 1:
        return str(days)
    return tuple(WEEKDAYS[number] for number in sorted(days.days))


def _setting_value(name: str, value: SettingValue) -> Value:
    match value:
        case None:
            return "off"
        case bool():
            return _word(value)
        case int():
            return WEEKDAYS[value] if name == "week_starts_on" else str(value)
        case time():
            return _clock(value)
        case tuple():
            return _times(value)
        case _:
            return str(value)
