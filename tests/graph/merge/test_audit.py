"""Judgements live through new extractions, new versions of documents and merges; the audit tells how each fares."""

from __future__ import annotations

import pytest

from nysta.graph.audit import audit
from nysta.graph.judgements import Judgement, QuoteRef, RelationRef, append_judgement, read_judgements
from nysta.graph.merge import merge

REGION, TOWN = "organisation/regionen-i-väst", "organisation/bygden"
BOTH = [(REGION, "Regionen i Väst"), (TOWN, "Bygden")]
QUOTE = "Regionen i Väst gav Bygden 7 mnkr"


def judge(action, when=1, **fields):
    return Judgement(action=action, who="Ada", when=f"2026-01-{when:02}T00:00:00+00:00", **fields)


def money(**fields):
    return {"amount_sek": 7_000_000, "amount_text": "7 mnkr", "year": 2023, **fields}


@pytest.fixture
def giving(graph_file):
    def build(quote=QUOTE, name="a", **fields):
        return graph_file(name, BOTH, [("FUNDS", REGION, TOWN, money(**fields), quote)])

    return build


def reject(**fields):
    relation = RelationRef(type="FUNDS", source=REGION, target=TOWN, **money(**fields))
    return judge("reject", relation=relation, evidence=[QuoteRef(quote=QUOTE)])


def states(files, judgements):
    return [each.state for each in audit(files, judgements)]


def kinds(graph):
    return [edge.type for edge in graph.edges if edge.type not in ("FROM", "MENTIONED_IN")]


@pytest.mark.parametrize("better", [{"purpose": "DRUM"}, {"basis": "outcome"}, {"year": 2024}])
def test_a_decision_follows_its_sentence_when_it_is_read_better(giving, better):
    assert kinds(merge([giving(**better)], [reject()])) == ["CLAIM"]
    assert states([giving(**better)], [reject()]) == ["in force"]


def test_another_amount_is_another_fact(giving):
    assert kinds(merge([giving(amount_sek=8_000_000)], [reject()])) == ["FUNDS"]
    (audited,) = audit([giving(amount_sek=8_000_000)], [reject()])
    assert (audited.state, audited.was, audited.now) == ("open again", QUOTE, QUOTE)


def test_a_decision_does_not_choose_between_two(graph_file):
    file = graph_file(
        "a",
        BOTH,
        [("FUNDS", REGION, TOWN, money(purpose=purpose), QUOTE) for purpose in ("DRUM", "SKOLA")],
    )
    assert kinds(merge([file], [reject()])) == ["FUNDS", "FUNDS"]


def test_a_decision_on_the_relation_itself_goes_before_one_that_would_follow(giving):
    own = judge("confirm", 2, relation=reject(purpose="DRUM").relation, evidence=[QuoteRef(quote=QUOTE)])
    graph = merge([giving(purpose="DRUM")], [reject(), own])
    assert kinds(graph) == ["FUNDS"]


def test_what_an_open_decision_was_about_and_is_now(giving):
    changed = "Regionen i Väst lämnade 7 mnkr till Bygden"
    (audited,) = audit([giving(changed)], [reject()])
    assert (audited.state, audited.was, audited.now) == ("open again", QUOTE, changed)
    (gone,) = audit([], [reject()])
    assert (gone.state, gone.now) == ("open again", "")


def test_a_split_holds_for_a_new_version_of_its_document(graph_file):
    one, other = graph_file("a", [(TOWN, "Bygden")]), graph_file("b", [(TOWN, "Bygden")])
    split = judge("split", entity=TOWN, documents=[other.id])
    changed = other.model_copy(update={"id": "b-txt-11111111"})
    for files in ([one, other], [one, changed]):
        assert sum(node.label == "Organisation" for node in merge(files, [split]).nodes) == 2
        assert states(files, [split]) == ["in force"]


def test_each_state_is_told(giving):
    confirm = judge("confirm", 2, relation=reject().relation)
    ends = {"entity": REGION, "into": TOWN}
    rows = [
        reject(),
        confirm,
        judge("merge", 3, **ends),
        judge("split", 4, **ends),
        judge("rename", 5, entity=TOWN, name="Byn"),
        judge("rename", 6, entity="organisation/ingen", name="Byn"),
        judge("comment", 7, entity=TOWN, why="se avtalet"),
        judge("add", 8, relation=RelationRef(type="OWNS", source=TOWN, target="organisation/ingen")),
    ]
    assert states([giving()], rows) == [
        "replaced", "in force", "replaced", "in force", "in force", "no effect", "note", "no effect",
    ]  # fmt: skip


def test_two_peoples_files_can_be_put_together(giving, tmp_path):
    later = judge("confirm", 2, relation=reject().relation)
    for name, judgement in (("ada", reject()), ("bo", later)):
        append_judgement(tmp_path / name, judgement)
    for order in (("ada", "bo"), ("bo", "ada", "ada")):
        both = tmp_path / "-".join(order)
        both.write_bytes(b"".join((tmp_path / name).read_bytes() for name in order))
        judgements = read_judgements(both)
        assert [each.action for each in judgements] == ["reject", "confirm"]
        assert kinds(merge([giving()], judgements)) == ["FUNDS"]
