"""Speed, measured: each figure beside its reference, taken in one run; ``make bench`` prints them, docs/performance.md keeps them."""
