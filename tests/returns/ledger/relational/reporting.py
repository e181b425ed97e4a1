"""Prints the report on several ledgers, one after the other, by one engine in one process.

python -m tests.returns.ledger.relational.reporting PACK MASTER PERIOD TARGET ...
"""

import json
import sys

from click.testing import CliRunner

from cqquality.cli import program


def main(pack: str, master: str, period: str, *targets: str) -> None:
    """Print a list of reports as JSON; an empty period is none."""
    reports = []
    for target in targets:
        options = ["--pack", pack, "--engine", "spark", "--master", master, "--fail-on", "never"]
        options += ["--by", "region", *(["--period", period] if period else [])]
        ledger = ["--ledger", f"batches={target}", "--format", "json"]
        done = CliRunner().invoke(program, ["evaluate", *options, *ledger])
        reports.append(json.loads(done.stdout) if done.exit_code == 0 else done.output)
    print(json.dumps(reports))  # noqa: T201 - what it is for


if __name__ == "__main__":
    main(*sys.argv[1:])
