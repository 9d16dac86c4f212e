"""Tables of pandas, Polars, pyarrow and datasets, and what is asked of any of them. None is imported unless it came in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any, Protocol

Columns = Mapping[str, Sequence[Any]]


class Table(Protocol):
    """What rows are read from, and findings written as."""

    def __init__(self, frame: Any) -> None: ...

    def __len__(self) -> int: ...

    def names(self) -> list[str]:
        """The columns."""

    def column(self, name: str, rows: Sequence[int]) -> list[Any]:
        """The values of some rows, None for those that are missing."""

    def new(self, columns: Columns, integers: set[str]) -> Any:
        """A table of the same kind. Columns whose names the old one has are of its types, `integers` integers, others texts."""


class _Pandas:
    def __init__(self, frame: Any) -> None:
        self._frame = frame

    def __len__(self) -> int:
        return len(self._frame)

    def names(self) -> list[str]:
        return list(self._frame.columns)

    def column(self, name: str, rows: Sequence[int]) -> list[Any]:
        values = self._frame[name].iloc[rows]
        return [None if missing else value for value, missing in zip(values.tolist(), values.isna().tolist())]

    def new(self, columns: Columns, integers: set[str]) -> Any:
        pandas = import_module("pandas")
        old = self._frame.dtypes
        types = {name: old[name] if name in old else "int64" if name in integers else "str" for name in columns}
        return pandas.DataFrame({name: pandas.Series(values, dtype=types[name]) for name, values in columns.items()})


class _Polars:
    def __init__(self, frame: Any) -> None:
        self._frame = frame

    def __len__(self) -> int:
        return len(self._frame)

    def names(self) -> list[str]:
        return list(self._frame.columns)

    def column(self, name: str, rows: Sequence[int]) -> list[Any]:
        return self._frame.get_column(name)[rows].to_list()

    def new(self, columns: Columns, integers: set[str]) -> Any:
        polars = import_module("polars")
        old = self._frame.schema
        types = {name: old.get(name, polars.Int64 if name in integers else polars.String) for name in columns}
        return polars.DataFrame(columns, schema=types)


class _Arrow:
    """A table or a record batch."""

    def __init__(self, frame: Any) -> None:
        self._frame = frame

    def __len__(self) -> int:
        return self._frame.num_rows

    def names(self) -> list[str]:
        return list(self._frame.schema.names)

    def column(self, name: str, rows: Sequence[int]) -> list[Any]:
        column = self._frame.column(name)
        if isinstance(rows, range):
            return column.slice(rows.start, len(rows)).to_pylist()
        return column.take(import_module("pyarrow").array(rows, "int64")).to_pylist()

    def new(self, columns: Columns, integers: set[str]) -> Any:
        arrow = import_module("pyarrow")
        old = self._frame.schema
        kind = lambda name: arrow.int64() if name in integers else arrow.string()
        types = [old.field(name) if name in old.names else arrow.field(name, kind(name)) for name in columns]
        return type(self._frame).from_pydict(dict(columns), schema=arrow.schema(types))


class _Dataset:
    def __init__(self, frame: Any) -> None:
        self._frame = frame.with_format(None)

    def __len__(self) -> int:
        return len(self._frame)

    def names(self) -> list[str]:
        return list(self._frame.column_names)

    def column(self, name: str, rows: Sequence[int]) -> list[Any]:
        return self._frame.select_columns([name])[rows][name]

    def new(self, columns: Columns, integers: set[str]) -> Any:
        datasets = import_module("datasets")
        old = self._frame.features
        kind = lambda name: datasets.Value("int64" if name in integers else "string")
        types = {name: old[name] if name in old else kind(name) for name in columns}
        return datasets.Dataset.from_dict(dict(columns), features=datasets.Features(types))


_KINDS: dict[tuple[str, str], type[Table]] = {
    ("pandas", "DataFrame"): _Pandas,
    ("polars", "DataFrame"): _Polars,
    ("pyarrow", "Table"): _Arrow,
    ("pyarrow", "RecordBatch"): _Arrow,
    ("datasets", "Dataset"): _Dataset,
}


def table(frame: object) -> Table:
    """`frame` as a table.

    :raises TypeError: it is none of those that are known.
    """
    for base in type(frame).__mro__:
        kind = _KINDS.get((base.__module__.partition(".")[0], base.__name__))
        if kind:
            return kind(frame)
    names = ", ".join(f"{package}.{name}" for package, name in _KINDS)
    raise TypeError(f"{type(frame).__module__}.{type(frame).__name__} is not a table that mtlint knows: {names}")
