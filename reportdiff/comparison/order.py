"""Whether two reports can sensibly be compared, and which of them is the older one."""

from __future__ import annotations

from reportdiff.model import ReadingWarning, Report
from reportdiff.options import CompareOptions

# More years apart than this, and "last year's targets" are not last year's.
MAX_YEARS_APART = 2


def in_order(
    first: Report, second: Report, options: CompareOptions
) -> tuple[Report, Report, tuple[ReadingWarning, ...]]:
    """The older and the newer report, with a warning for everything odd about the pair.

    Reports given in the wrong order are put in order (unless ``keep_order``);
    different regions, the same year, an unknown year and years far apart are
    warned of and compared all the same.
    """
    warnings: list[ReadingWarning] = []
    old, new = first, second
    if old.year and new.year and old.year > new.year and not options.keep_order:
        old, new = new, old
        warnings.append(
            ReadingWarning(
                "order",
                f"{first.source} is of {first.year} and {second.source} of {second.year}: "
                f"compared in the order of their years",
            )
        )
    if old.region and new.region and old.region != new.region:
        warnings.append(
            ReadingWarning(
                "region", f"the reports are of different regions: {old.region}, {new.region}"
            )
        )
    warnings += _year_warnings(old, new)
    return old, new, tuple(warnings)


def _year_warnings(old: Report, new: Report) -> list[ReadingWarning]:
    unknown = [r.source for r in (old, new) if r.year is None]
    if unknown:
        return [
            ReadingWarning(
                "year", f"no plan year was found in {', '.join(unknown)}: give it as an option"
            )
        ]
    apart = (new.year or 0) - (old.year or 0)
    if apart == 0:
        return [ReadingWarning("year", f"both reports are of {old.year}")]
    if abs(apart) > MAX_YEARS_APART:
        return [
            ReadingWarning(
                "year",
                f"the reports are {abs(apart)} years apart: "
                "last year's targets and these results are of different years",
            )
        ]
    return []
