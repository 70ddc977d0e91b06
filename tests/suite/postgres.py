"""A PostgreSQL of the tests' own: the bench's temporary cluster, quicker since nothing of it is kept."""

from __future__ import annotations

from contextlib import AbstractContextManager

from hoaban.cli.benchmarks import cluster

programs = cluster.programs


def temporary_cluster() -> AbstractContextManager[str]:
    """The address of an empty database on a server that nobody else uses."""
    return cluster.temporary_cluster(cluster.NOT_FOR_KEEPS)
