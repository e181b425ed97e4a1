"""Ledgers in files and databases, answered by an engine that others wrote: DuckDB, or Spark.

The engine does relational work alone. What a cell means is decided by `AskedColumn.read`, called
once for each different value that is not plain to the engine; what becomes of a row is decided by
`judge`, called once for each combination of what its cells were read as. See docs/decisions/0011.
"""
