"""Anki itself takes our packages, and we take Anki's. Anki is no dependency of ours (AGPL), so it is somebody
else's Python that has it: `UZELOK_ANKI_PYTHON=/path/to/python make test ARGS="-k anki"`."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from quiz.formats.anki.reader import read_apkg
from quiz.formats.anki.writer import write_apkg
from quiz.formats.plain import default_keys
from quiz.questions import Cloze, Fact, Flashcard, Kind, QuestionSet, Typed
from tests.formats.documents import NOW
from tests.formats.grown import question_of
from tests.formats.test_apkg_round_trip import carried

ANKI = os.environ.get("UZELOK_ANKI_PYTHON", "")
pytestmark = pytest.mark.skipif(not ANKI, reason="UZELOK_ANKI_PYTHON names no Python that has Anki")

PREAMBLE = """
import json, sys
from anki.collection import Collection, ExportAnkiPackageOptions
from anki.import_export_pb2 import ImportAnkiPackageOptions, ImportAnkiPackageRequest
folder = sys.argv[1]
collection = Collection(f"{folder}/collection.anki2")
def take(path):
    request = ImportAnkiPackageRequest(package_path=path, options=ImportAnkiPackageOptions())
    log = collection.import_anki_package(request).log
    return {name: len(getattr(log, name)) for name in ("new", "updated", "duplicate", "conflicting")}
def give(legacy):
    options = ExportAnkiPackageOptions(
        with_scheduling=True, with_deck_configs=True, with_media=True, legacy=legacy)
    path = f"{folder}/{'old' if legacy else 'new'}.apkg"
    collection.export_anki_package(out_path=path, options=options, limit=None)
def add(kind, *values):
    note = collection.new_note(collection.models.by_name(kind))
    note.fields[: len(values)] = values
    collection.add_note(note, collection.decks.id("History::1921"))
"""


def in_anki(folder: Path, script: str) -> dict[str, object]:
    """What the script prints as JSON."""
    ran = subprocess.run(
        [ANKI, "-c", PREAMBLE + script, str(folder)], capture_output=True, text=True, timeout=120, check=False
    )
    assert ran.returncode == 0, ran.stderr
    said = json.loads(ran.stdout.splitlines()[-1])
    assert isinstance(said, dict)
    return said


def of_every_kind() -> QuestionSet:
    chance, kinds = Random(1921), list(Kind)
    questions = tuple(question_of(chance, key, kind) for key, kind in zip(default_keys(kinds), kinds, strict=True))
    return QuestionSet("Десятый съезд", "ru", (Fact("tenth-congress", "Факт.", "Цитата.", questions),), "О съезде")


def test_anki_takes_our_package_twice_and_has_each_card_once(tmp_path: Path) -> None:
    asked = of_every_kind()
    later = replace(asked, facts=(replace(asked.facts[0], statement="Факт, исправленный."),))
    (tmp_path / "ours.apkg").write_bytes(write_apkg(asked, NOW).data)
    (tmp_path / "later.apkg").write_bytes(write_apkg(later, NOW + timedelta(hours=1)).data)
    said = in_anki(
        tmp_path,
        """
first, again, later = (take(f"{folder}/{name}.apkg") for name in ("ours", "ours", "later"))
cards = [collection.get_card(card) for card in collection.find_cards("")]
shown = [card.question() + card.answer() for card in cards]
wrong = [text for text in shown if "unknown field" in text.lower() or "template-error" in text.lower()]
_, sound = collection.fix_integrity()
corrected = sum("исправленный" in text for text in shown)
print(json.dumps({"log": [first, again, later], "cards": len(cards), "notes": collection.note_count(),
    "wrong": wrong, "sound": sound, "corrected": corrected,
    "decks": [deck.name for deck in collection.decks.all_names_and_ids(skip_empty_default=True)]}))
""",
    )
    nothing = {"new": 0, "updated": 0, "duplicate": 0, "conflicting": 0}
    count = len(Kind)
    assert said == {
        "log": [nothing | {"new": count}, nothing | {"duplicate": count}, nothing | {"updated": count}],
        "cards": count,
        "notes": count,
        "wrong": [],
        "sound": True,
        "corrected": count,
        "decks": ["Десятый съезд"],
    }


def test_what_went_through_anki_is_read_back_with_its_ids(tmp_path: Path) -> None:
    asked = of_every_kind()
    (tmp_path / "ours.apkg").write_bytes(write_apkg(asked, NOW).data)
    in_anki(tmp_path, 'take(f"{folder}/ours.apkg"); give(True); give(False); print("{}")')
    for name in ("old.apkg", "new.apkg"):
        assert read_apkg((tmp_path / name).read_bytes(), name).questions == carried(asked)


def test_ankis_own_notes_are_read_from_both_its_forms(tmp_path: Path) -> None:
    in_anki(
        tmp_path,
        """
add("Basic", "Кто <b>основал</b>?<br>Где?", "Ленин &amp; Троцкий")
add("Basic (and reversed card)", "НЭП", "1921")
add("Basic (optional reversed card)", "Съезд", "X", "")
add("Basic (type in the answer)", "Столица?", "Москва")
add("Cloze", "{{c1::Ленин::кто}} умер в {{c2::1924}}", "В Горках.")
add("Basic", '<img src="a.jpg">', "Портрет")
give(True); give(False); collection.export_collection_package(f"{folder}/all.colpkg", True, True)
print("{}")
""",
    )
    read = [read_apkg((tmp_path / name).read_bytes(), name) for name in ("old.apkg", "new.apkg", "all.colpkg")]
    assert read[0] == read[1] == read[2]
    questions = read[0].questions
    assert (questions.title, questions.language) == ("History: 1921", "ru")
    assert [fault.code for fault in read[0].left_out] == ["apkg-numbering", "apkg-media-only"]
    assert [question for fact in questions.facts for question in fact.questions] == [
        Flashcard(key="card-1", ask="Кто основал?\nГде?", answer="Ленин & Троцкий"),
        Flashcard(key="card-1", ask="НЭП", answer="1921"),
        Flashcard(key="card-2", ask="1921", answer="НЭП"),
        Flashcard(key="card-1", ask="Съезд", answer="X"),
        Typed(key="card-1", ask="Столица?", answer="Москва", level=3),
        Cloze(key="c1", ask="{Ленин} (кто) умер в 1924", explanation="В Горках.", level=2),
        Cloze(key="c2", ask="Ленин умер в {1924}", explanation="В Горках.", level=2),
    ]
