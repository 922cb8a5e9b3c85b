"""The parsed catalogue as JSON, for the cache. It is written and read by the same version alone."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias

from connect_tui.config.cached_feelings import CachedFeelings
from connect_tui.config.cached_guides import CachedGuides
from connect_tui.config.model import Catalogue
from connect_tui.config.problems import Problem
from connect_tui.config.settings import Popups, Settings
from connect_tui.domain.practices import Pillar, PillarId, Practice
from connect_tui.domain.reminders import ReminderKind, ReminderRule
from connect_tui.domain.rhythms import Rhythm, Rhythms
from connect_tui.domain.schedules import DAILY, Quota, Schedule, Weekdays

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from connect_tui.domain.guides import Guide

Json: TypeAlias = Any
"""What ``json.loads`` returns. The version vouches for its shape, the checksum for its bytes."""


def catalogue_to_json(catalogue: Catalogue) -> Json:
    """Return the catalogue in lists, texts and numbers."""
    return {
        "pillars": catalogue.pillars,
        "practices": [_practice_to_json(practice) for practice in catalogue.practices],
        "reminders": [_rule_to_json(rule) for rule in catalogue.reminders],
        "settings": _settings_to_json(catalogue.settings),
        "guides": _guides_to_json(catalogue.guides),
        "feelings": list(catalogue.families),
    }


def catalogue_from_json(content: Json) -> Catalogue:
    """Return the catalogue that was written. Its guides and feelings are made when first asked for.

    Another shape raises ValueError, TypeError, LookupError or AttributeError.
    """
    return Catalogue(
        pillars=tuple(
            Pillar(PillarId(pillar_id), name, meaning) for pillar_id, name, meaning in content["pillars"]
        ),
        practices=tuple(map(_practice_from_json, content["practices"])),
        reminders=tuple(map(_rule_from_json, content["reminders"])),
        settings=_settings_from_json(content["settings"]),
        guides=CachedGuides(content["guides"]),
        families=CachedFeelings(content["feelings"]),
    )


def problems_to_json(problems: Iterable[Problem]) -> Json:
    """Return the problems in lists, texts and numbers."""
    return [[str(problem.file), *problem[1:]] for problem in problems]


def problems_from_json(content: Json) -> tuple[Problem, ...]:
    """Return the problems that were written."""
    return tuple(Problem(Path(file), *rest) for file, *rest in content)


def _practice_to_json(practice: Practice) -> Json:
    return [
        *practice[:7],
        _schedule_to_json(practice.schedule),
        None if practice.archived is None else practice.archived.isoformat(),
    ]


def _practice_from_json(content: Json) -> Practice:
    practice_id, number, name, pillar, meaning, caution, actions, schedule, archived = content
    return Practice(
        practice_id,
        number,
        name,
        PillarId(pillar),
        meaning,
        caution,
        tuple(actions),
        _schedule_from_json(schedule),
        None if archived is None else date.fromisoformat(archived),
    )


def _guides_to_json(guides: Mapping[str, Guide]) -> Json:
    from connect_tui.config.guides_json import guide_to_json

    return {practice_id: guide_to_json(guide) for practice_id, guide in guides.items()}


def _schedule_to_json(schedule: Schedule) -> Json:
    return schedule.times if isinstance(schedule, Quota) else sorted(schedule.days)


def _schedule_from_json(content: Json) -> Schedule:
    return Quota(content) if isinstance(content, int) else _weekdays_from_json(content)


def _weekdays_from_json(content: Json) -> Weekdays:
    days = frozenset(content)
    return DAILY if days == DAILY.days else Weekdays(days)


def _rule_to_json(rule: ReminderRule) -> Json:
    at = [_time_to_json(moment) for moment in rule.at]
    return [*rule[:3], at, _span_to_json(rule.between), sorted(rule.days.days), *rule[6:9], rule.ahead]


def _rule_from_json(content: Json) -> ReminderRule:
    rule_id, kind, practice, at, between, days, text, unless_done, enabled, ahead = content
    return ReminderRule(
        rule_id,
        ReminderKind(kind),
        practice,
        tuple(map(time.fromisoformat, at)),
        _span_from_json(between),
        _weekdays_from_json(days),
        text,
        unless_done,
        enabled,
        tuple(ahead),
    )


def _settings_to_json(settings: Settings) -> Json:
    return settings._asdict() | {
        "day_starts_at": _time_to_json(settings.day_starts_at),
        "keys": dict(settings.keys),
        "quiet_hours": _span_to_json(settings.quiet_hours),
    }


def _settings_from_json(content: Json) -> Settings:
    values = content | {
        "day_starts_at": time.fromisoformat(content["day_starts_at"]),
        "keys": MappingProxyType({action: tuple(keys) for action, keys in content["keys"].items()}),
        "popups": Popups(content["popups"]),
        "quiet_hours": _span_from_json(content["quiet_hours"]),
        "rhythms": Rhythms(*(Rhythm(*days) for days in content["rhythms"])),
    }
    return Settings(**values)


def _time_to_json(moment: time) -> str:
    return f"{moment:%H:%M}"


def _span_to_json(span: tuple[time, time] | None) -> Json:
    return None if span is None else [_time_to_json(moment) for moment in span]


def _span_from_json(content: Json) -> tuple[time, time] | None:
    if content is None:
        return None
    start, end = content
    return time.fromisoformat(start), time.fromisoformat(end)
