"""The explorer: Streamlit pages over the graph. ``main.py`` is what ``nysta app`` runs."""
