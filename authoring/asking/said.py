"""Whose words are these."""

from __future__ import annotations

import re
from typing import Final

from authoring.asking.asked import Asked
from authoring.asking.wrong_people import hint, names_alike, people_near
from authoring.events.context import Context
from authoring.events.wordlists import HEDGES, PERSONAL, SAYING
from authoring.inflection import Case
from authoring.inflection.dictionary import infinitive
from authoring.inflection.grammar import word_list
from authoring.parsing import Parsed, Token
from authoring.people import Person
from authoring.people.manner import is_half
from quiz.drafts import Step
from quiz.questions import Choice, Expects, Option, Typed

_LENGTHS: Final = (20, 200)
_FEWEST: Final = 4
_OF_ANYBODY: Final = 7
"""Words of a thought that nobody could be known by, if it has no name, no number and no cry."""
_FULL: Final = 4
"""Letters of a word that says something by itself: no «и», «что», «уже»."""
_WORD: Final = re.compile(r"[\w-]+")
_AUTHOR: Final = re.compile(r"[«»„“]|[,.!?…]\s*[—–]\s")
_SPEAKER: Final = word_list("я мы ты вы меня нас тебя вас мне нам тебе вам мной нами тобой вами")
"""The speaker and whom he speaks to are told by who said it."""
_POINTS: Final = (PERSONAL - _SPEAKER) | word_list(
    "этот эта это эти этого этой этому этим этом этих этими эту тот та те того той тому тем том тех теми ту",
    "такой такая такое такие такого таких таким такому такую там тут здесь туда сюда оттуда отсюда тогда",
    "днях сегодня завтра вчера теперь сейчас ныне также тоже поэтому данный данная данного",
)


def ask_who_said(context: Context, sentence: int) -> Asked | None:
    """«Смирнов писал: «…»»: the speaker, a person named in the same sentence before the words."""
    return _before_words(context, sentence) or _after_words(context, sentence)


def _after_words(context: Context, sentence: int) -> Asked | None:
    """««…», — заметил Мёрфи.»"""
    parsed = context.parsed[sentence]
    tokens = parsed.tokens
    close = next((t.i for t in tokens if t.text == "»"), -1)
    if not tokens or tokens[0].text != "«" or close < 4 or close + 3 >= len(tokens) or tokens[close + 2].text != "—":
        return None
    after = tokens[close + 3 :]
    verb = next(filter(_is_saying, after[:2]), None)
    speakers = [(name, person) for name, person in context.people_in(sentence) if name.first > close]
    if verb is None or len(speakers) != 1 or not tokens[speakers[0][0].first].has(Case="Nom"):
        return None
    if any(t.lower in HEDGES or t.lower in PERSONAL for t in after) or any(t.text in {"—", "«"} for t in after):
        return None
    words = context.text[tokens[0].end : tokens[close].start].strip().rstrip(".,")
    if not speaks_for_itself(words):
        return None
    return _fact(context, parsed, sentence, speakers[0][1], words)


def _is_saying(token: Token) -> bool:
    """«писал», «заявил»."""
    return token.pos == "VERB" and token.feats.get("Tense") == "Past" and infinitive(token.text) in SAYING


def _before_words(context: Context, sentence: int) -> Asked | None:
    """«Смирнов писал: «…»»."""
    parsed = context.parsed[sentence]
    colon = next((t.i for t in parsed.tokens if t.text == ":"), None)
    if colon is None or colon + 2 >= len(parsed.tokens) or parsed.tokens[colon + 1].text != "«":
        return None
    close = max((t.i for t in parsed.tokens if t.text == "»"), default=-1)
    if close < colon + 4 or any(t.pos not in {"PUNCT"} for t in parsed.tokens[close + 1 :]):
        return None
    before = parsed.tokens[:colon]
    if any(t.lower in HEDGES or t.lower in PERSONAL for t in before):
        return None
    verb = next(filter(_is_saying, before), None)
    if verb is None or any(t.lower == "не" for t in before):
        return None
    speakers = [(name, person) for name, person in context.people_in(sentence) if name.last < colon]
    if len(speakers) != 1 or not parsed.tokens[speakers[0][0].first].has(Case="Nom"):
        return None
    words = context.text[parsed.tokens[colon + 1].end : parsed.tokens[close].start].strip().rstrip(".")
    if not speaks_for_itself(words):
        return None
    return _fact(context, parsed, sentence, speakers[0][1], words)


def speaks_for_itself(words: str) -> bool:
    """A whole thought that points nowhere, of the speaker's words only. Not «После стольких лет ему есть что сказать»
    (to whom?), not «Это победа», nor «Пора, — сказал он, — в путь», nor two quotations with the author between them."""
    if not _LENGTHS[0] <= len(words) <= _LENGTHS[1] or _AUTHOR.search(words) or "\n" in words:
        return False
    said = _WORD.findall(words.lower().replace("ё", "е"))
    full = {word for word in said if len(word) >= _FULL}
    if len(said) < _OF_ANYBODY and not re.search(r"[!?]|\d|\s[А-ЯЁ]", words):
        return False  # «В зале стояла тишина»: anybody's
    return len(said) >= _FEWEST and len(full) >= _FEWEST - 1 and not any(word in _POINTS for word in said)


def _fact(context: Context, parsed: Parsed, sentence: int, person: Person, words: str) -> Asked | None:
    full = person.full(Case.NOM)
    if full is None or not person.gender or is_half(person.name) or (person.name.last and person.name.last in words):
        return None
    statement = f"{full}: «{words}»."
    asked = Asked(
        "said", statement, (parsed.start, parsed.end), (sentence,), 0.9, (person.name.last or person.name.first,)
    )
    question = f"Кому принадлежат слова: «{words}»?"
    others = people_near(context, range(sentence, sentence + 1), person, _years(context, sentence, person))
    names = names_alike(context, person, others, Case.DAT)
    if names:
        choice = Choice(key="", ask=question, answer=names[0], wrong=tuple(map(Option, names[1:])))
        asked.add("said-choice", choice, 0.0, Step("people-near", "; ".join(names[1:])))
    ask = f"Чьи это слова: «{words}»?{hint(context, person)}"
    asked.add("said-typed", Typed(key="", ask=ask, answer=full, expects=Expects.PERSON, level=3))
    return asked if asked.questions else None


def _years(context: Context, sentence: int, person: Person) -> list[int]:
    """When it was said; if the sentence has no date, the years the text tells of the speaker."""
    dated = [date.first[0] for date in context.dates[sentence] if date.complete]
    return dated[:1] or sorted(context.life(person).told)
