"""More than one machine: batches of Arrow for Spark, Ray and their like, and directories of shards that the workers of Dask write.

Nothing of these programs is imported here but what was asked for: a batch needs pyarrow (extra ``table``), shards need Dask (extra
``dask``).
"""

from __future__ import annotations

from archivetext.machines.batch import batch_schema, parse_batch
from archivetext.machines.cluster import Counted, parse_shards

__all__ = ["Counted", "batch_schema", "parse_batch", "parse_shards"]
