"""What a bot tells about itself: commands, name, descriptions, menu button. All by language."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from sandbox.accounts import Profile
from sandbox.commands import COMMANDS_IN_A_LIST, commands_for, scope_key
from sandbox.errors import bad_request
from sandbox.methods.call import Call, Method, Methods
from sandbox.wire import Json

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")


def set_my_commands(call: Call) -> bool:
    value = call.arguments.structure("commands", "commands")
    if not isinstance(value, list):
        raise bad_request("Expected an Array of BotCommand")
    commands = [_command(item) for item in value]
    if len(commands) > COMMANDS_IN_A_LIST:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    call.bot.profile.commands[_scope(call), _language(call)] = commands
    _tell_commands(call)
    return True


def _command(value: Any) -> Json:
    if not isinstance(value, dict):
        raise bad_request("Can't parse BotCommand: expected an Object")
    for name in ("command", "description"):
        if name not in value:
            raise bad_request(f"Can't parse BotCommand: Can't find field \"{name}\"")
    command = str(value["command"]).removeprefix("/").lower()
    description = str(value["description"]).strip()
    if not command:
        raise bad_request("Command must be non-empty")
    if len(command) > 32:
        raise bad_request("Command length must not exceed 32")
    if not _COMMAND.fullmatch(command):
        raise bad_request("BOT_COMMAND_INVALID")
    if not description:
        raise bad_request("Command description must be non-empty")
    if len(description) > 256:
        raise bad_request("Command description length must not exceed 256")
    return {"command": command, "description": description}


def get_my_commands(call: Call) -> list[Json]:
    return call.bot.profile.commands.get((_scope(call), _language(call)), [])


def delete_my_commands(call: Call) -> bool:
    call.bot.profile.commands.pop((_scope(call), _language(call)), None)
    _tell_commands(call)
    return True


def _scope(call: Call) -> str:
    return scope_key(call.arguments.structure("scope", "BotCommandScope"))


def _language(call: Call) -> str:
    code = call.arguments.text("language_code")
    if code and not re.fullmatch(r"[a-z]{2}", code):
        raise bad_request("language code is invalid")
    return code


def _tell_commands(call: Call) -> None:
    for chat in call.telegram.chats_of(call.bot):
        for person in chat.people.values():
            commands = commands_for(call.bot.profile.commands, chat, person)
            told = {"type": "commands", "bot_id": chat.peer(), "commands": commands}
            call.telegram.events.tell(person.id, told)


def _setter(name: str, texts: Callable[[Profile], dict[str, str]], length: int, too_long: str) -> Method:
    def set_text(call: Call) -> bool:
        text, language = call.arguments.text(name).strip(), _language(call)
        if len(text) > length:
            raise bad_request(too_long)
        kept = texts(call.bot.profile)
        if text:
            kept[language] = text
        elif name != "name" or language:  # the default name cannot be taken away
            kept.pop(language, None)
        return True

    return set_text


def _getter(name: str, texts: Callable[[Profile], dict[str, str]]) -> Method:
    def get_text(call: Call) -> Json:
        kept = texts(call.bot.profile)
        return {name: kept.get(_language(call), kept.get("", ""))}

    return get_text


def set_chat_menu_button(call: Call) -> bool:
    button = call.arguments.structure("menu_button", "menu button")
    if button is None:
        button = {"type": "default"}
    if not isinstance(button, dict):
        raise bad_request("MenuButton must be an Object")
    if button.get("type") not in ("commands", "web_app", "default"):
        raise bad_request("MenuButton has unsupported type")
    call.bot.profile.menu_buttons[_menu_person(call)] = button
    return True


def get_chat_menu_button(call: Call) -> Json:
    buttons = call.bot.profile.menu_buttons
    return buttons.get(_menu_person(call)) or buttons.get(None) or {"type": "commands"}


def _menu_person(call: Call) -> int | None:
    return call.chat().id if call.arguments.text("chat_id") else None


METHODS: Methods = {
    "setmycommands": set_my_commands,
    "getmycommands": get_my_commands,
    "deletemycommands": delete_my_commands,
    "setmyname": _setter("name", lambda profile: profile.names, 64, "BOT_TITLE_INVALID"),
    "getmyname": _getter("name", lambda profile: profile.names),
    "setmydescription": _setter("description", lambda profile: profile.descriptions, 512, "BOT_DESCRIPTION_TOO_LONG"),
    "getmydescription": _getter("description", lambda profile: profile.descriptions),
    "setmyshortdescription": _setter(
        "short_description", lambda profile: profile.short_descriptions, 120, "BOT_ABOUT_TOO_LONG"
    ),
    "getmyshortdescription": _getter("short_description", lambda profile: profile.short_descriptions),
    "setchatmenubutton": set_chat_menu_button,
    "getchatmenubutton": get_chat_menu_button,
}
