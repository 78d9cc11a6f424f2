"""One report for the tests that only read it."""

import pytest

from noivu_desktop.export.report import build_report
from tests.export.builders import DAY, small_project


@pytest.fixture(scope="package")
def project():
    return small_project()


@pytest.fixture(scope="package")
def report(project):
    return build_report(project, None, DAY)
