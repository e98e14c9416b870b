"""How surnames decline: by their ending, with tables of what breaks the rule."""

from __future__ import annotations

import re
from functools import lru_cache

from authoring.inflection.dictionary import known_surname
from authoring.inflection.grammar import Gender, word_list

Forms = tuple[str, str, str, str, str, str]
"""Nominative, genitive, dative, accusative, instrumental, locative: the order of Case."""

POSSESSIVE = ("", "а", "у", "а", "ым", "е")  # Смирнов, Пушкин
FOREIGN = ("", "а", "у", "а", "ом", "е")  # Дарвин, Эйнштейн
HUSHING = ("", "а", "у", "а", "ем", "е")  # Рабинович, Кац
SOFT = ("ь", "я", "ю", "я", "ем", "е")  # Гоголь
SHORT_I = ("й", "я", "ю", "я", "ем", "е")  # Батый, Гайдай
IY = ("ий", "ия", "ию", "ия", "ием", "ии")  # Овидий
HARD_ADJECTIVE = ("ый", "ого", "ому", "ого", "ым", "ом")  # Бедный
SOFT_ADJECTIVE = ("ий", "ого", "ому", "ого", "им", "ом")  # Троцкий
HUSHING_ADJECTIVE = ("ий", "его", "ему", "его", "им", "ем")  # Рыжий
OY_ADJECTIVE = ("ой", "ого", "ому", "ого", "ым", "ом")  # Толстой
OY_VELAR_ADJECTIVE = ("ой", "ого", "ому", "ого", "им", "ом")  # Трубецкой
HER_POSSESSIVE = ("а", "ой", "ой", "у", "ой", "ой")  # Смирнова
HER_ADJECTIVE = ("ая", "ой", "ой", "ую", "ой", "ой")  # Крупская
HER_HUSHING_ADJECTIVE = ("ая", "ей", "ей", "ую", "ей", "ей")  # Рыжая
HER_SOFT_ADJECTIVE = ("яя", "ей", "ей", "юю", "ей", "ей")  # Нижняя
HARD_A = ("а", "ы", "е", "у", "ой", "е")  # Окуджава
VELAR_A = ("а", "и", "е", "у", "ой", "е")  # Глинка
HUSHING_A = ("а", "и", "е", "у", "ей", "е")  # Шапша
TSE_A = ("а", "ы", "е", "у", "ей", "е")  # Купица
SOFT_A = ("я", "и", "е", "ю", "ей", "е")  # Данелия's short kin: Заря
IYA = ("я", "и", "и", "ю", "ей", "и")  # Берия

# Stressed French endings and others that look as if they declined.
UNCHANGING = word_list(
    "дюма золя петипа тома ферма делакруа дега люка гавальда труайя живаго дурново хитрово веселаго ",
    "сухово бонч тер сен ван мак",
)
# -их and -ых are frozen genitives (Черных, Долгих), where the stem could be an adjective's; German -рих is not.
FROZEN = re.compile(r"(ых|[кгхжшчщ]их)$")
POSSESSIVE_END = re.compile(r"([оеё]в|[иы]н)$")
HER_POSSESSIVE_END = re.compile(r"([оеё]в|[иы]н)а$")
ADJECTIVE_END = re.compile(r"([сц]к|[гкхжшчщ])ий$")
VOWELS = "аеёиоуыэюя"
# -ый that is no adjective.
NOUNS = word_list("батый вый кий вий")
# Sounds that no Russian -ин or -ов has: Тэмуджин, Джексон.
FOREIGN_SOUND = re.compile(r".э|дж|дз|кх|йн$|^[^аеёиоуыэюя]*[иы]н$|ио|иэ")
# An old hyphenated name changes in both halves when the first is a Russian surname: Римского-Корсакова.
RUSSIAN_HALF = re.compile(r"([оеё]в|[иы]н|[сц]кий|ич)$|([оеё]в|[иы]н|[сц]к)ая?$|ая$")


def attach(stem: str, endings: tuple[str, ...]) -> Forms:
    a, b, c, d, e, f = (stem + ending for ending in endings)
    return a, b, c, d, e, f


def frozen(word: str) -> Forms:
    return (word,) * 6


@lru_cache(maxsize=20_000)
def surname(word: str, gender: Gender) -> Forms | None:
    """The six cases of one surname in the singular; None when the gender is needed and not known."""
    if "-" in word:
        return _hyphenated(word, gender)
    low = word.lower()
    if low in UNCHANGING or FROZEN.search(low) or not re.search("[а-яё]$", low) or low[-1] in "оеёэиыую":
        return frozen(word)
    if low[-1] in "ая":
        return _in_a(word, low, gender)
    if gender == "f":
        return frozen(word)  # Тер-Ваганян, Кац: a woman's does not change
    if gender == "m" or POSSESSIVE_END.search(low) or ADJECTIVE_END.search(low):
        return _masculine(word, low)
    return None


