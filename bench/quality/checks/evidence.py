"""Lines 3, 4 and 8: the quotation bears the answer, that answer alone, and as the text itself means it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from bench.quality.asked import Asked
from bench.quality.dates import DATE_WORD, spans
from bench.quality.ground import Ground
from bench.quality.words import Word, all_among, among, content, fold, lemmas, listed, may_be, part, unquoted, words
from quiz.questions import Flashcard, Kind, Typed
from quiz.typed import Outcome, judge

_LISTS: Final = frozenset({Kind.ORDER, Kind.MATCH})
_DOUBT: Final = re.compile(
    r"\b(?:около|примерно|приблизительно|возможно|вероятно|якобы|предположительно|видимо|кажется|по-видимому|едва ли"
    r"|будто|по (?:разным|некоторым|другим|иным) \w+|по (?:преданию|легенде|слухам|одной из версий)|как (?:считается|"
    r"рассказывают|говорят|полагают|считают)|утверждают|датируют|спорн\w+|неизвестно|неточно|не ранее|не позднее"
    r"|about|around|probably|perhaps|possibly|allegedly|circa|reportedly)\b",
    re.IGNORECASE,
)
_CLAUSE: Final = re.compile(r"[,;:()—–]\s|\s[—–(]")
_APART: Final = re.compile(r"[;!?]\s|(?<=\w{3}[.])\s")
_BLAMING: Final = listed(
    """
    обвинить обвинять обвинение приписывать приписываться вменить вменять утверждать заявить заявлять уверять
    считать полагать называть подозревать якобы слух оправдывать отрицать признаться
    """
)


def quote_exact(asked: Asked, ground: Ground) -> Iterator[str]:
    """The quotation stands in the text, letter for letter, and so does the name of whom it speaks."""
    if not asked.quote.strip():
        yield "no quotation"
    for passage in (asked.subject, asked.quote):
        if passage not in ground.material:
            yield f"not in the text: {passage}"


def answer_in_quote(asked: Asked, ground: Ground) -> Iterator[str]:
    """Each word and number of the answer stands in the quotation, in whatever form; of what happened in which order,
    whoever did it may stand beside the quotation."""
    there = content(asked.evidence if asked.fact.key.startswith("order") else asked.quote)
    for answer in asked.right:
        missing = [word.text for word in content(answer) if not among(word, there) and not _first_name(word, answer)]
        missing = [word for word in missing if word not in _BECAME]
        if missing and not _coarser(answer, asked.quote):
            yield f"{answer}: {', '.join(missing)}"


_BECAME: Final = frozenset({"стал", "стала"})
"""«С 1934 года — нарком»: a post needs no verb."""


def _first_name(word: Word, answer: str) -> bool:
    """A first name beside a surname: the text may give it elsewhere."""
    named = _given(word.text)
    return named and any(other.text != word.text and other.text[:1].isupper() for other in words(answer))


def _coarser(answer: str, quote: str) -> bool:
    """A date that the quotation gives more exactly."""
    wanted = spans(answer)
    return bool(wanted) and all(any(one.within(each) for one in spans(quote)) for each in wanted)


def words_in_quote(asked: Asked, ground: Ground) -> Iterator[str]:
    """What is said in the question stands in the quotation; a person looks at what does not."""
    if asked.kind in _LISTS or asked.is_true is False:
        return
    there = content(asked.evidence)
    missing = [word.text for word in content(asked.about) if not among(word, there) and not _excused(word, asked)]
    if missing:
        yield ", ".join(missing)


def _excused(word: Word, asked: Asked) -> bool:
    dated = word.number or bool(DATE_WORD.match(word.text))
    return (dated and asked.is_true is not None) or _given(word.text)


def truth(asked: Asked, ground: Ground) -> Iterator[str]:
    """The date of a true statement holds that of the quotation; that of a false one does not touch it."""
    if asked.is_true is None:
        return
    said, told = spans(asked.said), spans(asked.quote)
    if asked.is_true and told:
        yield from (f"true, but {asked.said}" for one in said if not any(each.within(one) for each in told))
    if asked.is_true is False:
        real = spans(asked.explanation)
        if real and said and any(one.meets(each) for one in said[:1] for each in real[:1]):
            yield f"false, but its date holds {asked.explanation}"
        if fold(asked.said).rstrip(".") in fold(asked.quote):
            yield "false, but it stands in the text"


def copied(asked: Asked, ground: Ground) -> Iterator[str]:
    """A true statement is put in other words than the text's."""
    if asked.is_true and fold(asked.said).rstrip(".") in fold(asked.quote):
        yield asked.said


