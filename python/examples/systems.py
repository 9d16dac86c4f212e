"""From a data frame to a plot: how many findings of which kind the translations of each system have for a thousand words.

    python python/examples/systems.py [RECORDS.jsonl] [PLOT.png]

The records have `system`, `doc`, `source` and `target`; without a file the few below are taken. Needs pandas and matplotlib.
"""

import sys

import matplotlib
import pandas as pd

import mtlint

matplotlib.use("Agg")

SOURCES = [
    "Der Fluss stieg in der Nacht zum Freitag auf 7,20 Meter.",
    "„Wir haben 1.200 Sandsäcke gefüllt“, sagte die Bürgermeisterin.",
    "Niemand wurde verletzt.",
    "Die Schulen bleiben bis zum 3. Mai geschlossen.",
]
TRANSLATIONS = {
    "alpha": [
        "The river rose to 7.20 metres overnight into Friday.",
        "“We filled 1,200 sandbags,” the mayor said.",
        "Nobody was hurt.",
        "Schools stay closed until 3 May.",
    ],
    "beta": [
        "The river rose in the night to Friday to 7,20 meters.",
        '„We have filled 1.200 sandbags", said the mayor.',
        "Nobody was was hurt.",
        "The schools remain closed until 3 May.",
    ],
    "gamma": [
        "The river rose to 72 metres overnight into Friday.",
        "“We filled 1,200 Sandsäcke,” the mayor said.",
        "Niemand wurde verletzt.",
        "The schools stay closed until 8 May.",
    ],
}


def few() -> pd.DataFrame:
    rows = [
        {"system": system, "doc": "flood", "source": source, "target": target}
        for system, targets in TRANSLATIONS.items()
        for source, target in zip(SOURCES, targets)
    ]
    return pd.DataFrame(rows)


def main(path: str | None = None, plot: str = "systems.png") -> None:
    records = pd.read_json(path, lines=True) if path else few()
    findings = mtlint.lint_frame(records, source="source", doc="doc", system="system")
    words = records.target.str.split().str.len().groupby(records.system).sum()
    kinds = findings.category.str.partition("/")[0]
    counts = pd.crosstab(findings.system, kinds).reindex(words.index, fill_value=0)
    rates = counts.div(words, axis=0) * 1000
    print(rates.round(1).to_string())
    axes = rates.plot.barh(
        stacked=True, xlabel="findings per 1,000 words", ylabel="", figsize=(8, 1 + 0.6 * len(rates))
    )
    axes.invert_yaxis()
    axes.legend(title="MQM", loc="upper left", bbox_to_anchor=(1, 1))
    axes.figure.savefig(plot, bbox_inches="tight", dpi=120)


if __name__ == "__main__":
    main(*sys.argv[1:])
