"""What may come and go: question sets of all kinds, full of what YAML might stumble over.

They grow from a seed, because drawing every letter by itself takes hypothesis too long.
"""

from __future__ import annotations

from random import Random
from typing import TypedDict

from hypothesis import strategies as st

from quiz.formats.plain import default_keys
from quiz.formats.shape import folded, tidy
from quiz.questions import (
    Choice,
    Cloze,
    Expects,
    Fact,
    Flashcard,
    Kind,
    Match,
    MultiChoice,
    Option,
    Order,
    Origin,
    Question,
    QuestionSet,
    TrueFalse,
    Typed,
)

SIGNS = "abвёЁжАЯabZ019  :#-'\"{}[]&*!|>%@`,?~=.…«»—№\\/<\u00a0🧵\u200f"
BARE_SIGNS = SIGNS.replace("{", "").replace("}", "")
ODD = ["null", "~", "yes", "1923", "2023-10-15", "---", "- а", "а: б", "а #б", "0x1", ".5", "+7", "1_0", "...", "a:"]
SEEDS = st.integers(0, 2**32).map(Random)


def text(chance: Random, longest: int, signs: str = SIGNS) -> str:
    if chance.random() < 0.2:
        return chance.choice(ODD)
    return tidy("".join(chance.choices(signs, k=chance.randint(1, longest)))) or "пусто"


def long_text(chance: Random, lines: int = 1) -> str:
    """Up to some 250 characters, on so many lines at most."""
    words = [text(chance, 9) for _ in range(chance.randint(1, 25))]
    rows = [words[start::lines] for start in range(chance.randint(1, lines))]
    return "\n".join(tidy(" ".join(row)) for row in rows if row)


def id_text(chance: Random) -> str:
    return "-".join("".join(chance.choices("abz019", k=4)) for _ in range(chance.randint(1, 3)))


class Parts(TypedDict):
    key: str
    ask: str
    explanation: str
    quote: str
    level: int
    origin: Origin | None


def origin_of(chance: Random) -> Origin | None:
    """Half of the questions are a person's. Scores have the two decimals that a file keeps."""
    if chance.random() < 0.5:
        return None
    return Origin(id_text(chance), chance.randint(0, 100) / 100, chance.random() < 0.5, chance.random() < 0.5)


def question_of(chance: Random, key: str, kind: Kind) -> Question:
    def maybe(lines: int = 1) -> str:
        return chance.choice(["", long_text(chance, lines)])

    ask, level, origin = long_text(chance, 3), chance.randint(1, 3), origin_of(chance)
    parts = Parts(key=key, ask=ask, explanation=maybe(3), quote=maybe(), level=level, origin=origin)
    different = list({folded(said): said for said in (text(chance, 20) for _ in range(60))}.values())[:9]
    wrong = tuple(Option(said, maybe(2)) for said in different[: chance.randint(1, 4)])
    accept, expects = tuple(different[6 : chance.randint(6, 8)]), chance.choice(list(Expects))
    match kind:
        case Kind.CHOICE:
            return Choice(**parts, answer=different[4], wrong=wrong)
        case Kind.MULTI_CHOICE:
            return MultiChoice(**parts, answer=tuple(different[4:7]), wrong=wrong)
        case Kind.TRUE_FALSE:
            return TrueFalse(**parts, answer=chance.random() < 0.5)
        case Kind.TYPED:
            parts["ask"] = "Сколько?"
            return Typed(**parts, answer=different[5], accept=accept, expects=expects)
        case Kind.CLOZE:
            gap = tidy(f"щ{text(chance, 20, BARE_SIGNS)}")
            parts["ask"] = f"{chance.choice(['', 'ы ', '«ы» '])}{{{gap}}}{chance.choice([' ы.', ': ы', ' #ы'])}"
            return Cloze(**parts, accept=accept, wrong=chance.choice([(), wrong]), expects=expects)
        case Kind.ORDER:
            return Order(**parts, answer=tuple(different[:4]))
        case Kind.MATCH:
            return Match(**parts, answer=tuple(zip(different[:4], different[4:8], strict=True)))
        case Kind.FLASHCARD:
            return Flashcard(**parts, answer=long_text(chance, 2))


def set_of(chance: Random) -> QuestionSet:
    facts = []
    for number in range(chance.randint(1, 2)):
        kinds = chance.choices(list(Kind), k=chance.randint(1, 3))
        keys = default_keys(kinds)
        if chance.random() < 0.3:
            keys[-1] = f"{id_text(chance)}_x"
        asked = tuple(question_of(chance, key, kind) for key, kind in zip(keys, kinds, strict=True))
        key, subject = f"{id_text(chance)}-{number}", chance.choice(["", text(chance, 120)])
        facts.append(Fact(key, long_text(chance), long_text(chance), asked, subject))
    about, source = (chance.choice(["", long_text(chance, 3)]), chance.choice(["", "хроника 1923.md", "source.md"]))
    title, language, draft = text(chance, 100), chance.choice(["ru", "en"]), chance.random() < 0.5
    return QuestionSet(title, language, tuple(facts), about, source, draft=draft)
