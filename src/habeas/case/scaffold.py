"""The scaffold of a case folder: what ``habeas init`` writes."""

import json
from pathlib import Path

from habeas.case.authored import FILES
from habeas.case.columns import TABLES
from habeas.case.json_schema import json_schema
from habeas.case.whole_file import replace_file

_HEADS = {
    "habeas.yaml": """\
format: habeas-case/1
title: Untitled case
language: en
# zone: America/New_York        the zone answers are printed in, beside UTC
# abbreviations:                ambiguous ones must be declared
#   CST: -06:00
""",
    "hand/transfers.yaml": """\
# zone: America/New_York        for times below that name none; printed as an assumption
transfers: []
# transfers:
# - id: T1
#   label: first plane
#   legs:
#   - id: T1.1
#     mode: air
#     vehicle: {value: N000XX, source: S-1}
#     from: {value: KHRL, source: S-1}
#     to: {value: MHPR, source: S-1}
#     takeoff:
#     - {value: 2025-01-31 17:26 EST, source: S-1, quote: "exact words"}
#     - {value: 2025-01-31 17:25 EST, source: S-2}
""",
    "hand/orders.yaml": """\
matters: []
orders: []
# matters:
# - id: M-1
#   court: D. Example
#   zone: America/New_York
# orders:
# - id: O-1
#   matter: M-1
#   kind: TRO
#   form: oral
#   said: {value: between 2025-01-31 18:45 EST and 2025-01-31 18:48 EST, source: S-1}
#   forbids: {value: leave US, source: S-1}
""",
    "hand/things.yaml": """\
vehicles: []
# vehicles:
# - id: N000XX
#   type: {value: A320, source: S-1}
""",
    "hand/statements.yaml": """\
statements: []
# statements:
# - id: ST-1
#   kind: post
#   by: {value: the minister, source: S-1}
#   when: {value: 2025-02-01, source: S-1}
#   words: {value: they have arrived, source: S-1, quote: they have arrived}
""",
    "hand/readings.yaml": """\
readings: []
# readings:
# - id: oral
#   question: Does an order spoken in court bind at once?
#   sets: O-1.effective
#   options:
#   - {name: yes, value: said}
#   - {name: no, value: never}
""",
}


def write_scaffold(folder: Path) -> list[str]:
    """Write every file that is not there yet; give their names."""
    written = []
    contents = {name: _with_schema(name, text) for name, text in _HEADS.items()}
    contents |= {f"{name}.csv": ",".join(columns) + "\n" for name, columns in TABLES.items()}
    contents |= {
        f"schemas/{Path(name).stem}.schema.json": json.dumps(json_schema(name), indent=1) + "\n"
        for name in FILES
    }
    contents[".gitignore"] = "build/\nout/\n"
    (folder / "sources").mkdir(parents=True, exist_ok=True)
    for name, text in contents.items():
        path = folder / name
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(path, text.encode("utf-8"))
            written.append(name)
    return written


def _with_schema(name: str, text: str) -> str:
    """Put the line that editors read before a YAML file."""
    up = "../" * name.count("/")
    return f"# yaml-language-server: $schema={up}schemas/{Path(name).stem}.schema.json\n{text}"
