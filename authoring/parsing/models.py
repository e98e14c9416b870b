"""The models, read once and only when first needed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

BATCH: Final = 16
"""Sentences handed to a model at once; sorted by length they waste no padding."""


@dataclass(frozen=True, slots=True)
class Models:
    """slovnet's three taggers; each maps an iterable of sentences (lists of words) to markups."""

    morphology: Any
    syntax: Any
    names: Any


def data_folder() -> Path:
    """Where natasha's wheel keeps its models and lists. natasha itself is not imported: its parts are outdated."""
    spec = find_spec("natasha")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("natasha is not installed; its models are needed")
    return Path(spec.submodule_search_locations[0]) / "data"


@cache
def models() -> Models:
    """Loads for about half a second and takes about 150 MB."""
    from navec import Navec
    from slovnet import NER, Morph, Syntax

    folder = data_folder()
    navec = Navec.load(str(folder / "emb" / "navec_news_v1_1B_250K_300d_100q.tar"))
    kinds = {"morph": Morph, "syntax": Syntax, "ner": NER}
    loaded = {
        name: kind.load(str(folder / "model" / f"slovnet_{name}_news_v1.tar"), batch_size=BATCH)
        for name, kind in kinds.items()
    }
    for model in loaded.values():
        model.navec(navec)
    return Models(loaded["morph"], loaded["syntax"], loaded["ner"])
