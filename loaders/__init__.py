"""One module per kind of source file; each holds a function `load` from a path to claims."""
