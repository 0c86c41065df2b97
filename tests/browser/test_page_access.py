"""axe-core finds nothing at all: in light and dark, on every part, in both languages."""

import pytest

pytestmark = pytest.mark.browser

VIEWS = {
    "the case with its evidence": "#f=outside/T2/O-oral.said",
    "a finding by reading": "#f=in-force/T1/O-written.entered&r.removal=custody",
    "a fact": "#e=T1.1.takeoff",
    "all findings": "#tab=findings&fq=origin",
    "the explainer in Spanish": "#tab=explainer&lang=es",
    "the sources": "#tab=sources",
    "what a search found": "#q=harlingen",
}
FAULTS = """async () => {
    const found = await axe.run(document, {resultTypes: ["violations"]});
    return found.violations
        .map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => node.html + node.failureSummary).join(" | ")}`);
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("hash_", list(VIEWS.values()), ids=list(VIEWS))
def test_no_fault_is_found(bundled_page, look, axe, hash_, scheme):
    page = look(bundled_page, hash_, color_scheme=scheme).page
    page.evaluate(axe)
    assert page.evaluate(FAULTS) == []


def test_no_fault_is_found_on_a_narrow_screen(bundled_page, look, axe):
    page = look(
        bundled_page, "#f=outside/T2/O-oral.said", viewport={"width": 320, "height": 800}
    ).page
    page.evaluate(axe)
    assert page.evaluate(FAULTS) == []
