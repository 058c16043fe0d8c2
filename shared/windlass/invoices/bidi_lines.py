"""A paragraph of a PDF with words from right to left in it."""

from __future__ import annotations

from itertools import groupby

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from windlass.invoices import bidi
from windlass.invoices.typesetting import LEADING, asian_face, face_of


class BidiLines(Flowable):
    """Lines are filled in the order of reading, then each is turned as it is printed.
    `from_right` is the direction of what has no letters."""

    def __init__(
        self,
        text: str,
        face: str,
        size: float,
        colour: str,
        *,
        is_right: bool,
        from_right: bool,
    ) -> None:
        super().__init__()
        self._words = bidi.joined(text).split()
        self._asian = asian_face(text)
        self._face, self._size, self._colour = face, size, HexColor(colour)
        self._is_right = is_right
        self._from_right = bidi.begins_from_right(text, otherwise=from_right)
        self.lines: list[str] = []

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        self.width = available
        self.lines = [bidi.visual(line, from_right=self._from_right) for line in self._filled()]
        self.height = max(1, len(self.lines)) * self._size * LEADING
        return self.width, self.height

    def draw(self) -> None:
        self.canv.setFillColor(self._colour)
        baseline = self.height - self._size
        for line in self.lines:
            x = self.width - self._width(line) if self._is_right else 0.0
            for face, part in self._runs(line):
                self.canv.setFont(face, self._size)
                self.canv.drawString(x, baseline, part)
                x += stringWidth(part, face, self._size)
            baseline -= self._size * LEADING

    def _filled(self) -> list[str]:
        lines: list[str] = []
        for word in self._words:
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self._width(longer) <= self.width:
                lines[-1] = longer
            else:
                lines += self._parts(word)
        return lines

    def _parts(self, word: str) -> list[str]:
        """A word that is longer than a line, in as many as it needs."""
        parts = [""]
        for char in word:
            if parts[-1] and self._width(parts[-1] + char) > self.width:
                parts.append("")
            parts[-1] += char
        return parts

    def _width(self, text: str) -> float:
        return sum(stringWidth(part, face, self._size) for face, part in self._runs(text))

    def _runs(self, text: str) -> list[tuple[str, str]]:
        faces = groupby(text, lambda char: face_of(char, self._face, self._asian))
        return [(face, "".join(chars)) for face, chars in faces]
