"""The page's model: a case and its findings as one tree of JSON. Same case, same tree."""

from habeas.case.records import Case
from habeas.case.what_if import AS_IT_STANDS
from habeas.findings.asked import Asked
from habeas.findings.order_card import card_of
from habeas.findings.scene import Scene
from habeas.publish import page_claims, page_findings
from habeas.publish.catalogue import LANGUAGES
from habeas.publish.page_explainer import explainers
from habeas.publish.page_lanes import lanes
from habeas.publish.page_map import atlas
from habeas.publish.page_texts import Json, Texts, kept, shown
from habeas.publish.page_times import Times

FORMAT = "habeas-page/1"


def page_model(case: Case, asked: Asked | None = None) -> dict[str, Json]:
    """Give everything that the page shows."""
    asked = asked or Asked(case)
    scene = Scene(case, AS_IT_STANDS)
    claims, texts, times = page_claims.ClaimTable(case), Texts(), Times(scene)
    findings = list(page_findings.records(asked, claims, texts, times))
    cards = {order: _card(case, claims, order) for order in case.orders}
    told = explainers(claims, asked)
    names = _names(case)
    left_out = claims.add_all_if_few()
    tree = shown(
        {
            "format": FORMAT,
            **_head(case, scene),
            "names": names,
            "legs": {
                leg.id: [t.id, n, len(t.legs)]
                for t in case.transfers.values()
                for n, leg in enumerate(t.legs, 1)
            },
            "stints": {stint.id: stint.who for stint in case.stints.values()},
            "readings": _readings(scene),
            "findings": findings,
            "texts": texts.all,
            "lanes": lanes(scene, times),
            "cards": cards,
            "statements": _statements(case),
            "map": atlas(scene, times),
            "explainer": told,
            "sources": page_claims.sources(case),
            "claims": claims.records(),
            "facts": _facts(scene, times),
            "spanish": {"words": _spanish(case, names), "times": times.spanish},
            "claims_left_out": left_out,
        }
    )
    assert isinstance(tree, dict)  # noqa: S101 - a tree whose root is one gives one
    return tree


def _head(case: Case, scene: Scene) -> dict[str, object]:
    language = case.config.language
    return {
        "title": case.config.title,
        "language": language if language in LANGUAGES else "en",
        "as_of": case.config.as_of,
        "zone": scene.zone,
        "digest": case.digest,
        "counts": {
            "sources": len(case.sources),
            "claims": sum(map(len, case.claims.values())),
        },
    }


def _names(case: Case) -> dict[str, str]:
    """Give what readers call each record that an id names."""
    return {
        **{t.id: t.name for t in case.transfers.values()},
        **{o.id: o.name for o in case.orders.values()},
        **{a.id: a.does for a in case.acts.values()},
        **{g.id: g.label or g.id for g in case.groups.values()},
        **{p.id: p.name for p in case.people.values()},
        **{t.id: t.name or t.id for t in case.things.values()},
        **{s.id: s.name for s in case.statements.values()},
        **{m.id: f"{m.court} {m.docket}".strip() for m in case.matters.values()},
    }


def _readings(scene: Scene) -> list[dict[str, object]]:
    return [
        {
            "id": reading.id,
            "question": reading.question,
            "options": [
                kept(
                    {
                        "name": option.name,
                        "value": option.value,
                        "who": list(
                            dict.fromkeys(
                                c.value
                                for c in scene.case.said_of(f"{reading.id}.{option.name}.by")
                            )
                        ),
                    }
                )
                for option in reading.options
            ],
        }
        for reading in scene.case.readings.values()
    ]


def _card(case: Case, claims: page_claims.ClaimTable, order: str) -> list[int]:
    """Give the claims that an order's card shows, by their numbers."""
    return [claims.number(claim) for line in card_of(case, order) for claim in line.claims]


def _facts(scene: Scene, times: Times) -> dict[str, str]:
    """Give the bounds of every event in words."""
    return {event: times.text(scene.line(event).bounds(event)) for event in scene.case.times}


def _statements(case: Case) -> list[dict[str, str]]:
    """Give every statement, also those without a time."""
    return [{"id": one.id, "kind": one.kind} for one in case.statements.values()]


def _spanish(case: Case, names: dict[str, str]) -> dict[str, str]:
    """Give the Spanish of the names and questions that the case's authors have translated."""
    if case.config.language == "es":
        return {}
    questions = [reading.question for reading in case.readings.values()]
    own = dict.fromkeys([case.config.title, *names.values(), *questions])
    found = {text: case.words.get(text, {}).get("es", "") for text in own}
    return {text: spanish for text, spanish in found.items() if spanish}
