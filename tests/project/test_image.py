"""What the project promises of its image, its composition and its settings."""

from __future__ import annotations

import re

from ruamel.yaml import YAML

from bot.settings import Settings
from tests.project.files import ROOMS, ROOT, read


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
