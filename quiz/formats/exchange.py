"""Which formats there are, and which one a file has: by its ending."""

from __future__ import annotations

from quiz.errors import BadFile, Fault
from quiz.formats.foreign import Exported, Format, Imported
from quiz.formats.moodle_reader import read_moodle
from quiz.formats.moodle_writer import write_moodle
from quiz.formats.yaml_reader import read_yaml
from quiz.formats.yaml_writer import write_yaml

YAML = Format(
    "yaml",
    (".yaml", ".yml"),
    lambda data, _: Imported(read_yaml(data)),
    lambda questions: Exported(write_yaml(questions)),
)
MOODLE = Format("moodle", (".xml", ".moodle.xml"), read_moodle, write_moodle)
FORMATS: tuple[Format, ...] = (YAML, MOODLE)
"""In the order in which people are told of them."""


def format_of(name: str) -> Format | None:
    """The format of a file of this name, None if there is none with its ending; the longest ending counts."""
    fitting = [
        (len(ending), place, each)
        for place, each in enumerate(FORMATS)
        for ending in each.endings
        if name.casefold().endswith(ending)
    ]
    return max(fitting, key=lambda found: (found[0], -found[1]))[2] if fitting else None


def import_file(data: bytes, name: str) -> Imported:
    """What a file holds, in whatever format its ending names. Raises BadFile with everything that is wrong."""
    found = format_of(name)
    if found is None or found.read is None:
        endings = ", ".join(ending for each in FORMATS if each.read for ending in each.endings)
        raise BadFile([Fault(None, None, "", "ending-unknown", {"name": name, "endings": endings})])
    return found.read(data, name)
