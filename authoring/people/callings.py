"""What people are by calling, as the text says before their names: «хирург Борис Петровский»."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from authoring.parsing import Parsed
from authoring.people.model import Person
from authoring.topic import noun_of

_CALLINGS: Final = {
    "power": "король царь император князь герцог хан султан президент премьер премьер-министр министр канцлер депутат "
    "посол дипломат губернатор граф барон нарком председатель секретарь революционер курфюрст папа "
    "императрица королева царица княгиня регент",
    "war": "маршал фельдмаршал генерал адмирал вице-адмирал контр-адмирал полковник капитан майор лейтенант комдив "
    "комбриг командарм воевода атаман гетман генерал-майор генерал-лейтенант генерал-полковник",
    "science": "академик профессор физик химик математик астроном биолог геолог ботаник историк врач хирург доктор "
    "филолог географ натуралист физиолог этнограф зоолог",
    "art": "художник живописец скульптор архитектор зодчий писатель поэт композитор режиссер актер актриса певец "
    "певица драматург публицист критик дирижер пианист скрипач фотограф балерина журналист редактор издатель",
    "craft": "инженер конструктор изобретатель механик мастер промышленник банкир купец предприниматель заводчик "
    "фабрикант литейщик",
    "faith": "патриарх митрополит архиепископ епископ архимандрит игумен кардинал священник монах",
    "travel": "космонавт астронавт летчик летчица пилот мореплаватель путешественник полярник летчик-испытатель "
    "штурман",
    "sport": "вратарь нападающий защитник полузащитник тренер форвард теннисист боксер гимнастка",
}
_OF_NOUN: Final = {noun: calling for calling, nouns in _CALLINGS.items() for noun in nouns.split()}


def callings_of(parsed: Sequence[Parsed], persons: Mapping[tuple[int, int], Person]) -> dict[int, frozenset[str]]:
    """By the key of the person, whatever the text says right before one of his names; who is called nothing is not
    there."""
    told: dict[int, set[str]] = defaultdict(set)
    for (number, first), person in persons.items():
        if first and (calling := _OF_NOUN.get(noun_of(parsed[number].tokens[first - 1]).replace("ё", "е"))):
            told[person.key].add(calling)
    return {key: frozenset(some) for key, some in told.items()}
