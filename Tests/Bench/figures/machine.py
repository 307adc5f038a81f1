"""The programs that are measured, and the means to measure them."""

import contextlib
import os
import pathlib
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile

BENCH = pathlib.Path("Tests/Bench")
DATA = pathlib.Path(".build/bench")
# Built like the program that is handed out, and in the same folder as `make demo` does.
BUILD = ["swift", "build", "--explicit-target-dependency-import-check", "error", "-c", "release"]
BUILD += ["--static-swift-stdlib"]


class Missing(Exception):
    """A tool that the benchmark needs is not there."""


class Wrong(Exception):
    """What was measured did not do its work."""


class Run:
    """What one run of a program took: seconds, seconds of all cores, MiB; and what it said."""

    def __init__(self, wall, cpu, mib, output):
        self.wall = wall
        self.cpu = cpu
        self.mib = mib
        self.output = output

    @property
    def last_line(self):
        lines = self.output.splitlines()
        return lines[-1] if lines else ""


class Place:
    """Where everything is: the programs, the data, and a folder for what is made on the way."""

    def __init__(self, scratch, python):
        self.scratch = pathlib.Path(scratch)
        self.python = python
        self.fondbok, self.synthesise, self.rewrite = programs("fondbok", "synthesise", "rewrite")
        self.sizes = sorted(int(size) for size in os.environ.get("BENCH_SIZES", "2000 6000").split())
        self.files = int(os.environ.get("BENCH_FILES", "20000"))

    def path(self, name):
        """A path for something new: what had the name before is gone."""
        path = self.scratch / name
        for old in self.scratch.glob(name + "*"):
            old.unlink()
        return path


@contextlib.contextmanager
def prepare():
    python = find_tools()
    DATA.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=DATA, prefix="run.") as scratch:
        yield Place(scratch, python)


def find_tools():
    """The Python that has lxml; Debian's package serves Debian's, which need not be the first."""
    tools = {"hyperfine": "hyperfine", "xmllint": "libxml2-utils", "sqlite3": "sqlite3"}
    missing = [package for tool, package in tools.items() if not shutil.which(tool)]
    if not shutil.which("time") or b"GNU" not in quiet(shutil.which("time"), "--version").stdout:
        missing.append("time")
    wanted = os.environ.get("PYTHON")
    pythons = [wanted] if wanted else ["python3", "/usr/bin/python3"]
    pythons = [it for it in pythons if quiet(it, "-c", "import lxml.etree").returncode == 0]
    if not pythons:
        missing.append("python3-lxml")
    if missing:
        raise Missing(
            f"The benchmark needs what these packages hold: {', '.join(missing)}; install them"
            f" (Debian: apt-get install {' '.join(missing)}) and run it again."
        )
    return pythons[0]


def quiet(*command):
    try:
        return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    except FileNotFoundError:
        return subprocess.CompletedProcess(command, 127, b"")


def programs(*products):
    folder = os.environ.get("BENCH_PROGRAMS")
    if not folder:
        for product in products:
            note(f"building {product}")
            subprocess.run(BUILD + ["--product", product], check=True, stdout=sys.stderr)
        shown = subprocess.run(BUILD + ["--show-bin-path"], check=True, stdout=subprocess.PIPE)
        folder = shown.stdout.decode().strip()
    return [os.path.join(folder, product) for product in products]


def run(place, *command, expect=0, into=None):
    """Runs a program once under GNU time, and insists on its exit status, which may be one of some.

    Its output is kept, or goes to the file `into`.
    """
    command = [str(part) for part in command]
    figures = place.scratch / "time"
    timed = [shutil.which("time"), "--quiet", "--format", "%e %U %S %M", "--output", str(figures)]
    with open(into or place.scratch / "output", "wb") as output:
        done = subprocess.run(timed + command, stdout=output, stderr=subprocess.DEVNULL)
    if done.returncode not in (expect if isinstance(expect, tuple) else (expect,)):
        said = shlex.join(command)[:500]
        raise Wrong(f"exit status {done.returncode} instead of {expect} from: {said}")
    wall, user, system, kib = figures.read_text().splitlines()[-1].split()
    said = "" if into else (place.scratch / "output").read_text(encoding="utf-8")
    return Run(float(wall), float(user) + float(system), int(kib) / 1024, said)


def in_turns(rounds, *works):
    """Does works in turns, so that a slow moment of the machine falls on all of them.

    Gives a list of runs for each work. The turns begin with another one each time.
    """
    runs = [[] for _ in works]
    for number in range(rounds):
        for place in range(len(works)):
            which = (number + place) % len(works)
            runs[which].append(works[which]())
    return runs


def ratio(ours, theirs, of="wall"):
    """The median of the quotients of runs that were made side by side."""
    pairs = zip(ours, theirs)
    return median(max(getattr(a, of), 0.001) / max(getattr(b, of), 0.001) for a, b in pairs)


def median(figures):
    return statistics.median(list(figures))


def note(text):
    print(f"bench: {text}", file=sys.stderr, flush=True)
