"""A filter for OpusFilter, which a configuration names by its class and `module: mtlint.opusfilter`."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from opusfilter import CLEAN_LOW, FilterABC

from . import Linter, Severity
from ._counts import counts


class MtlintFilter(FilterABC):
    """Accepts pairs whose last segment, checked against the first, has fewer findings than `threshold`."""

    score_direction = CLEAN_LOW
    accept_threshold = math.inf
    reject_threshold = 0

    def __init__(
        self,
        threshold: int = 1,
        level: Severity = "warning",
        lang: str | None = None,
        source_lang: str | None = None,
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        **kwargs: object,
    ) -> None:
        """
        :param level: the least severity of findings that count.
        :param lang: the language of the last segments; detected if None.
        :param source_lang: the language of the first ones.
        :param select: run only these rules, families or MQM types.
        :param ignore: do not run these.
        """
        self.threshold, self.level, self.lang, self.source_lang = threshold, level, lang, source_lang
        self.linter = Linter(select=select, ignore=ignore)
        super().__init__(**kwargs)

    def score(self, pairs: Iterable[Sequence[str]]) -> Iterator[int]:
        """The number of findings of each pair."""
        sides = ((pair[0] if len(pair) > 1 else None, pair[-1]) for pair in pairs)
        return counts(self.linter, sides, self.level, self.lang, self.source_lang)

    def accept(self, score: int) -> bool:
        return score < self.threshold
