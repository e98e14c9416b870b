"""Mentions of one person, gathered.

«И. Н. Смирнов», «Иван Никитич Смирнов» and «Смирнову» are one; В. М. Смирнов is another.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from authoring.inflection import Candidate, Case, Gender, Name, gender_of
from authoring.inflection.dictionary import given_genders
from authoring.inflection.names import gender_of as gender_of_name
from authoring.inflection.nominative import is_typical, may_be_oblique
from authoring.people.choosing import candidates, choose
from authoring.people.identity import compatible, is_explicit, last_of, merged, shares_first, shares_stem, weight
from authoring.people.model import Mention, Person

ACTIVE = 2000  # characters; whom the text named longer ago is no longer meant by a bare surname
JUST = 350  # characters; about three sentences
_BESIDE = 90
"""Characters: the same sentence, and near."""
OPENING = 300
"""Characters: the title and the first sentence."""


@dataclass(slots=True)
class Cluster:
    name: Name
    mentions: dict[Mention, Candidate | None] = field(default_factory=dict)
    ambiguous: bool = False

    def add(self, mention: Mention, one: Candidate) -> None:
        self.mentions[mention] = one
        if not self.ambiguous and compatible(self.name, one.name):
            self.name = merged(self.name, one.name)

    def named_in_full(self, place: int) -> bool:
        """A few sentences before, with more than a surname; «в семье И. В. Лапина» only tells whose."""
        near = [one for one in self.mentions if 0 < place - one.start <= JUST and len(one.words) > 1]
        return any(one.case != "Gen" for one in near)

    def named_before(self, place: int) -> bool:
        """Shortly before, so that a bare surname may mean this one."""
        return any(0 < place - one.start <= ACTIVE for one in self.mentions)

    def told_in_full(self) -> int:
        """How often the text says more than a surname."""
        return sum(one is not None and is_explicit(one.name) for one in self.mentions.values())


def gather(mentions: Sequence[Mention]) -> tuple[tuple[Person, ...], dict[Mention, Person]]:
    """The people of a text in the order in which they appear, and who each mention is. Mentions that are no name, or
    of nobody known, are in neither."""
    chosen = choose(mentions)
    clusters: list[Cluster] = []
    explicit = [mention for mention, one in chosen.items() if is_explicit(one.name)]
    for mention in sorted(explicit, key=lambda one: (-weight(chosen[one].name), one.start)):
        _place(mention, chosen[mention], clusters)
    placed = set(explicit)
    for mention in sorted(chosen, key=lambda one: one.start):
        if mention not in placed:
            _place(mention, chosen[mention], clusters)
    for mention in mentions:
        if mention not in chosen and (known := _by_stem(mention, clusters)):
            known.mentions[mention] = None
    return _people(clusters)


def _place(mention: Mention, one: Candidate, clusters: list[Cluster]) -> None:
    fitting = [other for other in clusters if not other.ambiguous and compatible(other.name, one.name)]
    fitting = [other for other in fitting if not _is_another(mention, one, other)]
    fitting = [other for other in fitting if last_of(other.name) == last_of(one.name)] or fitting
    if not fitting and not is_explicit(one.name):
        fitting = [other for other in clusters if shares_first(other.name, one.name) and _holds(other)]
    cluster = fitting[0] if len(fitting) == 1 else _the_active(fitting, mention)
    if cluster is None and fitting:
        cluster = next((other for other in clusters if other.ambiguous and compatible(other.name, one.name)), None)
    if cluster is None:
        cluster = Cluster(one.name, ambiguous=bool(fitting))
        clusters.append(cluster)
    cluster.add(mention, one)


def _is_another(mention: Mention, one: Candidate, other: Cluster) -> bool:
    """«с братом Фёдором у боярина Фёдора Даниловича»: a given name alone beside the whole name is not his; nor is
    «Ираклий» of the first pages an Ираклий II of the last."""
    numbered = [place.start for place, told in other.mentions.items() if told is not None and told.name.number]
    if numbered and not one.name.number and mention.start < min(numbered):
        return True
    alone = len(mention.words) == 1 and bool(one.name.first) and not one.name.last
    full = [place for place in other.mentions if len(place.words) > 1]
    return alone and any(abs(place.start - mention.start) < _BESIDE for place in full)


def _opens(opener: Cluster, fitting: Sequence[Cluster]) -> bool:
    """With whom the text begins, or whom it names in full more often than any namesake."""
    others = [one.told_in_full() for one in fitting if one is not opener]
    return min(place.start for place in opener.mentions) < OPENING or opener.told_in_full() > max([1, *others])


def _the_active(fitting: Sequence[Cluster], mention: Mention) -> Cluster | None:
    """The only one named shortly before; nobody where two were. Whom a text opens with is meant by the bare surname,
    unless a namesake («инженер Леонид Пятаков», the father) was named in full just before."""
    opener = min(fitting, key=lambda one: min(place.start for place in one.mentions), default=None)
    if opener is not None and _opens(opener, fitting):
        rivals = [one for one in fitting if one is not opener and one.named_in_full(mention.start)]
        return None if rivals else opener
    recent = [one for one in fitting if one.named_before(mention.start)]
    return recent[0] if len(recent) == 1 else None


def _holds(full: Cluster) -> bool:
    """Named in full twice, or with a surname that looks like one: «Чингисхана Угэдэя» were two."""
    return len(full.mentions) > 1 or is_typical(full.name)


def _by_stem(mention: Mention, clusters: Sequence[Cluster]) -> Cluster | None:
    """A mention that no nominative explains joins the one person whose name begins as it does."""
    if sum(len(word) > 2 for word in mention.words) != 1:
        return None
    found = [one for one in clusters if not one.ambiguous and shares_stem(one.name, mention.words)]
    return found[0] if len(found) == 1 else None


def _is_sure(cluster: Cluster) -> bool:
    """The nominative is a usual name, or what the text writes, or explains two forms of it. «Смилга» tagged as a
    genitive could be a Смилг."""
    if _may_be_his(cluster):
        return False
    if is_typical(cluster.name) or len({one.words for one in cluster.mentions}) > 1:
        return True
    if all(len(candidates(mention)) == 1 for mention in cluster.mentions):
        return True
    cases = {
        mention.case for mention, one in cluster.mentions.items() if one and str(one.name) == " ".join(mention.words)
    }
    if Case.NOM in cases and not may_be_oblique(str(cluster.name)):
        return True
    return len(cases) > 1  # in two cases and never changed: Джучи


def _may_be_his(cluster: Cluster) -> bool:
    """«А. И. Гучкова», once and as a nominative: a woman, or a tag that missed a man's genitive."""
    if len(cluster.mentions) > 1 or cluster.name.first or gender_of_name(cluster.name) != "f":
        return False
    rivals = [one for mention in cluster.mentions for one in candidates(mention)]
    return any(one.name.gender == "m" and one.name.last + "а" == cluster.name.last for one in rivals)


