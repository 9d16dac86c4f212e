"""Cleans a parallel corpus with Spark: drops the segments with errors, and writes what is left, with the warnings beside, as Parquet.

    python python/examples/clean_corpus.py RECORDS.jsonl FOLDER

The records have `id`, `doc`, `source` and `target`, from German into English. Needs pyspark, pyarrow and Java.
"""

import sys

from pyspark.sql import SparkSession, functions

from mtlint import spark


def main(path: str, folder: str) -> None:
    session = SparkSession.builder.appName("clean corpus").getOrCreate()
    corpus = session.read.json(path)
    findings = spark.lint(corpus, source="source", doc="doc", keep=["id"], lang="en", source_lang="de").cache()
    errors = findings.where(findings.severity == "error").select("id").distinct()
    warnings = findings.where(findings.severity == "warning").groupBy("id").agg(functions.collect_list("rule").alias("warnings"))
    kept = corpus.join(errors, "id", "left_anti").join(warnings, "id", "left")
    kept.write.parquet(folder, mode="overwrite")
    print(f"{errors.count()} of {corpus.count()} segments dropped")
    findings.groupBy("rule").count().orderBy(functions.desc("count"), "rule").show(20, truncate=False)
    session.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
