"""All rules over the whole portfolio, against sqlite3 reading every table of it once."""

import re
import subprocess

from . import judged
from .machine import Wrong, in_turns, median, note, ratio, run


def measure(place, table):
    data, database = judged.prepare(place)
    note("judging")
    tables = subprocess.run(
        ["sqlite3", str(database), "SELECT name FROM sqlite_schema WHERE type = 'table'"],
        stdout=subprocess.PIPE, check=True,
    ).stdout.decode().split()
    everything = "".join(f'SELECT * FROM "{name}";\n' for name in tables)
    findings = place.path("findings")
    check = [place.fondbok, "check", "--on", judged.DAY, "--portfolio", database]
    ours, sqlite = in_turns(
        3,
        # Whatever the verdict is, it is one.
        lambda: run(place, *check, expect=(0, 1, 3), into=findings),
        lambda: run(place, "sqlite3", database, everything, into="/dev/null"),
    )
    seconds = median(it.wall for it in ours)
    check_summary(findings, data)
    table.at_most(
        f"all rules over {data.projects} projects in {seconds:.1f} s",
        "`sqlite3` reading every table once", 2, ratio(ours, sqlite), "×",
        aside=f"{seconds / data.projects * 1e6:.0f} µs a project",
    )
    table.at_most("peak memory of it", "absolute", 128, max(it.mib for it in ours), "MiB")


def check_summary(findings, data):
    """The last line says that every project was judged, and that next to nothing is wrong with them."""
    text = findings.read_text(encoding="utf-8")
    last = text.splitlines()[-1]
    counts = re.match(r"(\d+) projects .*?(\d+) judgements, (\d+) passed, (\d+) failed", last)
    if not counts or int(counts[1]) != data.projects:
        raise Wrong(f'check ends with "{last}", which is not about {data.projects} projects')
    judgements, passed, failed = (int(counts[number]) for number in (2, 3, 4))
    if not 100 * failed <= data.projects < passed < judgements:
        raise Wrong(f'check ends with "{last}", which is no judgement of this portfolio')
