"""What the project promises about itself: its lock files, its commands, its image, its size."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version
from ruamel.yaml import YAML

from bot.settings import Settings

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCKS = ("requirements.lock", "requirements-build.lock", "requirements-dev.lock")

ROOMS = {"authoring", "bot", "content", "db", "quiz", "sandbox"}  # what is shipped

LONGEST_FILE = 400
LONGEST_FUNCTION = 60
LONGEST_DECISION = 60

# Its LGPL asks that people may replace the library: pip lets them.
ALLOWED_LGPL = {"python-telegram-bot"}


def own_files() -> list[Path]:
    """The files that are in git, or would be; without git, all that lie outside of dot folders."""
    if shutil.which("git") and (ROOT / ".git").exists():
        command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
        listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
        names = [Path(name) for name in listed.split("\0") if name]
    else:
        found = [path.relative_to(ROOT) for path in ROOT.rglob("*")]
        names = [path for path in found if not path.parts[0].startswith(".") and "__pycache__" not in path.parts]
    return sorted(name for name in names if (ROOT / name).is_file())


def text_of(name: Path) -> str | None:
    """The file's text, or None for a picture and the like."""
    try:
        return (ROOT / name).read_text("utf-8")
    except UnicodeDecodeError:
        return None


def code_files(*endings: str) -> list[Path]:
    return [name for name in own_files() if name.suffix in endings]


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def pins(lock: str) -> list[Requirement]:
    """The pinned requirements of a lock file, each a line without its hashes."""
    heads = [line for line in read(lock).splitlines() if line and not line.startswith((" ", "#"))]
    return [Requirement(head.removesuffix("\\").strip()) for head in heads]


def pinned_versions(lock: str) -> dict[str, list[Version]]:
    found: dict[str, list[Version]] = {}
    for pin in pins(lock):
        (exact,) = pin.specifier
        found.setdefault(canonicalize_name(pin.name), []).append(Version(exact.version))
    return found


# --- dependencies


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_holds_no_address(lock: str) -> None:
    assert not re.findall(r"\S*(?:://|@ |--index-url|--find-links|--extra-index-url)\S*", read(lock))


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_is_exact_and_hashed(lock: str) -> None:
    joined = read(lock).replace("\\\n", " ")
    lines = [line for line in joined.splitlines() if line.strip() and not line.startswith("#")]
    assert lines
    pin = re.compile(r"[a-z0-9-]+==[0-9a-z.]+(?: ; [^-]+?)?(?:\s+--hash=sha256:[0-9a-f]{64})+\s*")
    assert [line[:80] for line in lines if not pin.fullmatch(line)] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_dependency_is_in_the_lock_in_a_release_that_will_do(lock: str) -> None:
    wanted = [Requirement(line) for line in wanted_in(lock)]
    assert wanted
    locked = pinned_versions(lock)
    unmet = [
        str(one)
        for one in wanted
        if not (have := locked.get(canonicalize_name(one.name)))
        or not all(one.specifier.contains(version, prereleases=True) for version in have)
    ]
    assert unmet == []


def wanted_in(lock: str) -> list[str]:
    """What pyproject.toml asks to be in this lock file."""
    running: list[str] = PROJECT["project"]["dependencies"]
    building: list[str] = PROJECT["dependency-groups"]["build"] + PROJECT["build-system"]["requires"]
    testing = [line for line in PROJECT["dependency-groups"]["dev"] if isinstance(line, str)]
    if lock == "requirements.lock":
        return running
    return building if lock == "requirements-build.lock" else running + building + testing


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-build.lock"])
def test_the_image_is_made_of_the_releases_that_the_tests_ran(lock: str) -> None:
    tested = pinned_versions("requirements-dev.lock")
    assert {name for name, have in pinned_versions(lock).items() if tested.get(name) != have} == set()


def test_no_licence_of_what_we_run_on_reaches_over_to_us() -> None:
    found = {name: licence_of(name) for name in pinned_versions("requirements.lock")}
    full = {name for name, said in found.items() if re.search(r"\bA?GPL|(?<!Lesser )General Public", said)}
    lesser = {name for name, said in found.items() if re.search(r"LGPL|Lesser General Public", said)}
    assert full | (lesser - ALLOWED_LGPL) == set()


def licence_of(name: str) -> str:
    """What an installed distribution says of its licence; "" if it is not installed (for another system)."""
    try:
        about = metadata.distribution(name).metadata
    except metadata.PackageNotFoundError:
        return ""
    said = [*(about.get_all("License-Expression") or []), *(about.get_all("License") or [])]
    classified = [line for line in about.get_all("Classifier") or [] if line.startswith("License ::")]
    return " | ".join([line[:200] for line in said] + classified)


def test_the_wheel_holds_every_file_of_the_rooms(tmp_path: Path) -> None:
    """Texts, migrations, pages and content are read at run time: one that stays behind is found by a user."""
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    held = set(zipfile.ZipFile(wheel).namelist())
    ours = {name.as_posix() for name in own_files() if name.parts[0] in ROOMS}
    assert {name.split("/")[0] for name in ours} == ROOMS
    assert ours - held == set()
    assert {name.split("/")[0] for name in held} - ROOMS == {f"uzelok-{PROJECT['project']['version']}.dist-info"}


# --- what is in git


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


# --- commands


def targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):.*## ", read("Makefile"), re.MULTILINE))


@pytest.mark.parametrize("page", ["README.md", "README.ru.md", "CONTRIBUTING.md"])
def test_every_make_command_that_a_page_names_exists(page: str) -> None:
    in_code = re.findall(r"`[^`\n]+`|```.*?```", read(page), re.DOTALL)
    named = set(re.findall(r"\bmake ([a-z-]+)", "\n".join(in_code)))
    assert named <= targets()
    assert {"demo", "test"} <= named


