"""A stand-in for an S3 server: moto, in this process, for as long as a test needs it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

BUCKET = "hoaban-thu"


@dataclass(frozen=True, slots=True)
class Bucket:
    """An empty bucket, and the settings that lead to it."""

    endpoint: str
    client: Any

    def settings(self, prefix: str = "") -> dict[str, str]:
        return {
            "HOABAN_FILES_URL": f"s3://{BUCKET}{prefix}",
            "HOABAN_S3_ENDPOINT": self.endpoint,
            "HOABAN_S3_ACCESS_KEY": "thu",
            "HOABAN_S3_SECRET_KEY": "bi-mat-thu",
        }

    def names(self) -> list[str]:
        """What lies in it."""
        listed = self.client.list_objects_v2(Bucket=BUCKET)
        return sorted(entry["Key"] for entry in listed.get("Contents", ()))


@contextmanager
def a_bucket() -> Iterator[Bucket]:
    """A server on a free port with one empty bucket."""
    import boto3
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    endpoint = f"http://{host}:{port}"
    client = boto3.client(
        "s3",
        endpoint_url=endpoint,
        region_name="us-east-1",
        aws_access_key_id="thu",
        aws_secret_access_key="thu",
    )
    client.create_bucket(Bucket=BUCKET)
    try:
        yield Bucket(endpoint, client)
    finally:
        server.stop()
