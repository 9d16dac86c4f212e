"""Findings of Spark data frames, through `mapInArrow`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import pyarrow as arrow
from pyspark.sql import functions
from pyspark.sql.types import LongType, StringType, StructField, StructType

from . import Linter, _frames

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_ORDER = "mtlint_order"
"""A column for the order of the rows, while documents are put together."""

_PIECE = 16 << 20
"""Documents are checked when their batches take so many bytes."""


def lint(
    frame: DataFrame,
    *,
    target: str = "target",
    source: str | None = None,
    doc: str | None = None,
    system: str | None = None,
    keep: Sequence[str] = (),
    lang: str | None = None,
    source_lang: str | None = None,
    linter: Linter | None = None,
) -> DataFrame:
    """What is found in the rows of `frame`: a row for each finding.

    Its columns are those named by `keep`, `doc` and `system`, and those of `mtlint.lint_frame` but for `row`: name a column by which you
    know the rows in `keep`. The rows of a document are brought together, in the order in which they stand, and checked as one.

    :param lang: the language of the texts; name it, as it is otherwise detected from what happens to be checked together.
    :param linter: what checks them; one with the built-in rules if None. Give it one thread: each core has a task of its own.

    The other parameters are those of `mtlint.lint_frame`.
    """
    linter = linter or Linter(threads=1)
    names = list(dict.fromkeys([*keep, *(name for name in (doc, system) if name)]))
    kept = [StructField(name, frame.schema[name].dataType) for name in names]
    told = [StructField(name, LongType() if name in _frames.INTEGERS else StringType()) for name in _frames.COLUMNS]
    articles = [doc, *([system] if system else [])] if doc else []
    read = list(dict.fromkeys([target, *([source] if source else []), *names]))
    rows = frame.select(*read)
    if doc:
        # A row of no document is an article of its own, and such rows need not all come to one task.
        alone = functions.when(functions.col(doc).isNull(), functions.col(_ORDER))
        rows = rows.withColumn(_ORDER, functions.monotonically_increasing_id())
        rows = rows.repartition(*articles, alone).sortWithinPartitions(*articles, _ORDER).drop(_ORDER)

    def check(batches: Iterable[arrow.RecordBatch]) -> Iterator[arrow.RecordBatch]:
        for piece in _pieces(batches, articles):
            found = _frames.lint(
                linter,
                piece,
                target=target,
                source=source,
                doc=doc,
                system=system,
                keep=names,
                lang=lang,
                source_lang=source_lang,
            )
            yield from found.select([*names, *_frames.COLUMNS]).to_batches()

    return rows.mapInArrow(check, StructType(kept + told))


def _pieces(batches: Iterable[arrow.RecordBatch], articles: Sequence[str]) -> Iterator[arrow.Table]:
    """The batches put together so that no article is parted; the rows of one stand together."""
    held: list[arrow.RecordBatch] = []
    for batch in batches:
        if (
            held
            and sum(part.nbytes for part in held) >= _PIECE
            and (end := _end(held[-1], batch, articles)) is not None
        ):
            yield arrow.Table.from_batches([*held, batch.slice(0, end)])
            held, batch = [], batch.slice(end)
        if batch.num_rows:
            held.append(batch)
    if held:
        yield arrow.Table.from_batches(held)


def _end(before: arrow.RecordBatch, batch: arrow.RecordBatch, articles: Sequence[str]) -> int | None:
    """The first row of `batch` that is of another article than the last one `before` it; None if there is none."""
    if not articles:
        return 0
    (last,) = _keys(before.slice(before.num_rows - 1), articles)
    return next((row for row, key in enumerate(_keys(batch, articles)) if key[0] is None or key != last), None)


def _keys(batch: arrow.RecordBatch, articles: Sequence[str]) -> list[tuple[object, ...]]:
    return list(zip(*(batch.column(name).to_pylist() for name in articles)))
