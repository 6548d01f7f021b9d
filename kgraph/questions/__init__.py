"""Questions: one module each, from an engine to an answer with rows."""
