"""Cases of an odd shape that once ended in a traceback."""

import pytest

from habeas.case.read_case import read_case
from habeas.findings import findings

SOURCES = "id,kind\nS-1,article\n"
ORDER = """
matters:
- {id: M-1, court: X}
orders:
- {id: O-1, matter: M-1, kind: TRO, entered: {value: 2025-01-01 13:00 UTC, source: S-1},
   forbids: {value: leave US, source: S-1}}
"""
LEG = "{{id: {0}, takeoff: {{value: 2025-01-01 1{1}:00 UTC, source: S-1}}{2}}}"
FROM = ", from: {value: KHRL, source: S-1}"
CASES = {
    "the first leg has no place and nothing ties it to the next": f"""
transfers:
- {{id: T1, legs: [{LEG.format("A", 0, "")}, {LEG.format("B", 2, FROM)}]}}
""",
    "a transfer has only a leg of another": f"""
transfers:
- {{id: T1, legs: [{LEG.format("A", 0, FROM)}]}}
- {{id: T2, legs: [{LEG.format("A", 0, FROM)}]}}
""",
}


@pytest.mark.parametrize("transfers", list(CASES.values()), ids=list(CASES))
def test_every_question_is_answered(tmp_path, transfers):
    (tmp_path / "hand").mkdir()
    (tmp_path / "sources.csv").write_text(SOURCES)
    (tmp_path / "hand" / "orders.yaml").write_text(ORDER)
    (tmp_path / "hand" / "transfers.yaml").write_text(transfers)
    found = {f.id for f in findings(read_case(tmp_path))}
    assert "outside/T1/O-1.entered" in found
    assert not [id_ for id_ in found if "/T2/" in id_]
