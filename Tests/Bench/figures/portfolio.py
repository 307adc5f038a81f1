"""Synthetic portfolios: making them, importing them, and proving that what came in is right."""

import json
import shutil
import subprocess

from .machine import BENCH, DATA, Wrong, note, run

SEED = 1


class Portfolio:
    """A portfolio that was made: its file or its folder of files, and what the generator says of it."""

    def __init__(self, path, made):
        self.path = path
        self.projects = made["projects"]
        self.records = made["records"]
        self.taken = made["taken"]
        self.faulty = made["faulty"]
        self.rows = made["rows"]

    @property
    def import_status(self):
        return 1 if self.faulty else 0


def make(place, projects, faults=True):
    """A portfolio in one file."""
    name = f"{projects}-seed{SEED}" + ("" if faults else "-valid")
    flags = [] if faults else ["--without-faults"]
    return _make(place, projects, DATA / f"{name}.xml", flags)


def make_files(place, files):
    """A portfolio in about as many files, one for each record."""
    each = make(place, 100).records / 100
    projects = round(files / each)
    return _make(place, projects, DATA / f"{projects}-seed{SEED}-files", ["--file-for-each-record"])


def _make(place, projects, path, flags):
    """Makes the data unless it is there and the generator has not changed since."""
    said = path.with_suffix(".json")
    sources = [source.stat().st_mtime for source in (BENCH / "Synthesise").rglob("*.swift")]
    if not (said.exists() and path.exists() and said.stat().st_mtime > max(sources)):
        note(f"making {path}")
        said.unlink(missing_ok=True)
        shutil.rmtree(path, ignore_errors=True)
        command = [place.synthesise, "--projects", projects, "--seed", SEED, "--output", path]
        done = subprocess.run(
            [str(part) for part in command + flags], stderr=subprocess.PIPE, check=True
        )
        said.write_bytes(done.stderr)
    return Portfolio(path, json.loads(said.read_text()))


def imported(place, portfolio, database, *options):
    """Imports a portfolio into a new file, and insists on what the last line counts."""
    done = run(
        place, place.fondbok, "import", portfolio.path, "--portfolio", database, *options,
        expect=portfolio.import_status,
    )
    check_counts("fondbok", done, portfolio)
    return done


def check_counts(name, done, portfolio):
    expected = f"read {portfolio.records}, taken {portfolio.taken}, unchanged 0,"
    expected += f" set aside {portfolio.faulty}"
    if done.last_line != expected:
        raise Wrong(f'{name} ends with "{done.last_line}" instead of "{expected}"')


def check_rows(name, database, portfolio):
    """Every table holds as many rows as the generator says its records make."""
    question = " UNION ALL ".join(
        f"SELECT '{table}', count(*) FROM \"{table}\"" for table in portfolio.rows
    )
    done = subprocess.run(["sqlite3", str(database), question], stdout=subprocess.PIPE, check=True)
    for line in done.stdout.decode().splitlines():
        table, rows = line.split("|")
        if int(rows) != portfolio.rows[table]:
            raise Wrong(
                f"{name} stored {rows} rows in {table} instead of {portfolio.rows[table]}"
            )


def verify(place, database, portfolio):
    """The portfolio holds what was sent: rows are counted, and fondbok proves the rest."""
    check_rows("fondbok", database, portfolio)
    run(place, place.fondbok, "verify", "--portfolio", database)
