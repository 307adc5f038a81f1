"""What people ask while they wait: a list, a project, how things stand."""

import json

from . import judged
from .machine import Wrong, note, run

ROUNDS = 3


def measure(place, table):
    data, database = judged.prepare(place)
    note("asking")
    listing = ask(place, database, "list", "--format", "json")
    if len(listing.output.splitlines()) != data.projects:
        raise Wrong(f"list does not tell of {data.projects} projects")
    key = json.loads(listing.output.splitlines()[data.projects // 2])["project"]
    shown = ask(place, database, "show", key)
    if key not in shown.output:
        raise Wrong(f"show does not tell of {key}")
    for what, goal, done in (("show", 0.2, shown), ("list", 0.5, listing)):
        table.at_most(f"`{what}` with {data.projects} projects", "absolute", goal, done.wall, "s")


def ask(place, database, *words):
    """The quickest of some runs: what is asked for is what a person waits for on a calm machine."""
    runs = [
        run(place, place.fondbok, *words, "--on", judged.DAY, "--portfolio", database)
        for _ in range(ROUNDS)
    ]
    return min(runs, key=lambda done: done.wall)
