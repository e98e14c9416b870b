"""The only room that knows SQLAlchemy and Alembic: a store on an SQLite file or on PostgreSQL."""

from __future__ import annotations

from db.address import shown_address
from db.backup import Backup, NotOnFile, back_up, back_up_if_due, newest_backup_of
from db.errors import DatabaseUnusable, NewerDatabase, NoRoom, Reason
from db.moving import MovedWrong, NotMovable, SameKind, TableMoved, TargetNotEmpty, move
from db.opening import SqlStore, migrate, open_store
from db.restoring import ItIsTheDatabase, Restored, restore
from db.slots import shared_slots
from db.wholeness import CopyStopped

__all__ = [
    "Backup",
    "CopyStopped",
    "DatabaseUnusable",
    "ItIsTheDatabase",
    "MovedWrong",
    "NewerDatabase",
    "NoRoom",
    "NotMovable",
    "NotOnFile",
    "Reason",
    "Restored",
    "SameKind",
    "SqlStore",
    "TableMoved",
    "TargetNotEmpty",
    "back_up",
    "back_up_if_due",
    "migrate",
    "move",
    "newest_backup_of",
    "open_store",
    "restore",
    "shared_slots",
    "shown_address",
]