def also_in_quote(asked: Asked, ground: Ground) -> Iterator[str]:
    """No wrong option stands in the sentence that bears the answer."""
    bearing = _bearing(asked) if asked.wrong else ""
    there = content(bearing)
    for option in asked.wrong:
        one = spans(option)
        dated = any(each.within(one[0]) for each in spans(bearing)) if one else False
        if dated or (not one and all_among(_telling(option), there)):  # «начал … в 1919 году» is not «в начале 1919»
            yield option


def _bearing(asked: Asked) -> str:
    """The sentences of the quotation that hold the answer; all of it if none does."""
    sentences = [one.text for one in Ground(asked.quote).sentences]
    answer = [word for right in asked.right for word in _telling(right)]
    return " ".join(one for one in sentences if all_among(answer, content(one))) or asked.quote


def _telling(option: str) -> list[Word]:
    """The words that make an option what it is; of a person the surname."""
    some = content(option)
    return [word for word in some if not (word.text[:1].isupper() and _given(word.text))] or some


def _given(word: str) -> bool:
    return may_be(word, "Name") or may_be(word, "Patr")


def also_elsewhere(asked: Asked, ground: Ground) -> Iterator[str]:
    """No other sentence says of a wrong option what is asked: the same verb, and half of what goes with it."""
    if not asked.wrong or asked.kind in _LISTS:
        return
    about = [word for word in content(asked.stem) if not word.number and not DATE_WORD.match(word.text)]
    verb = [word for word in about if part(word.text) in {"VERB", "PRTS"}][:1]
    objects = [word for word in about if part(word.text) not in {"VERB", "PRTS", "INFN", "GRND"}]
    if not verb or not objects:
        return
    for option in asked.wrong:
        for sentence in ground.saying([*verb, *_telling(option)]):
            shared = sum(among(word, sentence.content) for word in objects)
            if sentence.text not in asked.quote and shared * 2 >= len(objects):
                yield f"{option}: {sentence.text}"


def doubted(asked: Asked, ground: Ground) -> Iterator[str]:
    """The text does not doubt what is asked, unless the question says so too."""
    told = asked.said + asked.explanation
    for answer in asked.right[:1] if asked.kind not in _LISTS else asked.right:
        for clause in _clauses(unquoted(asked.quote)):
            hedge = _DOUBT.search(clause)
            if hedge and all_among(content(answer), content(clause)) and not _DOUBT.search(f"{told} {answer}"):
                yield hedge.group()


def _clauses(text: str) -> Iterator[str]:
    """Parts between signs; an inserted «по разным данным» belongs to both its neighbours."""
    parts = _CLAUSE.split(text)
    for place, one in enumerate(parts):
        hedge = _DOUBT.search(one)
        alone = hedge is not None and len(hedge.group()) + 3 >= len(one.strip())
        yield ", ".join(parts[max(0, place - 1) : place + 2]) if alone else one


def attributed(asked: Asked, ground: Ground) -> Iterator[str]:
    """Accusations and opinions keep who held them: a person looks where the word for it is gone."""
    told = {lemma for text in asked.texts for word in words(text) for lemma in lemmas(word.text)}
    if told & _BLAMING or asked.kind in _LISTS:
        return
    about = content(asked.said)
    for part_ in _APART.split(unquoted(asked.quote)):
        there = content(part_)
        lost = {lemma for word in there for lemma in lemmas(word.text)} & _BLAMING
        if lost and sum(among(word, there) for word in about) * 2 >= len(about):
            yield ", ".join(sorted(lost))


def graded(asked: Asked, ground: Ground) -> Iterator[str]:
    """A typed answer is taken for right as it is written, and no wrong option of its siblings is."""
    question = asked.question
    if not isinstance(question, Typed):
        return
    others = {text for each in asked.fact.questions for text in Asked(asked.fact, each).wrong}
    lang = ground.language
    if judge(question.answer, question.answer, question.accept, question.expects, lang).outcome is not Outcome.RIGHT:
        yield f"refused: {question.answer}"
    for other in sorted(others):
        if judge(other, question.answer, question.accept, question.expects, lang).outcome is Outcome.RIGHT:
            yield f"taken for right: {other}"


def two_answers(some: Sequence[Asked], ground: Ground) -> Iterator[tuple[Asked | None, str]]:
    """Cards and typed questions that ask the same have the same answer."""
    seen: dict[str, Asked] = {}
    for asked in some:
        if not isinstance(asked.question, Typed | Flashcard):
            continue
        other = seen.setdefault(fold(asked.stem), asked)
        if [fold(one) for one in other.right] != [fold(one) for one in asked.right]:
            yield asked, f"as {other.id}: {asked.stem}"
