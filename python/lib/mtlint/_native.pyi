"""The compiled part."""

from collections.abc import Iterable, Sequence
from os import PathLike

from ._objects import Document, Finding, Fixed

def main(words: Sequence[str]) -> int:
    """Runs the command line, whose first word is the name of the program; its exit code."""

class Engine:
    def __new__(
        cls,
        rules: Sequence[str | PathLike[str]],
        config: str | PathLike[str] | None,
        select: Sequence[str],
        ignore: Sequence[str],
        preview: bool,
        threads: int | None,
    ) -> Engine: ...
    def check_many(self, documents: Iterable[Document]) -> list[list[Finding]]: ...
    def check_records(
        self,
        records: Iterable[tuple[int, str | None, str | None, int | None]],
        lang: str | None,
        source_lang: str | None,
    ) -> list[Finding]: ...
    def fix(self, document: Document, unsafe_fixes: bool) -> Fixed: ...
    def diff(self, document: Document, unsafe_fixes: bool) -> str: ...
