"""Builds the gazetteers of public bodies from the open lists of kommuner and state bodies.

    python dev/gazetteers/build.py ../shared/training-data

writes kommuner.jsonl, regioner.jsonl, myndigheter.jsonl and universitet.jsonl into
extract/language/gazetteers/. What the lists do not know (how a body writes its own name, short forms,
abbreviations) stands in the YAML files beside this script. The other gazetteers are kept by hand.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
TARGET = HERE.parents[1] / "extract" / "language" / "gazetteers"
ORDER = (
    "id",
    "label",
    "kind",
    "name",
    "aliases",
    "short",
    "abbreviations",
    "ambiguous",
    "group",
    "coordinated",
    "lowercase",
    "identifiers",
)
# the list's courts carry the names of their special courts, cut off at a fixed length
_CUT_OFF = re.compile(r" (?:och|o) (?:patent|mark|migration).*$", re.IGNORECASE)
_NOT_TAKEN = re.compile(
    "Avveckling|Utredningen|Kommittén för avveckling|Regionala etik|Civilbef|Svergies"
    "|Sveriges? (?:amb|fn|eu|del|rep|gen|kon)",
    re.IGNORECASE,
)
SMALL = {"och", "i", "för", "över", "på", "vid", "av", "med", "till"}


def knowledge(name: str) -> Any:
    """The curated YAML file beside this script."""
    return yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))


def slug(name: str) -> str:
    """The name as the last part of an id; å ä ö stay."""
    return re.sub(r"[^\w]+", "-", name.casefold()).strip("-")


def unique(forms: list[str], *without: str) -> list[str]:
    """The forms in their order, each once, none of ``without``."""
    return [form for form in dict.fromkeys(forms) if form not in without]


def entry(**fields: Any) -> dict[str, Any]:
    """One line of a gazetteer: fields in the fixed order, empty ones left out."""
    fields.setdefault("label", "Organisation")
    return {key: fields[key] for key in ORDER if fields.get(key)}


def write(name: str, entries: list[dict[str, Any]]) -> None:
    """One JSON object a line."""
    lines = [json.dumps(one, ensure_ascii=False) for one in entries]
    (TARGET / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{name}: {len(lines)}")


def kommuner(folder: Path) -> list[dict[str, Any]]:
    """The 290 kommuner, Region Gotland among them."""
    known = knowledge("kommuner")
    ambiguous = set(known["ambiguous"])
    entries = []
    with (folder / "swedish-municipalities" / "municipalities.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            code, short = row["municipality_code"], row["municipality_name_short"]
            listed = known["names"].get(code, row["municipality_name"])
            name = known["cities"].get(code, listed)
            possessive = listed.removesuffix(" kommun") if listed.endswith(" kommun") else short
            aliases = [listed, f"{short} kommun", row["municipality_name"], *known["aliases"].get(code, [])]
            if code in known["cities"]:
                aliases += [f"{short} stad", f"{name.split()[0]} stad"]
            identifiers = [f"kommunkod:{code}"]
            if code == "0980":
                identifiers.append("länskod:09")
            entries.append(
                entry(
                    id=f"organisation/kommun-{code}",
                    kind="region" if code == "0980" else "kommun",
                    name=name,
                    aliases=unique(aliases, name),
                    short=[short],
                    ambiguous=[short] if short in ambiguous else [],
                    group="kommuner",
                    coordinated=unique([possessive, short]),
                    identifiers=identifiers,
                )
            )
    return entries


def regioner() -> list[dict[str, Any]]:
    """The regioner but Gotland."""
    return [
        entry(
            id=f"organisation/region-{code}",
            kind="region",
            name=one["name"],
            aliases=one.get("aliases", []),
            short=one.get("short", []),
            abbreviations=one.get("abbreviations", []),
            ambiguous=one.get("short", []),
            group="regioner",
            coordinated=one["coordinated"],
            identifiers=[f"länskod:{code}"],
        )
        for code, one in knowledge("regioner").items()
    ]


def bodies(folder: Path) -> dict[str, dict[str, Any]]:
    """The state bodies by official name: organisation number, old names, the year it was wound up."""
    path = folder / "swedish-agencies" / "myndighetsdata-merged.json"
    found = {}
    for name, by_source in json.loads(path.read_text(encoding="utf-8")).items():
        records = {s: (r if isinstance(r, list) else [r]) for s, r in by_source.items()}
        every = [record for source in records.values() for record in source]
        numbers = [re.sub(r"\D", "", str(one["org_nr"])) for one in every if one.get("org_nr")]
        ends = [int(str(one["end"])[:4]) for one in every if one.get("end")]
        old = [old for one in records.get("esv", []) for old in one.get("old_names") or []]
        groups = {one.get("group") for one in records.get("scb", [])}
        found[name] = {
            "number": next((n for n in numbers if len(n) == 10), None),
            "old": [one for one in old if not one.isupper() and "," not in one],
            "alive": bool({"stkt", "agv", "scb"} & set(records))
            and not (ends and "esv" in records and max(ends) < 2014),
            "court": "Sveriges domstolar samt Domstolsverket" in groups,
            "sources": set(records),
        }
    return found


def titled(name: str) -> str:
    """A name in capitals as it is written in running text (JÖNKÖPINGS TINGSRÄTT)."""
    words = name.casefold().split()
    keep = {
        "tingsrätt",
        "hovrätt",
        "förvaltningsrätten",
        "hovrätten",
        "kammarrätten",
        "domstolen",
        "riksbank",
    }
    cased = [w if w in SMALL or (w in keep and at) else w[:1].upper() + w[1:] for at, w in enumerate(words)]
    name = _CUT_OFF.sub("", " ".join(cased))
    return name.replace("Hyres och Arrende", "Hyres- och arrende").replace("nämnen", "nämnden")


def authority(official: str, body: dict[str, Any], known: dict[str, Any], ambiguous: set[str]) -> dict[str, Any]:
    """One state authority from the list and what we know of its names."""
    name = known.get("name", official)
    aliases = [official] if not official.isupper() else []
    aliases += known.get("aliases", [])
    if known.get("old", True):
        aliases += body["old"]
    short, abbreviations = known.get("short", []), known.get("abbreviations", [])
    shared = body["court"] and body["number"] == "2021002742" and official != "Domstolsverket"
    number = None if shared else body["number"]
    return entry(
        id=f"organisation/{slug(name)}",
        kind="myndighet",
        name=name,
        aliases=unique(aliases, name),
        short=short,
        abbreviations=abbreviations,
        lowercase=known.get("lowercase", False),
        ambiguous=[f for f in unique([name, *aliases, *short, *abbreviations]) if f in ambiguous],
        identifiers=[f"orgnr:{number[:6]}-{number[6:]}"] if number else [],
    )


def county_boards(found: dict[str, dict[str, Any]], folder: Path, words: dict[str, str]) -> list[dict[str, Any]]:
    """The 21 länsstyrelser with the many ways in which they are written."""
    entries = []
    with (folder / "swedish-municipalities" / "counties.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            code, county, short = row["county_code"], row["county_name"], row["county_name_short"]
            number = found[f"Länsstyrelsen i {county}"]["number"]
            places = unique([short, *([words[code]] if code in words else [])])
            aliases = [f"Länsstyrelsen {county}"]
            for place in places:
                aliases += [f"Länsstyrelsen i {place}", f"Länsstyrelsen {place}", f"Länsstyrelsen på {place}"]
            if code in words:
                aliases += [f"Länsstyrelsen i {words[code]}s län"]
            aliases += [f"{county.removesuffix(' län')} läns länsstyrelse"]
            entries.append(
                entry(
                    id=f"organisation/länsstyrelsen-{code}",
                    kind="myndighet",
                    name=f"Länsstyrelsen i {county}",
                    aliases=unique(aliases),
                    abbreviations=[f"Lst {place}" for place in places],
                    group="länsstyrelser",
                    coordinated=unique([*places, county, county.removesuffix(" län"), f"{short} län"]),
                    identifiers=[f"orgnr:{number[:6]}-{number[6:]}", f"länskod:{code}"],
                )
            )
    return entries


def myndigheter(folder: Path, found: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """State authorities, ministries, courts, county boards, government and parliament."""
    known = knowledge("myndigheter")
    ambiguous, curated = set(known["ambiguous"]), known["authorities"]
    left_out = set(known["leave_out"]) | {one.get("official") for one in knowledge("universitet")}
    unknown = [name for name in curated if name not in found]
    if unknown:
        raise SystemExit(f"myndigheter.yaml names bodies that the list lacks: {', '.join(unknown)}")
    entries = []
    for official, body in found.items():
        if official in left_out or official.startswith("Länsstyrelsen"):
            continue
        wound_up = _NOT_TAKEN.match(official)
        if official not in curated and (wound_up or not body["number"] or not body["alive"]):
            continue
        title = titled(official) if official.isupper() else official
        entries.append(authority(official, body, {"name": title, **curated.get(official, {})}, ambiguous))
    for one in known["extra"]:
        name = one.get("primary", one["name"])
        short = one.get("only_short", one.get("short", []))
        aliases = unique([one["name"], *one.get("aliases", [])], name) if not one.get("only_short") else []
        entries.append(
            entry(
                id=one.get("id", f"organisation/{slug(name)}"),
                kind=one.get("kind", "myndighet"),
                name=name,
                aliases=aliases,
                short=short,
                abbreviations=one.get("abbreviations", []),
                ambiguous=[form for form in [*short, *one.get("abbreviations", [])] if form in ambiguous],
                lowercase=one.get("lowercase_short", False),
                identifiers=one.get("identifiers", []),
            )
        )
    for name, abbreviations in known["ministries"].items():
        entries.append(
            entry(
                id=f"organisation/{slug(name)}",
                kind="departement",
                name=name,
                abbreviations=abbreviations,
                ambiguous=[one for one in abbreviations if one in ambiguous],
            )
        )
    entries += county_boards(found, folder, known["county_words"])
    return sorted(entries, key=lambda one: one["id"])


def universitet(found: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """Universities and högskolor."""
    entries = []
    for one in knowledge("universitet"):
        number = found[one["official"]]["number"] if "official" in one else None
        abbreviations = one.get("abbreviations", [])
        aliases = [one["official"]] if "official" in one else []
        entries.append(
            entry(
                id=f"organisation/{slug(one['name'])}",
                kind="universitet",
                name=one["name"],
                aliases=unique(aliases + one.get("aliases", []), one["name"]),
                abbreviations=abbreviations,
                ambiguous=[form for form in abbreviations if len(form) == 2],
                group="universitet" if one.get("coordinated") else None,
                coordinated=one.get("coordinated", []),
                identifiers=[f"orgnr:{number[:6]}-{number[6:]}"] if number else [],
            )
        )
    return entries


def main() -> None:
    """Reads the folder given on the command line and writes the four gazetteers."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path, help="folder with swedish-municipalities/ and swedish-agencies/")
    folder = parser.parse_args().data
    found = bodies(folder)
    write("kommuner.jsonl", kommuner(folder))
    write("regioner.jsonl", regioner())
    write("myndigheter.jsonl", myndigheter(folder, found))
    write("universitet.jsonl", universitet(found))


if __name__ == "__main__":
    main()
