"""Speed of `docket` against the parser it stands on. `python benchmarks/docket_speed.py [ENTRIES...]`.

An invented docket report of some entries is parsed by juriscraper alone and read by habeas, each in a
process of its own, with imports, as a user runs them; CPU seconds of all processes, and the most
memory that one of them held. Then the state of an order is asked, warm, and the growth with size.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 3
# Bytecode is kept, as where habeas is installed.
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
ENVIRONMENT["PYTHONPYCACHEPREFIX"] = os.fspath(Path(tempfile.gettempdir()) / "habeas-bytecode")
ROW = (
    "<tr><td width=94 nowrap valign=top>{date}</td><td align=right valign=top nowrap>"
    '<a href="https://ecf.dcd.uscourts.gov/doc1/0450{n:07d}" >{n}</a>&nbsp;</td>'
    "<td valign=top>ORDER granting <a href='https://ecf.dcd.uscourts.gov/doc1/04500000001'>{m}</a> "
    "Motion for Extension of Time; reply of Roe, due in <b>{k}</b> days. Signed by Judge Ann Bee on "
    "{date}. (zcl) (Entered: {date})</td></tr>\n"
)
PAGE = """<html><head><title>District of Columbia live database</title></head><body>
<div id="cmecfMainContent"><h3 align="center">U.S. District Court<br>
District of Columbia (Washington, DC)<br>CIVIL DOCKET FOR CASE #: 1:25-cv-09999-AB</h3>
<table width="100%" border="0" cellspacing="5"><tr><td valign="top" width="60%"><br>ROE v. DOE<br>
Assigned to: Judge Ann Bee<br></td><td valign="top" width="40%"><br>Date Filed: 01/02/2025<br>
Jury Demand: None<br></td></tr></table>
<table align="center" width="99%" border="1" rules="all" cellpadding="5" cellspacing="0">
<tr><td style="font-weight:bold; width=94; white-space:nowrap">Date Filed</td>
<th>#</th><td style="font-weight:bold">Docket Text</td></tr>
{rows}</table><br></div></body></html>
"""
PARSE = """
import os, sys
os.environ["JURISCRAPER_LOG"] = os.devnull
from juriscraper.pacer import DocketReport
report = DocketReport("dcd")
report._parse_text(open(sys.argv[1], encoding="utf-8").read())
assert len(report.data["docket_entries"]) == int(sys.argv[2]), len(report.data["docket_entries"])
"""


def page_of(entries):
    """Give an invented docket report."""
    rows = "".join(
        ROW.format(n=n, m=max(1, n - 1), k=n % 28 + 1, date=f"{n % 12 + 1:02}/{n % 28 + 1:02}/2025")
        for n in range(1, entries + 1)
    )
    return PAGE.replace("{rows}", rows)


def measured(command):
    """Run a command; give wall and CPU seconds, its children's too, and the most memory in MB."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(
        command, check=True, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu, after.ru_maxrss / 1024


def main(sizes):
    """Measure each size, peer first."""
    with tempfile.TemporaryDirectory() as folder:
        warm = Path(folder) / "dcd_1.html"
        warm.write_text(page_of(1), encoding="utf-8")
        measured([sys.executable, "-m", "habeas", "docket", "-q", os.fspath(warm)])
        for entries in sizes:
            path = Path(folder) / f"dcd_{entries}.html"
            path.write_text(page_of(entries), encoding="utf-8")
            theirs = [sys.executable, "-c", PARSE, os.fspath(path), str(entries)]
            own = [sys.executable, "-m", "habeas", "docket", "-q", os.fspath(path)]
            rounds = [(measured(theirs), measured(own)) for _ in range(ROUNDS)]
            # The quickest of each: a busy machine slows some of them.
            peer, ours = (min(of_one) for of_one in zip(*rounds, strict=True))
            print(f"{entries:6,} entries: juriscraper {peer[0]:.2f} s wall {peer[1]:.2f} s CPU; "
                  f"habeas {ours[0]:.2f} s wall {ours[1]:.2f} s CPU; ratio {ours[0] / peer[0]:.2f} "
                  f"wall {ours[1] / peer[1]:.2f} CPU; most memory of one process so far "
                  f"{ours[2]:.0f} MB", flush=True)  # fmt: skip


if __name__ == "__main__":
    main([int(a) for a in sys.argv[1:]] or [300, 3_000, 30_000])
