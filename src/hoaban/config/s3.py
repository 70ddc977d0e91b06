"""Django's entry for a store on S3, Amazon's or another that speaks its language."""

from __future__ import annotations

from typing import Any

from hoaban.config.given import S3


def storage(s3: S3) -> dict[str, Any]:
    """An entry of STORAGES. Nothing is public and nothing has an address of its own: the platform reads every
    file itself, after asking its permission."""
    # here, and not above: a quarter of a second, for those alone who use it
    from botocore.config import Config  # type: ignore[import-untyped]

    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": s3.bucket,
            "location": s3.prefix,
            "endpoint_url": s3.endpoint or None,
            "region_name": s3.region,
            "access_key": s3.access_key,
            "secret_key": s3.secret_key,
            "default_acl": None,
            "file_overwrite": True,  # names are hashes: what is there is the same
            "client_config": Config(
                signature_version="s3v4",
                s3={"addressing_style": "path" if s3.endpoint else "auto"},
                connect_timeout=5,
                read_timeout=30,
                retries={"max_attempts": 3, "mode": "standard"},
                # boto3 1.36 began to send checksums that many other servers refuse
                request_checksum_calculation="when_required",
                response_checksum_validation="when_required",
            ),
        },
    }
