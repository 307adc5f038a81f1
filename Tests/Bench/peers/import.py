#!/usr/bin/env python3
"""Import a portfolio into SQLite with lxml, an XSD and the standard library.

What a good script does with the same file: it streams the records, checks each against the schema,
sets aside those that fail, and stores the others as typed rows in tables of the same names and shape
as a fondbok portfolio's. It keeps no originals, hashes, versions or log.

    import.py FILE DATABASE SCHEMA

The last line counts as fondbok's does. Exit status: 0, or 1 when a record was set aside.
"""

import sqlite3
import sys

from lxml import etree

NAMESPACE = "{urn:fondbok:1}"
BATCH = 5_000


# How a value is stored.


def text(value):
    return value


def whole(value):
    return int(value)


def flag(value):
    return 1 if value == "true" else 0


def hundredths(value):
    """An amount in kronor, a rate in per cent or a quantity, in hundredths, without a float."""
    units, _, decimals = value.partition(".")
    return int(units) * 100 + int((decimals + "00")[:2])


# What becomes a row. A column is its name, where its value stands below the element (a path, a path
# and an attribute after @, or nothing for the element's own text) and how it is stored.


class Table:
    def __init__(self, name, columns, children=()):
        self.name = name
        self.columns = []
        for column, place, convert in columns:
            path, _, attribute = place.partition("@")
            path = "/".join(NAMESPACE + step for step in path.split("/")) if path else ""
            self.columns.append((column, path, attribute, convert))
        self.children = {NAMESPACE + tag: table for tag, table in dict(children).items()}

    def sql_create(self):
        kinds = {text: "TEXT", whole: "INTEGER", flag: "INTEGER", hundredths: "INTEGER"}
        columns = ", ".join(f"{name} {kinds[convert]}" for name, _, _, convert in self.columns)
        return (
            f"CREATE TABLE {self.name} (version INTEGER NOT NULL, element INTEGER NOT NULL,"
            f" parent INTEGER NOT NULL, {columns}, PRIMARY KEY (version, element))"
            " STRICT, WITHOUT ROWID"
        )

    def sql_insert(self):
        marks = ", ".join("?" * (len(self.columns) + 3))
        return f"INSERT INTO {self.name} VALUES ({marks})"

    def row(self, element):
        for _, path, attribute, convert in self.columns:
            value = None
            if not path:
                value = element.get(attribute) if attribute else element.text
            elif attribute:
                found = element.find(path)
                value = None if found is None else found.get(attribute)
            else:
                value = element.findtext(path)
            yield None if value is None else convert(value)


def line(name, place=None):
    """A text and its language."""
    place = name if place is None else place
    return [(name, place, text), (f"{name}_lang", f"{place}@" + LANGUAGE, text)]


def address(prefix, path):
    names = ["street", "postcode", "place", "municipality", "county", "nuts", "country"]
    return [(prefix + name, path + name, text) for name in names]


LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

