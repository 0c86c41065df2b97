"""Late: modules that take long to load, loaded when something of them is first used.

Every command would pay for them otherwise, and most need none of them, or have the answer kept.
"""

from importlib import import_module
from typing import Any


class Late:
    """A module that is loaded when something of it is first used.

    Args:
        name: the module's name.

    Example:
        >>> Late("math").floor(2.5)
        2
    """

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, name: str) -> Any:
        """Give what the module has by a name."""
        found = getattr(import_module(self._name), name)
        setattr(self, name, found)
        return found
