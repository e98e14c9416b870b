"""The tables.

A learner's rows carry the learner first in their keys: one learner's data lies together, and the same schema
can one day be distributed by learner. They hang on `learners` by foreign keys that cascade, so forgetting
somebody cannot miss a table, and a row of somebody who is being forgotten cannot slip in. `sets.owner_id` is
no foreign key: sets are shared by all.
"""

from __future__ import annotations

from db.tables.assigning import NOTICE_PLANNED, NOTICE_SENDING, assignments, errands, notices
from db.tables.columns import metadata
from db.tables.correcting import GRAVE, TO_TELL, corrections
from db.tables.drafting import (
    INVITED,
    OF_SET,
    TO_WRITE,
    draft_facts,
    draft_questions,
    draft_seats,
    draft_texts,
    drafted,
    drafts,
)
from db.tables.fitting import TO_FIT, cohort_fits, fits
from db.tables.learning import (
    IN_REVIEW,
    IN_USE,
    LISTED,
    MEMORY,
    ON_STEPS,
    PLANNED,
    RETIRED,
    SENDING,
    TO_REMIND,
    UNANSWERED,
    askings,
    complaints,
    enrolments,
    facts,
    learners,
    memories,
    message_slots,
    reminders,
    reviews,
    sets,
    talks,
    tallies,
)
from db.tables.managing import guesses, invitations, publishers, teachers

__all__ = (
    "GRAVE",
    "INVITED",
    "IN_REVIEW",
    "IN_USE",
    "LISTED",
    "MEMORY",
    "NOTICE_PLANNED",
    "NOTICE_SENDING",
    "OF_SET",
    "ON_STEPS",
    "PLANNED",
    "RETIRED",
    "SENDING",
    "TO_FIT",
    "TO_REMIND",
    "TO_TELL",
    "TO_WRITE",
    "UNANSWERED",
    "askings",
    "assignments",
    "cohort_fits",
    "complaints",
    "corrections",
    "draft_facts",
    "draft_questions",
    "draft_seats",
    "draft_texts",
    "drafted",
    "drafts",
    "enrolments",
    "errands",
    "facts",
    "fits",
    "guesses",
    "invitations",
    "learners",
    "memories",
    "message_slots",
    "metadata",
    "notices",
    "publishers",
    "reminders",
    "reviews",
    "sets",
    "talks",
    "tallies",
    "teachers",
)