def foreign_surname(word: str, gender: Gender) -> Forms | None:
    """-ов and -ин as foreigners have them: Мехелином."""
    return masculine_noun(word) if gender == "m" and POSSESSIVE_END.search(word.lower()) else surname(word, gender)


def _hyphenated(word: str, gender: Gender) -> Forms | None:
    *before, last = word.split("-")
    tail = surname(last, gender) if last else None
    if tail is None:
        return None
    halves: list[Forms] = []
    for part in before:
        changes = RUSSIAN_HALF.search(part.lower()) and part.lower() not in UNCHANGING
        half = surname(part, gender) if changes else frozen(part)
        if half is None:
            return None
        halves.append(half)
    whole = ["-".join(parts) for parts in zip(*halves, tail, strict=True)]
    return attach("", tuple(whole))


def _in_a(word: str, low: str, gender: Gender) -> Forms:
    stem = word[:-1]
    if low.endswith(("ая", "яя")) and gender != "m" and len(low) > 4:
        hard = HER_HUSHING_ADJECTIVE if low[-3] in "жшчщ" else HER_ADJECTIVE
        return attach(word[:-2], hard if low.endswith("ая") else HER_SOFT_ADJECTIVE)
    if HER_POSSESSIVE_END.search(low) and gender != "m":
        return attach(stem, HER_POSSESSIVE)
    return feminine_noun(word)


def feminine_noun(word: str) -> Forms:
    """-а and -я as a noun has them, of men and women alike."""
    low, stem = word.lower(), word[:-1]
    before = low[-2:-1]
    if low[-1] == "я":
        return attach(stem, IYA if before == "и" else SOFT_A)
    if before in VOWELS:
        return frozen(word)  # Моруа, Гарсиа
    if before in "гкх":
        return attach(stem, VELAR_A)
    if before in "жшчщ":
        return attach(stem, HUSHING_A)
    return attach(stem, TSE_A if before == "ц" else HARD_A)


def masculine_noun(word: str) -> Forms:
    """A consonant, -й or -ь as a noun has them: Эйнштейн, Батый, Гоголь."""
    low = word.lower()
    if low.endswith("ий") and len(re.findall(f"[{VOWELS}]", low)) > 1:  # but Пий: о Пие
        return attach(word[:-2], IY)
    if low[-1] == "й":
        return attach(word[:-1], SHORT_I)
    if low[-1] == "ь":
        return attach(word[:-1], SOFT)
    return attach(word, HUSHING if low[-1] in "жшчщц" else FOREIGN)


def _masculine(word: str, low: str) -> Forms | None:
    syllables = sum(letter in VOWELS for letter in low)
    if low.endswith("ый") and low not in NOUNS:
        return attach(word[:-2], HARD_ADJECTIVE)
    if ADJECTIVE_END.search(low) and low not in NOUNS:
        return attach(word[:-2], HUSHING_ADJECTIVE if low[-3] in "жшчщ" else SOFT_ADJECTIVE)
    if low.endswith("ой") and syllables > 1:  # Толстой, but Цой
        return attach(word[:-2], OY_VELAR_ADJECTIVE if low[-3] in "гкхжшчщ" else OY_ADJECTIVE)
    if POSSESSIVE_END.search(low):
        return attach(word, POSSESSIVE if is_possessive(low) else FOREIGN)
    if low.endswith("ец"):
        return _in_ets(word)
    return masculine_noun(word)


def is_possessive(low: str) -> bool:
    """Пушкиным, but Дарвином: the dictionary knows; else by sound."""
    entry = known_surname(low, "m")
    if entry is not None:
        ablative = entry.inflect({"ablt"})
        return ablative is None or ablative.word.endswith("ым")
    return not FOREIGN_SOUND.search(low)


def _in_ets(word: str) -> Forms | None:
    """Кравец → Кравца, but Швец → Швеца: only as the dictionary says."""
    entry = known_surname(word, "m")
    found = [entry.inflect({case}) for case in ("nomn", "gent", "datv", "accs", "ablt", "loct")] if entry else [None]
    forms = tuple(word[0] + one.word[1:] for one in found if one)
    return attach("", (word, *forms[1:])) if len(forms) == 6 else None
