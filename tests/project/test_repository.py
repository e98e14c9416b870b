"""What the project promises of its files: nothing that is not its own, nothing overlong."""

from __future__ import annotations

import ast
import re

from tests.project.files import code_files, own_files, read, text_of

LONGEST_FILE = 400
LONGEST_FUNCTION = 60


def test_no_file_names_a_registry_or_somebodys_home() -> None:
    registries = "|".join(["pypi", "pythonhosted", "npmjs", "debian", "ubuntu"])
    place = re.compile(rf"\b(?:{registries})\.(?:org|com)\b|(?:/home|/Users|/root|/work|/mnt)/\w+")
    found = [f"{name}: {hit[0]}" for name in own_files() if (text := text_of(name)) for hit in place.finditer(text)]
    assert found == []


def test_no_file_holds_a_bot_token() -> None:
    """A real token is its bot's number and 35 characters; those of the tests are visibly made up."""
    token = re.compile(r"\b\d{9,10}:AA[\w-]{33}\b")
    assert [str(name) for name in own_files() if (text := text_of(name)) and token.search(text)] == []


def test_settings_and_data_of_the_person_who_runs_it_stay_out_of_git() -> None:
    kept_out = read(".gitignore").splitlines()
    assert {".env", ".venv/", "*.sqlite3*"} <= set(kept_out)


def test_files_are_moderate() -> None:
    lengths = {str(name): len((text_of(name) or "").splitlines()) for name in code_files(".py", ".js", ".css")}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_functions_are_short() -> None:
    too_long = []
    for name in code_files(".py"):
        for node in ast.walk(ast.parse(text_of(name) or "", str(name))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
                length = node.end_lineno - node.lineno + 1
                if length > LONGEST_FUNCTION:
                    too_long.append(f"{name}:{node.lineno} {node.name}: {length} lines")
    assert too_long == []


def test_no_module_is_named_after_nothing() -> None:
    vague = {"utils", "util", "helpers", "helper", "manager", "base", "common", "misc"}
    assert [str(name) for name in code_files(".py", ".js") if name.stem in vague] == []
