"""`python3 -m bootstrap run|dev`: installs what running or developing needs. Pythons that are too old read it too."""

import sys

OLDEST = (3, 11)


def main() -> None:
    if sys.version_info < OLDEST:
        found = "%d.%d" % sys.version_info[:2]  # noqa: UP031
        sys.exit("Madang needs Python 3.11 or newer; this is " + found + ". Name another: make run PYTHON=python3.12")
    from bootstrap.installation import install
    from bootstrap.words import SetupError

    try:
        install(sys.argv[1] if len(sys.argv) > 1 else "run")
    except SetupError as error:
        sys.exit("\n%s" % error)  # noqa: UP031
    except KeyboardInterrupt:
        sys.exit("\nStopped. The next run goes on from here.")


main()
