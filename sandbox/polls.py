"""Polls and quizzes: options, votes, and what the bot is told of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sandbox.entities import FormattedText
from sandbox.errors import PersonError
from sandbox.wire import Json

MAX_OPTIONS = 12
QUESTION_CHARACTERS = 300
OPTION_CHARACTERS = 100
EXPLANATION_CHARACTERS = 200
EXPLANATION_LINE_FEEDS = 2
OPEN_SECONDS = (5, 2_628_000)


@dataclass(slots=True, eq=False)
class Poll:
    id: str
    bot_id: int
    question: FormattedText
    options: tuple[FormattedText, ...]
    is_anonymous: bool
    allows_multiple_answers: bool
    allows_revoting: bool
    correct_option_ids: tuple[int, ...] | None
    """None: not a quiz."""
    explanation: FormattedText
    open_period: int | None = None
    close_date: datetime | None = None
    is_closed: bool = False
    votes: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """Option ids by person."""

    def wire(self) -> Json:
        """The Bot API's Poll as the bot that sent it sees it."""
        poll: Json = {"id": self.id, **self.question.fields("question", "question_entities")}
        poll["options"] = [
            {
                "persistent_id": self.persistent_id(number),
                **option.fields("text", "text_entities"),
                "voter_count": sum(number in chosen for chosen in self.votes.values()),
            }
            for number, option in enumerate(self.options)
        ]
        poll["total_voter_count"] = len(self.votes)
        if self.close_date is not None:
            if self.open_period is not None:
                poll["open_period"] = self.open_period
            poll["close_date"] = int(self.close_date.timestamp())
        poll |= {
            "is_closed": self.is_closed,
            "is_anonymous": self.is_anonymous,
            "type": "regular" if self.correct_option_ids is None else "quiz",
            "allows_multiple_answers": self.allows_multiple_answers,
            "allows_revoting": self.allows_revoting,
            "members_only": False,
        }
        if self.correct_option_ids is not None:
            poll["correct_option_ids"] = list(self.correct_option_ids)
            if self.explanation.text:
                poll |= {"explanation": self.explanation.text}
                poll["explanation_entities"] = list(self.explanation.entities)
        return poll

    def persistent_id(self, number: int) -> str:
        return f"{self.id}-{number}"

    def vote(self, person_id: int, option_ids: list[int]) -> None:
        """Raises `PersonError` when the app would not let the person do it."""
        chosen = tuple(sorted(set(option_ids)))
        if self.is_closed:
            raise PersonError("Can't answer closed poll")
        if any(not 0 <= number < len(self.options) for number in chosen):
            raise PersonError("Invalid option identifier specified")
        if len(chosen) > 1 and not self.allows_multiple_answers:
            raise PersonError("Can't choose more than 1 option in the poll")
        if not self.allows_revoting and person_id in self.votes:
            raise PersonError("Can't revote in the poll")
        if not chosen and not self.allows_revoting:
            raise PersonError("Can't retract vote in the poll")
        if chosen:
            self.votes[person_id] = chosen
        else:
            self.votes.pop(person_id, None)

    def answer(self, voter: Json) -> Json:
        """The Bot API's PollAnswer of this voter (a User)."""
        chosen = self.votes.get(voter["id"], ())
        return {
            "poll_id": self.id,
            "user": voter,
            "option_ids": list(chosen),
            "option_persistent_ids": [self.persistent_id(number) for number in chosen],
        }
