"""What Streamlit's own theme does not give: a few style rules and the icon of the browser's tab."""

from __future__ import annotations

from functools import cache
from importlib import resources

import streamlit as st

_language = st.components.v2.component(
    "nysta_language",
    html="<span></span>",
    js="export default ({ data }) => { document.documentElement.lang = data.language; };",
)


@cache
def page_style() -> str:
    """A style element for ``st.html``."""
    source = resources.files("nysta.app.explorer").joinpath("page.css")
    return f"<style>{source.read_text(encoding='utf-8')}</style>"


def tell_language(language: str) -> None:
    """Let the page say what language it is in ("sv", "en"): screen readers speak it so. Streamlit says English."""
    _language(key="page_language", data={"language": language})


@cache
def icon() -> str:
    """The tab's icon as SVG; Streamlit's named icons would be fetched from another host."""
    return resources.files("nysta.app.explorer").joinpath("icon.svg").read_text(encoding="utf-8").strip()


def is_dark() -> bool:
    """Whether the reader sees a dark page; drawings that cannot ask the browser themselves need to know."""
    return st.context.theme.type == "dark"
