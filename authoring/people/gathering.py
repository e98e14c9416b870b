"""Mentions of one person, gathered: «И. Н. Смирнов», «Иван Никитич Смирнов» and «Смирнову» are one, В. М. is another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from authoring.inflection import Gender, Name, gender_of
from authoring.inflection.names import gender_of as gender_of_name
from authoring.people.choosing import choose
from authoring.people.identity import compatible, is_explicit, merged, shares_stem, shares_word, weight
from authoring.people.model import Mention, Person

ACTIVE = 2000  # characters; whom the text named longer ago is no longer meant by a bare surname


@dataclass(slots=True)
class Cluster:
    name: Name
    mentions: list[Mention] = field(default_factory=list)
    ambiguous: bool = False

    def add(self, mention: Mention, name: Name) -> None:
        self.mentions.append(mention)
        self.name = merged(self.name, name)

    def last_before(self, place: int) -> int | None:
        return max((one.start for one in self.mentions if one.start < place), default=None)


def gather(mentions: Sequence[Mention]) -> tuple[tuple[Person, ...], dict[Mention, Person]]:
    """The people of a text in the order in which they appear, and who each mention is. Mentions that are no name, or
    of nobody known, are in neither."""
    names = choose(mentions)
    clusters: list[Cluster] = []
    of_mention: dict[Mention, Cluster] = {}
    explicit = [mention for mention in names if is_explicit(names[mention])]
    for mention in sorted(explicit, key=lambda one: (-weight(names[one]), one.start)):
        _place(mention, names[mention], clusters, of_mention)
    for mention in sorted(names, key=lambda one: one.start):
        if mention not in of_mention:
            _place(mention, names[mention], clusters, of_mention)
    for mention in mentions:
        if mention not in names and (cluster := _by_stem(mention, clusters)):
            cluster.mentions.append(mention)
            of_mention[mention] = cluster
    return _people(clusters, of_mention)


def _place(mention: Mention, name: Name, clusters: list[Cluster], of_mention: dict[Mention, Cluster]) -> None:
    fitting = [one for one in clusters if not one.ambiguous and compatible(one.name, name)]
    if not fitting and not is_explicit(name):
        fitting = [one for one in clusters if not one.ambiguous and shares_word(one.name, name)]
    cluster = fitting[0] if len(fitting) == 1 else _the_active(fitting, mention)
    if cluster is None and fitting:
        cluster = next((one for one in clusters if one.ambiguous and compatible(one.name, name)), None)
        cluster = cluster or _opened(Cluster(name, ambiguous=True), clusters)
    cluster = cluster or _opened(Cluster(name), clusters)
    if shares_word(cluster.name, name) and not is_explicit(name):
        cluster.mentions.append(mention)
    else:
        cluster.add(mention, name)
    of_mention[mention] = cluster


def _opened(cluster: Cluster, clusters: list[Cluster]) -> Cluster:
    clusters.append(cluster)
    return cluster


def _the_active(fitting: Sequence[Cluster], mention: Mention) -> Cluster | None:
    """The only one named shortly before; nobody where two were."""
    recent = [one for one in fitting if (last := one.last_before(mention.start)) is not None]
    recent = [one for one in recent if mention.start - (one.last_before(mention.start) or 0) <= ACTIVE]
    return recent[0] if len(recent) == 1 else None


def _by_stem(mention: Mention, clusters: Sequence[Cluster]) -> Cluster | None:
    """A mention that no nominative explains joins the one person whose name begins as it does."""
    found = [one for one in clusters if not one.ambiguous and shares_stem(one.name, mention.words)]
    return found[0] if len(found) == 1 else None


def _people(
    clusters: Sequence[Cluster], of_mention: Mapping[Mention, Cluster]
) -> tuple[tuple[Person, ...], dict[Mention, Person]]:
    ordered = sorted((one for one in clusters if one.mentions), key=lambda one: min(m.start for m in one.mentions))
    people: list[Person] = []
    by_cluster: dict[int, Person] = {}
    for key, cluster in enumerate(ordered):
        gender = _gender(cluster)
        place = tuple(sorted(cluster.mentions, key=lambda one: one.start))
        person = Person(key, replace(cluster.name, gender=gender), gender, place, cluster.ambiguous)
        people.append(person)
        by_cluster[id(cluster)] = person
    return tuple(people), {mention: by_cluster[id(cluster)] for mention, cluster in of_mention.items()}


def _gender(cluster: Cluster) -> Gender:
    """By the name itself, then by how it declined, then by what the tagger mostly saw."""
    told = gender_of_name(cluster.name) or cluster.name.gender
    if told:
        return told
    seen: dict[Gender, int] = defaultdict(int)
    for mention in cluster.mentions:
        seen[gender_of(mention.gender)] += 1
    for gender in ("m", "f"):
        if seen[gender] > 1 and seen[gender] >= 0.75 * (seen["m"] + seen["f"]):
            return gender
    return ""
