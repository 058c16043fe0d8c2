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

import jinja2
from jinja2 import FileSystemBytecodeCache

from storefront_pages import messages
from windlass.kit import languages

if TYPE_CHECKING:
    from jinja2.bccache import Bucket

HERE = Path(__file__).parent
FOLDER = HERE / "compiled"
# What decides what a template compiles to, beside its source and the messages: how, with which
# options, and what filters make of texts that never change.
CODE = ("templating.py", "rendering.py", "formats.py")


class Bytecode(FileSystemBytecodeCache):
    """Of one language. Each file tells the source that it was made of, so a stale one is not used;
    the folder's name tells the messages and the code that turned them into it."""

    def __init__(self, locale: str, within: Path = FOLDER, code: Path = HERE) -> None:
        self.folder = within / f"{locale}-{_version(locale, code)}"
        super().__init__(str(self.folder))

    def get_cache_key(self, name: str, filename: str | None = None) -> str:  # noqa: ARG002  # Jinja passes it
        """By name alone: the folder of the templates is another one where functions run."""
        return super().get_cache_key(name)

    def load_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):  # Lambda's code cannot be written
            self.folder.mkdir(parents=True, exist_ok=True)
            super().dump_bytecode(bucket)


def _version(locale: str, code: Path) -> str:
    spoken = (Path(file) for file in languages.files(messages.LOCALES, locale))
    read = (file.read_bytes() for file in (*(code / name for name in CODE), *spoken))
    return sha256(jinja2.__version__.encode() + b"".join(read)).hexdigest()[:12]
