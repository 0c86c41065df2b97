"""The voice: says things of a case in one language. What has no translation stays as it is, marked.

Authored words (labels, names, free-word values) are looked up in hand/words.csv; quotes are
never translated.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from math import floor

from habeas.bounds import Count, Moment
from habeas.case.records import Case, with_the
from habeas.case.sites import is_country, site
from habeas.evidence.claim import Claim
from habeas.evidence.guards import visible
from habeas.evidence.times import Style, whole_days, written
from habeas.findings import Finding, Key, all_keys, ask
from habeas.findings.origins import Origins
from habeas.findings.scene import Scene
from habeas.publish import catalogue, locales
from habeas.publish.pieces import Foreign, Text, plain, together

_KM_A_NM = 1.852
# What an order may forbid, and whom it may protect (``forbidden.py``, ``conditions.py``).
_RULES = {
    "hand_over": r"hand over to (?P<actor>\S+)",
    "leave": r"leave (?P<place>\S+)",
    "depart": r"depart (?P<place>\S+)",
    "not_in": r"not in (?P<group>\S+)",
    "in": r"in (?P<group>\S+)",
    "held_at": r"held by (?P<actor>\S+) at (?P<event>\S+)",
    "held": r"held by (?P<actor>\S+)",
}
# Actors whose names take no article.
_WITHOUT_ARTICLE = ("company", "outlet", "person")


def nearest(value: float) -> int:
    """Give the nearest whole number; a half goes up, as speeds are spoken elsewhere.

    Example:
        >>> nearest(2980.5)
        2981
    """
    return floor(value + 0.5)


class Voice:
    """Says things of a case in one language.

    Args:
        scene: the case under one choice.
        language: one of ``catalogue.LANGUAGES``.
    """

    def __init__(self, scene: Scene, language: str) -> None:
        self.scene = scene
        self.case: Case = scene.case
        self.language = language
        self._asked: dict[Key, Finding] = {}
        self._style = Style(
            date=lambda when: locales.day(when, language),
            between=", ",
            to=self._word("time.to"),
            before=self._word("time.before"),
            after=self._word("time.after"),
            none=self._word("time.none"),
            unknown=self._word("time.unknown"),
        )

    def ask(self, key: Key) -> Finding:
        """Give a finding; each is asked once."""
        if key not in self._asked:
            self._asked[key] = ask(self.case, key)
        return self._asked[key]

    def findings(self, question: str = "") -> Iterator[Finding]:
        """Give every finding of the case."""
        return (self.ask(key) for key in all_keys(self.case, question))

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

    def quote(self, claim: Claim) -> Text:
        """Give a claim's quote, in the language of its source."""
        source = self.case.sources.get(claim.source)
        language = (source.language if source else "") or self.case.config.language
        return (Foreign(visible(claim.spot.quote), language, claim),)

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

    def holders(self, claims: Iterable[Claim]) -> Text:
        """Name who holds some claims: whom the source quotes, else its publisher, else its id."""
        named: list[Text] = []
        for claim in claims:
            source = self.case.sources.get(claim.source)
            publisher = (visible((source.publisher if source else "") or claim.source),)
            named.append(self.own(claim.by) if claim.by else publisher)
        return together(dict.fromkeys(named), ", ")

    def side_by_side(self, claims: Iterable[Claim], *, named: bool = True) -> Text:
        """Give rival values, each with who holds it: ``40,000 (A, B); 20,000 (the operator)``.

        Args:
            claims: the claims.
            named: False where one holder of all that is said is named elsewhere.
        """
        by_value: dict[Text, list[Claim]] = {}
        for claim in claims:
            by_value.setdefault(self.value(claim), []).append(claim)
        if not named:
            return together(by_value, "; ")
        return together((self._held(value, some) for value, some in by_value.items()), "; ")

    def _held(self, value: Text, claims: list[Claim]) -> Text:
        """Give a value with who holds it; once, where the one is the other."""
        who = self.holders(claims)
        return value if plain(who) == plain(value) else (*value, " (", *who, ")")

    def value(self, claim: Claim) -> Text:
        """Give what a claim says, by what it is a claim of: a time, number, amount, name, words."""
        if claim.subject in self.case.times:
            return self.time_words(claim.value)
        if claim.subject in self.case.counts:
            return (self.count_words(claim.value),)
        if claim.subject.endswith((".forbids", ".protects")):
            return self.rule(claim.value)
        if claim.subject.endswith(".aboard"):
            transfers = map(self.named, claim.value.split(" or "))
            return together(transfers, f" {self._word('time.or')} ")
        if claim.subject.endswith(".ended_by") and self.has(f"ended_by.{claim.value}"):
            return self.say(f"ended_by.{claim.value}")
        seen = re.fullmatch(r"(\d{4}-\S+.*?) (over|in|at|on ground in) (.+)", claim.value)
        if seen:
            place = self.place(seen[3]) or self.own(seen[3])
            return (*self.time_words(seen[1]), f" {self._word(f'seen.{seen[2]}')} ", *place)
        money = re.fullmatch(r"(.*\d.*) ([A-Z]{3})", claim.value)
        if money:
            return (f"{self.count_words(money[1])} {locales.currency(money[2], self.language)}",)
        return self.named(claim.value)

    def named(self, value: str) -> Text:
        """Give the name of the record or place that a value names by its id; else its words."""
        thing = self.case.things.get(value)
        if thing is not None:
            bare = thing.sort == "vehicle" or thing.kind in _WITHOUT_ARTICLE
            return self.own(thing.name) if bare else self.name(thing.name)
        for with_article in (self.case.statements, self.case.transfers, self.case.orders):
            if value in with_article:
                return self.name(with_article[value].name)
        for bare_kind in (self.case.groups, self.case.people):
            if value in bare_kind:
                return self.own(bare_kind[value].name)
        return self.place(value) or self.own(value)

    def subject(self, subject: str) -> Text:
        """Name what a claim is about: the record, and which of its facts."""
        record, _, field = subject.rpartition(".")
        key = f"field.{field}"
        if not self.has(key):
            return (subject,)
        return (*self._record(record), " (", *self.say(key), ")") if record else self.say(key)

    def _record(self, record: str) -> Text:
        """Name a record that a claim is about; by its id where it has no name."""
        case = self.case
        if record in case.legs:
            return (*self.named(case.legs[record].transfer), f", {record}")
        if record in case.acts:
            act = case.acts[record]
            known = f"act.{act.does}"
            did = self.say(known) if self.has(known) else self.own(act.does)
            order = self.named(act.order) if act.order in case.orders else (act.order,)
            return (*order, ", ", *did)
        if record in case.stints:
            return (*self.named(case.stints[record].who), f", {record}")
        if record in case.matters:
            return (visible(f"{case.matters[record].court} {case.matters[record].docket}".strip()),)
        if record.partition(".")[0] in case.readings or record in case.hearings:
            return (visible(record),)
        return self.named(record)

    def rule(self, words: str) -> Text:
        """Say what an order forbids, or whom it protects, by the grammar of both."""
        parts: list[Text] = []
        for part in words.split(" and "):
            for key, pattern in _RULES.items():
                found = re.fullmatch(pattern, part.strip())
                if found:
                    named = {
                        name: self.subject(value) if name == "event" else self.named(value)
                        for name, value in found.groupdict().items()
                    }
                    parts.append(self.say(f"rule.{key}", **named))
                    break
            else:
                parts.append(self.own(part))
        return self.listed(parts)

    def place(self, value: str) -> Text:
        """Give the name of a place; nothing if it is none."""
        if is_country(value):
            head, _, part = value.partition("-")
            name = locales.country(head, self.language)
            return (f"{name} ({part})" if part else name,)
        found = site(self.case, value)
        return (
            self.own(found.name)
            if found and value in self.case.grounds
            else ((found.name,) if found else ())
        )

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
