"""Documents coming in: drop files, see them read, see what became of each. Works also where there is no graph yet."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from nysta.app.explorer import connection, reading
from nysta.app.explorer.document_changes import read_uploads
from nysta.app.explorer.judging import judge
from nysta.app.explorer.plain import plain
from nysta.app.explorer.reading import Progress
from nysta.app.explorer.reasons import reason
from nysta.app.explorer.texts import Texts
from nysta.app.explorer.uploads import KINDS, LIMIT_MB, Same, UploadRefusedError, keep_upload
from nysta.app.explorer.views.refusal import attempt
from nysta.graph.model import GraphStore
from nysta.graph.workspace import Workspace

_EVERY = 1.0  # seconds between two looks at a run
_SAME: tuple[Same, ...] = ("both", "replace")
_ICONS = {
    "done": ":material/check_circle:",
    "failed": ":material/error:",
    "stopped": ":material/stop_circle:",
}


def uploading(texts: Texts, store: GraphStore | None) -> None:
    """The field for files and the run that goes on; ``store`` is None where there is no graph yet."""
    chosen = connection.settings()
    latest = reading.progress(chosen.home)
    if judge() is None:
        st.caption(texts("judge.read_only"))
    elif latest and latest.going:
        _watched(texts)
    elif Workspace(chosen.home).busy():
        _waiting(texts)
    else:
        _refused(texts)
        if latest:
            _finished(latest, texts)
        _field(texts, store)


def _field(texts: Texts, store: GraphStore | None) -> None:
    # The words inside the field are Streamlit's own, in English; page.css puts these in their place.
    words = {name: texts(f"upload.{name}", limit=LIMIT_MB) for name in ("drop", "browse", "too_large")}
    rules = "".join(f"--nysta-{name.replace('_', '-')}: {_css_text(text)};" for name, text in words.items())
    st.html(f"<style>:root {{ {rules} }}</style>")
    with st.form("upload", clear_on_submit=True, border=False):
        files = st.file_uploader(
            texts("upload.label", kinds=", ".join(kind.lstrip(".").upper() for kind in KINDS), limit=LIMIT_MB),
            accept_multiple_files=True,
            max_upload_size=LIMIT_MB,
            key="files",
        )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            sent = st.form_submit_button(texts("upload.read"), type="primary", icon=":material/upload_file:")
            same = st.radio(
                texts("upload.same"),
                _SAME,
                key="same",
                horizontal=True,
                format_func=lambda each: texts(f"upload.same_{each}"),
            )
    if not sent:
        return
    if not files:
        st.warning(texts("upload.none"))
        return
    if judge() is not None:
        _take(files, same, texts, store)


def _take(files: list[UploadedFile], same: Same, texts: Texts, store: GraphStore | None) -> None:
    chosen = connection.settings()
    uploads = Workspace(chosen.home).uploads
    names: list[str] = []
    refused: list[tuple[str, str]] = []

    def keep() -> None:
        for file in files:
            try:
                names.append(keep_upload(uploads, file.name, file.getvalue(), same=same).path.name)
            except UploadRefusedError as error:
                refused.append((error.name, error.reason))

    if not attempt(keep, texts):
        return
    st.session_state["refused"] = refused
    if not names or attempt(lambda: read_uploads(chosen, store, list(dict.fromkeys(names))), texts):
        st.rerun()


def _refused(texts: Texts) -> None:
    for name, why in st.session_state.get("refused", ()):
        said = texts(f"upload.refused_{why}", limit=LIMIT_MB, kinds=", ".join(KINDS))
        st.error(f"**{plain(name)}**: {said}", icon=":material/block:")


@st.fragment(run_every=_EVERY)
def _watched(texts: Texts) -> None:
    home = connection.settings().home
    seen = reading.progress(home)
    if seen is None or not seen.going:
        st.rerun()
        return
    with st.container(border=True, key="run"):
        _refused(texts)
        st.markdown(f"**{texts('run.going')}**")
        if seen.stage == "loading":
            st.progress(1.0, text=texts("run.loading"))
        else:
            st.progress(seen.part, text=texts("run.read", n=len(seen.outcomes), total=seen.total))
        st.button(
            texts("run.stop"),
            icon=":material/stop:",
            help=texts("run.stop_help"),
            on_click=lambda: reading.stop(home) if judge() is not None else None,
        )


@st.fragment(run_every=2 * _EVERY)
def _waiting(texts: Texts) -> None:
    if not Workspace(connection.settings().home).busy():
        st.rerun()
    st.info(texts("run.elsewhere"), icon=":material/hourglass:")


def _finished(seen: Progress, texts: Texts) -> None:
    counts = {state: sum(each.state == state for each in seen.outcomes) for state in ("done", "unchanged", "failed")}
    said = [texts(f"run.n_{state}", n=n) for state, n in counts.items() if n]
    title = " · ".join([texts(f"run.{seen.stage}"), *said])
    wrong = seen.stage != "done" or counts["failed"] > 0
    icon = _ICONS["failed" if counts["failed"] else seen.stage]
    with st.expander(title, expanded=wrong, icon=icon, key="latest_run"):
        if seen.fault:
            st.code(seen.fault, language=None, wrap_lines=True)
        if seen.outcomes:
            st.dataframe(
                pd.DataFrame(
                    {
                        texts("documents.file"): [each.name for each in seen.outcomes],
                        texts("run.state"): [texts(f"run.state_{each.state}") for each in seen.outcomes],
                        texts("run.message"): [reason(each.message or "", texts.language) for each in seen.outcomes],
                    }
                ),
                hide_index=True,
                alt=texts("run.state"),
            )


def _css_text(text: str) -> str:
    """A text as a string of CSS inside a style element."""
    return '"' + escape(text, quote=False).replace("\\", "\\\\").replace('"', '\\"') + '"'
