"""Invented cases of any size: every kind of record, and as many orders whatever the size.

A unit is a transfer with its leg, its people in three groups, what is said of it, and where it
goes; each has CLAIMS_A_UNIT claims, all from a handful of held sources. The docket does not grow
with the case, for findings are asked of each transfer at each clock of each order.
"""

import hashlib

CLAIMS_A_UNIT = 33
SOURCES = 12
# So many transfers have a time told by an order's, and with it by each other's.
TIED = 3
PLACES = ("KHRL", "KIAH", "KMIA", "MSLP")

FIXED = {
    "habeas.yaml": "format: habeas-case/1\ntitle: An invented case\nzone: UTC\n",
    "hand/readings.yaml": """\
readings:
- id: spoken
  question: Does a spoken order bind?
  sets: O-1.effective
  options: [{name: "yes", value: said}, {name: "no", value: never}]
""",
    "hand/orders.yaml": """\
zone: UTC
matters:
- {id: M-1, court: Court, zone: UTC, complete_through: {value: 2025-06-01, source: S-1}}
orders:
- id: O-1
  matter: M-1
  kind: TRO
  form: oral
  said: {value: 2025-03-15 11:30 UTC, source: S-1}
  forbids: {value: leave US, source: S-1}
- id: O-2
  matter: M-1
  kind: TRO
  entered: {value: 2025-03-15 12:10 UTC, source: S-2}
  forbids: {value: hand over to ST, source: S-2}
  protects: {value: in G0, source: S-2}
acts:
- {id: A-1, matter: M-1, does: vacates, order: O-2, when: {value: 2025-04-07, source: S-3}}
""",
}


def files_of(claims):
    """Give the files of a case of about so many claims."""
    units = range(max(1, claims // CLAIMS_A_UNIT))
    return {
        **FIXED,
        **{f"sources/s-{n}.txt": _source(n) for n in range(SOURCES)},
        "sources.csv": _table(
            "id,kind,title,file,sha256,publisher",
            (_row(n) for n in range(SOURCES)),
        ),
        "hand/transfers.yaml": "zone: UTC\ntransfers:\n" + "".join(map(transfer, units)),
        "hand/statements.yaml": "zone: UTC\nstatements:\n" + "".join(map(_statements, units)),
        "hand/things.yaml": _things(units),
        "hand/groups.csv": _table(
            "group,label,part_of,count,aboard,members,source,spot",
            (row for n in units for row in _groups(n)),
        ),
        "hand/people.csv": _table("person,label,source", ([f"P{n}", f"Person {n}", _s(n)] for n in units)),
        "hand/custody.csv": _table(
            "who,stint,custodian,place,start,end,source",
            (row for n in units for row in _stints(n)),
        ),
        "hand/checks.csv": _table(
            "check,what,expect", ([f"c{n}", f"count G{n}a + G{n}b", "30"] for n in units if n % 4 == 0)
        ),
    }  # fmt: skip


def _s(n):
    return f"S-{n % SOURCES}"


def _row(n):
    held = hashlib.sha256(_source(n).encode()).hexdigest()
    kind = "filing" if n % 4 == 0 else "article"
    return f"S-{n}", kind, f"Report {n}", f"sources/s-{n}.txt", held, f"Paper {n}"


def _source(n):
    return f"Report {n}.\nThe flight left, and nobody was told.\n" * 40


def _table(header, rows):
    return header + "\n" + "".join(",".join(map(str, row)) + "\n" for row in rows)


def _claim(value, n, more=""):
    return f"{{value: {value}, source: {_s(n)}{more}}}"


def transfer(n):
    """Give one transfer of one leg, with rival times."""
    at = f"{n * 7 % 60:02}"
    return f"""\
- id: T{n}
  label: flight {n}
  legs:
  - id: T{n}.1
    mode: air
    from: {_claim(PLACES[n % 3], n)}
    to: {_claim(PLACES[3], n)}
    boarded: {_claim(f"2025-03-15 09:{at} UTC", n)}
    takeoff:
    - {_claim(f"2025-03-15 10:{at} UTC", n)}
    - {_claim(f"2025-03-15 11:{at} UTC", n + 1)}
    - {_claim(f"about 2025-03-15 11:{at} UTC", n + 2)}
    landing:
    - {_claim(f"2025-03-15 14:{at} UTC", n)}
    - {_claim(f"2025-03-15 15:{at} UTC", n + 1)}
    handed_over: {_claim("after O-2.entered" if n < TIED else f"after T{n}.1.landing", n + 3)}
    vehicle: {_claim(f"V{n % 7}", n)}
    custodian: {_claim("AG", n)}
"""


def _statements(n):
    quote = ', spot: "line 2", quote: "nobody was told"'
    said = f"""\
- id: ST-{n}
  kind: {"allegation" if n % 5 == 0 else "statement"}
  label: remark {n}
  by: {_claim("AG", n)}
  when: {_claim("2025-03-15", n)}
  about: {_claim(f"G{n}", n)}
  words: {_claim("nobody was told", n, quote)}
  stance: {_claim("asserts", n)}
  evidence: {_claim("none cited", n + 1)}
"""
    denial = f"""\
- id: DE-{n}
  kind: denial
  by: {_claim("OF", n)}
  of: {_claim(f"ST-{n}", n)}
  when: {_claim("2025-03-16 10:00 UTC", n)}
"""
    return said + (denial if n % 5 == 0 else "")


def _things(units):
    some = [n for n in units if n % 5 == 0]
    return "\n".join([
        "zone: UTC",
        "actors: [{id: AG, kind: agency}, {id: OF, kind: office}, {id: ST, kind: state}]",
        "vehicles:",
        *(f"- {{id: V{n}, type: {_claim('A320', n)}}}" for n in range(7)),
        "agreements:",
        "- id: AGR",
        f"  agreed: {_claim('2025-03-01', 1)}",
        f"  term: {_claim('one year', 1)}",
        f"  paid: [{_claim('6000000 USD', 1)}, {_claim('5000000 USD', 2)}]",
        "authorities:",
        *(
            f"- {{id: AU{n}, kind: statute, name: Act {n}, used_before: {_claim(1, n)}, "
            f"earlier_uses: {_claim('1912', n)}, signed: {_claim('2025-03-14', n)}}}"
            for n in some
        ),
        "facilities:",
        *(
            f"- {{id: F{n}, name: House {n}, place: {_claim('MSLP', n)}, "
            f"capacity: {_claim(40, n)}, holds: {_claim('about 30', n)}}}"
            for n in some
        ),
    ]) + "\n"  # fmt: skip


def _groups(n):
    yield f"G{n}", f"men of flight {n}", "", 30, f"T{n}", "", _s(n), "line 2"
    yield f"G{n}", "", "", 31, "", "", _s(n + 1), "line 2"
    yield f"G{n}a", "", f"G{n}", 10, "", f"P{n}", _s(n), "line 2"
    yield f"G{n}b", "", f"G{n}", 20, "", "", _s(n + 2), "line 2"


def _stints(n):
    yield f"G{n}", f"C{n}x", "AG", "KHRL", "2025-03-10", "2025-03-14", _s(n)
    yield f"G{n}", f"C{n}y", "AG", "KIAH", "2025-03-14", "2025-03-15", _s(n)