CASE = Table("case_number", [("issuer", "@issuer", text), ("id", "@id", text)])
THEME = Table("theme", [("taxonomy", "@taxonomy", text), ("code", "@code", text)])
LOCATION = Table(
    "location",
    [("derived", "@derived", flag), ("source", "@source", text)]
    + address("", "")[1:6]
    + [("latitude", "latitude", text), ("longitude", "longitude", text)]
    + address("", "")[6:],
)
INTERVENTION = Table(
    "intervention",
    [
        ("share_bp", "@share", hundredths),
        ("field_group", "field@group", text),
        ("field_code", "field@code", text),
        ("action_type", "actionType", text),
        ("implementation", "implementation", text),
        ("particular_theme", "particularTheme", text),
    ],
)
OBJECTIVE = Table(
    "objective",
    [
        ("code", "@code", text),
        ("amount_minor", "amount", hundredths),
        ("action_kind", "actionKind", text),
        ("annex_iv_ground", "annexIVGround", text),
        ("measure", "measure", text),
    ],
    {"intervention": INTERVENTION},
)
INDICATOR = Table(
    "indicator_target",
    [("id", "@id", text), ("kind", "@kind", text)]
    + line("name")
    + [("unit", "unit", text), ("target_hundredths", "target", hundredths)],
)
BUDGET_LINE = Table(
    "budget_line",
    [
        ("id", "@id", text),
        ("partner", "@partner", text),
        ("category", "@category", text),
        ("year", "@year", text),
        ("form", "@form", text),
        ("flat_rate", "@flatRate", text),
        ("method", "@method", text),
    ]
    + line("description")
    + [
        ("unit", "unit", text),
        ("quantity_hundredths", "quantity", hundredths),
        ("unit_cost_minor", "unitCost", hundredths),
        ("amount_minor", "amount", hundredths),
    ],
)
CONTRIBUTION = Table(
    "contribution",
    [
        ("source", "@source", text),
        ("sector", "@sector", text),
        ("partner", "@partner", text),
        ("name", "name", text),
        ("amount_minor", "amount", hundredths),
    ],
)
BUDGET = [
    ("budget_option", "budget@option", text),
    ("budget_eligible_cost_minor", "budget/eligibleCost", hundredths),
    ("budget_total_cost_minor", "budget/totalCost", hundredths),
    ("financing_co_financing_rate_bp", "financing/coFinancingRate", hundredths),
    ("financing_base", "financing/base", text),
]
IDENTIFIER = Table(
    "organisation_identifier",
    [("text", "", text), ("scheme", "@scheme", text), ("country", "@country", text)],
)
PARTNER = Table(
    "partner",
    [("id", "@id", text), ("role", "@role", text)]
    + line("name")
    + [
        ("legal_kind", "legalKind", text),
        ("sector", "sector", text),
        ("first_name", "firstName", text),
        ("last_name", "lastName", text),
    ]
    + address("address_", "address/")
    + [
        ("first_day", "firstDay", text),
        ("last_day", "lastDay", text),
        ("is_bound_by_procurement_law", "isBoundByProcurementLaw", flag),
        ("recovers_vat", "recoversVat", flag),
    ],
    {
        "identifier": IDENTIFIER,
        "beneficialOwner": Table(
            "beneficial_owner",
            [
                ("first_name", "firstName", text),
                ("last_name", "lastName", text),
                ("birth_date", "birthDate", text),
                ("register", "register", text),
            ],
        ),
    },
)
ACTIVITY = Table(
    "activity",
    [("id", "@id", text)]
    + line("title")
    + line("description")
    + [("first_day", "firstDay", text), ("last_day", "lastDay", text)],
)
SIGNATURE = Table(
    "signature",
    [(name, name, text) for name in ("role", "authority", "signed", "received")],
)
APPLICATION = Table(
    "application",
    [
        ("currency", "@currency", text),
        ("programme_issuer", "programme@issuer", text),
        ("programme_id", "programme@id", text),
        ("call_issuer", "call@issuer", text),
        ("call_id", "call@id", text),
    ]
    + line("title")
    + [("acronym", "acronym", text)]
    + line("summary")
    + line("problem")
    + line("purpose")
    + line("target_group", "targetGroup")
    + [
        ("submitted", "submitted", text),
        ("first_day", "firstDay", text),
        ("last_day", "lastDay", text),
        ("completed", "completed", text),
        ("involves_third_country", "involvesThirdCountry", flag),
        ("aid", "aid", text),
        ("research_exemption", "researchExemption", flag),
    ]
    + BUDGET,
    {
        "case": CASE,
        "partner": PARTNER,
        "objective": OBJECTIVE,
        "theme": THEME,
        "location": LOCATION,
        "activity": ACTIVITY,
        "indicator": INDICATOR,
        "line": BUDGET_LINE,
        "contribution": CONTRIBUTION,
        "signature": SIGNATURE,
    },
)
REPORT = Table(
    "report",
    [
        ("currency", "@currency", text),
        ("kind", "@kind", text),
        ("application_issuer", "application@issuer", text),
        ("application_id", "application@id", text),
        ("decision_issuer", "decision@issuer", text),
        ("decision_id", "decision@id", text),
        ("first_day", "firstDay", text),
        ("last_day", "lastDay", text),
        ("submitted", "submitted", text),
    ]
    + line("progress")
    + line("deviations")
    + line("problems")
    + line("results")
    + line("method")
    + [
        ("mainstreaming_status", "mainstreaming@status", text),
        ("mainstreaming_payers", "mainstreaming/payers", text),
        ("claim_kind", "claim@kind", text),
        ("claim_accounting_code", "claim/accountingCode", text),
        ("claim_eligible_cost_minor", "claim/eligibleCost", hundredths),
        ("claim_public_contribution_minor", "claim/publicContribution", hundredths),
        ("claim_union_contribution_minor", "claim/unionContribution", hundredths),
    ],
    {
        "case": CASE,
        "signature": SIGNATURE,
        "indicator": Table(
            "indicator_value",
            [("id", "@id", text), ("kind", "@kind", text)]
            + line("name")
            + [("unit", "unit", text), ("achieved_hundredths", "achieved", hundredths)]
            + line("comment"),
            {
                "cell": Table(
                    "indicator_cell",
                    [("count", "", whole), ("age", "@age", text), ("gender", "@gender", text)],
                ),
                "proficiency": Table(
                    "indicator_proficiency",
                    [
                        ("count", "", whole),
                        ("level_before", "@levelBefore", text),
                        ("level_after", "@levelAfter", text),
                    ],
                ),
            },
        ),
        "visibility": Table(
            "visibility_proof",
            [("kind", "@kind", text)]
            + [(name, name, text) for name in ("day", "place", "uri")]
            + line("note"),
        ),
        "line": Table(
            "expenditure_line",
            [
                ("id", "@id", text),
                ("category", "@category", text),
                ("form", "@form", text),
                ("flat_rate", "@flatRate", text),
                ("method", "@method", text),
                ("partner", "@partner", text),
                ("budget_line", "@budgetLine", text),
                ("voucher", "voucher", text),
            ]
            + line("description")
            + [
                ("supplier_name", "supplier/name", text),
                ("first_day", "firstDay", text),
                ("last_day", "lastDay", text),
                ("paid", "paid", text),
                ("registered", "registered", text),
                ("amount_minor", "amount", hundredths),
                ("vat_minor", "vat", hundredths),
                ("unit", "unit", text),
                ("quantity_hundredths", "quantity", hundredths),
                ("unit_cost_minor", "unitCost", hundredths),
                ("staff_code", "staff@code", text),
                ("staff_hours_hundredths", "staff@hours", hundredths),
            ],
        ),
    },
)
PAYMENT = Table(
    "payment",
    [
        ("currency", "@currency", text),
        ("kind", "@kind", text),
        ("decision_issuer", "decision@issuer", text),
        ("decision_id", "decision@id", text),
        ("report_issuer", "report@issuer", text),
        ("report_id", "report@id", text),
        ("claim_received", "claimReceived", text),
        ("decided", "decided", text),
        ("eligible_expenditure_minor", "eligibleExpenditure", hundredths),
        ("public_contribution_minor", "publicContribution", hundredths),
        ("amount_due_minor", "amountDue", hundredths),
        ("amount_paid_minor", "amountPaid", hundredths),
        ("union_contribution_minor", "unionContribution", hundredths),
        ("paid", "paid", text),
        ("registered", "registered", text),
        ("kept_until", "keptUntil", text),
    ],
    {
        "case": CASE,
        "verification": Table(
            "verification",
            [
                ("id", "@id", text),
                ("kind", "@kind", text),
                ("outcome", "@outcome", text),
                ("day", "day", text),
                ("body", "body", text),
            ]
            + line("result")
            + [("checked_minor", "checked", hundredths), ("deducted_minor", "deducted", hundredths)],
        ),
    },
)
CONDITION = Table("condition", line("text") + [("due", "due", text)])
REPORTING_PERIOD = Table(
    "reporting_period",
    [
        ("kind", "@kind", text),
        ("first_day", "@firstDay", text),
        ("last_day", "@lastDay", text),
        ("content_due", "@contentDue", text),
        ("finance_due", "@financeDue", text),
    ],
)
DECISION = Table(
    "decision",
    [
        ("currency", "@currency", text),
        ("outcome", "@outcome", text),
        ("application_issuer", "application@issuer", text),
        ("application_id", "application@id", text),
        ("amends_issuer", "amends@issuer", text),
        ("amends_id", "amends@id", text),
        ("decided", "decided", text),
        ("valid_from", "validFrom", text),
        ("issuing_body", "issuingBody", text),
        ("decided_by", "decidedBy", text),
        ("checked_by", "checkedBy", text),
    ]
    + line("grounds")
    + line("title")
    + line("purpose")
    + line("products")
    + line("cost_method", "costMethod")
    + line("payment_conditions", "paymentConditions")
    + [
        ("first_day", "firstDay", text),
        ("last_day", "lastDay", text),
        ("completed", "completed", text),
        ("strategic_importance", "strategicImportance", flag),
        ("commission_informed", "commissionInformed", text),
        ("commission_consulted", "commissionConsulted", text),
        ("beneficiary_informed", "beneficiaryInformed", text),
    ]
    + BUDGET,
    {
        "case": CASE,
        "objective": OBJECTIVE,
        "location": LOCATION,
        "indicator": INDICATOR,
        "line": BUDGET_LINE,
        "contribution": CONTRIBUTION,
        "condition": CONDITION,
        "reportingPeriod": REPORTING_PERIOD,
    },
)
PROGRAMME = Table(
    "programme",
    [("currency", "@currency", text)]
    + line("title")
    + [
        ("fund", "fund", text),
        ("cci", "cci", text),
        ("first_year", "firstYear", text),
        ("last_year", "lastYear", text),
        ("submitted", "submitted", text),
    ],
    {
        "authority": Table("authority", [("role", "@role", text), ("name", "name", text)]),
        "objective": Table("programme_objective", [("code", "@code", text)] + line("title")),
        "allocation": Table(
            "allocation",
            [
                ("amount_minor", "", hundredths),
                ("objective", "@objective", text),
                ("year", "@year", text),
            ],
        ),
        "rate": Table(
            "programme_rate",
            [
                ("objective", "@objective", text),
                ("action_kind", "@actionKind", text),
                ("co_financing_rate_bp", "coFinancingRate", hundredths),
                ("base", "base", text),
            ],
        ),
        "indicator": Table(
            "programme_indicator",
            [
                ("objective", "@objective", text),
                ("id", "@id", text),
                ("kind", "@kind", text),
                ("milestone_hundredths", "milestone", hundredths),
                ("target_hundredths", "target", hundredths),
            ],
        ),
    },
)
CALL = Table(
    "call",
    [
        ("currency", "@currency", text),
        ("kind", "@kind", text),
        ("programme_issuer", "programme@issuer", text),
        ("programme_id", "programme@id", text),
    ]
    + line("title")
    + [
        ("money_minor", "money", hundredths),
        ("union_share_bp", "unionShare", hundredths),
        ("opens", "opens", text),
        ("closes", "closes", text),
        ("signature_working_days", "signatureWorkingDays", whole),
        ("earliest_start", "earliestStart", text),
        ("starts_on_first_of_month", "startsOnFirstOfMonth", flag),
        ("latest_end", "latestEnd", text),
        ("minimum_budget_minor", "minimumBudget", hundredths),
        ("maximum_budget_minor", "maximumBudget", hundredths),
        ("minimum_months", "minimumMonths", whole),
        ("maximum_months", "maximumMonths", whole),
        ("expected_decision", "expectedDecision", text),
        ("reporting_every_months", "reporting@everyMonths", whole),
        ("reporting_content_days", "reporting@contentDays", whole),
        ("reporting_finance_days", "reporting@financeDays", whole),
    ],
    {
        "objective": Table("call_objective", [("code", "@code", text)]),
        "eligibleApplicant": Table("eligible_applicant", [("sector", "@sector", text)]),
        "costOption": Table("cost_option", [("option", "@option", text)]),
    },
)
KINDS = {
    NAMESPACE + tag: table
    for tag, table in {
        "programme": PROGRAMME,
        "call": CALL,
        "application": APPLICATION,
        "decision": DECISION,
        "report": REPORT,
        "payment": PAYMENT,
    }.items()
}


