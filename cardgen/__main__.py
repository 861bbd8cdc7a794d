"""`python -m cardgen` is the same as `cardgen`."""

from cardgen.cli import run

if __name__ == "__main__":
    run()
