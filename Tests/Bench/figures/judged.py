"""A portfolio that rules and returns are made of: valid, received in time, with rates of exchange."""

from . import portfolio
from .machine import note, run

# Before the first call closes, and after the last project is paid.
RECEIVED = "2022-02-20"
DAY = "2030-01-01"


def prepare(place):
    """Imports the largest portfolio without faults, once for all rows that read it."""
    data = portfolio.make(place, place.sizes[-1], faults=False)
    database = place.scratch / "judged.sqlite"
    if database.exists():
        return data, database
    note(f"importing {data.projects} projects to judge")
    portfolio.imported(place, data, database, "--received", RECEIVED)
    rates = place.path("rates.csv")
    # None that is still to come: no rate is known of it, and the import refuses one.
    months = [f"{year}-{month:02}" for year in range(2021, 2026) for month in range(1, 13)]
    rates.write_text("month,code,value\n" + "".join(f"{it},SEK,11.0000\n" for it in months))
    run(place, place.fondbok, "rates", "import", rates, "--portfolio", database)
    portfolio.verify(place, database, data)
    return data, database
