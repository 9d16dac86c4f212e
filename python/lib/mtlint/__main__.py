"""The command `mtlint`: the program itself, in this process."""

import signal
import sys

from . import _native


def main() -> None:
    # Python would only take note of Ctrl-C; the program is to end, as it does without Python.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.exit(_native.main(["mtlint", *sys.argv[1:]]))


if __name__ == "__main__":
    main()
