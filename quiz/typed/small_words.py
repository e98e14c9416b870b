"""Words that say nothing in a typed answer, turn it round or offer a choice."""

from __future__ import annotations

import re
from typing import Final

from quiz.typed.word_lists import listed

EMPTY: Final = listed(
    """
    в во на из с со при к ко о об обо у от ото по для за и а же то ли это этот эта эти тот та был
    была было были есть является являлся являлась его ее их свой ну да конечно видимо in at on of
    the a an to by from with for as and is was were are it its their his her he she they be been
    """
)
"""Say nothing that a short answer needs."""

NEGATING: Final = listed(
    """
    не нет ни никогда никто кроме неверно not no nor never neither except isnt wasnt arent werent
    didnt
    """
)

OFFERING: Final = listed("или либо or either")
"""Stand between two answers, of which one is to be picked by somebody else."""

REVERSING: Final = listed(
    """
    против без до после вместо ранее раньше позже over under without against before after instead
    """
)
"""Prepositions without which an answer means something else."""

GENERIC_PLACES: Final = listed(
    """
    город города городе городом г область области обл край края крае район района районе страна
    страны стране село села селе деревня деревни деревне поселок поселке станция станции остров
    острова острове озеро озера река реки реке гора горы провинция провинции губерния губернии
    республика республики республике территория территории city town village country province region
    state island river republic
    """
)

NUMBERED: Final = listed(
    """
    съезд съезда съезде съезду съездом конференция конференции конференцию пленум пленума пленуме
    век века веке класс статья статьи статье статью номер номера год года году лет глава главы том
    тома congress century conference article number chapter year years
    """
)
"""Nouns that may be left out beside their number: «XV съезд», «пятнадцатый»."""

WIDER_PLACES: Final = listed(
    """
    россия ссср рсфср империя германия франция англия великобритания британия италия испания польша
    украина белоруссия казахстан грузия армения азербайджан узбекистан китай монголия япония индия
    иран персия ирак турция сша канада мексика австрия венгрия чехия швейцария швеция норвегия
    финляндия дания нидерланды бельгия португалия греция болгария сербия румыния египет европа азия
    африка америка сибирь урал кавказ закавказье татарстан russia ussr germany france england
    britain italy spain poland ukraine china mongolia japan india iran persia iraq turkey usa canada
    mexico austria hungary switzerland sweden norway finland europe asia africa america siberia
    """
)
"""What may follow a place after a comma without being a second answer: «Берлин, Германия»."""

_HEDGE: Final = re.compile(
    r"(?:^|(?<=\s))(?:(?:ну )?я думаю|думаю|по-моему|мне кажется|кажется|наверное|наверно|вроде(?:"
    r" бы)?|может быть"
    r"|i (?:think|guess|believe)|maybe|probably|perhaps)(?=[\s,:]|$)(?:[\s,]+(?:что|that)(?=\s))?[\s,:]*"
)


def without_hedges(folded: str) -> str:
    """The text without «думаю, что» and its like."""
    return _HEDGE.sub("", folded).strip(" ,")
