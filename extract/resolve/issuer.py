"""The issuer: whose document it is, and so what "förbundet", "vi" and an unsaid subject mean."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from math import log2

from nysta.extract.language.anaphors import anaphor_kinds
from nysta.extract.language.gazetteer import load_gazetteer
from nysta.extract.language.mention import Mention
from nysta.extract.language.names.own_names import said_kind
from nysta.extract.language.names.title_page import called, described_name, named_by_form, project_owner, standing_names
from nysta.extract.language.reading import Reading
from nysta.extract.resolve.cluster import Cluster
from nysta.extract.resolve.clusters import Clusters
from nysta.extract.structure import Block

# Kinds of organisations that issue documents; boards and units speak for their parent.
ISSUING = frozenset(
    {
        "kommun",
        "region",
        "kommunalförbund",
        "myndighet",
        "bolag",
        "stiftelse",
        "förening",
        "universitet",
        "övrigt",
        "departement",
        "samverkansorgan",
        "eu",
    }
)
# A document's first blocks count more: title page and preface.
FIRST_BLOCKS = 25
TITLE_BLOCKS = 8
EARLY, ALONE, IN_TITLE, IN_ADDRESS, MEANT = 4.0, 4.0, 12.0, 8.0, 3.0
# To stand by itself on the title page or in the running heads says most, the sooner the more; or to own the
# project of a project's report.
STANDING, A_LINE_LATER, OWNER = 24.0, 1.0, 40.0
# The last line of a title page, from 0, at which the bare name of a place is the kommun's whose title speaks of it.
HEADED = 1
_OF_KOMMUN = re.compile(r"\bkommun(?:en|ens|koncern\w*)\b", re.IGNORECASE)
# The title of an agreement before what it is about.
_AGREED = re.compile(r".*(?:avtal|överenskommelse)\w*\s(?:om|rörande|kring|avseende)\s", re.IGNORECASE)
# What the line below tells what it is: "Kommunalförbund för scenkonst".
DESCRIBED = 12.0
# A bare "Göteborg" is most often a place, above all in lists of who was present.
SHORT = 0.1

_ADDRESS = re.compile(r"(?:www\.|https?://|@)([\w.-]+)\.(?:se|nu|org|com|eu)\b", re.IGNORECASE)


# Kinds whose definite noun ("förbundet") tells the kind of an issuer whose name does not.
_TELLING = ("kommunalförbund", "bolag", "stiftelse", "förening", "myndighet")


# Kinds that a name alone does not tell surely: "Kommunsamverkan Halland är en ideell förening".
_UNTOLD = ("övrigt", "samverkansorgan", "enhet")

# Compounds that only an organisation of that kind has of its own ("förbundsordningen").
_OWN_WORDS = {
    "kommunalförbund": re.compile(
        r"\bförbunds(?:ordning|styrelse|fullmäktige|direktör|chef|direktion|kansli|medlem|ledning)\w*", re.I
    ),
    "bolag": re.compile(r"\bbolags(?:ordning|stämma|styrning|styrelse)\w*|\bkoncernledning\w*", re.I),
    "kommun": re.compile(r"\bkommun(?:fullmäktige|styrelse|direktör|lednings)\w*", re.I),
    "region": re.compile(r"\bregion(?:fullmäktige|styrelse|direktör|råd|lednings)\w*", re.I),
}


# A decision of the government says so in its first line, whatever authority it speaks of.
_GOVERNMENT = re.compile(r"\s*(?:\S+\s+)?(?:Regeringsbeslut|Regeringskansliet)\b")


def _government(clusters: Clusters) -> Cluster | None:
    return next((one for one in clusters if one.name.casefold() == "regeringen"), None)


def _own_words(reading: Reading) -> Counter[str]:
    text = reading.layout.source.text
    return Counter({kind: len(words.findall(text)) for kind, words in _OWN_WORDS.items()})


def find_issuer(reading: Reading, clusters: Clusters, title: str | None) -> Cluster | None:
    """The cluster that the document speaks for; None when it names no organisation that issues documents."""
    meant = _own_words(reading) + Counter(
        kind
        for _, mention in reading.mentions()
        if mention.origin == "anaphor"
        for kind in anaphor_kinds(mention.name)[:1]
    )
    addresses = {
        part
        for found in _ADDRESS.finditer(reading.layout.source.text)
        for part in re.split(r"[.-]", found[1].casefold())
    }
    text = reading.layout.source.text
    government = _government(clusters)
    if government is not None and _GOVERNMENT.match(text):
        return government
    standing, owner = standing_names(text), (project_owner(text) or "").casefold()
    by_form = named_by_form(text)
    known = {name.casefold() for cluster in clusters for name in (cluster.name, *cluster.names)}
    if by_form is not None and known.isdisjoint(called(by_form)):
        clusters.imply(by_form)
    described = described_name(text)
    best, most = None, 0.0
    for cluster in clusters:
        if cluster is government or cluster.label != "ORG" or cluster.kind not in ISSUING or cluster.only_a_place:
            continue
        score = _score(cluster, meant, addresses, title or "") + _told_outside(cluster, standing, owner)
        score += _headed_place(cluster, standing, title or "")
        if cluster.name.endswith(" län") and load_gazetteer().find(f"Länsstyrelsen i {cluster.name}") is not None:
            continue  # "Kulturplan för Örebro län": where it holds
        if _AGREED.fullmatch((title or "").casefold().partition(cluster.name.casefold())[0]):
            continue  # what an agreement is about is none of its parties
        if described is not None and cluster.name.casefold() == described[1].casefold():
            continue  # what the name above it is: "Kommunalförbund för scenkonst"
        if described is not None and cluster.name.casefold() == described[0].casefold():
            score += DESCRIBED
        if score > most:
            best, most = cluster, score
    if best is None:  # "Räddningstjänsten Sydkust" alone on its title page, a unit that issues documents of its own
        outside = [(_told_outside(one, standing, owner), one) for one in clusters if one.kind == "enhet"]
        most, best = max(outside, key=lambda each: each[0], default=(0.0, None))
        best = best if most > 0 else None
    if best is not None and best.kind == "övrigt":
        told = next((kind for kind, _ in meant.most_common() if kind in (*_TELLING, "övrigt")), "övrigt")
        best.told = told if told != "övrigt" else None  # a document that rather says "centret" is of no foundation
    if best is not None and best.entry is None and best.kind in _UNTOLD:
        said = said_kind(reading.layout, best.names)
        best.told = said if said not in (None, "övrigt") else best.told
    forms = [*best.names] if best is not None and best.entry is None and by_form is not None else []
    if best is not None and by_form is not None and any(name.casefold() in called(by_form) for name in forms):
        whole = by_form.casefold() in {name.casefold() for name in forms}
        # a heading in capitals hides which words have one
        best.called = by_form if whole else next(name for name in forms if name.casefold() in called(by_form))
    return best


def _told_outside(cluster: Cluster, standing: Mapping[str, int], owner: str) -> float:
    """What the title page, the running heads and a project's sheet of facts say for a cluster."""
    short = {one.name for _, one in cluster.places if one.origin == "short"}
    names = {name.casefold() for name in (cluster.name, *cluster.names) if name not in short}
    lines = [standing[name] for name in names if name in standing]
    said = STANDING - A_LINE_LATER * min(lines) if lines else 0.0
    return said + (OWNER if owner and any(owner.startswith(name) for name in names) else 0.0)


