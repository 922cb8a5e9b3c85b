"""Where a person's history lies: TinyDB over a folder of small files, safe against crashes and company."""

from connect_tui.store.backups import BackupInfo
from connect_tui.store.change import Change
from connect_tui.store.checkup import Finding
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
from connect_tui.store.merge import MergeReport
from connect_tui.store.store import Store

__all__ = [
    "BackupInfo",
    "BusyError",
    "Change",
    "DiskFullError",
    "EditedMeanwhileError",
    "Finding",
    "MergeReport",
    "NewerVersionError",
    "ReadOnlyError",
    "Store",
    "StoreError",
    "StoreNotice",
    "UnknownBackupError",
    "UnreadableBackupError",
    "UnusableRecordError",
]
