"""Who pays in the rows of income that a table of a body's result begins with: "Bidrag, Socialstyrelsen"."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

EdgesOf = Callable[..., dict[tuple[str, str, str], Any]]

HEAD = "Verksamhetsberättelse\nVård- och omsorgsnämnden\n\n6. Ekonomi\n\nNämnden redovisar ett underskott.\n\n"
RESULT = f"""{HEAD}Tkr                                      Bokslut          Budget         Bokslut
                                            2021            2022            2022
Kommunbidrag                             887 100         921 400         921 400
Avgifter                                  48 610          49 900          50 320
Bidrag, Socialstyrelsen                   31 480          22 000          24 110
Statsbidrag, Kulturrådet                   1 200           1 900           1 850
Personal                                -702 300        -715 900        -731 640
Hyror och övrigt                        -111 860        -113 100        -115 370
Bidrag, Röda Korset                         -300            -300            -300
Resultat                                  -3 600               0         -21 400
"""


def test_income_above_what_is_spent(edges_of: EdgesOf) -> None:
    found = edges_of(RESULT, issuer="Enköpings kommun")
    paid = {(a, b) for a, kind, b in found if kind == "FUNDS"}
    assert {("Socialstyrelsen", "Vård- och omsorgsnämnden"), ("Kulturrådet", "Vård- och omsorgsnämnden")} <= paid
    of_it = found["Socialstyrelsen", "FUNDS", "Vård- och omsorgsnämnden"]
    assert {one.amount_sek for one in of_it} >= {31_480_000, 24_110_000}


def test_what_is_spent_is_paid_by_nobody_in_the_row(edges_of: EdgesOf) -> None:
    found = edges_of(RESULT, issuer="Enköpings kommun")
    assert not [edge for edge in found if edge[0] == "Röda Korset"]
