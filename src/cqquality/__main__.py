"""`python -m cqquality` is `cqq`."""

from cqquality.cli import main

main()
