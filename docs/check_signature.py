"""Is a printed code true? python check_signature.py KEYS ADDRESS
KEYS: hoaban-keys.json as a file; ADDRESS: what the QR says. Needs: pip install cryptography"""

import base64
import json
import sys
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

keys, address = json.loads(Path(sys.argv[1]).read_bytes())["keys"], sys.argv[2]
try:
    parts = address.split("#")[1].split(".")
    payload, signature = (base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)) for part in parts)
    said = json.loads(payload)
    key = next(base64.urlsafe_b64decode(key["x"] + "=") for key in keys if key["kid"] == said["k"])
    Ed25519PublicKey.from_public_bytes(key).verify(signature, payload)
    print("true", json.dumps(said, ensure_ascii=False))
except Exception:  # noqa: BLE001 - whatever fails here, the code is not proved
    sys.exit("false: not signed by these keys")
