"""Streamlit components of our own: a search field, single keys, clicks on charts, the focus of a dialog."""