def _people(clusters: Sequence[Cluster]) -> tuple[tuple[Person, ...], dict[Mention, Person]]:
    people: list[Person] = []
    of_mention: dict[Mention, Person] = {}
    for number, cluster in enumerate(sorted(clusters, key=lambda one: min(m.start for m in one.mentions))):
        gender = _gender(cluster)
        places = tuple(sorted(cluster.mentions, key=lambda one: one.start))
        ambiguous = cluster.ambiguous or not _is_sure(cluster)
        name, form = replace(cluster.name, gender=gender), _introduced(cluster, places)
        person = Person(number, name, gender, places, ambiguous, ambiguous and not cluster.ambiguous, form)
        people.append(person)
        of_mention |= dict.fromkeys(places, person)
    return tuple(people), of_mention


def _introduced(cluster: Cluster, places: Sequence[Mention]) -> Name | None:
    """How the text first names the person in full: with a first name or both initials, else with one initial."""
    seen = [one.name for place in places if (one := cluster.mentions[place]) is not None and is_explicit(one.name)]
    seen = [name for name in seen if name.last or not cluster.name.last]
    full = (name for name in seen if name.first or len(name.initials) > 2)
    return next(full, seen[0] if seen else None)


def _gender(cluster: Cluster) -> Gender:
    """By its verbs where the first name is none of the dictionary's, by the name itself, by how it declined, then by
    what the tagger mostly saw; of a man's single mention only where the name ends like a man's, too."""
    told = gender_of_name(cluster.name) or cluster.name.gender
    acted = [gender_of(mention.acted) for mention in cluster.mentions if mention.acted]
    known = given_genders(cluster.name.first) or cluster.name.patronymic
    if len(set(acted)) == 1 and (not known or len(acted) > 1):
        return acted[0]  # «Колин Маккалоу переехала»
    if told:
        return told
    seen = Counter(gender_of(mention.gender) for mention in cluster.mentions)
    sexes: tuple[Gender, Gender] = ("m", "f")
    for gender in sexes:
        if seen[gender] > 1 and seen[gender] >= 0.75 * (seen["m"] + seen["f"]):
            return gender
    consonant = re.search("[бвгджзйклмнпрстфхцчшщ]$", cluster.name.first or cluster.name.last)
    return "m" if consonant and seen["m"] and not seen["f"] else ""
