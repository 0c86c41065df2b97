"""Growth: invented cases of n claims; reading and findings, as ratios. `python benchmarks/growth.py`."""

import sys
import tempfile
import time
from pathlib import Path

from habeas.case.read_case import read_case
from habeas.findings import findings

CLAIMS_A_TRANSFER = 10


def write(folder, claims):
    """Write an invented case: transfers of one leg with rival times, two orders."""
    (folder / "hand").mkdir(parents=True)
    (folder / "sources.csv").write_text("id,kind\n" + "".join(f"S-{n},article\n" for n in range(9)))
    lines = ["zone: UTC", "transfers:"]
    for n in range(claims // CLAIMS_A_TRANSFER):
        minute = n % 60
        lines += [f"- id: T{n}", "  legs:", f"  - id: T{n}.1", "    mode: air"]
        for key, hour in (("takeoff", 10), ("landing", 12), ("handed_over", 14)):
            lines.append(f"    {key}:")
            lines += [
                f"    - {{value: 2025-01-01 {hour}:{(minute + k) % 60:02}, source: S-{k}}}"
                for k in range(3)
            ]
        lines.append("    from: {value: KHRL, source: S-0}")
    (folder / "hand" / "transfers.yaml").write_text("\n".join(lines) + "\n")
    (folder / "hand" / "orders.yaml").write_text(
        "matters:\n- {id: M, court: X}\norders:\n"
        "- {id: O-1, matter: M, kind: TRO, entered: {value: 2025-01-01 11:00 UTC, source: S-0}}\n"
    )


def main(sizes):
    """Time each size; print seconds and the ratio to the size before."""
    before = None
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            write(Path(folder) / "c", size)
            start = time.perf_counter()
            case = read_case(Path(folder) / "c")
            read = time.perf_counter() - start
            found = sum(1 for _ in findings(case))
            total = time.perf_counter() - start
        ratio = "" if before is None else f"  x{total / before:.1f}"
        print(f"{size:>6} claims: read {read:6.2f} s, with {found} findings {total:7.2f} s{ratio}")
        before = total


if __name__ == "__main__":
    main([int(a) for a in sys.argv[1:]] or [300, 3000, 30000])
