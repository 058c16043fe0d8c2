"""What a container read and believes for seconds, so that the next request need not read it."""

import time
from collections.abc import Callable
from threading import Lock


class Kept[Key, Value]:
    """Values by key, each for `seconds` after it was read. Of more than `most` the one that was
    read first goes. None is a value like any other.

    Two requests that miss at once both read: no lock is held meanwhile. A failing read keeps
    nothing.
    """

    def __init__(
        self, *, seconds: float, most: int, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._seconds = seconds
        self._most = most
        self._now = now
        self._entries: dict[Key, tuple[float, Value]] = {}  # until when, and what; oldest first
        self._lock = Lock()

    def get(self, key: Key, read: Callable[[], Value]) -> Value:
        """What is kept, else what `read` returns, kept from then on."""
        entry = self._entries.get(key)
        if entry is not None and self._now() < entry[0]:
            return entry[1]
        return self.put(key, read())

    def peek(self, key: Key) -> Value | None:
        """What is kept; None when nothing is, or no longer."""
        entry = self._entries.get(key)
        return entry[1] if entry is not None and self._now() < entry[0] else None

    def put(self, key: Key, value: Value) -> Value:
        """Keep it from now on, and hand it back."""
        with self._lock:
            self._entries.pop(key, None)
            while len(self._entries) >= self._most:
                del self._entries[next(iter(self._entries))]
            self._entries[key] = (self._now() + self._seconds, value)
        return value

    def forget(self, key: Key) -> None:
        """One of them; nothing when it is not kept."""
        with self._lock:
            self._entries.pop(key, None)

    def clear(self) -> None:
        """All of them."""
        with self._lock:
            self._entries.clear()
