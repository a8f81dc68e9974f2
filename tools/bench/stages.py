"""Where the reader's time goes: every function that its two orchestrating rooms call, by itself."""

import functools
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from types import FunctionType, ModuleType
from typing import Any, Final

from bench.ours import BATCH, read_all
from bench.texts import texts
from sangsuk.core.understand import batch, reader
from sangsuk.flow.reading.reader import load_reader

TEXTS: Final = 2 * BATCH


class Stages:
    """Time spent in each wrapped function, what it calls that is wrapped too left out."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        self._inner = [0.0]

    def wrap(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def timed(*args: Any, **more: Any) -> Any:
            self._inner.append(0.0)
            started = time.thread_time()
            try:
                return function(*args, **more)
            finally:
                took = time.thread_time() - started
                self.spent[name] += took - self._inner.pop()
                self._inner[-1] += took

        return timed

    def wrap_module(self, module: ModuleType) -> None:
        """What a room calls of other rooms and of its own."""
        for name, value in vars(module).copy().items():
            if isinstance(value, FunctionType) and value.__module__.startswith("sangsuk."):
                setattr(module, name, self.wrap(name, value))

    def wrap_parts(self, whole: object) -> None:
        """The methods of the parts that the reader is made of."""
        for part in vars(whole).values():
            kind = type(part)
            if kind.__module__.startswith("sangsuk.core.understand"):
                for name, value in vars(kind).copy().items():
                    if isinstance(value, FunctionType) and not name.startswith("__"):
                        setattr(kind, name, self.wrap(f"{kind.__name__}.{name}", value))


def stages() -> Iterator[dict[str, Any]]:
    """Microseconds a text, stage by stage, the longest first; the fast tier."""
    told, fast = texts(TEXTS), load_reader(careful=False)
    read_all(told, fast)  # compiled and warm
    watch = Stages()
    watch.wrap_module(reader)
    watch.wrap_module(batch)
    watch.wrap_parts(fast)
    read_all(told, fast)
    for name, spent in sorted(watch.spent.items(), key=lambda each: -each[1]):
        if (each := spent / TEXTS * 1e6) >= 0.1:
            yield {"bench": "stage", "stage": name, "us_per_text": round(each, 1)}
