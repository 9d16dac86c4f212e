"""Finds what machine translation and web extraction leave behind in news text, and mends it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from os import PathLike
from typing import Any, TypeVar

from . import _frames, _native
from ._objects import Document, Edit, Error, Finding, Fix, Fixed, Related, Safety, Segment, Severity

__all__ = [
    "Document",
    "Edit",
    "Error",
    "Finding",
    "Fix",
    "Fixed",
    "Linter",
    "Related",
    "Safety",
    "Segment",
    "Severity",
    "check",
    "lint_frame",
]

Frame = TypeVar("Frame")


class Linter:
    """Checks documents with the built-in rules and those of `rules`. It may be shared between threads, and sent to
    other processes, which read the same files again."""

    def __init__(
        self,
        rules: Sequence[str | PathLike[str]] = (),
        config: str | PathLike[str] | None = None,
        *,
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        preview: bool = False,
        threads: int | None = None,
    ) -> None:
        """
        :param rules: rule files, or folders of them.
        :param config: an `mtlint.toml`; unlike the command, a linter looks for none.
        :param select: run only these rules, families or MQM types.
        :param ignore: do not run these.
        :param preview: run the preview rules too.
        :param threads: how many threads :meth:`check_many` takes; one a core if None.
        :raises Error: a rule or the configuration says something wrong.
        """
        for name, value in (("rules", rules), ("select", select), ("ignore", ignore)):
            if isinstance(value, (str, PathLike)):
                raise TypeError(f"{name} must be a sequence, not {value!r} alone")
        self._made_of = (rules, config, select, ignore, preview, threads)
        self._engine = _native.Engine(*self._made_of)

    def __getstate__(self) -> tuple[Any, ...]:
        # Made again from the same files where it arrives.
        return self._made_of

    def __setstate__(self, made_of: tuple[Any, ...]) -> None:
        self._made_of = made_of
        self._engine = _native.Engine(*made_of)

    def check(
        self,
        text: str | Sequence[Segment] | Document,
        *,
        lang: str | None = None,
        source: str | None = None,
        source_lang: str | None = None,
        format: str = "text",
    ) -> list[Finding]:
        """What is found in one document, by place. The other arguments are those of :class:`Document`.

        :raises Error: the text can't be read in that format, or a language tag is none.
        """
        document = text if isinstance(text, Document) else Document(text, source, lang, source_lang, format)
        return self._engine.check_many([document])[0]

    def check_many(self, documents: Iterable[str | Document]) -> list[list[Finding]]:
        """What is found in each document, in the same order. All cores are at work, and other threads of Python run on.

        :raises Error: as :meth:`check`, for the first document that can't be read.
        """
        return self._engine.check_many(_document(document) for document in documents)

    def fix(self, document: str | Document, *, unsafe_fixes: bool = False) -> Fixed:
        """Applies the safe fixes, checks again, and so on until the text is at rest.

        :param unsafe_fixes: also apply fixes that may change the meaning.
        :raises Error: the text can't be read, or does not come to rest.
        """
        return self._engine.fix(_document(document), unsafe_fixes)

    def diff(self, document: str | Document, *, unsafe_fixes: bool = True) -> str:
        """What :meth:`fix` would change, as a unified diff; of segments, each is a line.

        :raises Error: as :meth:`fix`.
        """
        return self._engine.diff(_document(document), unsafe_fixes)


def check(
    text: str | Sequence[Segment] | Document,
    *,
    lang: str | None = None,
    source: str | None = None,
    source_lang: str | None = None,
    format: str = "text",
) -> list[Finding]:
    """What the built-in rules find in one document; see :meth:`Linter.check`."""
    return _linter().check(text, lang=lang, source=source, source_lang=source_lang, format=format)


def lint_frame(
    frame: Frame,
    *,
    target: str = "target",
    source: str | None = None,
    doc: str | None = None,
    system: str | None = None,
    keep: Sequence[str] = (),
    lang: str | None = None,
    source_lang: str | None = None,
    linter: Linter | None = None,
) -> Frame:
    """What is found in the rows of a table of pandas, Polars, pyarrow or datasets: a table of the same kind, with a row for each finding.

    Its columns are `row` (the 0-based number of the row it is in), those named by `doc`, `system` and `keep`, `rule`, `severity`, `category`,
    `message`, `start`, `end` (code points of the target), `text`, and `fix` (how far its fix can be trusted, if there is one). Findings
    stand in the order of the articles, and within one in that of its rows.

    :param target: the column of the texts; a row without one is passed over.
    :param source: the column of what they were translated from.
    :param doc: the column that says which rows are one article, wherever they stand; each row is one of its own if None.
    :param system: the column that says who translated a row: of each system a document is another article.
    :param keep: further columns that are passed through.
    :param lang: the language of the texts; detected if None.
    :param source_lang: the language of the sources; detected if None.
    :param linter: what checks them; one with the built-in rules if None. Rules that compare documents find nothing here.
    :raises TypeError: `frame` is no table of these.
    :raises KeyError: it has no column of that name.
    """
    linter = linter or _linter()
    return _frames.lint(
        linter,
        frame,
        target=target,
        source=source,
        doc=doc,
        system=system,
        keep=keep,
        lang=lang,
        source_lang=source_lang,
    )


@cache
def _linter() -> Linter:
    return Linter()


def _document(document: str | Document) -> Document:
    return document if isinstance(document, Document) else Document(document)
