"""Files that mean harm: each is refused, or what is wrong in it is set aside, at a small price."""

import pathlib

from .machine import note, run

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<portfolio xmlns="urn:fondbok:1">\n'
RECORD = '<application id="A" issuer="SE:orgnr:2120002411" version="1" issued="2026-01-01">'


def measure(place, table):
    folder = place.scratch / "hostile"
    folder.mkdir(exist_ok=True)
    for name, parts in attacks().items():
        with open(folder / f"{name}.xml", "w", encoding="utf-8") as file:
            file.writelines(parts)
    files = sorted(folder.glob("*.xml")) + sorted(pathlib.Path("Samples/Hostile").glob("*.xml"))
    note(f"importing {len(files)} hostile files")
    runs = []
    for file in files:
        database = place.path("hostile.sqlite")
        # Status 1: something was refused or set aside, and the program lives.
        done = run(place, place.fondbok, "import", file, "--portfolio", database, expect=1)
        runs.append((file.name, done))
    slowest = max(runs, key=lambda named: named[1].wall)
    largest = max(runs, key=lambda named: named[1].mib)
    table.at_most(
        f"each of {len(files)} hostile files, time", "absolute", 0.5, slowest[1].wall, "s",
        aside=slowest[0],
    )
    table.at_most(
        f"each of {len(files)} hostile files, memory", "absolute", 64, largest[1].mib, "MiB",
        aside=largest[0],
    )


def attacks():
    """The attacks that are too large to keep, each as the parts of its file."""
    declared = '<!DOCTYPE portfolio [<!ENTITY a "' + "x" * 100_000 + '">]>\n'
    return {
        "quadratic-blow-up-100-kb": [declared, HEAD.split("\n", 1)[1], "&a;" * 20_000],
        "depth-of-100000": [HEAD, RECORD, "<a>" * 100_000, "</a>" * 100_000],
        "text-of-11-mb": [HEAD, RECORD, "<title>", "x" * 11_000_000, "</title></application>"],
        "attribute-of-11-mb": [HEAD, '<application id="', "x" * 11_000_000, '"/></portfolio>'],
        "200000-attributes": [
            HEAD, "<application", *(f' a{number}="1"' for number in range(200_000)), "/></portfolio>",
        ],
        "tag-that-never-ends": [HEAD, "<application ", "x" * 20_000_000],
        "comment-that-never-ends": [HEAD, "<!--", "x" * 20_000_000],
        "record-of-20-mb": [
            HEAD, RECORD, *('<title xml:lang="sv">x</title>\n' for _ in range(650_000)),
            "</application></portfolio>",
        ],
        "200000-names": [
            HEAD, RECORD, *(f"<n{number}/>" for number in range(200_000)),
            "</application></portfolio>",
        ],
    }
