"""What people decide, and that a new extraction does not undo it."""

from __future__ import annotations

import threading

import pytest

from nysta.graph.judgements import (
    Judgement,
    JudgementError,
    NewEntity,
    QuoteRef,
    RelationRef,
    append_judgement,
    forget_quotes,
    not_withdrawn,
    read_judgements,
)
from nysta.graph.merge import merge, merge_judged

OWNER, OWNED = "organisation/ägaren", "organisation/bolaget-i-väst"
BOTH = [(OWNER, "Ägaren"), (OWNED, "Bolaget i Väst")]
QUOTE = "Ägaren äger Bolaget i Väst"


def judge(action, when=1, **fields):
    return Judgement(action=action, who="Ada", when=f"2026-01-{when:02}T00:00:00+00:00", **fields)


def owns(**fields):
    return RelationRef(type="OWNS", source=OWNER, target=OWNED, **fields)


@pytest.fixture
def owning(graph_file):
    def build(quote=QUOTE, name="a", **fields):
        return graph_file(name, BOTH, [("OWNS", OWNER, OWNED, fields, quote)])

    return build


def edges(graph):
    return [edge for edge in graph.edges if edge.type not in ("FROM", "MENTIONED_IN")]


def test_a_rejected_relation_is_a_claim(owning):
    rejected = judge("reject", relation=owns(), evidence=[QuoteRef(quote=QUOTE)])
    (edge,) = edges(merge([owning()], [rejected]))
    assert (edge.type, edge.properties["status"], edge.properties["type"]) == ("CLAIM", "rejected", "OWNS")


def test_the_last_word_stands_whatever_the_order_of_the_lines(owning):
    words = [judge("reject", 1, relation=owns()), judge("confirm", 2, relation=owns())]
    for judgements in (words, words[::-1]):
        (edge,) = edges(merge([owning()], judgements))
        assert (edge.type, edge.properties["status"]) == ("OWNS", "confirmed")


def test_what_is_withdrawn_was_never_decided(owning):
    rejected = judge("reject", 1, relation=owns(), evidence=[QuoteRef(document="a", quote=QUOTE)])
    back = judge("withdraw", 2, withdraws=rejected.id)
    (edge,) = edges(merge([owning()], [back, rejected]))
    assert (edge.type, edge.properties["status"]) == ("OWNS", "extracted")
    (edge,) = edges(merge([owning()], [rejected, back, judge("withdraw", 3, withdraws=back.id)]))
    assert edge.properties["status"] == "rejected"


def test_a_merge_that_is_withdrawn_may_be_proposed_again():
    same = judge("merge", 1, entity=OWNER, into=OWNED)
    assert not_withdrawn([same, judge("withdraw", 2, withdraws=same.id)]) == ()


def test_a_judgement_keeps_its_id_when_its_quotes_are_forgotten(tmp_path):
    rejected = judge("reject", relation=owns(), evidence=[QuoteRef(document="a", quote=QUOTE, line=3)])
    path = tmp_path / "judgements.jsonl"
    append_judgement(path, rejected)
    forget_quotes(path, ["a"])
    (left,) = read_judgements(path)
    assert left.evidence[0].quote == ""
    assert left.id == rejected.id


def test_what_a_person_confirmed_is_shown_below_the_least_confidence(owning):
    file = owning(confidence=0.3)
    assert not edges(merge([file]))
    assert edges(merge([file], [judge("confirm", relation=owns())]))[0].properties["confidence"] == 0.3


def test_a_changed_sentence_opens_the_decision_again(owning):
    rejected = judge("reject", relation=owns(), evidence=[QuoteRef(quote=QUOTE)])
    same, open_again = merge_judged([owning("Ägaren  äger\nBolaget i Väst")], [rejected])
    assert edges(same)[0].type == "CLAIM"
    assert open_again == ()
    changed, open_again = merge_judged([owning("Bolaget i Väst är helägt av Ägaren")], [rejected])
    assert edges(changed)[0].type == "OWNS"
    assert open_again == (rejected,)


def test_a_decision_follows_an_id_that_a_merge_changed(graph_file, owning):
    known = (
        "organisation/kommun-9999",
        "Ägaren",
        [],
        {"identifiers": ["kommunkod:9999"]},
    )
    rejected = judge("reject", relation=owns(), evidence=[QuoteRef(quote=QUOTE)])
    (edge,) = edges(merge([owning(), graph_file("b", [known])], [rejected]))
    assert (edge.source, edge.type) == ("organisation/kommun-9999", "CLAIM")


