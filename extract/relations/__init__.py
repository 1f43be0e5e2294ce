"""Relations: a document as read → statements, each one stated fact with its words.

``prose.py`` and ``tables.py`` put together what is found in sentences and in tables, ``lists/`` has what items, fields
and headings state. ``sentences/`` and ``rows/`` hold the rules, ``scorers/`` what is read by trained models,
``factuality/`` whether it holds; ``context.py`` and ``this_year.py`` what stands around all of them. No folder imports
from one that stands later in: factuality, sentences, rows, lists, scorers.
"""
