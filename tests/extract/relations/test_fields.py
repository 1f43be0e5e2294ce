

def test_a_sheet_of_facts_by_plain_words(edges_of: Callable[..., Any]) -> None:
    text = (
        "Särskilda insatser\n\nNamn: Lugna dagar\nProjektägare: Ale kommun\nMed: Kungälvs kommun\n"
        "Pengar: Naturvårdsverket 1,4 mnkr, Region Halland 300 tkr\n"
    )
    found = edges_of(text)
    assert ("Ale kommun", "COORDINATES", "Lugna dagar") in found
    assert ("Kungälvs kommun", "PARTICIPATES_IN", "Lugna dagar") in found
    assert ("Naturvårdsverket", "FUNDS", "Lugna dagar") in found
    assert ("Region Halland", "FUNDS", "Lugna dagar") in found


def test_an_amounts_field_that_names_who_gives_it(edges_of: Callable[..., Any]) -> None:
    text = "Projekt: Lugna dagar\nProjektägare: Ale kommun\nStöd 2024: Region Halland 900 tkr\n"
    assert ("Region Halland", "FUNDS", "Lugna dagar") in edges_of(text)
