"""The voice: names the records of a case, and puts what its claims say into words.

Quotes are never translated; what has no translation stays as it is, marked.
"""

import re
from collections.abc import Iterable, Iterator

from habeas.case.sites import is_country, site
from habeas.evidence.claim import Claim
from habeas.evidence.guards import visible
from habeas.evidence.source import CopyKind, root_of
from habeas.findings import Finding, Key
from habeas.findings.asked import Asked
from habeas.findings.scene import Scene
from habeas.publish import locales
from habeas.publish.pieces import Foreign, Text, plain, together
from habeas.publish.speech import Speech

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
# Copies that say what their source says, and nothing else.
_TO_THE_LETTER = (CopyKind.SYNDICATED, CopyKind.VERBATIM)
# Actors whose names take no article.
_WITHOUT_ARTICLE = ("company", "outlet", "person")


class Voice(Speech):
    """Names the records of a case, and says what its claims say.

    Args:
        scene: the case under one choice.
        language: one of ``catalogue.LANGUAGES``.
        asked: what was asked of this very case before; None to ask anew.
    """

    def __init__(self, scene: Scene, language: str, asked: Asked | None = None) -> None:
        super().__init__(scene, language)
        self._asked = asked or Asked(scene.case)

    def ask(self, key: Key) -> Finding:
        """Give a finding."""
        return self._asked.ask(key)

    def findings(self, question: str = "") -> Iterator[Finding]:
        """Give every finding of the case, or those of one question."""
        return self._asked.every(question)

    def quote(self, claim: Claim) -> Text:
        """Give a claim's quote, in the language of its source."""
        source = self.case.sources.get(claim.source)
        language = (source.language if source else "") or self.case.config.language
        return (Foreign(visible(claim.spot.quote), language, claim),)

    def holders(self, claims: Iterable[Claim]) -> Text:
        """Name who holds some claims: whom the source quotes, else who published it first."""
        named: list[Text] = []
        for claim in claims:
            publisher = (visible(self._publisher(claim.source)),)
            named.append(self.own(claim.by) if claim.by else publisher)
        return together(dict.fromkeys(named), ", ")

    def _publisher(self, id_: str) -> str:
        """Name a source's publisher; of one that is copied to the letter, its first publisher."""
        source = self.case.sources.get(id_)
        if source is None:
            return id_
        if source.copy_kind in _TO_THE_LETTER:
            root = self.case.sources.get(root_of(id_, self.case.sources))
            return (root.publisher if root else "") or source.publisher or id_
        return source.publisher or id_

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
        return self._by_field(claim) or self._seen(claim.value) or self.named(claim.value)

    def _by_field(self, claim: Claim) -> Text:
        """Give what a claim says where its field has a grammar of its own; else nothing."""
        field, value = claim.subject.rpartition(".")[2], claim.value
        money = re.fullmatch(r"(.*\d.*) ([A-Z]{3})", value)
        if field in ("forbids", "protects"):
            return self.rule(value)
        if field == "aboard":
            transfers = map(self.named, value.split(" or "))
            return together(transfers, f" {self._word('time.or')} ")
        if field == "ended_by" and self.has(f"ended_by.{value}"):
            return self.say(f"ended_by.{value}")
        if money:
            amount, currency = self.count_words(money[1]), locales.currency(money[2], self.language)
            # Spanish counts millions of something: "6.000.000 de dólares".
            of = " de" if self.language == "es" and money[1].endswith("000000") else ""
            return (f"{amount}{of} {currency}",)
        return ()

    def _seen(self, words: str) -> Text:
        """Give a sighting: when, and over, in or at which place; nothing if it is none."""
        seen = re.fullmatch(r"(\d{4}-\S+.*?) (over|in|at|on ground in) (.+)", words)
        if seen is None:
            return ()
        place = self.place(seen[3]) or self.own(seen[3])
        return (*self.time_words(seen[1]), f" {self._word(f'seen.{seen[2]}')} ", *place)

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
