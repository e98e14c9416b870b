"""A store, open in a loop of its own, for measurements that are not async themselves."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from typing import Any, Concatenate, ParamSpec, TypeVar

from db import open_store
from quiz.ports import Store, Tx

P = ParamSpec("P")
T = TypeVar("T")


class OpenStore:
    """See `opened`."""

    def __init__(self, store: Store, runner: asyncio.Runner) -> None:
        self.store = store
        self._runner = runner

    def run(self, usecase: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """One transaction, as in quiz.ports.Store."""
        return self.wait_for(self.store.run(usecase, *args, **kwargs))

    def wait_for(self, work: Coroutine[Any, Any, T]) -> T:
        """Run something async that uses the store.

        Not by the runner itself: on its way out it asks for the handler of Ctrl+C, and Python spells out a task with
        all its result in an error that nobody sees. For the page of a class that takes a quarter of a second.
        """
        return self._runner.get_loop().run_until_complete(work)


@contextmanager
def opened(url: str) -> Iterator[OpenStore]:
    """The store at that address, until the block ends."""
    with asyncio.Runner() as runner:
        opening = open_store(url)
        store = runner.run(opening.__aenter__())
        try:
            yield OpenStore(store, runner)
        finally:
            runner.run(opening.__aexit__(None, None, None))
