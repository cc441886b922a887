"""Presses a counter, each press counted once:  press.py [COUNTER] [TIMES]

Needs requests (pip install requests)."""
import os
import secrets
import sys
import time
import uuid
from datetime import datetime

import requests

SERVICE = os.environ.get("CLICKER_URL", "http://localhost:8080")
GIVE_UP_AFTER = 9.5 * 60  # the service takes a key for 10 minutes


def server_time():
    """In seconds since 1970: keys are made by the service's clock, not by this machine's."""
    total = requests.get(f"{SERVICE}/count", timeout=10).json()
    return datetime.fromisoformat(total["as_of"].replace("Z", "+00:00")).timestamp() + total["lag_ms"] / 1000


def new_key():
    """A UUIDv7: 48 bits of milliseconds, the rest random."""
    bits = int(server_time() * 1000) << 80 | 7 << 76 | secrets.randbits(12) << 64 | 2 << 62 | secrets.randbits(62)
    return str(uuid.UUID(int=bits))


def press(counter):
    """Returns the receipt. The same key is sent until it is known what became of it."""
    key, pause, began = new_key(), 0.5, time.monotonic()
    while time.monotonic() - began < GIVE_UP_AFTER:
        try:
            answer = requests.post(
                f"{SERVICE}/api/counters/{counter}/clicks", headers={"Idempotency-Key": key}, timeout=10
            )
            if answer.status_code == 202:
                return answer.json()["receipt"]
            problem = answer.json() if "json" in answer.headers.get("Content-Type", "") else {}
            if problem.get("outcome") == "invalid" and answer.status_code != 429:
                raise SystemExit(f"refused: {problem['detail']}")
            wait = float(answer.headers.get("Retry-After", 0))  # not stored, or nobody knows
        except requests.RequestException:  # no answer: it may have been stored, or not
            wait = 0
        time.sleep(max(wait, pause * (0.5 + secrets.randbelow(500) / 1000)))
        pause = min(2 * pause, 30)
    raise SystemExit(f"what became of it: {SERVICE}/count/clicks/{key}")


if __name__ == "__main__":
    counter = sys.argv[1] if len(sys.argv) > 1 else "global"
    for _ in range(int(sys.argv[2]) if len(sys.argv) > 2 else 1):
        receipt = press(counter)
    after = {"after": receipt, "wait": "5s"}  # a read that waits for the last press
    print(requests.get(f"{SERVICE}/api/counters/{counter}", params=after, timeout=15).json()["count"])
