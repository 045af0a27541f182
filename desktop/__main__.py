"""Entry: opens the window, or hands a subcommand to cli.py."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with these arguments; the exit code is 0 when all went well."""
    # Starting makes a hundred thousand objects that stay: looking through them for garbage costs a tenth of it.
    gc.disable()
    words = list(sys.argv[1:] if argv is None else argv)
    from desktop import cli

    arguments = cli.parser().parse_args(words)
    if arguments.command is not None:
        gc.enable()
        return cli.run(arguments)
    from desktop import app

    return app.run(arguments.data_dir, demo=arguments.demo, smoke=arguments.smoke)


if __name__ == "__main__":
    raise SystemExit(main())
