"""`python -m cqquality` is `cqq`."""

from cqquality.cli import main

if __name__ == "__main__":
    main()
