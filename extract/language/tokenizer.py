"""Word rules for Swedish public-sector text, on top of those of spaCy's Swedish tokenizer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from spacy.language import Language
from spacy.symbols import ORTH  # type: ignore[import-not-found]
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

from nysta.extract.lexicons import load_yaml

_UPPER = "A-ZÅÄÖÉÜ"
_LOWER = "a-zåäöéü"

# "Naturvårdsverket/Energimyndigheten", "kommunen/Regionen" are two names, "och/eller" and "2023/24" one word.
_SLASH_BETWEEN_NAMES = rf"(?<=[{_LOWER}])/(?=[{_UPPER}][{_LOWER}])"
# "Göteborg–Borås" is two places; "2023–2025" is one number.
_DASH_BETWEEN_WORDS = rf"(?<=[{_UPPER}{_LOWER}])[–—](?=[{_UPPER}{_LOWER}])"
# "(VGR)" glued to the word before it, as PDF text often has it: "regionen(VGR)".
_BRACKET_BEFORE_ACRONYM = rf"(?<=[{_LOWER}])\((?=[{_UPPER}]{{2}})"
# "§12" and "§§12-14": the sign stands alone.
_SECTION_SIGNS = r"§§?"


@dataclass(frozen=True, slots=True)
class WordLists:
    """The lists of ``tokenizer.yaml``; abbreviations also with a capital first letter."""

    inside: frozenset[str]
    final: frozenset[str]
    ordinary: frozenset[str]
    units: tuple[str, ...]


def _with_capital(forms: list[str]) -> frozenset[str]:
    return frozenset(forms) | frozenset(form[0].upper() + form[1:] for form in forms)


@lru_cache(maxsize=1)
def word_lists() -> WordLists:
    """Read ``tokenizer.yaml`` once."""
    data = load_yaml(files(__package__).joinpath("tokenizer.yaml").read_text(encoding="utf-8"))
    return WordLists(
        inside=_with_capital(data["abbreviations_inside"]),
        final=_with_capital(data["abbreviations_final"]),
        ordinary=_with_capital(data["ordinary_words"]),
        units=tuple(sorted(data["units_after_numbers"], key=len, reverse=True)),
    )


def add_word_rules(nlp: Language) -> None:
    """Teach the tokenizer of ``nlp`` the words of this genre, in place.

    A pipeline whose tokenizer is not spaCy's rule tokenizer (some transformer pipelines bring their own)
    is left as it is. Calling it twice changes nothing.
    """
    tokenizer = nlp.tokenizer
    if not isinstance(tokenizer, Tokenizer):
        return
    lists = word_lists()
    rules = {form: cases for form, cases in tokenizer.rules.items() if form not in lists.ordinary}
    rules |= {form: [{ORTH: form}] for form in lists.inside | lists.final}
    defaults = nlp.Defaults
    units = "|".join(re.escape(unit) for unit in lists.units)
    infixes = [*(defaults.infixes or ()), _SLASH_BETWEEN_NAMES, _DASH_BETWEEN_WORDS, _BRACKET_BEFORE_ACRONYM]
    suffixes = [*(defaults.suffixes or ()), rf"(?<=[0-9])(?:{units})", _SECTION_SIGNS]
    prefixes = [*(defaults.prefixes or ()), _SECTION_SIGNS]
    tokenizer.rules = rules
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    tokenizer.prefix_search = compile_prefix_regex(prefixes).search


@registry.callbacks("nysta.word_rules.v1")  # type: ignore[untyped-decorator]
def word_rules_callback() -> object:
    """For training configs (``initialize.before_init``): the tokenizer rules, saved with the model."""

    def before_init(nlp: Language) -> Language:
        add_word_rules(nlp)
        return nlp

    return before_init
