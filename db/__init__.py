"""The only room that knows SQLAlchemy and Alembic: a store on an SQLite file or on PostgreSQL."""

from __future__ import annotations

from db.errors import DatabaseUnusable, NewerDatabase, Reason
from db.opening import SqlStore, migrate, open_store
from db.slots import shared_slots

__all__ = ["DatabaseUnusable", "NewerDatabase", "Reason", "SqlStore", "migrate", "open_store", "shared_slots"]
