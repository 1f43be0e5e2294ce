"""Factuality: whether a document states something as it is, plans or proposes it, denies it, or has it over."""
