"""What the project promises of its pages."""

from __future__ import annotations

import re

from tests.project.files import PROJECT, ROOT, code_files, read, text_of

LONGEST_DECISION = 60


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
