"""How many cases of a property are drawn: 200 in `make test`, the same on each run; 10,000 new ones in `make test-long`."""

from typing import Any

from hypothesis import HealthCheck, settings

USUAL, LONG = 200, 10_000


def register() -> None:
    """Name the two numbers to Hypothesis, and take the usual one; `--hypothesis-profile long` takes the other."""
    settings.register_profile("usual", max_examples=USUAL, deadline=None, derandomize=True)
    settings.register_profile("long", max_examples=LONG, deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("usual")


def cases(usual: int, **more: Any) -> settings:
    """Return settings for a property whose cases are slow: so many in `make test`, in `make test-long` as many as of any other."""
    drawn = settings.default.max_examples if settings.default is not None else USUAL
    return settings(max_examples=drawn if drawn > USUAL else usual, **more)
