"""Files both ways."""

from __future__ import annotations

import json
from typing import Any

import pytest

from sandbox import Conversation, Telegram, Upload
from sandbox.made_up_media import png
from sandbox.request_body import parse_body

MEGABYTE = 1024 * 1024


async def upload(api: Any, method: str, files: dict[str, Any], **params: Any) -> dict[str, Any]:
    response = await api.http.post(f"/bot{api.token}/{method}", data={"chat_id": "7", **params}, files=files)
    answer: dict[str, Any] = response.json()
    return answer


async def test_a_document_goes_to_the_person_whole(api: Any, chat: Conversation) -> None:
    content = bytes(range(256)) * 40 + b"\r\n--not-the-boundary\r\n"
    answer = await upload(api, "sendDocument", {"document": ("отчёт №1.csv", content, "text/csv")}, caption="Итог")
    document = answer["result"]["document"]
    assert document["file_name"] == "отчёт №1.csv"
    assert document["mime_type"] == "text/csv"
    assert document["file_size"] == len(content)
    assert answer["result"]["caption"] == "Итог"
    shown = await api.http.get(f"/sandbox/files/{document['file_id']}")
    assert shown.content == content
    assert shown.headers["content-disposition"].startswith("attachment")


async def test_a_document_comes_from_the_person_whole(api: Any, chat: Conversation) -> None:
    content = b"title: Example\n" * 1000
    response = await api.http.post(
        "/sandbox/people/7/chats/100001/documents",
        data={"caption": "my /set"},
        files={"file": ("set.yaml", content, "application/yaml")},
    )
    assert response.json()["caption_entities"] == [{"type": "bot_command", "offset": 3, "length": 4}]
    message = (await api.result("getUpdates"))[0]["message"]
    file = await api.result("getFile", file_id=message["document"]["file_id"])
    assert file["file_size"] == len(content)
    downloaded = await api.http.get(f"/file/bot{api.token}/{file['file_path']}")
    assert downloaded.content == content
    assert (await api.http.get(f"/file/bot{api.token}/documents/nothing")).status_code == 404


async def test_a_file_can_be_sent_again_by_its_id_but_only_as_what_it_is(api: Any, chat: Conversation) -> None:
    sent = await upload(api, "sendPhoto", {"photo": ("p.png", png(32), "image/png")})
    photo = sent["result"]["photo"]
    assert (photo[-1]["width"], photo[-1]["height"]) == (32, 32)
    again = await api.result("sendPhoto", chat_id=7, photo=photo[-1]["file_id"], caption="again")
    assert again["photo"] == photo
    answer = await api("sendDocument", chat_id=7, document=photo[-1]["file_id"])
    assert answer["description"] == "Bad Request: can't use file of type Photo as Document"


async def test_a_file_id_means_nothing_to_another_bot(api: Any, chat: Conversation, telegram: Telegram) -> None:
    sent = await upload(api, "sendDocument", {"document": ("a.txt", b"a", "text/plain")})
    api.token = telegram.add_bot("100002:other", "other_bot", "Other").token
    telegram.conversation(7, 100002).start()
    answer = await api("sendDocument", chat_id=7, document=sent["result"]["document"]["file_id"])
    assert answer["description"] == "Bad Request: wrong file identifier/HTTP URL specified"


async def test_an_attached_file_replaces_the_picture(api: Any, chat: Conversation) -> None:
    sent = await upload(api, "sendPhoto", {"photo": ("p.png", png(32), "image/png")}, caption="old")
    number = str(sent["result"]["message_id"])
    media = {"type": "photo", "media": "attach://fresh", "caption": "<b>new</b>", "parse_mode": "HTML"}
    files = {"fresh": ("q.png", png(48), "image/png")}
    edited = await upload(api, "editMessageMedia", files, message_id=number, media=json.dumps(media))
    assert edited["result"]["photo"][-1]["width"] == 48
    assert edited["result"]["caption"] == "new"
    caption = await api.result("editMessageCaption", chat_id=7, message_id=number, caption="newer")
    assert caption["caption"] == "newer"
    assert "caption_entities" not in caption


