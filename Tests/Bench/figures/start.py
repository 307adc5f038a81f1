"""Starting up: what every single call pays."""

import json
import shlex
import subprocess

from .machine import Wrong, note


def measure(place, table):
    note("starting up")
    ours, sqlite = medians(place, [place.fondbok, "--help"], ["sqlite3", "--version"])
    table.at_most(
        "start-up, `fondbok --help`", "`sqlite3 --version`", 3, ours / sqlite, "×",
        aside=f"{ours * 1000:.1f} ms",
    )


def medians(place, *commands):
    """The median seconds of each command over many runs, by hyperfine."""
    said = place.path("start.json")
    command = ["hyperfine", "--shell=none", "--warmup", "5", "--runs", "50", "--style", "none"]
    command += ["--output", "null", "--export-json", str(said)]
    done = subprocess.run(
        command + [shlex.join(str(part) for part in it) for it in commands],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    )
    if done.returncode != 0:
        raise Wrong(f"a program does not start: {done.stderr.decode()}")
    return [result["median"] for result in json.loads(said.read_text())["results"]]
