"""Documents in, graph files out."""
