"""The explorer's views, one module each; every one has ``show(context)``."""
