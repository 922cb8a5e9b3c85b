"""Where a person's history lies: TinyDB over a folder of small files, safe against crashes and company."""

from connect_tui.store.change import Change
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
from connect_tui.store.layout import REMINDERS
from connect_tui.store.store import Store

__all__ = [
    "REMINDERS",
    "BusyError",
    "Change",
    "DiskFullError",
    "EditedMeanwhileError",
    "NewerVersionError",
    "ReadOnlyError",
    "Store",
    "StoreError",
    "StoreNotice",
    "UnknownBackupError",
    "UnreadableBackupError",
    "UnusableRecordError",
]
