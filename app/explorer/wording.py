"""How entities, relations and evidence are put into words."""

from __future__ import annotations

from collections.abc import Mapping

from nysta.app.explorer import amounts
from nysta.app.explorer.texts import Texts
from nysta.app.explorer.ties import Tie
from nysta.graph.evidence import EdgeEvidence
from nysta.graph.model import Edge, Node, shown_name
from nysta.graph.ontology import ontology
from nysta.graph.store_rows import edge_years, relation_type


def name(node: Node | None, node_id: str = "") -> str:
    """The entity's name, told apart from others of that name, or its id where the graph has no name for it."""
    if node is None:
        return node_id
    return shown_name(str(node.properties.get("name") or node.id), node.properties.get("whose"))


def kind(label: str, stated: object, texts: Texts) -> str:
    """What an entity is: "kommun", "bolag"; its label's name where no kind is stated."""
    known = ontology().labels[label]
    if not isinstance(stated, str):
        return known.en if texts.language == "en" else known.sv
    named = known.kinds.get(stated)
    if named is None:
        return stated
    return named.en if texts.language == "en" else named.sv


def verb(relation: str, texts: Texts, *, role: str | None = None, backwards: bool = False) -> str:
    """The relation as a verb between two names: "äger", backwards "ägs av"; a role has its own words."""
    direction = "in" if backwards else "out"
    plain = texts(f"relation.{relation}.{direction}")
    return texts.optional(f"role.{role}.{direction}", plain) if role else plain


def stated_verb(edge: Edge, texts: Texts) -> str:
    """The verb as it is stated: "finansierar inte", "föreslås finansiera", "ska äga"; plain where it simply holds."""
    role, modality = edge.properties.get("role"), edge.properties.get("modality")
    plain = verb(relation_type(edge), texts, role=role if isinstance(role, str) else None)
    said = texts.optional(f"relation.{relation_type(edge)}.{modality}", plain)
    return texts.optional(f"role.{role}.{modality}", said) if role else said


def sentence(edge: Edge, names: Mapping[str, str], texts: Texts) -> str:
    """The relation as a short sentence: "Göteborgsregionen äger Gryning Vård, 54 %"."""
    told = f"{names.get(edge.source, edge.source)} {stated_verb(edge, texts)} {names.get(edge.target, edge.target)}"
    figures = figure(edge, texts)
    return f"{told}, {figures}" if figures else told


def figure(edge: Edge, texts: Texts) -> str:
    """The number of a relation: "54 %", "43,4 mnkr"; empty where it has none."""
    amount = edge.properties.get("amount_sek")
    if isinstance(amount, int):
        return amounts.kronor(amount, texts.language)
    share = edge.properties.get("share")
    return amounts.share(float(share), texts.language) if isinstance(share, int | float) else ""


def tie_label(tie: Tie, texts: Texts) -> str:
    """The words on an arrow, at most three short lines."""
    words = verb(tie.type, texts, role=tie.role)
    if tie.standing == "planned":
        words = texts("tie.planned", words=words)
    if tie.standing == "claim":
        words = texts("tie.claim", words=words, standing=_claim_standing(tie.edges[0], texts))
    if tie.share is not None:
        return f"{words} {amounts.share(tie.share, texts.language)}"
    if tie.amount_sek is not None:
        span = tie.amount_years
        when = f"\n{amounts.years(*span)}" if span else ""
        return f"{words}\n{amounts.kronor(tie.amount_sek, texts.language)}{when}"
    return words


def tie_figure(tie: Tie, texts: Texts) -> str:
    """The number on an arrow: "54 %", "43,4 mnkr", under a sum its several years; empty where it has none."""
    if tie.share is not None:
        return amounts.share(tie.share, texts.language)
    if tie.amount_sek is None:
        return ""
    span = tie.amount_years
    when = f"\n{amounts.years(*span)}" if span and span[0] != span[1] else ""
    return f"{amounts.kronor(tie.amount_sek, texts.language)}{when}"


def year_text(edge: Edge) -> str:
    """The year or years of a relation, empty where none is known, or none is stated for its amount."""
    if isinstance(edge.properties.get("amount_sek"), int) and edge.properties.get("year") is None:
        return ""  # the year of the document is not the money's
    span = edge_years(edge.properties)
    return amounts.years(*span) if span else ""


def dated(edge: Edge, texts: Texts) -> str:
    """Year and basis in brackets, to stand after a sentence: " (2024, budget)"; empty where none is known."""
    basis = edge.properties.get("basis")
    parts = [year_text(edge), texts.optional(f"basis.{basis}", "") if basis else ""]
    said = ", ".join(part for part in parts if part)
    return f" ({said})" if said else ""


def standing_text(edge: Edge, texts: Texts) -> str:
    """Whether the relation holds, is planned, or what kind of claim it is."""
    if edge.type == "CLAIM":
        return _claim_standing(edge, texts)
    return texts.optional(f"modality.{edge.properties.get('modality')}", texts("modality.asserted"))


def place(evidence: EdgeEvidence, texts: Texts) -> str:
    """Where in its document a quote stands: "sida 7, rad 12"."""
    parts = []
    if evidence.page is not None:
        parts.append(texts("evidence.page", page=evidence.page))
    if evidence.line is not None:
        parts.append(texts("evidence.line", line=evidence.line))
    return ", ".join(parts)


def _claim_standing(edge: Edge, texts: Texts) -> str:
    if edge.properties.get("status") == "rejected":
        return texts("modality.rejected")
    return texts.optional(f"modality.{edge.properties.get('modality')}", texts("modality.unknown"))
