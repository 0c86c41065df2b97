"""Shared fixtures: the field data in place, and Hypothesis profiles."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent
BUNDLED = ROOT / "src" / "habeas" / "case" / "bundled" / "2025-03-15"

settings.register_profile(
    "dev", max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "ci", max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "dev")


@pytest.fixture(scope="session")
def field_data():
    """The field data folder, read in place; absent, the test skips (in CI it fails)."""
    folder = Path(os.environ.get("HABEAS_FIELD_DATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        reason = "field data absent: set HABEAS_FIELD_DATA to its folder"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return folder


@pytest.fixture(scope="session")
def bundled():
    """The bundled case, read once."""
    from habeas.case.read_case import read_case

    return read_case(BUNDLED)
