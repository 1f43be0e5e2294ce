"""Why something was not read is said in both languages, whatever the extraction says."""

from __future__ import annotations

import ast
import importlib
import itertools
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
import yaml

import nysta.app.explorer
import nysta.extract
from nysta.app.explorer.reasons import reason
from nysta.extract.readers import UnreadableDocument, content, read_bytes

EXTRACT = Path(nysta.extract.__file__).parent
# Where a reason is put together out of a variable: what stands in it is tried by name below.
PUT_TOGETHER = {"page 7", "a 7 of 7 characters was not read", "is 7"}


def renderings(node: ast.expr, module: ModuleType) -> set[str]:
    """What an expression can say, with 7 for what varies."""
    match node:
        case ast.Constant(value=str() as text):
            return {text}
        case ast.JoinedStr(values=parts):
            return {"".join(p.value if isinstance(p, ast.Constant) else "7" for p in parts)}  # type: ignore[misc]
        case ast.BinOp(left=left, right=right):
            return {"".join(each) for each in itertools.product(renderings(left, module), renderings(right, module))}
        case ast.IfExp(body=one, orelse=other):
            return renderings(one, module) | renderings(other, module)
        case ast.Name(id=name) if isinstance(getattr(module, name, None), str):
            return {getattr(module, name)}
    return set()


def reasons_of_the_code() -> Iterator[str]:
    """Every reason that the readers and the structure can give."""
    for path in sorted(EXTRACT.rglob("*.py")):
        parts = path.relative_to(EXTRACT).with_suffix("").parts
        module = importlib.import_module(".".join(("nysta.extract", *(p for p in parts if p != "__init__"))))
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(call, ast.Call):
                continue
            name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
            said = call.args[1:] if name == "UnreadableDocument" else call.args[:1] if name in ("Skip", "skip") else []
            for argument in said:
                yield from renderings(argument, module)


def test_every_reason_of_the_code_has_its_swedish() -> None:
    said = set(reasons_of_the_code()) - PUT_TOGETHER
    assert len(said) > 50
    said |= set(content.DESCRIPTIONS.values())
    assert [each for each in sorted(said) if reason(each, "sv") == each] == []


@pytest.mark.parametrize(
    ("said", "swedish"),
    [
        ("page has no text layer", "sidan har inget textlager (en inskannad bild?)"),
        ("page has too many drawn lines to look for ruled tables", "sidan har för många streck"),
        ("a row of 90000 characters was not read", "en rad på 90000 tecken lästes inte"),
        ("a line without blanks of 90000 characters was not read", "en rad utan mellanslag på 90000 tecken"),
        ("12 bytes are not UTF-8 and were read as Windows-1252", "12 byte är inte UTF-8"),
        (
            "a.pdf: took longer than 300 s (--time-limit); split the document, or allow it more",
            "tog längre tid än 300 s",
        ),
        (
            "a.doc: files ending in .doc are not read; supported are .txt, .pdf",
            "läses inte; det som läses är .txt, .pdf",
        ),
        ('the sheet "{n} <b>" is hidden and was not read', "bladet ”{n} <b>” är dolt"),
    ],
)
def test_what_varies_stays(said: str, swedish: str) -> None:
    assert swedish in reason(said, "sv")
    assert reason(said, "en") == said


def test_a_real_fault_is_said_in_swedish() -> None:
    with pytest.raises(UnreadableDocument) as fault:
        read_bytes(b"\x89PNG\r\n\x1a\n\0\0\0", name="karta.pdf", ending=".pdf")
    told = reason(str(fault.value), "sv")
    assert told.startswith("karta.pdf: är inte vad .pdf säger utan en bild; kör OCR")


def test_the_unknown_is_shown_as_it_is() -> None:
    assert reason("a.pdf: something else; {odd}", "sv") == "a.pdf: something else; {odd}"


def test_both_languages_have_the_same_blanks() -> None:
    source = Path(nysta.app.explorer.__file__).with_name("i18n") / "reasons.yaml"
    for each in yaml.safe_load(source.read_text(encoding="utf-8")):
        assert each.keys() == {"en", "sv"}
        blanks = [{part.split("}")[0] for part in each[language].split("{")[1:]} for language in ("en", "sv")]
        assert blanks[0] == blanks[1], each
