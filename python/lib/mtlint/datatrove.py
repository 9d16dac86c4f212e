"""A filter for datatrove."""

from __future__ import annotations

from collections.abc import Sequence

from datatrove.data import Document as Sample
from datatrove.pipeline.filters.base_filter import BaseFilter
from datatrove.pipeline.writers.disk_base import DiskWriter

from . import Document, Linter, Severity
from ._counts import is_at_least


class MtlintFilter(BaseFilter):
    """Drops documents that have more than `most` findings; the reason is the rule of the first of them."""

    name = "🖋 mtlint"

    def __init__(
        self,
        most: int = 0,
        level: Severity = "warning",
        lang: str | None = None,
        source_lang: str | None = None,
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        exclusion_writer: DiskWriter | None = None,
        batch_size: int = 256,
    ) -> None:
        """
        :param level: the least severity of findings that count.
        :param lang: the language of documents whose metadata have no `language`; detected if None.
        :param source_lang: the language of the sources: a document whose metadata have `source` was translated from that.
        :param select: run only these rules, families or MQM types.
        :param ignore: do not run these.
        """
        super().__init__(exclusion_writer, batch_size)
        self.most, self.level, self.lang, self.source_lang = most, level, lang, source_lang
        # Of datatrove each task has a process.
        self.linter = Linter(select=select, ignore=ignore, threads=1)

    def filter(self, doc: Sample) -> bool | tuple[bool, str]:
        return self.filter_batch([doc])[0]

    def filter_batch(self, batch: list[Sample]) -> list[bool | tuple[bool, str]]:
        results: list[bool | tuple[bool, str]] = []
        for found in self.linter.check_many(map(self._document, batch)):
            rules = [finding.rule for finding in found if is_at_least(finding, self.level)]
            results.append(len(rules) <= self.most or (False, rules[0]))
        return results

    def _document(self, sample: Sample) -> Document:
        about = sample.metadata
        lang = about.get("language", self.lang)
        return Document(
            sample.text, source=about.get("source"), lang=lang, source_lang=self.source_lang, name=sample.id
        )
