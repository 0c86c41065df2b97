"""What every room's tests share: Hypothesis profiles and the field data."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

REPO = Path(__file__).resolve().parents[1]

# Examples of each law: `--hypothesis-profile=few` where only the lines reached count, `many` in the
# slow run. The gate gives the same verdict for the same code; on a desk every run draws anew.
for name, count in {"few": 15, "usual": 60, "many": 150}.items():
    settings.register_profile(
        name,
        max_examples=count,
        deadline=None,
        derandomize=bool(os.environ.get("CI")),
        suppress_health_check=[HealthCheck.too_slow],
    )
settings.load_profile("usual")


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory):
    """Keep what is kept of builds out of the user's own folder."""
    folder = tmp_path_factory.mktemp("cache")
    (folder / "habeas").mkdir()
    (folder / "habeas" / "secret").write_bytes(b"s" * 32)
    with pytest.MonkeyPatch.context() as session:
        session.setenv("XDG_CACHE_HOME", str(folder))
        yield


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


@pytest.fixture(scope="session")
def bundled():
    """The bundled case, read once."""
    from habeas.case.read_case import read_case

    return read_case(REPO / "src" / "habeas" / "case" / "bundled" / "2025-03-15")


@pytest.fixture(scope="session")
def repo_bundled() -> Path:
    """The folder of the bundled cases."""
    return REPO / "src" / "habeas" / "case" / "bundled"
