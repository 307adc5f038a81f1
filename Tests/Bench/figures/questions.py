"""What people ask while they wait: a project, a list, how things stand."""

import json

from . import judged
from .machine import Wrong, note, run

ROUNDS = 3

# Seconds of wall, at 60 000 projects.
GOALS = {"show": 0.2, "list": 0.5, "status": 1.0}


def measure(place, table):
    data, database = judged.prepare(place)
    note("asking")
    listing = ask(place, database, "list", "--format", "json")
    projects = [json.loads(line) for line in listing.output.splitlines()]
    if len(projects) != data.projects:
        raise Wrong(f"list does not tell of {data.projects} projects")
    key = projects[data.projects // 2]["project"]
    shown = ask(place, database, "show", key)
    if key not in shown.output:
        raise Wrong(f"show does not tell of {key}")
    # A word that most projects have, an objective that some have, and what is late.
    queries = {
        "a": len(projects),
        "objective:SO2": sum("SO2" in project["objective"] for project in projects),
        "is:late": None,
    }
    whole = ask(place, database, "list")
    if len(whole.output.splitlines()) != len(projects) + 1:
        raise Wrong("list does not have a line for every project")
    standing = ask(place, database, "status", "--format", "json")
    last = json.loads(standing.output.splitlines()[-1])
    if last["projects"] != len(projects):
        raise Wrong(f"status does not tell of {len(projects)} projects")
    note("asking for some")
    found = {query: ask(place, database, "list", query) for query in queries}
    for query, done in found.items():
        lines = max(0, len(done.output.splitlines()) - 1)
        # What is late is listed when the sums say that something is, and nothing when nothing is.
        if query == "is:late":
            late = last["lateReports"] + last["lateClaims"] + last["latePayments"]
            is_wrong = (lines > 0) != (late > 0)
        else:
            is_wrong = lines < 1 or lines != queries[query]
        if is_wrong:
            raise Wrong(f"list {query} has {lines} projects, not {queries[query]}")
    rows = [("show", "show", shown), ("list", "list", whole), ("list", "list as JSON", listing)]
    rows += [("list", f"list {query}", done) for query, done in found.items()]
    rows += [("status", "status", standing)]
    for goal, what, done in rows:
        table.at_most(
            f"`{what}` with {data.projects} projects", "absolute", GOALS[goal], done.wall, "s"
        )


def ask(place, database, *words):
    """The quickest of some runs: what is asked for is what a person waits for on a calm machine."""
    runs = [
        run(place, place.fondbok, *words, "--on", judged.DAY, "--portfolio", database)
        for _ in range(ROUNDS)
    ]
    return min(runs, key=lambda done: done.wall)
