"""Commands, names, descriptions, menu button; chats and members."""

from __future__ import annotations

from typing import Any

from sandbox import Conversation, Telegram


def command(name: str) -> list[dict[str, str]]:
    return [{"command": name, "description": f"about {name}"}]


async def shown(http: Any, person_id: int) -> list[str]:
    chat = (await http.get(f"/sandbox/people/{person_id}/chats/100001")).json()
    return [item["command"] for item in chat["commands"]]


async def test_a_person_sees_the_commands_of_the_narrowest_scope_in_their_language(
    api: Any, telegram: Telegram
) -> None:
    telegram.add_person("Ben", language_code="en", id=8)
    telegram.add_person("Rita", language_code="ru-RU", id=9)
    assert await shown(api.http, 8) == []
    await api.result("setMyCommands", commands=command("all"))
    await api.result("setMyCommands", commands=command("vse"), language_code="ru")
    assert [await shown(api.http, person) for person in (7, 8, 9)] == [["vse"], ["all"], ["vse"]]
    await api.result("setMyCommands", commands=command("private"), scope={"type": "all_private_chats"})
    assert await shown(api.http, 7) == ["private"], "a narrower scope goes before a better language"
    await api.result("setMyCommands", commands=command("mine"), scope={"type": "chat", "chat_id": 8})
    assert [await shown(api.http, person) for person in (7, 8)] == [["private"], ["mine"]]
    await api.result("deleteMyCommands", scope={"type": "all_private_chats"})
    assert await shown(api.http, 7) == ["vse"]


async def test_a_bot_reads_back_exactly_what_it_set(api: Any) -> None:
    await api.result("setMyCommands", commands=[{"command": "/Start", "description": " Begin "}])
    assert await api.result("getMyCommands") == [{"command": "start", "description": "Begin"}]
    assert await api.result("getMyCommands", language_code="ru") == []


async def test_names_and_descriptions_fall_back_to_the_default_language(api: Any) -> None:
    for method, field in (("Name", "name"), ("Description", "description"), ("ShortDescription", "short_description")):
        await api.result(f"setMy{method}", **{field: "plain"})
        await api.result(f"setMy{method}", **{field: "по-русски", "language_code": "ru"})
        assert await api.result(f"getMy{method}", language_code="ru") == {field: "по-русски"}
        assert await api.result(f"getMy{method}", language_code="de") == {field: "plain"}
        await api.result(f"setMy{method}", **{field: "", "language_code": "ru"})
        assert await api.result(f"getMy{method}", language_code="ru") == {field: "plain"}
    state = (await api.http.get("/sandbox/state")).json()
    assert state["bots"] == [
        {
            "id": 100001,
            "username": "test_bot",
            "first_name": "plain",
            "description": "plain",
            "short_description": "plain",
            "descriptions": {"": "plain"},
        }
    ]


async def test_the_menu_button_is_set_for_all_or_for_one(api: Any, chat: Conversation) -> None:
    assert await api.result("getChatMenuButton") == {"type": "commands"}
    await api.result("setChatMenuButton", chat_id=7, menu_button={"type": "default"})
    assert await api.result("getChatMenuButton", chat_id=7) == {"type": "default"}
    assert await api.result("getChatMenuButton") == {"type": "commands"}


async def test_chats_and_members_are_told(api: Any, chat: Conversation) -> None:
    told = await api.result("getChat", chat_id=7)
    assert (told["type"], told["first_name"], told["username"]) == ("private", "Anna", "anna")
    assert (await api.result("getChatMember", chat_id=7, user_id=7))["status"] == "member"
    assert await api.result("getUserProfilePhotos", user_id=7) == {"total_count": 0, "photos": []}
    assert await api.result("logOut") is True


async def test_in_a_group_a_bot_hears_what_is_meant_for_it(api: Any, telegram: Telegram) -> None:
    telegram.add_person("Ben", id=8)
    body = {"title": "Class", "people": [7, 8], "bots": [100001]}
    group = (await api.http.post("/sandbox/groups", json=body)).json()["id"]
    conversation = telegram.conversation(8, group)
    own = await api.result("sendMessage", chat_id=group, text="Hello, class")
    conversation.say("just talk")
    conversation.say("/learn@other_bot")
    conversation.say("/learn")
    conversation.say("/learn@test_bot now")
    conversation.say("hey @test_bot")
    conversation.say("an answer", reply_to=own["message_id"])
    updates = await api.result("getUpdates")
    assert updates[0]["my_chat_member"]["new_chat_member"]["status"] == "member"
    heard = [update["message"]["text"] for update in updates[1:]]
    assert heard == ["/learn", "/learn@test_bot now", "hey @test_bot", "an answer"]
    assert len(telegram.conversation(7, group).messages) == 7
    assert await api.result("getChatMemberCount", chat_id=group) == 3


async def test_the_page_is_given_the_description_in_every_language(api: Any) -> None:
    await api.result("setMyDescription", description="I ask")
    await api.result("setMyDescription", description="Я спрашиваю", language_code="ru")
    described = (await api.http.get("/sandbox/state")).json()["bots"][0]
    assert described["description"] == "I ask"
    assert described["descriptions"] == {"": "I ask", "ru": "Я спрашиваю"}
