"""Speech: numbers, times, lists and messages in one language, and authored words in it.

Authored words (labels, names, free-word values) are looked up in hand/words.csv.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime
from math import floor

from habeas.bounds import Count, Moment
from habeas.case.records import Case, with_the
from habeas.evidence.guards import visible
from habeas.evidence.times import Style, whole_days, written
from habeas.findings.origins import Origins
from habeas.findings.scene import Scene
from habeas.publish import catalogue, locales
from habeas.publish.pieces import Foreign, Text, plain, together

_KM_A_NM = 1.852


def nearest(value: float) -> int:
    """Give the nearest whole number; a half goes up, as speeds are spoken elsewhere.

    Example:
        >>> nearest(2980.5)
        2981
    """
    return floor(value + 0.5)


class Speech:
    """Says things in one language.

    Args:
        scene: the case under one choice.
        language: one of ``catalogue.LANGUAGES``.
    """

    def __init__(self, scene: Scene, language: str) -> None:
        self.scene = scene
        self.case: Case = scene.case
        self.language = language
        self._style = Style(
            date=lambda when: locales.day(when, language),
            between=", ",
            to=self._word("time.to"),
            before=self._word("time.before"),
            after=self._word("time.after"),
            none=self._word("time.none"),
            unknown=self._word("time.unknown"),
        )

    def say(self, key: str, **values: str | Text) -> Text:
        """Give a message of the catalogue."""
        return catalogue.said(self.language, key, values)

    def has(self, key: str) -> bool:
        """Say whether the catalogue has a message."""
        return key in catalogue.messages(self.language)

    def _word(self, key: str) -> str:
        return catalogue.messages(self.language)[key]

    def own(self, text: str) -> Text:
        """Give words of the case's authors, translated if they have a translation."""
        if self.language == self.case.config.language:
            return (visible(text),)
        found = self.case.words.get(text, {}).get(self.language)
        if found:
            return (visible(found),)
        if not any(map(str.islower, text)):
            return (visible(text),)  # a code, such as a registration
        return (Foreign(visible(text), self.case.config.language),)

    def name(self, name: str) -> Text:
        """Give the name of a record, with its article where the language of the case needs one."""
        if self.language == self.case.config.language == "en":
            return self.own(with_the(name))
        return self.own(name)

    def listed(self, texts: Iterable[Text]) -> Text:
        """Give texts as a list: ``a, b and c``."""
        items = list(texts)
        between, last = locales.list_patterns(self.language)
        if len(items) < 2:
            return together(items)
        if self.language == "es" and re.match(r"h?i(?!e)", str(items[-1][0]).lower()):
            last = " e "
        return together([together(items[:-1], between), items[-1]], last)

    def moment(self, when: Moment) -> str:
        """Write bounds in UTC and beside it in the zone of the answers; whole days as days."""
        days = whole_days(when, self.scene.zone)
        if days is None:
            return written(when, self.scene.zone, self._style)
        first, last, zone = days
        key = "time.day" if first == last else "time.days"
        ends = {"a": locales.day(first, self.language), "b": locales.day(last, self.language)}
        return plain(self.say(key, zone=zone, **ends))

    def number(self, value: int) -> str:
        """Write a number."""
        return locales.number(value, self.language)

    def count(self, count: Count) -> str:
        """Write the bounds of a number."""
        if count.is_empty:
            return self._word("count.none")
        if count.least == count.most:
            return self.number(count.least)
        if count.most is None:
            least = self.number(count.least)
            return f"{self._word('count.at least')} {least}" if count.least else self.unknown
        return f"{self.number(count.least)} {self._word('count.to')} {self.number(count.most)}"

    @property
    def unknown(self) -> str:
        """The word for what nobody says."""
        return self._word("count.unknown")

    def kt(self, knots: float) -> str:
        """Write a speed in knots and km/h."""
        values = {"kt": self.number(nearest(knots)), "kmh": self.number(nearest(knots * _KM_A_NM))}
        return "".join(str(piece) for piece in self.say("speed.kt", **values))

    def origins(self, found: Origins) -> Text:
        """Write how many sources, independent origins and records stand behind something."""
        least, most = found.count.least, found.count.most
        spread = self.say("origins.origin_range", least=str(least), most=str(most))
        return self.say(
            "origins.told",
            sources=self._many("source", found.sources),
            origins=self._many("origin", least) if least == most else spread,
            records=self._many("record", found.records),
        )

    def _many(self, what: str, number: int) -> Text:
        many = "one" if number == 1 else "many"
        return self.say(f"origins.{what}_{many}", n=self.number(number))

    def time_words(self, words: str) -> Text:
        """Write a time as a source gives it: its dates in words, its clock as it stands."""
        text = re.sub(r"\b(\d{4})-(\d{2})(?:-(\d{2}))?(?=[T\s]|$)T?", self._dated, visible(words))
        for key in ("about", "early", "late", "morning", "afternoon", "evening", "night",
                    "between", "before", "after", "and", "or", "unknown"):  # fmt: skip
            own = f"time.word_{key}" if key in ("before", "after") else f"time.{key}"
            text = re.sub(rf"\b{key}\b", self._word(own), text)
        return (" ".join(text.split()),)

    def _dated(self, found: re.Match[str]) -> str:
        year, month, day = found.groups()
        try:
            when = date(int(year), int(month), int(day or 1))
        except ValueError:
            return found[0]
        write = locales.day if day else locales.month
        return f"{write(when, self.language)} "

    def count_words(self, words: str) -> str:
        """Write a number as a source gives it: ``more than 200`` stays a limit."""
        text = re.sub(
            r"\d[\d,]*", lambda found: self.number(int(found[0].replace(",", ""))), visible(words)
        )
        for key in ("more than", "at least", "up to", "fewer than", "less than", "no more than",
                    "about", "almost", "just under", "hundreds", "dozens", "between", "and",
                    "unknown"):  # fmt: skip
            text = re.sub(rf"\b{key}\b", self._word(f"count.{key}"), text)
        return re.sub(r"\s*\.\.\s*", f" {self._word('count.to')} ", text)

    def day_of(self, text: str) -> str:
        """Write an ISO date of a source's row; as it stands if it is none."""
        try:
            return locales.day(datetime.fromisoformat(text).date(), self.language)
        except ValueError:
            return visible(text)
