"""Waiting for a query no longer than its time, even where the engine cannot stop it."""

from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import TypeVar

from kgraph.errors import QueryError

_T = TypeVar("_T")
_GRACE = 2.0
"""Seconds beyond its time in which an engine that keeps time ends the query itself."""


def within(seconds: float, call: Callable[[], _T]) -> _T:
    """Return what a call returns; one that takes too long is left to itself.

    The caller waits outside the engine, so that Ctrl-C and SIGTERM reach it.

    Raises:
        QueryError: the time is up.
    """
    done: Future[_T] = Future()
    Thread(target=_work, args=(done, call), daemon=True, name="kgraph query").start()
    try:
        return done.result(seconds + _GRACE)
    except TimeoutError as err:
        raise too_slow(seconds) from err


def too_slow(seconds: float) -> QueryError:
    """Return the error that says so."""
    return QueryError(f"the query took longer than {seconds:g} s and was given up", fix="start from a node, narrow it, or add LIMIT")


def _work(done: "Future[_T]", call: Callable[[], _T]) -> None:
    try:
        done.set_result(call())
    except BaseException as err:  # whatever it is, it is raised where the caller waits
        done.set_exception(err)
