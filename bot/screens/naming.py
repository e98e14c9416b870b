"""The name that teachers see: what to write, and what it is now."""

from __future__ import annotations

from bot.buttons import ChangeName, Go, Learn, MessengerName, Place
from bot.screens.called import shown
from bot.screens.home import back, key
from bot.screens.phrases import paragraphs
from bot.screens.screen import Key, Screen, rows
from bot.texts import Words
from quiz.model import SetId
from quiz.names import LONGEST
from quiz.usecases.naming import AwaitingName, Called, Named


def naming_screen(words: Words, named: Named) -> Screen:
    """What to write, or what one is called from now on."""
    match named:
        case AwaitingName():
            return Screen(
                paragraphs(
                    words("name-refused", most=LONGEST) if named.refused else None,
                    words(_to(named, "name-await"), name=shown(words, named.name), most=LONGEST),
                    words(_to(named, "name-seen")),
                ),
                rows(_as_in_messenger(words, named), _onward(words, named.set)),
            )
        case Called():
            said = _to(named, "name-set" if named.wished else "name-as-in-messenger")
            return Screen(
                words(said, name=shown(words, named.name)),
                rows((key(words, "name", ChangeName(named.set or 0)),), _onward(words, named.set)),
            )


def _to(named: Named, sentence: str) -> str:
    """The sentence for whoever teaches is another."""
    return f"{sentence}-teaching" if named.teaches else sentence


def name_key(words: Words, set_: SetId | None = None) -> Key:
    """The way to another name."""
    return key(words, "name", ChangeName(set_ or 0))


def _as_in_messenger(words: Words, named: AwaitingName) -> tuple[Key, ...]:
    return (key(words, "messenger-name", MessengerName(named.set or 0)),) if named.wished else ()


def _onward(words: Words, set_: SetId | None) -> tuple[Key, ...]:
    if set_ is None:
        return back(words, Place.SETTINGS)
    return (key(words, "start", Learn(set_)), key(words, "home", Go(Place.HOME)))
