"""Reminder rules as the screens tell of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from connect_tui.domain.reminders import ReminderKind, ReminderRule
from connect_tui.reminders.outlook import Status
from connect_tui.reminders.texts import OWN_WORDS
from connect_tui.ui import reminder_texts
from connect_tui.ui.content import shown
from connect_tui.ui.next_reminder import coming, rule_hue

if TYPE_CHECKING:
    from connect_tui.reminders.outlook import Outlook
    from connect_tui.services.workspace import Workspace


class RuleView(NamedTuple):
    """All that is shown of one rule. Every text is safe to show."""

    rule: ReminderRule
    about: str
    hue: str
    times: str
    days: str
    next: tuple[str, str]
    """When it comes next, or why it does not: in full, and where there is little room."""
    words: str
    """What it says."""

    @property
    def id(self) -> str:
        """The rule's id."""
        return self.rule.id


def rule_views(workspace: Workspace, outlook: Outlook) -> list[RuleView]:
    """Return every rule in the order of habits.yaml."""
    return [
        RuleView(
            rule,
            rule_about(rule, workspace),
            rule_hue(rule, workspace),
            reminder_texts.times(rule),
            reminder_texts.days(rule.days),
            _next(rule, outlook),
            _words(rule, workspace, outlook),
        )
        for rule in workspace.loaded.catalogue.reminders
    ]


def rule_about(rule: ReminderRule, workspace: Workspace) -> str:
    """Return in a few words what a rule is about."""
    if rule.kind is not ReminderKind.PRACTICE:
        return reminder_texts.ABOUT[rule.kind]
    practice = workspace.loaded.catalogue.practice(rule.practice or "")
    return shown(practice.name if practice else rule.practice or rule.id)


def _next(rule: ReminderRule, outlook: Outlook) -> tuple[str, str]:
    if not rule.enabled:
        return reminder_texts.OFF
    for entry in coming(outlook):
        if entry.occurrence.rule.id == rule.id:
            if entry.status is Status.DUE:
                return reminder_texts.DUE
            return reminder_texts.next_time(entry.at, entry.occurrence.day, outlook.today)
    for entry in outlook.entries:
        if entry.occurrence.rule.id == rule.id and entry.status is Status.HELD and entry.reason:
            return reminder_texts.REASONS[entry.reason]
    return "", ""


def _words(rule: ReminderRule, workspace: Workspace, outlook: Outlook) -> str:
    practice = workspace.loaded.catalogue.practice(rule.practice or "")
    action = practice.action_on(outlook.today) if practice is not None else None
    return shown(rule.text or action or OWN_WORDS[rule.kind])
