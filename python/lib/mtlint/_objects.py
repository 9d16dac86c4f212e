"""What goes in and what comes out: plain objects that can be compared, printed and pickled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "note"]
Safety = Literal["safe", "unsafe", "suggest"]


class Error(Exception):
    """What can't be read, a rule or a configuration that says something wrong, or a text that can't be mended."""

    path: str | None
    """The file, or the name of the document; None where it is about neither."""
    line: int | None
    """1-based, where there is a place."""
    column: int | None
    """1-based, in code points, where there is a place."""

    def __init__(
        self, message: str, path: str | None = None, line: int | None = None, column: int | None = None
    ) -> None:
        super().__init__(message, path, line, column)
        self.path, self.line, self.column = path, line, column

    def __str__(self) -> str:
        return str(self.args[0])


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence or a paragraph of an article, with what it was translated from."""

    target: str
    source: str | None = None
    id: str | None = None
    """What findings call it; its 1-based number if None."""


@dataclass(frozen=True, slots=True)
class Document:
    """One article. What is true of an article as a whole can't be told from a part of it."""

    text: str | Sequence[Segment]
    """The whole text, or its segments in order."""
    source: str | None = None
    """The article that the whole text was translated from. Segments have their own."""
    lang: str | None = None
    """The language of the text, such as `en` or `pt-BR`; detected if None."""
    source_lang: str | None = None
    """The language of the source; detected if None."""
    format: str = "text"
    """How the whole text is written: `text`, `markdown`, `srt`, or any other that `mtlint check --input-format` takes."""
    name: str = "text"
    """What errors call it, and the path that the sections of a configuration go by."""


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that belongs to a finding."""

    segment: str | None
    start: int
    end: int
    text: str
    message: str
    """What stands there."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Code points to replace; they count as those of the finding."""

    segment: str | None
    start: int
    end: int
    replacement: str


@dataclass(frozen=True, slots=True)
class Fix:
    """What mends a finding."""

    safety: Safety
    description: str
    """What it does, in the imperative."""
    edits: tuple[Edit, ...]
    """All are to be applied, or none; in order, without overlaps."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding of one rule."""

    rule: str
    """The id, `family/name`."""
    severity: Severity
    category: str
    """The MQM category, such as `accuracy/addition`."""
    message: str
    """What is wrong, in one line."""
    help: str | None
    """Why it is a fault."""
    segment: str | None
    """The segment in which `start` and `end` count; None in a whole text."""
    start: int
    """The first code point, so that `text[finding.start:finding.end]` is what was found."""
    end: int
    """The code point behind the last one."""
    line: int | None
    """1-based, in the whole text; None where segments were given."""
    column: int | None
    """1-based, in code points."""
    text: str
    """What was found."""
    related: tuple[Related, ...]
    source: Related | None
    """The place in the source that the finding goes by."""
    fix: Fix | None
    """None where a person must mend it."""
    confidence: float | None
    """How many of such findings are right, from 0 to 1; None where nobody has measured it."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A document after its fixes."""

    text: str | list[str]
    """The whole text, or the text of each segment."""
    applied: tuple[str, ...]
    """The rules whose fixes were applied, in order; a rule stands there once for each fix."""
    left: list[Finding]
    """What is still found in the new text."""
    refused: tuple[str, ...]
    """Why fixes could not be written in the format, in a line each."""