def test_every_promised_command_is_in_the_makefile() -> None:
    assert targets() >= {"help", "setup", "demo", "test", "check", "run", "bench", "lock"}


def test_make_alone_lists_every_command() -> None:
    shown = subprocess.run(["make"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert [name for name in targets() if not re.search(rf"^  make {name}  ", shown, re.MULTILINE)] == []


def test_an_old_python_gets_a_clear_word(tmp_path: Path) -> None:
    old = tmp_path / "old python"
    old.write_text('#!/bin/sh\n[ "$1" = -V ] && echo Python 3.8.1 || exit 1\n')
    old.chmod(0o755)
    (tmp_path / "Makefile").write_text(read("Makefile"))
    (tmp_path / "requirements-dev.lock").touch()
    (tmp_path / "pyproject.toml").touch()
    command = ["make", "setup", f"PYTHON={old}"]
    done = subprocess.run(command, cwd=tmp_path, check=False, capture_output=True, text=True)
    assert done.returncode != 0
    assert "needs Python 3.11 or newer" in done.stderr
    assert "Python 3.8.1" in done.stderr
    assert not (tmp_path / ".venv").exists()


# --- the image


def instructions(dockerfile: str) -> list[tuple[str, str]]:
    """The instructions of a Dockerfile: ("COPY", "bot ./bot") …"""
    lines = [line for line in dockerfile.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    whole = "\n".join(lines).replace("\\\n", " ").splitlines()
    return [(word.upper(), rest.strip()) for word, _, rest in (line.partition(" ") for line in whole)]


def test_the_image_copies_only_what_is_there_and_let_in() -> None:
    copied = [rest.split() for word, rest in instructions(read("Dockerfile")) if word == "COPY"]
    sources = [source for parts in copied if not parts[0].startswith("--from") for source in parts[:-1]]
    assert sources
    let_in = {line[1:] for line in read(".dockerignore").splitlines() if line.startswith("!")}
    assert [source for source in sources if not (ROOT / source).exists()] == []
    assert set(sources) <= let_in


def test_the_image_has_every_room_of_the_wheel() -> None:
    copied = {rest for word, rest in instructions(read("Dockerfile")) if word == "COPY"}
    assert {f"{room} ./{room}" for room in ROOMS} <= copied


def test_the_image_runs_as_nobody_in_particular_and_says_how_it_feels() -> None:
    said = instructions(read("Dockerfile"))
    last_stage = said[max(n for n, (word, _) in enumerate(said) if word == "FROM") :]
    found = dict(last_stage)
    assert found["USER"] == "10001:10001"
    assert found["VOLUME"] == "/data"
    assert found["HEALTHCHECK"].endswith('CMD ["uzelok", "health"]')
    assert found["ENTRYPOINT"] == '["uzelok"]'
    assert found["CMD"] == '["run"]'


def test_every_base_image_has_a_fixed_tag() -> None:
    compose = YAML(typ="safe").load(read("compose.yaml"))
    built = [rest.split()[0] for word, rest in instructions(read("Dockerfile")) if word == "FROM"]
    taken = [one["image"] for one in compose["services"].values() if "build" not in one]
    assert built
    assert taken
    assert [image for image in built + taken if not re.search(r":[\w.${}-]*\w", image) or "latest" in image] == []


def test_the_composition_opens_no_port_and_holds_no_secret() -> None:
    services = YAML(typ="safe").load(read("compose.yaml"))["services"]
    assert set(services) == {"bot", "postgres"}
    assert all("ports" not in one and one["read_only"] for one in services.values())
    assert services["bot"]["depends_on"]["postgres"]["condition"] == "service_healthy"
    assert services["postgres"]["environment"]["POSTGRES_PASSWORD"].startswith("${POSTGRES_PASSWORD:?")
    asked = set(re.findall(r"\$\{(\w+)", read("compose.yaml")))
    assert asked <= set(re.findall(r"^(?:# )?(\w+)=", read(".env.example"), re.MULTILINE))


def test_the_example_of_settings_names_each_setting_once_and_no_other() -> None:
    named = re.findall(r"^(?:# )?(\w+)=", read(".env.example"), re.MULTILINE)
    known = [f"UZELOK_{name.upper()}" for name in Settings.model_fields]
    assert sorted(named) == sorted([*known, "POSTGRES_PASSWORD"])


# --- papers


def test_the_changelog_tells_of_this_version() -> None:
    assert f"## [{PROJECT['project']['version']}]" in read("CHANGELOG.md")


def test_a_decision_is_half_a_page_with_its_reasons() -> None:
    decisions = sorted((ROOT / "docs/decisions").glob("*.md"))
    assert decisions
    faults = []
    for page in decisions:
        text = page.read_text("utf-8")
        if not re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", page.name):
            faults.append(f"{page.name}: named otherwise than 0001-some-words.md")
        faults += [f"{page.name}: no «{one}»" for one in ("What", "Why", "Considered") if f"\n## {one}" not in text]
        if len(text.splitlines()) > LONGEST_DECISION:
            faults.append(f"{page.name}: over {LONGEST_DECISION} lines")
    assert faults == []


def test_links_between_the_pages_lead_somewhere() -> None:
    dead = []
    for name in code_files(".md"):
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text_of(name) or ""):
            if not re.match(r"[a-z]+:", target) and not (ROOT / name.parent / target).exists():
                dead.append(f"{name}: {target}")
    assert dead == []
