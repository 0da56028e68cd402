from __future__ import annotations

import pytest

from reportdiff.model import Report
from tests.alignment.reports import NEW, OLD, report_of


@pytest.fixture(scope="session")
def old() -> Report:
    return report_of(OLD, 2023)


@pytest.fixture(scope="session")
def new() -> Report:
    return report_of(NEW, 2024)
