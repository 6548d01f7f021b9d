"""Speed, measured: each figure beside its reference, both taken in one run. ``make bench`` prints them; docs/performance.md keeps a table."""
