"""What is due in the whole portfolio, against sqlite3 reading once the tables that deadlines are made of."""

import collections
import json
import sqlite3

from . import judged
from .machine import Wrong, in_turns, median, note, ratio, run

# As the program reads them, the papers that belong to no project included.
TABLES = (
    "project", "document", "document_version", "application", "partner", "organisation_identifier",
    "signature", "decision", "budget_line", "reporting_period", "condition", "report",
    "met_condition", "payment", "interruption", "recovery", "recovery_receipt", "call", "programme",
    "agreement", "follow_up", "organisation", "event_record",
)
# When all projects are decided on.
DAY = "2026-03-01"


def measure(place, table):
    data, database = judged.prepare(place)
    note("asking what is due")
    everything = "".join(f'SELECT * FROM "{name}";\n' for name in TABLES)
    due = [place.fondbok, "due", "--on", DAY, "--portfolio", database, "--format", "json"]
    found = place.path("due")
    ours, whole, sqlite = in_turns(
        3,
        lambda: run(place, *due, "--within", "30d", into="/dev/null"),
        lambda: run(place, *due, "--all", into=found),
        lambda: run(place, "sqlite3", database, everything, into="/dev/null"),
    )
    check(found, database)
    seconds = median(it.wall for it in ours)
    table.at_most(
        f"`due --within 30d` of {data.projects} projects in {seconds:.1f} s",
        "`sqlite3` reading the tables of deadlines once", 2, ratio(ours, sqlite), "×",
        aside=f"{seconds / data.projects * 1e6:.0f} µs a project",
    )
    table.at_most("peak memory of it", "absolute", 128, max(it.mib for it in ours), "MiB")
    table.at_most(
        f"`due --all` of {data.projects} projects",
        "`sqlite3` reading the tables of deadlines once", 2, ratio(whole, sqlite), "×",
    )


def check(found, database):
    """Each period of a decision in force has its report and its claim among what is due or done."""
    kinds = collections.Counter()
    with found.open(encoding="utf-8") as lines:
        kinds.update(json.loads(line)["kind"] for line in lines)
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as portfolio:
        periods = portfolio.execute(
            """
            SELECT count(*) FROM reporting_period AS period
            JOIN current_document AS paper ON paper.version = period.version
            JOIN decision ON decision.version = period.version
            WHERE decision.valid_from <= ?1
            """,
            (DAY,),
        ).fetchone()[0]
    if periods == 0 or {kinds["content"], kinds["finance"]} != {periods}:
        raise Wrong(
            f"due tells of {kinds['content']} reports and {kinds['finance']} claims, and the "
            f"decisions of {periods} periods"
        )
