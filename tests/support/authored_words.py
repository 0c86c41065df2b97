"""Every text of a case that its authors wrote and an explainer may print; never a quote."""

from habeas.case.sites import site

FREE = {
    "about", "authority", "by", "class", "confers", "covers", "custodian", "described_as",
    "duties", "ends_if", "evidence", "hedges", "parties", "purpose", "run_by", "says", "seen",
    "shows", "stance", "term", "through", "to", "who", "words",
}  # fmt: skip


def authored_words(case):
    """Give title, labels, names, questions, holders, inferences and free values, each once."""
    found = [case.config.title, *(m.court for m in case.matters.values())]
    found += [one.label for kind in labelled(case) for one in kind.values()]
    found += [one.name for kind in (case.things, case.grounds) for one in kind.values()]
    found += [one.question for kind in (case.questions, case.readings) for one in kind.values()]
    found += [order.kind for order in case.orders.values()]
    found += [act.does for act in case.acts.values()]
    ids = {one for kind in (*labelled(case), case.things) for one in kind}
    for claim in (c for claims in case.claims.values() for c in claims):
        found += [claim.by, claim.inferred]
        is_free = claim.subject.rpartition(".")[2] in FREE
        if is_free and claim.value not in ids and site(case, claim.value) is None:
            found.append(claim.value)
    return [text for text in dict.fromkeys(found) if text]


def labelled(case):
    return case.transfers, case.orders, case.groups, case.people, case.statements
