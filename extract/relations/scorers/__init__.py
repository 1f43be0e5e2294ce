"""Scorers: what trained models read of two names, and how far they let rules be believed."""
