"""What every room's tests share: Hypothesis profiles and the field data."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

REPO = Path(__file__).resolve().parents[1]

# Hypothesis brings a "ci" profile of its own that is derandomized; ours draws anew each run.
settings.register_profile("dev", max_examples=100, deadline=None, derandomize=False)
settings.register_profile("ci", max_examples=400, deadline=None, derandomize=False, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "dev")


@pytest.fixture(scope="session")
def field_data() -> Path:
    """Give the folder of field data; skip where it is absent, but fail in CI."""
    stated = os.environ.get("HABEAS_FIELD_DATA")
    folder = Path(stated) if stated else REPO.parent / "shared" / "data"
    if folder.is_dir():
        return folder
    reason = "field data absent: set HABEAS_FIELD_DATA"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
