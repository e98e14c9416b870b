"""What the project promises to whoever runs it: figures, alerts, a dashboard, and pages that explain them all."""

from __future__ import annotations

import json
import re
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from prometheus_client import Metric
from prometheus_client.metrics import MetricWrapperBase
from ruamel.yaml import YAML

from bot.metrics import Metrics
from bot.settings import Settings
from tests.project.files import ROOT, code_files, read, text_of

PAGES = ("docs/operations.md", "docs/operations.ru.md")
PLACED_BY_PROMETHEUS = {"job", "instance", "le"}
RULES: list[dict[str, Any]] = YAML(typ="safe").load(read("docs/alerts.yml"))["groups"][0]["rules"]
DASHBOARD: dict[str, Any] = json.loads(read("docs/grafana.json"))
ROWS = [panel for panel in DASHBOARD["panels"] if panel["type"] == "row"]
PANELS = [panel for panel in DASHBOARD["panels"] if panel["type"] != "row"]
EXPRESSIONS = [str(rule["expr"]) for rule in RULES] + [one["expr"] for panel in PANELS for one in panel["targets"]]


def samples_of(family: Metric) -> set[str]:
    """The names under which Prometheus finds a figure."""
    match family.type:
        case "counter":
            return {f"{family.name}_total"}
        case "histogram":
            return {f"{family.name}_{part}" for part in ("bucket", "sum", "count")}
    return {family.name}


def names_in(text: str) -> set[str]:
    return set(re.findall(r"\b(?:uzelok|process)_[a-z_]+", text))


FAMILIES = list(Metrics().registry.collect())
SAMPLES = set[str]().union(*map(samples_of, FAMILIES))
EXPLAINED = {f"{one.name}_total" if one.type == "counter" else one.name for one in FAMILIES}
"""The name of each figure as a page gives it."""


def figures_explained_on(page: str) -> set[str]:
    """What stands in the first column of a table."""
    return set[str]().union(*(names_in(cell) for cell in re.findall(r"^\|([^|]+)\|", read(page), re.MULTILINE)))