class Importer:
    def __init__(self, database):
        self.database = database
        self.batches = {}
        self.documents = []
        self.version = 0
        self.waiting = 0
        database.execute(
            "CREATE TABLE document_version (id INTEGER PRIMARY KEY, kind TEXT NOT NULL,"
            " issuer TEXT NOT NULL, external_id TEXT NOT NULL, number INTEGER NOT NULL,"
            " issued TEXT NOT NULL, UNIQUE (kind, issuer, external_id, number)) STRICT"
        )
        for table in self.tables(KINDS.values()):
            database.execute(table.sql_create())
            self.batches[table.name] = (table.sql_insert(), [])

    def tables(self, roots):
        found = {}
        for table in roots:
            found[table.name] = table
            found.update((child.name, child) for child in self.tables(table.children.values()))
        return found.values()

    def take(self, record):
        self.version += 1
        self.documents.append(
            (
                self.version,
                etree.QName(record).localname,
                record.get("issuer"),
                record.get("id"),
                int(record.get("version")),
                record.get("issued"),
            )
        )
        table = KINDS[record.tag]
        self.add(table, record, 0, 0)
        self.walk(record, table.children, 0, 0)
        if self.waiting >= BATCH:
            self.flush()

    def walk(self, element, children, number, parent):
        """Store the repeated elements below one, wherever they stand. Returns the last number."""
        for child in element:
            number += 1
            table = children.get(child.tag)
            if table is not None:
                self.add(table, child, number, parent)
                number = self.walk(child, table.children, number, number)
            elif len(child):
                number = self.walk(child, children, number, parent)
        return number

    def add(self, table, element, number, parent):
        self.batches[table.name][1].append((self.version, number, parent, *table.row(element)))
        self.waiting += 1

    def flush(self):
        self.database.executemany(
            "INSERT INTO document_version VALUES (?, ?, ?, ?, ?, ?)", self.documents
        )
        self.documents.clear()
        for sql, rows in self.batches.values():
            if rows:
                self.database.executemany(sql, rows)
                rows.clear()
        self.waiting = 0


def main(file, database_file, schema_file):
    schema = etree.XMLSchema(etree.parse(schema_file))
    database = sqlite3.connect(database_file, isolation_level=None)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = NORMAL")
    database.execute("BEGIN")
    importer = Importer(database)
    read = set_aside = 0
    # The parser could check the schema itself, but it stops at the first record that fails.
    for _, record in etree.iterparse(file, tag=tuple(KINDS)):
        if record.getparent() is None or record.getparent().getparent() is not None:
            continue
        read += 1
        if schema.validate(record):
            importer.take(record)
        else:
            set_aside += 1
            print(schema.error_log.last_error, file=sys.stderr)
        record.clear(keep_tail=False)
        while record.getprevious() is not None:
            del record.getparent()[0]
    importer.flush()
    database.execute("COMMIT")
    database.close()
    print(f"read {read}, taken {read - set_aside}, unchanged 0, set aside {set_aside}")
    return 1 if set_aside else 0


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
