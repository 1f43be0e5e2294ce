"""What spaCy's ``train`` needs to know of Nysta (``--code``): our tokenizer rules, our layers and our ops."""

from thinc.api import get_ops, set_current_ops

from nysta.extract.language import context as context  # registers the architecture
from nysta.extract.language import ops as ops  # registers "nysta"
from nysta.extract.language.tokenizer import word_rules_callback as word_rules_callback

set_current_ops(get_ops("nysta"))
