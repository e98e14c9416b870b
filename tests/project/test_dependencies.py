"""What the project promises of what it stands on: lock files, licences, the wheel."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.project.files import PROJECT, ROOMS, ROOT, own_files, read

LOCKS = ("requirements.lock", "requirements-build.lock", "requirements-dev.lock")

# Its LGPL asks that people may replace the library: pip lets them.
ALLOWED_LGPL = {"python-telegram-bot"}


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
