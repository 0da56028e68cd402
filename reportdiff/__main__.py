"""``python -m reportdiff`` is ``reportdiff``."""

from reportdiff.cli import main

if __name__ == "__main__":
    main()
