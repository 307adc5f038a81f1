"""Returns going out, against the shortest road to the same bytes."""

import csv
import pathlib
import subprocess
import xml.etree.ElementTree as ElementTree

from . import judged
from .machine import BENCH, Run, Wrong, in_turns, median, note, ratio, run

TIMES = 5


def measure(place, table):
    data, database = judged.prepare(place)
    measure_csv(place, table, database)
    measure_xml(place, table, database)


def export(place, database, form, path):
    return run(
        place, place.fondbok, "export", "list-of-operations", "--format", form, "--on", judged.DAY,
        "--portfolio", database, "--output", path,
    )


def measure_csv(place, table, database):
    note("the list of operations as CSV")
    query = f".read {BENCH}/peers/list-of-operations.sql"
    ours_file, peer_file = place.scratch / "ours.csv", place.scratch / "peer.csv"
    ours, peer = in_turns(
        3,
        lambda: export(place, database, "csv", ours_file),
        lambda: run(place, "sqlite3", "-csv", "-header", database, query, into=peer_file),
    )
    rows, same = rows_of(ours_file), rows_of(peer_file)
    if rows != same:
        raise Wrong("the list of operations as CSV is not what sqlite3 makes of the same portfolio")
    table.at_most(
        f"list of operations as CSV, {len(rows) - 1} rows, read back and added up",
        "`sqlite3 -csv` of the same join", 1.5, ratio(ours, peer), "×",
        aside=f"{median(it.wall for it in ours):.2f} s",
    )
    flat = place.path("flat.sqlite")
    subprocess.run(["sqlite3", str(flat), f'.import --csv "{ours_file}" t'], check=True)
    alone, peer = in_turns(
        3,
        lambda: rewritten(place, "csv", ours_file, "again.csv"),
        lambda: run(place, "sqlite3", "-csv", "-header", flat, "SELECT * FROM t", into=peer_file),
    )
    if rows_of(place.scratch / "again.csv") != rows:
        raise Wrong("the CSV that was written again has other rows")
    table.at_most(
        "writing alone", "`sqlite3 -csv` of one table", 0.9, ratio(alone, peer), "×"
    )


def rows_of(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.reader(file))


def measure_xml(place, table, database):
    note("the list of operations as XML")
    document = place.scratch / "ours.xml"
    export(place, database, "xml", document)
    events = place.path("events")
    write_events(document, events)
    peer_program = compile_peer(place)
    ours, peer = in_turns(
        3,
        lambda: rewritten(place, "xml", events, "again.xml"),
        lambda: seconds(
            run(place, peer_program, events, place.scratch / "peer.xml", TIMES)
        ),
    )
    if (place.scratch / "again.xml").read_bytes() != document.read_bytes():
        raise Wrong("the XML that was written again is not the return")
    if canonical(place, "peer.xml") != canonical(place, "again.xml"):
        raise Wrong("xmlTextWriter wrote another document than we did")
    megabytes = document.stat().st_size / 1e6
    table.at_most(
        f"list of operations as XML, {megabytes:.0f} MB, writing alone", "libxml2's xmlTextWriter",
        0.6, ratio(ours, peer), "×",
    )


def rewritten(place, form, source, name):
    return seconds(run(place, place.rewrite, form, source, place.scratch / name, TIMES))


def seconds(done):
    """A run whose program says itself how long the writing took."""
    return Run(float(done.last_line), done.cpu, done.mib, "")


def write_events(document, path):
    """What stands in an XML document, as the two writers take it: a letter, and texts that end in 0."""
    namespace = None
    with open(path, "wb") as out:

        def put(kind, *texts):
            out.write(kind + b"".join(text.encode() + b"\0" for text in texts))

        for event, element in ElementTree.iterparse(document, events=("start", "end")):
            uri, _, name = element.tag[1:].partition("}")
            if event == "start":
                put(b"<", name)
                if namespace is None:
                    namespace = uri
                    put(b"@", "xmlns", uri)
                for key, value in element.attrib.items():
                    put(b"@", key.replace("{http://www.w3.org/XML/1998/namespace}", "xml:"), value)
            else:
                if len(element) == 0 and element.text:
                    put(b"=", element.text)
                put(b">")
                if name == "operation":
                    # Its children were counted above, and are not needed any more.
                    element.clear()


def compile_peer(place):
    program = place.scratch / "write"
    flags = subprocess.run(["xml2-config", "--cflags", "--libs"], stdout=subprocess.PIPE, check=True)
    source = BENCH / "peers/write.c"
    command = ["clang", "-O2", "-o", str(program), str(source)] + flags.stdout.decode().split()
    subprocess.run(command, check=True)
    return pathlib.Path(program).absolute()


def canonical(place, name):
    done = subprocess.run(
        ["xmllint", "--c14n", str(place.scratch / name)], stdout=subprocess.PIPE, check=True
    )
    return done.stdout
