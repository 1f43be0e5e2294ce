"""The canvas: where nodes and arrows of a drawing stand, and how they look; nothing of Streamlit."""
