"""What spaCy's ``train`` needs to know of Nysta (``--code``): the callback that adds our tokenizer rules."""

from nysta.extract.language.tokenizer import word_rules_callback as word_rules_callback
