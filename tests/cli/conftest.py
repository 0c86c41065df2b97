"""A small invented case, for what does not need the bundled one."""

import pytest

TRANSFERS = """\
zone: America/Chicago
transfers:
- id: T1
  label: the bus
  legs:
  - id: T1.1
    mode: road
    from: {value: KHRL, source: S-1}
    left:
    - {value: 2025-01-31 10:20, source: S-1, quote: gate out 10:20}
    - {value: 2025-01-31 10:25, source: S-2}
    arrived: {value: after 2025-01-31 13:00, source: S-1}
"""
ORDERS = """\
zone: America/New_York
matters:
- {id: M-1, court: D. Example, zone: America/New_York}
orders:
- id: O-1
  matter: M-1
  kind: TRO
  form: written
  entered: {value: 2025-01-31 11:02 EST, source: S-2}
  forbids: {value: depart KHRL, source: S-2}
"""


@pytest.fixture(scope="session")
def write_small():
    """Give what writes the case of a bus and an order into a folder."""

    def write(folder):
        (folder / "hand").mkdir(parents=True)
        (folder / "sources.csv").write_text("id,kind,file,sha256\nS-1,article,,\nS-2,article,,\n")
        (folder / "habeas.yaml").write_text("title: A bus and an order\nzone: America/New_York\n")
        (folder / "hand" / "transfers.yaml").write_text(TRANSFERS)
        (folder / "hand" / "orders.yaml").write_text(ORDERS)
        return folder

    return write
