"""Rows: what the parties, figures and captions of a table mean, row by row."""
