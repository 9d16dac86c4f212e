"""Findings counted in pairs of segments, as the filters of corpus tools want them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from . import Finding, Linter, Severity

_BATCH = 4096
"""So many pairs are checked at once."""

_WEIGHTS: dict[Severity, int] = {"note": 0, "warning": 1, "error": 2}


def is_at_least(finding: Finding, level: Severity) -> bool:
    """Whether a finding is as severe as `level`."""
    return _WEIGHTS[finding.severity] >= _WEIGHTS[level]


def counts(
    linter: Linter, pairs: Iterable[tuple[str | None, str]], level: Severity, lang: str | None, source_lang: str | None
) -> Iterator[int]:
    """How many findings of `level` or above each pair of a source and a target has."""
    pairs = iter(pairs)
    while batch := list(islice(pairs, _BATCH)):
        found = [0] * len(batch)
        records = ((number, target, source, None) for number, (source, target) in enumerate(batch))
        for finding in linter._engine.check_records(records, lang, source_lang):
            found[int(finding.segment or 0)] += is_at_least(finding, level)
        yield from found
