"""What the tests share: the samples of the project, and the command of the wheel."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[2] / "samples"


def mtlint(*arguments, text=None):
    """Runs the command of the wheel, and gives back what came of it."""
    command = [sys.executable, "-m", "mtlint", *map(str, arguments)]
    return subprocess.run(command, input=text, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture(scope="session")
def command():
    return mtlint


@pytest.fixture(scope="session")
def reported():
    """The findings that `mtlint check --format json` reports, document by document, in the form of `told`."""

    def report(*arguments, text=None):
        done = mtlint("check", "--isolated", "--format", "json", *arguments, text=text)
        assert done.returncode in (0, 1), done.stderr
        return [document["diagnostics"] for document in json.loads(done.stdout)["documents"]]

    return report
