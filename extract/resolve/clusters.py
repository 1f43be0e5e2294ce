"""Clusters: which mentions of one document name the same entity."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Set

from nysta.extract.language.forms import legal_form, normalise
from nysta.extract.language.gazetteer import load_gazetteer
from nysta.extract.language.mention import Mention
from nysta.extract.language.names.name_rules import Label, generic_words, kind_by_form
from nysta.extract.language.names.title_page import FORM_BEFORE
from nysta.extract.language.reading import Reading
from nysta.extract.resolve.cluster import Cluster
from nysta.extract.resolve.plan_heads import plan_head
from nysta.extract.resolve.unsaid_joins import UnsaidJoins
from nysta.extract.resolve.variants import bare_body, variants
from nysta.extract.structure import Block

_LABELS: tuple[Label, ...] = ("PRJ", "PRG", "ORG")
# The id of one of many with the same name.
_NUMBERED = re.compile(r"(?P<common>.+)-\d+")
# How a unit is told to be one.
_PART = r"(?:(?:en|ett)\s)?(?:\w+\s)?(?:del|enhet|avdelning|grupp|verksamhet)\s(?:av|i|inom|under|vid|på)"
# "Skolan i Mora" is not called "Mora".
_SMALL = frozenset({"i", "på", "för", "av", "vid", "och", "till", "från", "of", "in", "and", "&"})


def _is_form_before(long: Mention, short: Mention) -> bool:
    """Whether a long name is the short one with what it is before it: "Kommunalförbundet Samverkan Bergslagen"."""
    return FORM_BEFORE.fullmatch(long.name.casefold().removesuffix(short.name.casefold())) is not None


class Clusters:
    """All clusters of a document; ``of`` finds the one a mention belongs to."""

    def __init__(self, reading: Reading) -> None:
        self._up: dict[str, str] = {}
        named = [(block, one) for block, one in reading.mentions() if one.origin != "anaphor"]
        self._define(reading)
        self._prose = reading.prose
        self._by_form = {self._key(one): one for _, one in named}
        self._whole = {self._key(one) for _, one in named if legal_form(one.name)}
        self._in_prose = {self._key(one) for block, one in named if block.kind != "row"}
        self._vary()
        self._contain()
        self._specify()
        self._unsaid = UnsaidJoins(self._by_form, self._defined)
        for short, long in self._unsaid:
            self._join(short, long)
        self._by_key: dict[str, Cluster] = {}
        for block, mention in named:
            self._add(block, mention)

    def __iter__(self) -> Iterator[Cluster]:
        return iter(self._by_key.values())

    def of(self, mention: Mention) -> Cluster | None:
        """The cluster of a named mention."""
        return self._by_key.get(self._root(self._key(mention)))

    def add(self, block: Block, mention: Mention) -> Cluster:
        """The cluster of a mention that was made while reading a table."""
        found = self.of(mention) or self._so_named(mention)
        if found is None:  # what runs through two cells of a row is no longer name of it
            self._within(mention, self._in_prose)
            if (meant := self._unsaid.of(mention)) is not None:
                self._join(self._key(mention), meant)
        return self._add(block, mention) if found is None else found

    def _so_named(self, mention: Mention) -> Cluster | None:
        """The cluster of the same name under another label. What a table or list makes of a name stands where nothing
        else tells what it is."""
        if mention.entry is not None:
            return None
        name = self._key(mention).partition(":")[2]
        found = next((one for label in _LABELS if (one := self._by_key.get(self._root(f"{label}:{name}")))), None)
        undecided = found is not None and found.entry is None and found.kind == "övrigt" and mention.label != "ORG"
        if found is not None and undecided and not any(one.announced for _, one in found.places):
            found.label, found.told = mention.label, mention.kind
        return found

    def join_bodies_of(self, issuer: Cluster) -> None:
        """The issuer's own bodies are one with and without its name: "Region Skånes kulturnämnd", "kulturnämnden"."""
        owners = "|".join(
            re.escape(name if name.endswith("s") else f"{name}s") for name in {issuer.name, *issuer.names}
        )
        full = re.compile(rf"(?:{owners})\s(?P<body>[a-zåäö].+)")
        for one in list(self._by_key.values()):
            found = full.fullmatch(one.name) if one.entry is None else None
            if found is None or kind_by_form(found["body"]) not in ("nämnd", "enhet"):
                continue
            body = normalise(found["body"])
            others = (other for other in self._by_key.values() if other.entry is None and other is not one)
            forms = ((other, normalise(other.name)) for other in others if other.label == one.label)
            plain = next((other for other, form in forms if body in (form, *variants(form))), None)
            if plain is not None:
                self._absorb(one, plain)
        self._shorten_bodies_of(issuer)

    def _shorten_bodies_of(self, issuer: Cluster) -> None:
        """ "Fullmäktige" is the issuer's "kommunfullmäktige", also where only a statement read later names it so."""
        for one in [it for it in self._by_key.values() if it.entry is None and it.label == "ORG"]:
            bare = bare_body(normalise(one.name, legal_form=False), issuer.kind)
            if bare is None or (key := self._root(f"ORG:{bare}")) == one.key:
                continue
            if key in self._by_key:
                self._absorb(self._by_key[key], one)
            else:
                self._up[key] = one.key

    def join_general(self, issuer: Cluster | None = None) -> None:
        """A word that is no name by itself but stands for each of many ("länsstyrelsen") means the only one that
        the document names, else the ``issuer`` where that is one."""
        for one in [it for it in self._by_key.values() if it.entry and it.name.casefold() in generic_words()]:
            named = [it for it in self._by_key.values() if it.entry and it.name.startswith(f"{one.name} ")]
            whole = named[0] if len(named) == 1 else next((it for it in named if it is issuer), None)
            if whole is not None:
                self._absorb(one, whole)

    def _absorb(self, one: Cluster, into: Cluster) -> None:
        """Make the mentions of a cluster another's, which keeps its name."""
        into.called = into.name
        into.names.update(one.names)
        into.kinds.update(one.kinds)
        into.places.extend(one.places)
        self._up[one.key] = into.key
        del self._by_key[one.key]

    def imply(self, name: str) -> Cluster:
        """The cluster of an organisation that the document does not name, but somebody says it is by."""
        found = load_gazetteer().find(name)
        entry = found[0] if found is not None and found[0].label == "Organisation" else None
        kind = entry.kind if entry is not None else kind_by_form(name) or "övrigt"
        mention = Mention(0, 0, name, "ORG", kind, "rule", entry)
        key = self._root(self._key(mention))
        cluster = self._by_key.setdefault(key, Cluster(key, "ORG", entry))
        cluster.names[name] += 1
        cluster.kinds[kind] += 1
        return cluster

    def _add(self, block: Block, mention: Mention) -> Cluster:
        key = self._root(self._key(mention))
        cluster = self._by_key.setdefault(key, Cluster(key, mention.label))
        if cluster.entry is None or (mention.entry is not None and mention.entry.id == key):
            cluster.entry = mention.entry
        cluster.names[mention.name] += 1
        cluster.kinds[mention.kind] += 1
        cluster.places.append((block, mention))
        return cluster

    @staticmethod
    def _key(mention: Mention) -> str:
        if mention.entry is not None:
            return mention.entry.id
        name = normalise(mention.name, legal_form=False)
        return f"{mention.label}:{name.removesuffix('medlen') + 'medel' if name.endswith('medlen') else name}"

    def _root(self, key: str) -> str:
        while key in self._up:
            key = self._up[key]
        return key

    def _join(self, short: str, long: str) -> None:
        short, long = self._root(short), self._root(long)
        if short != long:
            if short.startswith("organisation/") and not long.startswith("organisation/"):
                short, long = long, short
            self._up[short] = long

    def _define(self, reading: Reading) -> None:
        self._defined = {normalise(short, legal_form=False) for short in reading.glossary.short_forms}
        for short, mention in reading.glossary.short_forms.items():
            self._join(f"{mention.label}:{normalise(short, legal_form=False)}", self._key(mention))

    def _vary(self) -> None:
        """Two spellings of one name: definite and indefinite, a slip of the pen."""
        for key, one in self._by_form.items():
            if one.entry is None:
                same = (f"{one.label}:{form}" for form in variants(normalise(one.name, legal_form=False)))
                for other in same:
                    if other in self._by_form and self._by_form[other].entry is None:
                        self._join(key, other)

    def _specify(self) -> None:
        """What is many with one name is the one of them that the document names fully: "länsstyrelsen" beside
        "Länsstyrelsen Gävleborg" alone. In the gazetteer its id is the common one's with a number."""
        numbered: dict[str, list[str]] = defaultdict(list)
        for key in self._by_form:
            if (found := _NUMBERED.fullmatch(key)) is not None:
                numbered[found["common"]].append(key)
        for key in list(self._by_form):
            if key.startswith("organisation/") and len(numbered[key]) == 1:
                self._join(key, numbered[key][0])

    def _contain(self) -> None:
        """A short name is the one longer name that begins or ends with its words ("Navet", "Navet science center")."""
        self._ends: dict[str, list[str]] = defaultdict(list)
        for key, one in self._by_form.items():
            words = self._normal(one).split()
            for n in range(1, len(words)):
                self._ends[" ".join(words[:n])].append(key)
                if words[n:] == ["kommunalförbund"]:
                    self._ends[" ".join(words[:n]).removesuffix("s")].append(key)
                if words[n - 1] not in _SMALL:
                    self._ends[" ".join(words[n:])].append(key)
        for one in self._by_form.values():
            self._within(one, self._by_form.keys())

    def _within(self, one: Mention, among: Set[str]) -> None:
        """Join a short name with the longer one ``among`` the keys that it is a part of."""
        if one.entry is not None or self._normal(one) in self._defined:
            return  # what the document says it to stand for, or what everybody knows
        whole = self._key(one) in self._whole or legal_form(one.name) is not None
        longer = {
            self._root(other)
            for other in self._ends.get(self._normal(one), ())
            if other in among
            and not (whole and not self._begins_with(other, one))
            and self._by_form[other].label == one.label
            and self._same_head(one, self._by_form[other])
            and not self._is_part(self._by_form[other].name, one.name)
        } or self._plans_with(one, among)
        if not longer:
            return
        # "Navet" is Navet science center, also where "Navet science center Medlemsavgift" was read as a name
        spelled = {other: self._normal(self._by_form[other]) if other in self._by_form else other for other in longer}
        least = min(sorted(longer), key=lambda other: len(spelled[other]))
        placed = [other for other, form in spelled.items() if form.startswith(f"{self._normal(one)} i ")]
        if all(f"{form} ".startswith(f"{spelled[least]} ") for form in spelled.values()):
            self._join(self._key(one), least)
        elif len(placed) == 1:  # "Spelhuset" is Spelhuset i Fors, and Spelhuset Teknik AB another
            self._join(self._key(one), placed[0])

    def _is_part(self, long: str, short: str) -> bool:
        """Whether the document says of a longer name that it is a part of the short one: "Språktorget Ung är en del av
        Språktorget"."""
        if f"{long} " not in self._prose:
            return False
        part = rf"{re.escape(long)}\s(?:är|utgör|var|blir)\s{_PART}\s{re.escape(short)}(?!\s[A-ZÅÄÖ])\b"
        return re.search(part, self._prose) is not None

    def _plans_with(self, one: Mention, among: Set[str]) -> set[str]:
        """The plans that begin with the word for them by which ``one`` takes one of them up."""
        head = plan_head(self._normal(one)) if one.label == "PRG" and one.name[0].isupper() else None
        keys = self._ends.get(head, ()) if head is not None else ()
        plans = {key for key in keys if key in among and self._by_form[key].label == "PRG"}
        return {self._root(key) for key in plans if self._normal(self._by_form[key]).startswith(f"{head} ")}

    def _begins_with(self, key: str, one: Mention) -> bool:
        """Whether a name goes on from one that is spelled out: a company is neither its daughter nor what ends so."""
        return key not in self._whole and normalise(self._by_form[key].name).startswith(normalise(one.name))

    @staticmethod
    def _normal(one: Mention) -> str:
        return normalise(one.name, legal_form=False)

    @staticmethod
    def _same_head(short: Mention, long: Mention) -> bool:
        """Whether the short name can stand for the long one: it must be a name by itself, and of the same kind."""
        if short.kind in ("nämnd", "enhet") and normalise(long.name).endswith(normalise(short.name)):
            return False
        same_kind = long.kind in (short.kind, "övrigt") or short.kind == "övrigt" or _is_form_before(long, short)
        return short.name[0].isupper() and len(short.name) >= 4 and same_kind
