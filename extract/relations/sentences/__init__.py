"""Sentences: what one says of the names and figures in it, by patterns and grammar."""
