"""The team's notes on something, corrected and taken back by who wrote them.

What Windlass recorded is never changed: a timeline is append-only for events. A note stays where it
was written and says when it was last changed (`edited_at`) or taken back (`deleted_at`); the words
that it had before are not kept. A deleted note keeps its place without words, and its author may
write it again, which is how deleting is undone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pynamodb.exceptions import UpdateError

from windlass.db.table import condition_failed
from windlass.kit import clock
from windlass.kit.errors import Forbidden, NotFound
from windlass.web.etags import stale

if TYPE_CHECKING:
    from windlass.db.table import TableItem
    from windlass.tenancy.context import StoreContext

NOTE = "note"  # an entry's kind


class NoteNotFound(NotFound):
    code = "note_not_found"


class NoteOfAnother(Forbidden):
    """Only its author may change a note."""

    code = "note_of_another"


def rewrite[Entry: TableItem](
    store: StoreContext, found: Entry | None, message: str | None, *, version: int
) -> Entry:
    """Other words for an entry of a timeline, which are back when it was deleted; None takes them
    back. Raises NoteNotFound (404) also for what is no note, NoteOfAnother (403) and VersionStale
    (412). Asks for no permission."""
    note: Any = found
    if found is None or note.kind != NOTE:
        raise NoteNotFound("There is no such note.")
    if note.actor != store.actor_id:
        raise NoteOfAnother("Only who wrote a note may change it.")
    kept: Any = type(found)
    is_unchanged = kept.version == version
    if version == 1:
        is_unchanged |= kept.version.does_not_exist()  # from before notes had versions
    now = clock.now()
    try:
        found.update(
            [
                kept.message.set(message or ""),
                kept.edited_at.set(now),
                kept.deleted_at.set(now) if message is None else kept.deleted_at.remove(),
                kept.version.set(version + 1),
            ],
            condition=kept.pk.exists() & is_unchanged,
        )
    except UpdateError as error:
        if condition_failed(error):
            raise stale() from error
        raise
    return found
