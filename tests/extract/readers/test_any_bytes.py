"""Whatever the bytes: a sound document, or one clear line, nothing else."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nysta.extract.document import SourceText
from nysta.extract.readers import SUPPORTED, UnreadableDocument, read_bytes

CORPUS = Path(__file__).parents[3] / "corpus"
QUICK = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def attempt(data: bytes, ending: str, sound) -> SourceText | None:
    try:
        return sound(read_bytes(data, name=f"mapp/fil{ending}"))
    except UnreadableDocument as error:
        line = str(error)
        assert line.startswith(f"mapp/fil{ending}: ")
        assert len(line.splitlines()) == 1
        return None


@cache
def sample(ending: str) -> bytes:
    """The smallest of our own documents of one kind."""
    paths = sorted(CORPUS.glob(f"*{ending}"), key=lambda path: path.stat().st_size)
    assert paths, f"corpus/ has no {ending}"
    return paths[0].read_bytes()


ENDINGS = [
    ending for ending in SUPPORTED if ending not in (".htm", ".docm", ".xlsm")
]  # read as .html, .docx, .xlsx are
STARTS = [
    b"",
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"<!doctype html>",
    b"<html><table><tr><td>",
    b"\xff\xfe",
    b"\xfe\xff",
]


@pytest.mark.parametrize("ending", ENDINGS)
@QUICK
@given(start=st.sampled_from(STARTS), data=st.binary(max_size=400), end=st.sampled_from([b"", b"\n%%EOF\n"]))
def test_any_bytes(ending, sound, start, data, end):
    attempt(start + data + end, ending, sound)


@pytest.mark.parametrize("ending", ENDINGS)
@QUICK
@given(edits=st.lists(st.tuples(st.floats(0, 0.999), st.binary(max_size=6), st.integers(0, 40)), max_size=8))
def test_damaged_documents(ending, sound, edits):
    data = bytearray(sample(ending))
    for place, patch, removed in edits:
        at = int(place * len(data))
        data[at : at + removed] = patch
    attempt(bytes(data), ending, sound)


@pytest.mark.parametrize("ending", [".docx", ".xlsx"])
@QUICK
@given(st.data())
def test_damaged_parts_in_sound_archives(ending, sound, data):
    """Damage that the archive's checksums do not tell of."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(sample(ending))) as source, zipfile.ZipFile(out, "w") as target:
        names = source.namelist()
        hit = data.draw(st.sampled_from([n for n in names if n.endswith((".xml", ".rels"))]))
        for name in names:
            part = bytearray(source.read(name))
            if name == hit:
                if data.draw(st.booleans(), label="leave out"):
                    continue
                at = int(data.draw(st.floats(0, 0.999)) * len(part))
                part[at : at + data.draw(st.integers(0, 60))] = data.draw(st.binary(max_size=20))
            target.writestr(name, bytes(part))
    attempt(out.getvalue(), ending, sound)


TAGS = st.sampled_from(
    [
        "p",
        "div",
        "table",
        "tr",
        "td",
        "th",
        "li",
        "ul",
        "ol",
        "h1",
        "h6",
        "br",
        "main",
        "article",
        "nav",
        "title",
        "span",
        "b",
        "pre",
        "dl",
        "dt",
        "caption",
        "thead",
    ]
)
PIECES = st.one_of(
    TAGS.map("<{}>".format),
    TAGS.map("</{}>".format),
    st.sampled_from(
        [
            "Habo kommun",
            "7 500",
            "&nbsp;",
            "&#0;",
            "&#xD800;",
            '<td colspan="3" rowspan="0">',
            "\x00",
            "\u2028",
        ]
    ),
)


@QUICK
@given(st.lists(PIECES, max_size=60))
def test_any_nesting_of_elements(sound, pieces):
    attempt("".join(pieces).encode(), ".html", sound)


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_same_bytes_give_the_same_document(ending, sound):
    first, second = attempt(sample(ending), ending, sound), attempt(sample(ending), ending, sound)
    assert first is not None
    assert first == second
