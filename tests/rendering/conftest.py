"""Comparisons that the tests of outputs share."""

from __future__ import annotations

import pytest

from reportdiff.model import ExtractedReport
from reportdiff.result import Comparison
from reportdiff.view import ViewOptions
from tests.rendering import invented


@pytest.fixture(scope="session")
def comparison() -> Comparison:
    return invented.comparison()


@pytest.fixture(scope="session")
def unchanged() -> Comparison:
    return invented.unchanged()


@pytest.fixture(scope="session")
def extracted() -> ExtractedReport:
    return invented.extracted()


@pytest.fixture(scope="session")
def options() -> ViewOptions:
    return invented.OPTIONS
