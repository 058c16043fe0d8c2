"""Templates as the bytecode they compile to, kept beside them.

Compiling those of one page takes longer than drawing it thirty times. The build makes all of them
(`python -m infra.templates`), so no cold container does; where code may be written, whoever needs
one that is missing or stale makes it for the next.
"""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import FileSystemBytecodeCache

from storefront_pages import messages, templating
from windlass.kit import languages

if TYPE_CHECKING:
    from jinja2.bccache import Bucket

FOLDER = Path(__file__).parent / "compiled"


class Bytecode(FileSystemBytecodeCache):
    """Of one language. Each file tells the source that it was made of, so a stale one is not used;
    the folder's name tells the messages and the code that turned them into it."""

    def __init__(self, locale: str, within: Path = FOLDER) -> None:
        self.folder = within / f"{locale}-{_version(locale)}"
        super().__init__(str(self.folder))

    def get_cache_key(self, name: str, filename: str | None = None) -> str:  # noqa: ARG002
        """By name alone: the folder of the templates is another one where functions run."""
        return super().get_cache_key(name)

    def load_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):  # Lambda's code cannot be written
            self.folder.mkdir(parents=True, exist_ok=True)
            super().dump_bytecode(bucket)


def _version(locale: str) -> str:
    made_by = [templating.__file__, *languages.files(messages.LOCALES, locale)]
    return sha256(b"".join(Path(each).read_bytes() for each in made_by)).hexdigest()[:12]
