"""Two reports to an :class:`~reportdiff.result.Alignment` of sections and sentences."""
