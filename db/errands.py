"""What is still to be done for everybody who learns a set."""

from __future__ import annotations

from sqlalchemy import bindparam, delete, select, update

from db.link import Link, upsert
from db.tables import errands
from quiz.model import Errand, LearnerId

_PUT = upsert(errands)
_CLAIM = (
    select(errands).order_by(errands.c.at, errands.c.set_id, errands.c.word).limit(1).with_for_update(skip_locked=True)
)
_THIS = (
    errands.c.set_id == bindparam("set", type_=errands.c.set_id.type),
    errands.c.word == bindparam("of_word", type_=errands.c.word.type),
)
_WENT = update(errands).where(*_THIS)
_DONE = delete(errands).where(*_THIS)


class SqlErrands:
    """See quiz.ports.Errands."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def put(self, errand: Errand) -> None:
        values = {
            "set_id": errand.set,
            "word": errand.word,
            "data": dict(errand.data),
            "at": errand.at,
            "up_to": errand.up_to,
        }
        self._link.do(_PUT, values)

    def next(self) -> Errand | None:
        row = self._link.lock(_CLAIM, {}).one()
        return None if row is None else Errand(row.set_id, row.word, row.data, row.at, row.up_to)

    def went(self, errand: Errand, up_to: LearnerId | None) -> None:
        this = {"set": errand.set, "of_word": errand.word}
        if up_to is None:
            self._link.do(_DONE, this)
        else:
            self._link.do(_WENT, {**this, "up_to": up_to})