async def test_an_album_is_several_messages_of_one_group(api: Any, chat: Conversation) -> None:
    media = [{"type": "photo", "media": f"attach://p{number}"} for number in range(2)]
    files = {f"p{number}": ("p.png", png(16 + number), "image/png") for number in range(2)}
    answer = await upload(api, "sendMediaGroup", files, media=json.dumps(media))
    first, second = answer["result"]
    assert first["media_group_id"] == second["media_group_id"]
    assert [message["photo"][-1]["width"] for message in (first, second)] == [16, 17]


@pytest.mark.parametrize(
    ("method", "field", "content", "description"),
    [
        ("sendPhoto", "photo", b"GIF? no", "Bad Request: IMAGE_PROCESS_FAILED"),
        ("sendPhoto", "photo", b"GIF89a\x01\x00\xff\x00", "Bad Request: PHOTO_INVALID_DIMENSIONS"),
        ("sendDocument", "document", b"", "Bad Request: file must be non-empty"),
        ("sendPhoto", "photo", png() + b"\0" * (10 * MEGABYTE), "Bad Request: file is too big"),
    ],
)
async def test_files_that_telegram_does_not_take(
    api: Any, chat: Conversation, method: str, field: str, content: bytes, description: str
) -> None:
    answer = await upload(api, method, {field: ("f.bin", content, "application/octet-stream")})
    assert answer["description"] == description


async def test_more_than_fifty_megabytes_cannot_be_sent(api: Any, chat: Conversation) -> None:
    answer = await upload(api, "sendDocument", {"document": ("f.bin", b"\0" * (50 * MEGABYTE + 1), "a/b")})
    assert (answer["error_code"], answer["description"]) == (413, "Request Entity Too Large")


async def test_a_bot_cannot_download_more_than_twenty_megabytes(api: Any, chat: Conversation) -> None:
    message = chat.send_document(Upload("big.bin", "a/b", b"\0" * (20 * MEGABYTE + 1)))
    answer = await api("getFile", file_id=message["document"]["file_id"])
    assert answer["description"] == "Bad Request: file is too big"


@pytest.mark.parametrize("kind", ["sticker", "voice", "photo", "video_note", "location", "contact"])
async def test_a_person_can_send_other_things(api: Any, chat: Conversation, kind: str) -> None:
    response = await api.http.post("/sandbox/people/7/chats/100001/media", json={"type": kind})
    assert kind in response.json()
    assert kind in (await api.result("getUpdates"))[0]["message"]


async def test_a_person_can_send_a_picture_of_their_own(api: Any, chat: Conversation) -> None:
    response = await api.http.post(
        "/sandbox/people/7/chats/100001/media", data={"type": "photo"}, files={"file": ("p.png", png(20))}
    )
    assert response.json()["photo"][-1]["width"] == 20
    refused = await api.http.post(
        "/sandbox/people/7/chats/100001/media", data={"type": "photo"}, files={"file": ("p.png", b"text")}
    )
    assert refused.json() == {"error": "this is not a picture"}


@pytest.mark.parametrize(
    ("disposition", "name"),
    [
        (b'form-data; name="f"; filename="a b.txt"', "a b.txt"),
        (b"form-data; name=f; filename=a.txt", "a.txt"),
        (b'form-data; name="f"; filename="x.txt"; filename*=utf-8\'\'%D1%8F.txt', "я.txt"),
        (b'form-data; name="f"; filename="C:\\\\dir\\\\a.txt"', "a.txt"),
        (b'form-data; name="f"; filename="say %22hi%22.txt"', 'say "hi".txt'),
    ],
)
def test_file_names_as_browsers_and_libraries_write_them(disposition: bytes, name: str) -> None:
    body = b"--b\r\nContent-Disposition: " + disposition + b"\r\n\r\n1\r\n--b--\r\n"
    arguments = parse_body('multipart/form-data; boundary="b"', body, {})
    assert arguments.uploads["f"].name == name
    assert arguments.uploads["f"].content == b"1"