def _headed_place(cluster: Cluster, standing: Mapping[str, int], title: str) -> float:
    """What the bare name of a place above the title says for its kommun: "Eskilstuna 2022", "Årsredovisning för
    kommunkoncernen"."""
    short = {one.name.casefold() for _, one in cluster.places if one.origin == "short"}
    lines = [standing[name] for name in short if standing.get(name, FIRST_BLOCKS) <= HEADED]
    return STANDING if lines and cluster.kind == "kommun" and _OF_KOMMUN.search(title) else 0.0


def _score(cluster: Cluster, meant: Counter[str], addresses: set[str], title: str) -> float:
    weight = sum(SHORT if one.origin == "short" else 1.0 for _, one in cluster.places)
    early = sum(1 for block, one in cluster.places if block.number < FIRST_BLOCKS and one.origin != "short")
    headed = sum(1 for block, one in cluster.places if block.kind == "heading" and block.number < FIRST_BLOCKS)
    alone = any(
        block.number < TITLE_BLOCKS and block.text.strip(" .:").casefold() == one.name.casefold()
        for block, one in cluster.places
    )
    score = 2 * log2(1 + weight) + EARLY * log2(1 + early) + headed + (ALONE if alone else 0.0)
    telling = max((meant[kind] for kind in _TELLING), default=0) if cluster.kind == "övrigt" else 0
    score += MEANT * log2(1 + meant[cluster.kind] + telling / 2)
    if any(len(name) > 3 and name.casefold() in title.casefold() for name in cluster.names):
        score += IN_TITLE
    if addresses & {re.sub(r"\W", "", _ascii(name)) for name in (*cluster.names, cluster.name)}:
        score += IN_ADDRESS
    return score


def _ascii(text: str) -> str:
    return unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()


# What stands on the first lines of the minutes of a board, and of its decisions.
_DECIDES = re.compile(r"protokoll|beslut|sammanträde")


def standing_bodies(
    reading: Reading, clusters: Clusters, issuer: Cluster | None, *kinds: str
) -> list[tuple[Block, Mention]]:
    """The issuer's boards and units, of ``kinds``, that stand by themselves on a line of the title page or in the
    running heads, or beside the title or a date there ("Kommunstyrelsen   2024-03-01"): the highest one first."""
    standing = standing_names(reading.layout.source.text)
    found: dict[str, tuple[int, Block, Mention]] = {}
    for block, mention in reading.mentions():
        if block.number >= FIRST_BLOCKS:
            break
        cluster = clusters.of(mention) if mention.origin != "anaphor" else None
        line = block.number if _is_alone(block, mention) else standing.get(mention.name.casefold())
        if cluster is not None and cluster is not issuer and cluster.kind in kinds and line is not None:
            found.setdefault(cluster.key, (line, block, mention))
    return [(block, mention) for _, block, mention in sorted(found.values(), key=lambda one: one[0])]


def find_speaking_body(reading: Reading, clusters: Clusters, issuer: Cluster | None) -> tuple[Block, Mention] | None:
    """The board of the issuer in whose name the document speaks: it stands by itself on the title page, or these are
    its minutes or decisions; elsewhere it may only have sent the document."""
    decides = any(map(_DECIDES.search, standing_names(reading.layout.source.text)))
    for block, mention in standing_bodies(reading, clusters, issuer, "nämnd"):
        if decides or _is_alone(block, mention):
            return block, mention
    return None


def _is_alone(block: Block, mention: Mention) -> bool:
    """Whether a name is all that a block of the title page holds, on however many lines."""
    return block.number < TITLE_BLOCKS and block.text.strip(" .:").casefold() == mention.name.casefold()
