"""A real spaCy pipeline that misbehaves on command, for documents that take their worker down."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

# A sentence that names one of these makes the pipeline fall in that way.
HANGS, DIES, EATS = "Hängkommun", "Dödkommun", "Ätkommun"

PACKAGE = f'''
import os, re, signal
import spacy
from spacy.language import Language

@Language.component("falls")
def falls(doc):
    if "{HANGS}" in doc.text:
        re.match("(a+)+$", "a" * 60 + "b")  # for ever, and without letting go of the interpreter
    if "{DIES}" in doc.text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "{EATS}" in doc.text:
        blocks = [bytes(10_000_000) + b"x" for _ in range(100)]
    return doc

def load(**_):
    nlp = spacy.blank("sv")
    nlp.meta["name"], nlp.meta["version"] = "falling", "1.0"
    nlp.add_pipe("falls")
    return nlp
'''


@pytest.fixture
def falling_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of the pipeline, installed for this test and its worker processes."""
    site = tmp_path / "site"
    (site / "falling_model").mkdir(parents=True)
    (site / "falling_model" / "__init__.py").write_text(PACKAGE, encoding="utf-8")
    (site / "falling_model" / "meta.json").write_text(json.dumps({"lang": "sv", "name": "falling", "version": "1.0"}))
    (site / "falling_model-1.0.dist-info").mkdir()
    about = "Metadata-Version: 2.1\nName: falling_model\nVersion: 1.0\n"
    (site / "falling_model-1.0.dist-info" / "METADATA").write_text(about)
    monkeypatch.syspath_prepend(str(site))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, (str(site), os.environ.get("PYTHONPATH")))))
    return "falling_model"
