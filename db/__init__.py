"""The only room that knows SQLAlchemy and Alembic: a store on an SQLite file or on PostgreSQL."""

from __future__ import annotations

from db.backup import Backup, NotOnFile, back_up, back_up_if_due, newest_backup
from db.errors import DatabaseUnusable, NewerDatabase, NoRoom, Reason
from db.opening import SqlStore, migrate, open_store
from db.restoring import ItIsTheDatabase, Restored, restore

__all__ = [
    "Backup",
    "DatabaseUnusable",
    "ItIsTheDatabase",
    "NewerDatabase",
    "NoRoom",
    "NotOnFile",
    "Reason",
    "Restored",
    "SqlStore",
    "back_up",
    "back_up_if_due",
    "migrate",
    "newest_backup",
    "open_store",
    "restore",
]