def test_an_added_relation_needs_no_document(graph_file):
    added = judge(
        "add",
        relation=RelationRef(type="FUNDS", source=OWNER, target="project/nytt", amount_sek=1000, year=2024),
        evidence=[QuoteRef(document="a-txt-00000000", quote="enligt avtal", line=3)],
        entities=[NewEntity(id="project/nytt", label="Project", name="Nytt")],
    )
    graph = merge([graph_file("a", BOTH)], [added])
    (edge,) = edges(graph)
    assert (edge.type, edge.target_label, edge.properties["status"]) == ("FUNDS", "Project", "added")
    assert edge.properties["counts"] is True
    assert "project/nytt" in {node.id for node in graph.nodes}


def test_merge_and_split_by_a_person(graph_file):
    files = [
        graph_file("a", [("organisation/kusten", "Kusten i Väst")]),
        graph_file("b", [("organisation/havet", "Havet")]),
    ]
    together = judge("merge", 1, entity="organisation/kusten", into="organisation/havet")
    apart = judge("split", 2, entity="organisation/kusten", into="organisation/havet")
    names = [node.id for node in merge(files, [together]).nodes if node.label == "Organisation"]
    assert names == ["organisation/havet"]
    assert len([node for node in merge(files, [together, apart]).nodes if node.label == "Organisation"]) == 2


def test_split_of_what_the_extraction_took_for_one(graph_file):
    one = ("organisation/navet", "Navet")
    files = [graph_file("a", [one]), graph_file("b", [one])]
    apart = judge("split", entity="organisation/navet", documents=["b-txt-00000000"])
    found = [node for node in merge(files, [apart]).nodes if node.label == "Organisation"]
    assert [node.properties["documents"] for node in found] == [["a-txt-00000000"], ["b-txt-00000000"]]


def test_a_split_finds_the_entity_under_the_id_that_the_document_has(graph_file):
    files = [
        graph_file("a", [("organisation/gryning-vård", "Gryning Vård")]),
        graph_file("b", [("organisation/gryning-vård-ab", "Gryning Vård AB")]),
        graph_file("c", [("organisation/gryning-vård-ab", "Gryning Vård AB")]),
    ]
    apart = judge("split", entity="organisation/gryning-vård", documents=["b-txt-00000000"])
    found = [node for node in merge(files, [apart]).nodes if node.label == "Organisation"]
    assert [node.properties["documents"] for node in found] == [
        ["a-txt-00000000", "c-txt-00000000"],
        ["b-txt-00000000"],
    ]


def test_an_added_relation_does_not_name_a_document_that_was_removed(graph_file):
    added = judge("add", relation=owns(), evidence=[QuoteRef(document="gone", quote="")], why="avtal")
    (edge,) = edges(merge([graph_file("a", BOTH)], [added]))
    assert edge.properties["documents"] == []


def test_a_new_name_is_published_and_the_old_one_stays_an_alias(graph_file):
    renamed = judge("rename", entity=OWNER, name="Ägarföreningen")
    node = next(node for node in merge([graph_file("a", BOTH)], [renamed]).nodes if node.id == OWNER)
    assert (node.properties["name"], node.properties["aliases"]) == ("Ägarföreningen", ["Ägaren"])


@pytest.mark.parametrize(
    "fields",
    [{"action": "merge", "entity": "a/b"}, {"action": "split", "entity": "a/b"}, {"action": "confirm"}],
)
def test_a_judgement_that_does_not_say_enough_is_refused(fields):
    with pytest.raises(ValueError, match="needs"):
        Judgement(who="Ada", when="2026-01-01T00:00:00", **fields)


def test_the_file_is_read_in_order_of_time_and_notes_are_skipped(tmp_path):
    path = tmp_path / "judgements.jsonl"
    later, earlier = judge("comment", 2, why="sedan"), judge("comment", 1, why="först")
    for each in (later, earlier, later):
        append_judgement(path, each)
    path.write_text("# två personers filer\n\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert read_judgements(path) == (earlier, later)


def test_a_bad_line_is_named(tmp_path):
    path = tmp_path / "judgements.jsonl"
    append_judgement(path, judge("comment", why="bra"))
    path.write_text(path.read_text(encoding="utf-8") + '{"action": "nonsense"}\n', encoding="utf-8")
    with pytest.raises(JudgementError, match="line 2"):
        read_judgements(path)


def test_writers_at_the_same_time_do_not_mix_their_lines(tmp_path):
    path = tmp_path / "judgements.jsonl"

    def write(n):
        for k in range(20):
            append_judgement(path, judge("comment", why=f"{n} {k} " + "x" * 5000))

    threads = [threading.Thread(target=write, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(read_judgements(path)) == 80


def test_removing_a_document_blanks_its_quotes_and_keeps_the_decision(tmp_path):
    path = tmp_path / "judgements.jsonl"
    append_judgement(path, judge("reject", relation=owns(), evidence=[QuoteRef(document="a", quote=QUOTE)]))
    assert forget_quotes(path, ["b"]) == 0
    assert forget_quotes(path, ["a"]) == 1
    assert QUOTE not in path.read_text(encoding="utf-8")
    assert read_judgements(path)[0].action == "reject"
