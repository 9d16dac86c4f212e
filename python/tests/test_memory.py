"""Calls leave nothing behind. `MTLINT_CALLS=1000000` makes so many of them."""

import os
from pathlib import Path

import pytest

import mtlint

CALLS = int(os.environ.get("MTLINT_CALLS", 10_000))
MOST = 2 << 20
"""Bytes; 210 for each of ten thousand calls, less than one finding takes."""


def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.skipif(
    not Path("/proc/self/statm").exists(), reason="the system does not say how much memory a process takes"
)
def test_calls_leak_nothing():
    linter = mtlint.Linter()
    segments = mtlint.Document(
        [mtlint.Segment("🌊 Der Damm hält 14 Meter.", "The dam holds 40 meters.")], lang="de", source_lang="en"
    )

    def call(times):
        for number in range(times):
            assert linter.check(f"In {number} towns he saw the the lake. 🌊", lang="en")
            if number % 10 == 0:
                linter.check(segments)
                linter.fix("He saw the the lake.")
                with pytest.raises(mtlint.Error):
                    linter.check("one \0", lang="en")

    call(CALLS // 5)
    before = resident()
    call(CALLS)
    grown = resident() - before
    assert grown < MOST, f"{grown} bytes after {CALLS} calls"
