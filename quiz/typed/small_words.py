"""Words that say nothing in a typed answer, turn it round or offer a choice."""

from __future__ import annotations

from typing import Final

from quiz.typed.word_lists import listed

EMPTY: Final = listed(
    """
    в во на из с со при к ко о об обо у от ото по под для за и а же то это этот эта эти тот та был
    была было были есть является являлся являлась его ее их он она оно они свой ну да in at on of
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

OFFERING: Final = listed("или либо ли or either")
"""Stand between two answers, of which one is to be picked by somebody else."""

REVERSING: Final = listed(
    """
    против без до после вместо ранее раньше позже over under without against before after instead
    """
)
"""Prepositions without which an answer means something else."""

RANKING: Final = listed("кандидат заместитель зам помощник младший старший бывший вице deputy vice former assistant")
"""Make another office of an office: «кандидат в члены ЦК» is no «член ЦК»."""

GENERIC_PLACES: Final = listed(
    """
    город г область обл край район страна село деревня поселок пос станция остров озеро оз река р гора гор
    провинция губерния губ республика респ регион территория санкт космодром крепость монастырь порт столица
    city town village country province region state island river republic st saint
    """
)
"""May stand beside the name of a place; in any case, see `words.is_form_of`."""

NUMBERED: Final = listed(
    """
    съезд конференция пленум век класс статья номер год лет глава том
    congress century conference article number chapter year years
    """
)
"""Nouns that may be left out beside their number: «XV съезд», «пятнадцатый»."""

WIDER_PLACES: Final = listed(
    """
    россия ссср рсфср империя германия франция англия великобритания британия италия испания польша
    украина белоруссия казахстан грузия армения азербайджан узбекистан китай монголия япония индия
    иран персия ирак турция сша канада мексика австрия венгрия чехия швейцария швеция норвегия
    крым поволжье прибалтика дагестан
    финляндия дания нидерланды бельгия португалия греция болгария сербия румыния египет европа азия
    африка америка сибирь урал кавказ закавказье татарстан russia ussr germany france england
    britain italy spain poland ukraine china mongolia japan india iran persia iraq turkey usa canada
    mexico austria hungary switzerland sweden norway finland europe asia africa america siberia
    """
)
"""What may follow a place after a comma without being a second answer: «Берлин, Германия»."""

KINDS_OF_PLACES: Final = listed(
    """
    море океан озеро река залив пролив канал площадь улица проспект остров полуостров гора пустыня
    область край район губерния республика
    sea ocean lake river gulf bay strait square street island desert
    """
)
"""Tell what bears the name: «Чёрное море» is no «Чёрное озеро», and «море» alone names nothing."""

ABBREVIATED_KINDS: Final = {"обл": "область", "губ": "губерния", "респ": "республика", "оз": "озеро", "р": "река"}

OTHER_WITH: Final = listed(
    """
    новый старый нижний верхний великий малый внутренний нью new inner outer lower upper great little
    """
)
"""Make another place of a name: «Нью-Йорк» is not «Йорк», nor «Малая Азия» «Азия»."""

KINDS_OF_TITLES: Final = listed(
    """
    газета журнал книга роман повесть рассказ пьеса поэма фильм опера балет картина песня сборник брошюра
    статья резолюция корабль крейсер броненосец поезд завод театр
    newspaper magazine journal book novel story play poem film opera painting song
    """
)
"""May stand before a title in quotes."""
