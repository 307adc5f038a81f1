"""Documents coming in: against xmllint, which only reads and checks them, and against a script."""

from . import machine, portfolio
from .machine import BENCH, in_turns, median, note, ratio, run

SCHEMA = "Schemas/Portfolio.xsd"
# Beyond these the run fails; the goals are stricter.
MOST_TIMES_XMLLINT = 1.5
MOST_MIB = 64


def measure_import(place, table):
    walls, peaks = {}, {}
    for size in place.sizes:
        data = portfolio.make(place, size)
        database = place.path("fondbok.sqlite")
        data.path.read_bytes()  # Into the page cache.
        is_last = size == place.sizes[-1]
        note(f"importing {size} projects")
        ours, xmllint = in_turns(
            3,
            lambda: portfolio.imported(place, data, place.path("fondbok.sqlite")),
            lambda: read_by_xmllint(place, data),
        )
        portfolio.verify(place, database, data)
        walls[size] = median(it.wall for it in ours)
        peaks[size] = max(it.mib for it in ours)
        if is_last:
            table.at_most(
                f"import of {size} projects in {walls[size]:.1f} s",
                "`xmllint --noout --stream --schema`", 1.0, ratio(ours, xmllint), "×",
                bound=MOST_TIMES_XMLLINT, aside=f"{ratio(ours, xmllint, 'cpu'):.2f} × the CPU",
            )
            note("the script's turn")
            script = import_by_script(place, data)
            table.at_least(
                "the same", "Python lxml + XSD + sqlite3", 4, script.wall / walls[size], "× faster"
            )
        table.at_most(
            f"peak memory of an import of {size} projects", "absolute", MOST_MIB, peaks[size],
            "MiB", bound=MOST_MIB,
        )
    small, large = place.sizes[0], place.sizes[-1]
    if small == large:
        return
    table.at_most(
        f"growth of memory from {small} to {large} projects", "absolute", 4,
        peaks[large] - peaks[small], "MiB",
    )
    table.at_most(
        f"cost per project from {small} to {large} projects", "itself", 1.15,
        (walls[large] / large) / (walls[small] / small), "×",
    )


def read_by_xmllint(place, data):
    # It says 3 when something in the file fails to validate.
    return run(
        place, "xmllint", "--noout", "--stream", "--schema", SCHEMA, data.path,
        expect=3 if data.faulty else 0,
    )


def import_by_script(place, data):
    database = place.path("script.sqlite")
    done = run(
        place, place.python, BENCH / "peers/import.py", data.path, database, SCHEMA,
        expect=data.import_status,
    )
    portfolio.check_counts("import.py", done, data)
    portfolio.check_rows("import.py", database, data)
    return done


def measure_files(place, table):
    data = portfolio.make_files(place, place.files)
    database = place.path("files.sqlite")
    note(f"importing {data.records} files")
    ours, lxml = in_turns(
        2,
        lambda: portfolio.imported(place, data, place.path("files.sqlite")),
        lambda: validate_by_lxml(place, data),
    )
    portfolio.verify(place, database, data)
    table.at_most(
        f"import of {data.records} files of one record in {median(it.wall for it in ours):.1f} s",
        "lxml validating them, no database", 1.0, ratio(ours, lxml), "×",
        aside=f"{ratio(ours, lxml, 'cpu'):.2f} × the CPU",
    )


def validate_by_lxml(place, data):
    done = run(place, place.python, BENCH / "peers/validate.py", data.path, SCHEMA)
    expected = f"{data.records} files, {data.faulty} not valid"
    if done.last_line != expected:
        raise machine.Wrong(f'validate.py ends with "{done.last_line}" instead of "{expected}"')
    return done
