"""Lines 1, 2 and 9: the question stands alone, and nothing in it is cut, doubled or left over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from bench.quality.asked import Asked
from bench.quality.dates import DATE_WORD
from bench.quality.ground import Ground
from bench.quality.words import content, forms, known, listed, may_be, part, unquoted, words
from quiz.questions import Flashcard, Kind, TrueFalse

_POINTING: Final = re.compile(
    r"(?<![\w-])(?:этот|эта|это|эти|этого|этой|этих"
    r"|этим|этими|этом|этому|эту|тот|того|тому|та|ту|те|тех|теми|там|туда|оттуда|тогда|здесь|тут|сюда|отсюда|я|мы|мне"
    r"|меня|мной|нас|нам|нами|наш\w*|мой|моя|моё|моего|мою|вы|вас|вам|такой|такая|такие|таких|данн(?:ый"
    r"|ая|ое|ые)|вышеупомянут\w+|упомянут\w+|последн(?:ий|яя|ее|его|ему) из)(?![\w-])",
    re.IGNORECASE,
)
_PRONOUN: Final = re.compile(
    r"(?<![\w-])(?:он|она|оно|они|ему|ей|им|ими|ними|него|неё|нее|них|нём|нем|ней|ним)(?![\w-])", re.IGNORECASE
)
_ASKED_WHO: Final = re.compile(r"^Кто так(?:ой|ая) ")
_ANSWERED: Final = re.compile(
    r"\b(?:тот|того|тому|тем|том|та|той|ту|те|тех|теми|то)(?:,\s*|\s+)(?:что|кто|кого|чтобы|как|котор\w+|где|когда)\b"
    r"|\b(?:до|после|кроме|более|менее|тем)\s+т(?:ого|ем)\b|\bодин и тот же\b|^Чьи это слова\b"
    r"|\bтак(?:ой|ая|ое|ие),?\s+как\b",
    re.IGNORECASE,
)
_ENGLISH: Final = re.compile(r"\b(?:he|she|it|they|him|her|them|this|these|those|there|then|here|we|us|our)\b", re.I)
_HIS: Final = re.compile(r"(?<![\w-])(?:его|её|ее|их)(?![\w-])", re.IGNORECASE)
_CRUTCH: Final = re.compile(
    r"\b(?:согласно|судя по|исходя из)\s+\w*\s?(?:текст|отрывк|стать)\w*|\bв (?:данном |этом )?(?:тексте|отрывке)\b"
    r"|\bпо тексту\b|\bавтор\w* текста\b|\baccording to the (?:text|passage)\b|\bin the (?:text|passage)\b",
    re.IGNORECASE,
)
_LINKING: Final = re.compile(
    r"(?<![\w-])(?:однако|поэтому|впрочем|зато|напротив|кроме того|при этом|тем не менее|таким образом|к тому же"
    r"|вдобавок|наконец|итак|также|тоже|же|ведь|итого|в свою очередь|например|в частности|прочем)(?![\w-])",
    re.IGNORECASE,
)
_RELATIVE: Final = re.compile(
    r"(?<![\w-])(?:затем|потом|впоследствии|позднее|позже|вскоре|накануне|сразу же|ещё раз|вновь|снова|спустя"
    r"|на (?:следующий|другой) день|в т(?:ом|от|у|е) же \w+"
    r"|через (?:\w+ )?(?:дн|ден|недел|месяц|год|лет|час|сут|пару)\w*"
    r"|до сих пор|сегодня|вчера|завтра|сейчас|ныне|теперь|недавно)(?![\w-])",
    re.IGNORECASE,
)
_EMPHASIS: Final = re.compile(r"(?<![\w-])(?:сам(?:а|и|о|ого|ой|им|ому|их)?|даже|лишь|уже)(?![\w-])", re.I)
_ROLES: Final = listed(
    """
    юноша мальчик девушка девочка ребёнок отец мать брат сестра жена муж сын дочь вдова дядя мужчина женщина
    учёный писатель поэт художник император царь король князь хан генерал маршал полковник капитан командир
    командующий директор министр президент премьер председатель преемник предшественник соратник покойный герой
    автор
    """
)
_SLOPPY: Final = re.compile(
    r"\s{2}|\s[,;:.?!…)»]|[(«]\s|,,|\.\.(?!\.)|,[.?!;:]|[;:]\?|«»|\(\)|\?\?|^[\s,;:.)»—–-]|(?<=[а-яё])[«(]|\n"
)
_ENDING: Final = re.compile(
    r"(?:[,;:—–(-]|\b(?:и|а|но|или|что|чтобы|как|если|когда|который|в|во|на|с|со|к|ко|о|об|от|до|по|за|из|у|для|при"
    r"|под|над|без|через|между|против|около|после|перед|of|the|in|and|to|for|with|by))\s*[.?!…]?$",
    re.IGNORECASE,
)
_MARKUP: Final = re.compile(r"[*_#`|<>\\~^•]|\[\d*\]?|https?:|&\w+;|\bP\.\s?S\.|\{|\}")
_MIXED: Final = re.compile(r"\b(?=\w*[A-Za-z])(?=\w*[А-Яа-яЁё])\w+\b")
_INITIAL: Final = re.compile(r"(?<![\w.])[А-ЯЁA-Z]\.(?:\s?-?\s?[А-ЯЁA-Z]\.)*")
_SURNAME: Final = r"(?:\s?(?:де|фон|ван|дер|да|ди|дю|ла|ле|аль|эль|ибн|von|van|de)\b)*\s?[А-ЯЁA-Z][\w’'-]+"
_AFFIX: Final = re.compile(r"\b([А-ЯЁ]{2,6}) \(([а-яё]{1,3})\)")


def pointing(asked: Asked, ground: Ground) -> Iterator[str]:
    """No pronoun and no pointing word outside quoted speech."""
    for text in asked.before:
        plain = _ANSWERED.sub(lambda match: "_" * len(match.group()), _ASKED_WHO.sub("", unquoted(text)))
        yield from (match.group() for match in _POINTING.finditer(plain))
        yield from (word for word, bound in _pronouns(text) if not bound)
        if ground.language == "en":
            yield from (match.group() for match in _ENGLISH.finditer(plain))


def pronoun(asked: Asked, ground: Ground) -> Iterator[str]:
    """A pronoun in a later clause, behind a noun it may stand for: a person looks whether it is clear."""
    return (word for text in asked.before for word, bound in _pronouns(text) if bound)


def _pronouns(text: str) -> Iterator[tuple[str, bool]]:
    """Each pronoun, and whether a noun and a comma stand before it, or it is oblique and behind a noun."""
    for match in _PRONOUN.finditer(unquoted(text)):
        before = text[: match.start()]
        noun = any(part(word.text) == "NOUN" and len(word.text) > 1 for word in words(before))
        yield match.group(), noun and ("," in before or not may_be(match.group(), "nomn"))


def whose(asked: Asked, ground: Ground) -> Iterator[str]:
    """«его», «её», «их» only behind a name or a noun they can belong to; in an option, also one in the question."""
    for text in asked.before:
        for match in _HIS.finditer(unquoted(text)):
            before = [*words("" if text == asked.said else asked.said), *words(text[: match.start()])]
            if not any(word.capital or may_be(word.text, "NOUN", "anim") for word in before):
                yield match.group()


def crutch(asked: Asked, ground: Ground) -> Iterator[str]:
    """No «согласно тексту»."""
    return (match.group() for text in asked.before for match in _CRUTCH.finditer(unquoted(text)))


def linking(asked: Asked, ground: Ground) -> Iterator[str]:
    """No word that ties the sentence to one before it: «однако», «также»."""
    return (match.group() for text in asked.before for match in _LINKING.finditer(unquoted(text)))


def relative(asked: Asked, ground: Ground) -> Iterator[str]:
    """No time that counts from another sentence: «затем», «через год»; a person looks."""
    return (match.group() for text in asked.before for match in _RELATIVE.finditer(unquoted(text)))


def emphasis(asked: Asked, ground: Ground) -> Iterator[str]:
    """«Самого Плеве убил …», «ещё Петров …» answer a sentence before: a person looks."""
    return (match.group() for text in asked.before for match in _EMPHASIS.finditer(unquoted(text)))


def thin(asked: Asked, ground: Ground) -> Iterator[str]:
    """«Когда сделку закрыли?» says too little to be clear by itself: a person looks."""
    if asked.kind not in (Kind.ORDER, Kind.MATCH, Kind.FLASHCARD):
        about = [word for word in content(asked.about) if not word.number and not DATE_WORD.match(word.text)]
        named = any(_is_name(word.text) for word in about if word.capital)
        if len(about) < 3 and not named and not asked.stem.startswith("Что произошло"):
            yield asked.about


def who_is_meant(asked: Asked, ground: Ground) -> Iterator[str]:
    """«юношу», «генерал» with neither name nor anything else beside it: a person looks which one."""
    for text in asked.before:
        found = words(text)
        for place, word in enumerate(found):
            if not {one.normal_form for one in forms(word.text, "NOUN")} & _ROLES:
                continue
            after = found[place + 1 : place + 3]
            before = found[max(0, place - 1) : place]
            if before and may_be(before[0].text, "NOUN") and may_be(word.text, "gent"):
                continue
            named = any(one.capital for one in after) or any(may_be(one.text, "gent") for one in after[:1])
            if not named and not any(may_be(one.text, "ADJF") or one.capital for one in before):
                yield word.text


def spacing(asked: Asked, ground: Ground) -> Iterator[str]:
    """No doubled spaces, no stray commas, no blank before a full stop."""
    for text in asked.texts:
        yield from (f"«{match.group()}» in: {text}" for match in _SLOPPY.finditer(text))


def balanced(asked: Asked, ground: Ground) -> Iterator[str]:
    """Quotation marks and brackets are closed."""
    pairs = ("«»", "()", "„“") if ground.language == "ru" else ("«»", "()", "“”")
    for text in asked.texts:
        if any(text.count(pair[0]) != text.count(pair[1]) for pair in pairs) or text.count('"') % 2:
            yield text


def cut(asked: Asked, ground: Ground) -> Iterator[str]:
    """Nothing ends in a preposition, a conjunction or a comma."""
    for text in asked.texts:
        if _ENDING.search(text):
            yield text


def ends(asked: Asked, ground: Ground) -> Iterator[str]:
    """A question begins with a capital and ends as questions do; a statement ends with a full stop."""
    said = asked.said.strip()
    first = next((letter for letter in said if letter.isalpha()), "")
    if first.islower() and not said[:1].isdigit():
        yield f"small letter: {said}"
    statement = isinstance(asked.question, TrueFalse) or "{" in asked.said
    if said[-1:] not in (".!…»" if statement else "?.!:…»"):
        yield f"no full stop: {said}"
    if isinstance(asked.question, Flashcard) and not asked.question.answer.strip():
        yield "an empty back"


def markup(asked: Asked, ground: Ground) -> Iterator[str]:
    """No leftover of markup, no Latin letter inside a Russian word."""
    for text in asked.texts:
        yield from (match.group() for match in _MARKUP.finditer(text.replace("_____", "")))
        yield from (f"mixed letters: {match.group()}" for match in _MIXED.finditer(text))


def initials(asked: Asked, ground: Ground) -> Iterator[str]:
    """Initials have their surname: «И. Н. Смирнов», not «корпус Ю. теснил»."""
    for text in asked.texts:
        for match in _INITIAL.finditer(text):
            behind = re.match(_SURNAME, text[match.end() :])
            ahead = re.search(r"[А-ЯЁA-Z][\w-]+,?\s$", text[: match.start()])
            if not behind and not ahead and not re.match(r"\s?(?:[А-ЯЁ]\.)", text[match.end() :]):
                yield text


def affixes(asked: Asked, ground: Ground) -> Iterator[str]:
    """«РКП (б)» is not torn where the text has it whole."""
    whole = {match.group(1): match.group() for match in _AFFIX.finditer(asked.quote)}
    for text in asked.texts:
        for short, full in whole.items():
            if re.search(rf"\b{short}\b(?! ?\({re.escape(full[len(short) + 2 : -1])}\))", text):
                yield f"{short} for {full}"


def capitals(asked: Asked, ground: Ground) -> Iterator[str]:
    """A name that opens its sentence keeps its capital inside a question: not «Когда кари Кайрамо …»."""
    there = words(asked.quote)
    pairs = {(one.text, other.text) for one, other in pairwise(there) if other.text[:1].isupper()}
    for text in asked.texts:
        found = words(text)
        for one, other in pairwise(found):
            whole = one.text[:1].upper() + one.text[1:]
            lost = one.text[:1].islower() and (whole, other.text) in pairs and (one.text, other.text) not in pairs
            lost = lost and len(one.text) > 1  # «В РСДРП он …», and then «состоял в РСДРП»
            if lost and (_is_name(whole) or not known(one.text) or part(one.text) in {"ADJS", "COMP"}):
                yield f"{one.text} {other.text}"


def _is_name(word: str) -> bool:
    return may_be(word, "Name") or may_be(word, "Surn")
