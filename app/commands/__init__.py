"""The commands, one module per family; each gives ``register(app)``.

Nothing heavy is imported until a command runs, so that ``nysta --help`` answers at once.
"""
