"""`plancheck` and `python -m plancheck`."""

import gc

gc.disable()  # nothing made at the start is garbage; the screen turns it on again when it is up

import os  # noqa: E402
import sys  # noqa: E402

from plancheck import cli  # noqa: E402


def main() -> int:
    """Run the command line of this process."""
    return cli.run(sys.argv[1:], os.environ)


if __name__ == "__main__":
    sys.exit(main())
