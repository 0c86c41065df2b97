"""Times of the page: bounds in words, held once, with how Spanish writes each."""

from habeas.bounds import Moment
from habeas.evidence.times import whole_days, written
from habeas.findings.scene import Scene
from habeas.publish.speech import Speech


class Times:
    """Writes bounds, hours as the command line does, and keeps their Spanish beside them.

    Args:
        scene: the case under one choice; its zone stands beside UTC.
    """

    def __init__(self, scene: Scene) -> None:
        self._zone = scene.zone
        self._english = Speech(scene, "en")
        self._speech = Speech(scene, "es")
        self._spanish: dict[str, str] = {}

    def text(self, moment: Moment) -> str:
        """Give bounds in words; whole days as days."""
        days = whole_days(moment, self._zone)
        words = written(moment, self._zone) if days is None else self._english.moment(moment)
        if words not in self._spanish:
            self._spanish[words] = self._speech.moment(moment)
        return words

    @property
    def spanish(self) -> dict[str, str]:
        """Every text that was given, with its Spanish."""
        return dict(self._spanish)
