"""A person's name as it stands in a sentence, and which words are none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from authoring.inflection.dictionary import known
from authoring.parsing import Name, Parsed, Token
from authoring.people import Mention

_WORDS: Final = re.compile(r"[А-ЯЁA-Z][а-яё]?\.(?=[\s А-ЯЁA-Z-])|[А-ЯЁA-Z]\.$|[^\s.]+")
_INITIALS: Final = re.compile(r"(?:[А-ЯЁ]\.){1,2}")
_FAMILY: Final = re.compile(r"([оеё]в|[иы]н|ст[оа]л)ы(?=-|$)")
RANKS: Final = frozenset(
    {
        "генерал", "маршал", "адмирал", "полковник", "капитан", "король", "королева", "царь", "император", "граф",
        "князь", "герцог", "барон", "хан", "принц", "принцесса", "профессор", "академик", "президент", "министр",
        "лорд", "сэр", "папа", "патриарх", "епископ", "архиепископ", "кардинал", "султан", "шах",
    }
)  # fmt: skip
_PERSONAL: Final = ("Name", "Surn", "Patr")


def mention_of(sentence: Parsed, name: Name) -> Mention:
    """A name of a sentence as it stands there."""
    tokens = sentence.tokens[name.first : name.last + 1]
    feats = tokens[0].feats
    words = _spelled(tokens)
    acted = _gender_by_verb(sentence, tokens[0])
    gender = acted or feats.get("Gender")
    return Mention(tokens[0].start, tokens[-1].end, words, feats.get("Case"), gender, feats.get("Number"), acted)


def turned_round(sentence: Parsed) -> tuple[Mention, int] | None:
    """«Лапин, Иван Петрович», «ЛАПИН Иван Петрович (1863–1945)», «ИВАН ПЕТРОВИЧ ЛАПИН», «ЛАПИН И. П.», as
    encyclopedias begin their articles: the mention, and its last token."""
    end = next((token.i for token in sentence.tokens if token.text in {"(", "[", "—", "–"}), len(sentence.tokens))
    texts = [token.text for token in sentence.tokens[:end]]
    if not texts:
        return None
    first, last = sentence.tokens[0], sentence.tokens[end - 1]
    initials = _INITIALS.fullmatch("".join(texts[1:]).replace(" ", ""))
    if initials is not None and texts[0].isupper() and len(texts[0]) > 2:
        words = [*re.findall(r"[А-ЯЁ]\.", initials[0]), texts[0].title()]
        return Mention(first.start, last.end, tuple(words), "Nom", None, "Sing"), end - 1
    comma = texts[1:2] == [","]
    words = [text.title() if text.isupper() and len(text) > 1 else text for text in texts if text != ","]
    if not 2 <= len(words) <= 3 or len(texts) - len(words) != comma or not all(text.istitle() for text in words):
        return None
    if not comma and len(words) > 2 and is_patronymic(words[1]):
        words = [words[-1], *words[:-1]]  # «ИВАН ПЕТРОВИЧ ЛАПИН»
    whole = len(texts) == len(sentence.tokens)
    if not comma and len(words) == 2 and whole and _is_given(words[0]):
        words = [words[1], words[0]]  # «Анна Лапина», and nothing else
    surname, *given = words
    sure = comma or whole or texts[0].isupper() or (len(given) > 1 and is_patronymic(given[1]))
    if not sure or not _is_given(given[0]):
        return None
    return Mention(first.start, last.end, (*given, surname), "Nom", None, "Sing"), end - 1


def _is_given(word: str) -> bool:
    return any("Name" in one.tag for one in known(word))


def is_patronymic(word: str) -> bool:
    """«Иванович», «Ивановны»."""
    return any("Patr" in one.tag for one in known(word))


def is_common(token: Token, *, alone: bool) -> bool:
    """A word the dictionary knows, and knows as no name; or a rank."""
    if any(one.normal_form in RANKS for one in known(token.text)):
        return True
    if " " in token.text or token.text.isupper():
        return False
    readings = known(token.text)
    if not readings or any(mark in one.tag for one in readings for mark in _PERSONAL):
        return False
    return not alone or token.i == 0 or token.pos not in {"PROPN"}


def _gender_by_verb(sentence: Parsed, token: Token) -> str | None:
    """«С. Ю. Витте стал министром»: a name that tells no gender has its verb's."""
    verb = sentence.tokens[token.head] if token.head >= 0 and token.rel == "nsubj" else None
    if verb is None or not verb.has(Tense="Past", Number="Sing") or sentence.child(token.i, "conj") is not None:
        return None
    return verb.feats.get("Gender") if verb.feats.get("Gender") in {"Masc", "Fem"} else None


def _spelled(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The words of a name: «И. Н. Смирнов» is one token and three words; of «А.-Ж. Дельзон» the surname is left."""
    words = [word for token in tokens for word in _WORDS.findall(token.text)]
    if any(word.startswith("-") for word in words):
        return (words[-1].lstrip("-"),)
    if len(words) == 3 and _is_given(words[1]) and is_patronymic(words[2]) and not _is_given(words[0]):
        words = [*words[1:], words[0]]  # «Лапину Ивану Петровичу»
    if len(words) > 2 and words[-1] == words[-2]:
        words.pop()  # «Максим Лапин Лапин»
    if len(words) > 1 and _FAMILY.search(words[-1]):
        words[-1] = _FAMILY.sub(r"\1", words[-1])  # «Сергей и Матвей Муравьёвы-Апостолы»: one of them
    return tuple(words)
