"""Frozen: where the data that ships with the package lies, and what its manifest says of it.

A plain path: the files lie beside this one wherever the package is installed, and looking them up
as resources takes longer than most small questions.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any, Final

GEODATA: Final = Path(__file__).with_name("geodata")


@cache
def manifest() -> dict[str, Any]:
    """Give the manifest of the frozen data: origin, licence, hash and error of each file."""
    return dict(json.loads((GEODATA / "manifest.json").read_text("utf-8")))