def slug(heading: str) -> str:
    """A heading's anchor, as it is made on the web."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def anchors_of(page: Path) -> set[str]:
    return {slug(heading) for heading in re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)}


def is_dead(page: str, target: str) -> bool:
    """Whether a link of this page leads to no file, or to no heading in it."""
    name, _, anchor = target.partition("#")
    file = (ROOT / page).parent / name if name else ROOT / page
    return not file.is_file() or bool(anchor and anchor not in anchors_of(file))


def said_by_the_bot() -> set[str]:
    """What the bot says in its log, word for word."""
    code = "".join(text_of(name) or "" for name in code_files(".py") if name.parts[0] in {"bot", "db"})
    return set(re.findall(r"log\.(?:warning|error|exception)\(\s*\"([^\"]+)\"", code))


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_alerts_and_dashboard_ask_only_for_figures_that_there_are(expression: str) -> None:
    assert names_in(expression) <= SAMPLES
    assert names_in(expression) or 'up{job="uzelok"}' in expression


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_alerts_and_dashboard_ask_only_for_labels_that_the_figures_have(expression: str) -> None:
    labels = labels_of_samples()
    for name, wanted in re.findall(r"\b((?:uzelok|process)_[a-z_]+)\{([^}]*)\}", expression):
        assert set(re.findall(r"(\w+)\s*[=!]", wanted)) <= labels[name] | PLACED_BY_PROMETHEUS
    grouped = {label for by in re.findall(r"by \(([^)]*)\)", expression) for label in re.findall(r"\w+", by)}
    assert grouped <= PLACED_BY_PROMETHEUS.union(*(labels[name] for name in names_in(expression)))


def labels_of_samples() -> dict[str, set[str]]:
    """The labels of each sample, by its name."""
    found: dict[str, set[str]] = {name: set() for name in SAMPLES}
    for figure in vars(Metrics()).values():
        if isinstance(figure, MetricWrapperBase):
            (family,) = figure.describe()
            found |= {name: set(figure._labelnames) for name in samples_of(family)}
    return found


@pytest.mark.parametrize("page", PAGES)
def test_a_page_explains_every_figure_and_names_no_other(page: str) -> None:
    assert figures_explained_on(page) == EXPLAINED
    assert names_in(read(page)) <= EXPLAINED | SAMPLES


@pytest.mark.parametrize("page", PAGES)
def test_every_value_of_a_label_that_is_asked_for_is_explained(page: str) -> None:
    asked = re.findall(r'(?:outcome|limit|check|priority)[=!]~?"([^"]+)"', "\n".join(EXPRESSIONS))
    values = {value for one in asked for value in one.split("|")}
    assert {value for value in values if f"`{value}`" not in read(page)} == set()
    assert values >= {"again", "failed", "flood", "put-back", "secret", "store"}


@pytest.mark.parametrize("page", PAGES)
def test_every_alert_has_its_heading_and_every_such_heading_its_alert(page: str) -> None:
    headings = re.findall(r"^### (Uzelok\w+)$", read(page), re.MULTILINE)
    assert headings
    assert sorted(headings) == sorted(rule["alert"] for rule in RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["alert"])
def test_an_alert_says_what_is_wrong_and_leads_to_its_heading(rule: dict[str, Any]) -> None:
    assert rule["labels"]["severity"] in {"critical", "warning"}
    assert rule["annotations"]["summary"]
    assert rule["annotations"]["runbook_url"] == f"operations.md#{slug(rule['alert'])}"
    assert not is_dead("docs/alerts.yml", rule["annotations"]["runbook_url"])


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_to_a_file_and_a_heading(page: str) -> None:
    targets = re.findall(r"\]\(([^)\s]+)\)", read(page))
    assert targets
    assert [target for target in targets if not re.match(r"[a-z]+:", target) and is_dead(page, target)] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_setting_is_named(page: str) -> None:
    named = set(re.findall(r"UZELOK_[A-Z_]+", read(page)))
    assert {f"UZELOK_{name.upper()}" for name in Settings.model_fields} - named == set()


@pytest.mark.parametrize("page", PAGES)
def test_lines_of_the_log_are_quoted_as_the_bot_says_them(page: str) -> None:
    """A word in a runbook is looked for with the search of a terminal."""
    said = said_by_the_bot()
    text = " ".join(read(page).split())
    quoted = {line for line in said if f"`{line}`" in text}
    assert quoted >= {
        "no updates for now",
        "another copy of the bot is fetching updates with this token",
        "the webhook could not be set",
        "an update could not be stored and is tried again",
        "an update failed",
        "reminders could not be planned; the next tick tries again",
        "messages wait for the next tick",
        "a message was refused",
    }


def test_both_pages_say_the_same_in_the_same_order() -> None:
    english, russian = (read(page) for page in PAGES)
    assert re.findall(r"^#+ ", english, re.MULTILINE) == re.findall(r"^#+ ", russian, re.MULTILINE)
    assert re.findall(r"^### .+", english, re.MULTILINE) == re.findall(r"^### .+", russian, re.MULTILINE)
    for rows in (r"^\|.*\|$", r"^```.*$"):
        assert len(re.findall(rows, english, re.MULTILINE)) == len(re.findall(rows, russian, re.MULTILINE))


def test_the_dashboard_can_be_imported_and_asks_for_one_thing_where_prometheus_is() -> None:
    (variable,) = DASHBOARD["templating"]["list"]
    assert (variable["name"], variable["type"], variable["query"]) == ("datasource", "datasource", "prometheus")
    assert DASHBOARD["schemaVersion"] >= 41
    assert DASHBOARD["id"] is None
    sources = [one["datasource"] for panel in PANELS for one in (panel, *panel["targets"])]
    assert all(source == {"type": "prometheus", "uid": "${datasource}"} for source in sources)


def test_the_dashboard_is_readable() -> None:
    assert len(ROWS) == 3
    assert len({panel["id"] for panel in DASHBOARD["panels"]}) == len(DASHBOARD["panels"])
    assert [panel["title"] for panel in PANELS if not panel["description"]] == []
    assert [panel["title"] for panel in PANELS if not panel["fieldConfig"]["defaults"]["unit"]] == []


def test_no_panel_lies_over_another() -> None:
    def apart(one: dict[str, int], other: dict[str, int]) -> bool:
        beside = one["x"] + one["w"] <= other["x"] or other["x"] + other["w"] <= one["x"]
        return beside or one["y"] + one["h"] <= other["y"] or other["y"] + other["h"] <= one["y"]

    places = [panel["gridPos"] for panel in DASHBOARD["panels"]]
    assert all(place["x"] + place["w"] <= 24 for place in places)
    assert all(apart(one, other) for one, other in combinations(places, 2))


def test_every_figure_of_the_bot_is_on_the_dashboard() -> None:
    shown = names_in("\n".join(one["expr"] for panel in PANELS for one in panel["targets"]))
    unseen = {one.name for one in FAMILIES if one.name.startswith("uzelok_") and not samples_of(one) & shown}
    assert unseen == set()
