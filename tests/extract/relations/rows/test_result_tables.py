"""Who pays in the rows of income that a table of a body's result begins with: "Bidrag, Socialstyrelsen"."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

EdgesOf = Callable[..., dict[tuple[str, str, str], Any]]

HEAD = "Verksamhetsberättelse\nSocialnämnden\n\n6. Ekonomi\n\nNämnden redovisar ett underskott.\n\n"
RESULT = f"""{HEAD}Tkr                                      Bokslut          Budget         Bokslut
                                            2021            2022            2022
Kommunbidrag                             402 100         415 400         415 400
Avgifter                                  21 610          22 900          22 320
Bidrag, Socialstyrelsen                   12 340          11 000          13 570
Statsbidrag, Kulturrådet                     640             700             690
Personal                                -302 300        -315 900        -331 640
Hyror och övrigt                         -91 860         -93 100         -95 370
Bidrag, Röda Korset                         -300            -300            -300
Resultat                                  -1 600               0          -9 400
"""


def test_income_above_what_is_spent(edges_of: EdgesOf) -> None:
    found = edges_of(RESULT, issuer="Sala kommun")
    paid = {(a, b) for a, kind, b in found if kind == "FUNDS"}
    assert {("Socialstyrelsen", "Socialnämnden"), ("Kulturrådet", "Socialnämnden")} <= paid
    of_it = found["Socialstyrelsen", "FUNDS", "Socialnämnden"]
    assert {one.amount_sek for one in of_it} >= {12_340_000, 13_570_000}


def test_what_is_spent_is_paid_by_nobody_in_the_row(edges_of: EdgesOf) -> None:
    found = edges_of(RESULT, issuer="Sala kommun")
    assert not [edge for edge in found if edge[0] == "Röda Korset"]
