"""Where a person's history lies: TinyDB over a folder of small files, safe against crashes and company."""

from typing import TYPE_CHECKING

from connect_tui.store.errors import (
    BusyError,
    DiskFullError,
    EditedMeanwhileError,
    NewerVersionError,
    ReadOnlyError,
    StoreError,
    StoreNotice,
    UnknownBackupError,
    UnreadableBackupError,
    UnusableRecordError,
)
from connect_tui.store.layout import DRAFTS, ME, PEOPLE, PLANS, REMINDERS
from connect_tui.store.store import Store

if TYPE_CHECKING:
    from connect_tui.store.change import Change
    from connect_tui.store.joining import Naming

__all__ = [
    "DRAFTS",
    "ME",
    "PEOPLE",
    "PLANS",
    "REMINDERS",
    "BusyError",
    "Change",
    "DiskFullError",
    "EditedMeanwhileError",
    "Naming",
    "NewerVersionError",
    "ReadOnlyError",
    "Store",
    "StoreError",
    "StoreNotice",
    "UnknownBackupError",
    "UnreadableBackupError",
    "UnusableRecordError",
]
