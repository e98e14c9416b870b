"""Drafts are taken up, written elsewhere, and brought back."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime

import structlog
from telegram.error import NetworkError, TelegramError

from bot.desk import Workrooms
from bot.metrics import Metrics
from bot.outgoing import send
from bot.progress_message import ProgressMessage
from bot.request import FileTooBig, NoFile
from bot.screens.collecting import collecting_screen
from bot.screens.drafting import overview_screen
from bot.sender import Sender
from bot.texts import teaching_words
from quiz.drafts import TAKEN_AS, Draft, DraftId, NoDraft, Outcome, TeacherDraft, Verdict
from quiz.formats import shape
from quiz.formats.aiken.text_file import cards_held, holds_questions
from quiz.formats.foreign import UNTITLED
from quiz.formats.pasted import file_name_of
from quiz.model import LearnerId
from quiz.ports import Store, StoreAway
from quiz.questions import kind_of
from quiz.usecases import updating, writing
from quiz.usecases.drafting import CARDS, MOST_BYTES, is_question_file
from quiz.usecases.drafting import PASTED as PASTED_QUESTIONS
from quiz.usecases.standing import Overview
from quiz.usecases.writing import Job, WrittenUp

AT_ONCE = 4
"""Drafts that one process has in hand. Those behind them wait in the store, where other copies of the bot see them."""
PORTION = 25
"""Facts stored in one transaction: it runs on the event loop, and others wait meanwhile."""
MOST_MISSED, LEAST_SAID = 300, 30
"""Sentences without a question that somebody may look through, and characters of one that says something."""
NOTHING = "nothing-written"
"""The outcome of a text that gave no question."""
PASTED = "text.txt"
"""The name of what was pasted."""
MEGABYTE = 1_000_000
log = structlog.get_logger()


@dataclass(slots=True)
class _Hand:
    """A draft in hand, as it stands."""

    draft: TeacherDraft
    task: asyncio.Task[None] = field(init=False)


class Scribe:
    """Takes drafts up when it is woken, and when others have let them fall. Needs a running loop."""

    def __init__(
        self, store: Store, sender: Sender, rooms: Workrooms, clock: Callable[[], datetime], metrics: Metrics
    ) -> None:
        self._store = store
        self._sender = sender
        self._rooms = rooms
        self._clock = clock
        self._metrics = metrics
        self._hands: dict[tuple[LearnerId, DraftId], _Hand] = {}
        self._taking: asyncio.Task[None] | None = None
        self._woken = False
        self._closed = False

    def wake(self) -> None:
        """See bot.desk.Writes."""
        self._woken = True
        if not self._closed and (self._taking is None or self._taking.done()):
            self._taking = asyncio.create_task(self._take())

    def stop(self, learner: LearnerId, draft: DraftId) -> None:
        """See bot.desk.Writes."""
        hand = self._hands.get((learner, draft))
        if hand is not None:
            hand.task.cancel()

    async def look(self) -> None:
        """Say of those in hand that they are; take up what waits, or was let fall by a process that died."""
        for hand in list(self._hands.values()):
            try:
                if not await self._store.run(writing.keep_up, hand.draft, self._clock()):
                    hand.task.cancel()
            except StoreAway as error:
                log.warning("drafts wait for the next tick", reason=str(error))
                return
        self.wake()
        if self._taking is not None:
            await self._taking

    async def close(self) -> None:
        """What is in hand is put back, for whoever comes next."""
        self._closed = True
        if self._taking is not None:
            await asyncio.wait({self._taking})
        tasks = [hand.task for hand in self._hands.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _take(self) -> None:
        while self._woken and not self._closed:
            self._woken = False
            try:
                await self._take_what_waits()
            except StoreAway as error:
                log.warning("drafts wait for the next tick", reason=str(error))

    async def _take_what_waits(self) -> None:
        while len(self._hands) < AT_ONCE and not self._closed:
            job = await self._store.run(writing.take_up, self._clock())
            if job is None:
                return
            if isinstance(job, WrittenUp):
                self._metrics.drafts.labels("failed").inc()
                await self._tell(job)
                continue
            if job.draft.tries == 1:
                self._metrics.texts.labels(_kind(job.draft)).inc()
            self.stop(job.draft.learner, job.draft.id)  # the machine slept, and what is in hand here was let fall
            hand = _Hand(job.draft)
            hand.task = asyncio.create_task(self._work(job, hand))
            self._hands[job.draft.learner, job.draft.id] = hand
            hand.task.add_done_callback(lambda done: self._let_go(done))

    def _let_go(self, done: asyncio.Task[None]) -> None:
        self._hands = {key: hand for key, hand in self._hands.items() if hand.task is not done}
        error = None if done.cancelled() else done.exception()
        if error is not None:
            log.error("a draft was let fall and is taken up again later", exc_info=error)
        self.wake()

    async def _work(self, job: Job, hand: _Hand) -> None:
        begun = time.perf_counter()
        message = ProgressMessage(self._sender, teaching_words(job.language), job.draft)
        try:
            await message.say()
            hand.draft = replace(hand.draft, message=message.id)
            if not await self._store.run(writing.keep_up, hand.draft, self._clock()):
                return
            written = await self._written(job, hand, message)
        except asyncio.CancelledError:
            wanted = True
            with suppress(StoreAway):
                wanted = await self._store.run(writing.put_back, hand.draft, self._clock())
            if not wanted:
                self._metrics.drafts.labels("stopped").inc()
            raise
        except StoreAway as error:
            log.warning("a draft could not be stored and is taken up again later", reason=str(error))
            return
        if written is not None:
            self._note(written, time.perf_counter() - begun)
            await message.take_away()
            await self._tell(written)

    async def _written(self, job: Job, hand: _Hand, message: ProgressMessage) -> WrittenUp | None:
        """What came of it, stored; None if nobody waits for it any more."""
        following = asyncio.create_task(message.follow())
        try:
            made = await self._made(job, hand, message)
        except NoDraft as error:
            log.info("a document gave no draft", reason=error.sentence)
            made = Outcome(error.sentence, error.data)
        except FileTooBig:
            most = str(MOST_BYTES // MEGABYTE)
            made = Outcome("unreadable-too-large", {"limit": most, "size": f"> {most}"})
        except NoFile:
            made = Outcome("file-gone")
        except NetworkError as error:
            log.info("a file could not be fetched", reason=str(error))
            made = Outcome("file-unfetched")
        except Exception:
            log.exception("a draft could not be written")
            made = Outcome("worker-error")
        finally:
            following.cancel()
            await asyncio.wait({following})
        return await self._stored(made, hand)

    async def _made(self, job: Job, hand: _Hand, message: ProgressMessage) -> Draft | Outcome:
        file = job.draft.file
        if file is None:
            data, name = job.text.encode(errors="replace"), PASTED
        else:
            data, name = await self._sender.fetch(file, MOST_BYTES), file.name
        taken_as = job.draft.outcome.data.get(TAKEN_AS) if job.draft.outcome is not None else None
        is_questions = taken_as == PASTED_QUESTIONS
        if not is_questions and file is not None:
            is_questions = await asyncio.to_thread(_holds_questions, data, name)
            cards = 0 if is_questions or taken_as else await asyncio.to_thread(_holds_cards, data, job.draft)
            if cards:
                return Outcome(CARDS, {"count": str(cards)})
        pasted = is_questions and file is None
        if pasted:
            data, name = data.strip(), file_name_of(job.text)
        if job.draft.set is None and not is_questions:
            return await self._rooms.author.draft(data, name, title=job.title, on_progress=message.note)
        made = await self._rooms.importer.draft(data, name, title=job.title, on_progress=message.note)
        if pasted and made.questions.title in UNTITLED.values() and made.questions.facts:
            title = writing.title_of(made.questions.facts[0].questions[0].ask)
            made = replace(made, questions=replace(made.questions, title=title))
        if job.draft.set is None or not made.questions.facts:
            return made
        return await self._compared(made, hand, data, name)

    async def _compared(self, made: Draft, hand: _Hand, data: bytes, name: str) -> Draft | Outcome:
        """The set as the file makes it, and what that changes."""
        before = hand.draft.edition
        found = await self._store.look(updating.to_update, hand.draft)
        if found is None:
            return Outcome(updating.NOT_YOURS)
        questions, changes = await self._rooms.exports.update(found.questions, made.questions, data, name)
        hand.draft = replace(hand.draft, edition=found.edition)
        again = before is not None and before != found.edition
        return replace(made, questions=questions, changes=replace(changes, again=again))

    async def _stored(self, made: Draft | Outcome, hand: _Hand) -> WrittenUp | None:
        now = self._clock()
        if isinstance(made, Outcome):
            return await self._store.run(writing.give_up, hand.draft, made, now)
        facts, seen = made.questions.facts, made.seen
        if not facts:
            none = Outcome(NOTHING, faults=made.faults, lacks=seen.lacks, language=seen.language)
            return await self._store.run(writing.give_up, hand.draft, none, now)
        verdict = Verdict.OPEN if made.questions.draft else Verdict.KEPT  # a person wrote it: it was looked at
        stored = 0
        for start in range(0, len(facts), PORTION):
            portion = facts[start : start + PORTION]
            if not await self._store.run(writing.bring_facts, hand.draft, portion, (start, stored), verdict):
                return None
            stored += sum(len(fact.questions) for fact in portion)
        outcome = await self._outcome(made, hand.draft)
        return await self._store.run(writing.finish, hand.draft, made.questions, outcome, now)

    async def _outcome(self, made: Draft, draft: TeacherDraft) -> Outcome:
        kinds: Mapping[str, int] = {}
        known = None
        if not made.questions.draft:
            kinds = Counter(str(kind_of(question)) for fact in made.questions.facts for question in fact.questions)
            if draft.set is None:
                known = await self._store.look(updating.known_already, draft.learner, made.questions)
        seen = made.seen
        return Outcome(
            data={TAKEN_AS: "questions"} if kinds and _was_material(draft) and not draft.outcome else {},
            left_out=made.left_out,
            lacks=seen.lacks,
            language=seen.language,
            kinds=kinds,
            changes=made.changes,
            known=known,
            missed=_missed(made),
        )

    def _note(self, written: WrittenUp, seconds: float) -> None:
        if isinstance(written.standing, Overview):
            self._metrics.drafts.labels("written").inc()
            self._metrics.drafting.observe(seconds)
            return
        outcome = written.standing.draft.outcome
        if outcome is not None and outcome.sentence == CARDS:
            return
        empty = outcome is not None and (bool(outcome.faults) or outcome.sentence == NOTHING)
        self._metrics.drafts.labels("nothing" if empty else "failed").inc()

    async def _tell(self, written: WrittenUp) -> None:
        """The teacher is told in a new message, which also reaches a pocket. What cannot be told, /new shows."""
        say = teaching_words(written.language)
        standing = written.standing
        screen = (
            overview_screen(say, standing, first=True)
            if isinstance(standing, Overview)
            else collecting_screen(say, standing)
        )
        try:
            await send(self._sender, written.learner, screen)
            if screen.follow is not None:
                await send(self._sender, written.learner, screen.follow)
        except TelegramError as error:
            log.info("it could not be told what became of a draft", reason=str(error))


def _kind(draft: TeacherDraft) -> str:
    """Of the material, as far as its name tells."""
    if draft.file is None:
        return "questions" if draft.outcome is not None and TAKEN_AS in draft.outcome.data else "pasted"
    return "questions" if is_question_file(draft.file.name) else "file"


def _holds_questions(data: bytes, name: str) -> bool:
    """Other programs call their files of questions .txt as well: what stands in it tells."""
    return is_question_file(name) or (name.casefold().endswith(".txt") and holds_questions(data))


def _holds_cards(data: bytes, draft: TeacherDraft) -> int:
    """How many cards a text seems to hold that questions were to be written from."""
    plain = draft.file is not None and draft.file.name.casefold().endswith(".txt")
    return cards_held(data) if plain and draft.set is None else 0


def _missed(made: Draft) -> tuple[tuple[int, int], ...]:
    """Sentences that gave nothing, of those that say something and that a fact may quote."""
    spans = ((note.start, note.end) for note in made.sentences if not note.facts)
    return tuple((start, end) for start, end in spans if LEAST_SAID <= end - start <= shape.QUOTE)[:MOST_MISSED]


def _was_material(draft: TeacherDraft) -> bool:
    """Whether a text to write from was sent, by its name."""
    return draft.set is None and draft.file is not None and not is_question_file(draft.file.name)
