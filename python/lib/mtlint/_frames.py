"""Findings for the rows of a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, repeat
from typing import TYPE_CHECKING, Any, TypeVar

from ._tables import Table, table

if TYPE_CHECKING:
    from . import Linter

Frame = TypeVar("Frame")

_BATCH = 4096
"""So many rows are taken out of a table at once."""

COLUMNS = ("rule", "severity", "category", "message", "start", "end", "text", "fix")
"""What is told of a finding."""

INTEGERS = {"row", "start", "end"}
"""Those of the columns that are no texts."""

Record = tuple[int, str | None, str | None, int | None]


def lint(
    linter: Linter,
    frame: Frame,
    *,
    target: str,
    source: str | None,
    doc: str | None,
    system: str | None,
    keep: Sequence[str],
    lang: str | None,
    source_lang: str | None,
) -> Frame:
    """What `linter` finds in `frame`; see `mtlint.lint_frame`."""
    rows = table(frame)
    for name in (target, source, doc, system, *keep):
        if name is not None and name not in rows.names():
            raise KeyError(f"the table has no column {name!r}, but {', '.join(map(repr, rows.names()))}")
    records = _records(rows, target, source, *_articles(rows, doc, system))
    found = linter._engine.check_records(records, lang, source_lang)
    at = [int(finding.segment or 0) for finding in found]
    columns: dict[str, Sequence[Any]] = {"row": at}
    for name in (doc, system, *keep):
        if name is not None:
            columns[name] = rows.column(name, at)
    for name in COLUMNS:
        columns[name] = [getattr(finding, name) for finding in found]
    columns["fix"] = [fix and fix.safety for fix in columns["fix"]]
    return rows.new(columns, INTEGERS)


def _articles(rows: Table, doc: str | None, system: str | None) -> tuple[Sequence[int], Sequence[int] | None]:
    """The rows, those of an article together, and for each row of the table the number of its article, if rows are parts of one."""
    everything = range(len(rows))
    if doc is None:
        return everything, None
    systems = rows.column(system, everything) if system else repeat(None)
    numbers: dict[tuple[Any, ...], int] = {}
    # A row of no document is an article of its own.
    keys = (
        (name, by) if name is not None else (row,)
        for row, name, by in zip(everything, rows.column(doc, everything), systems)
    )
    articles = [numbers.setdefault(key, len(numbers)) for key in keys]
    is_in_order = all(one <= other for one, other in pairwise(articles))
    return everything if is_in_order else sorted(everything, key=articles.__getitem__), articles


def _records(
    rows: Table, target: str, source: str | None, order: Sequence[int], articles: Sequence[int] | None
) -> Iterator[Record]:
    for start in range(0, len(order), _BATCH):
        batch = order[start : start + _BATCH]
        sources = rows.column(source, batch) if source else repeat(None)
        numbers = map(articles.__getitem__, batch) if articles else repeat(None)
        yield from zip(batch, rows.column(target, batch), sources, numbers)
