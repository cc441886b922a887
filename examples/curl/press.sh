#!/usr/bin/env bash
# Presses a counter once, however often that has to be sent:  press.sh [COUNTER]
set -euo pipefail
url=${CLICKER_URL:-http://localhost:8080}/api/counters/${1:-global}/clicks
answer=$(mktemp)
trap 'rm -f "$answer"' EXIT

# A UUIDv7: the time in milliseconds, the rest random. Sent again it counts once.
time=$(printf '%012x' "$(date +%s)000")
random=$(od -An -N10 -tx1 /dev/urandom | tr -d ' \n')
key=${time:0:8}-${time:8:4}-7${random:0:3}-8${random:3:3}-${random:6:12}

# curl sends it again after 408, 429, 5xx and no answer at all, and waits as long as Retry-After says.
status=$(curl -sS --max-time 10 --retry 8 --retry-all-errors -o "$answer" -w '%{http_code}' \
  -X POST -H "Idempotency-Key: $key" "$url") || true

case $status:$(tr -d ' \n' <"$answer") in
  202:*) cat "$answer" && echo ;;
  *'"retry":"ask"'*)
    echo "The key is too old, or this clock is wrong. What became of it: ${url%/api/*}/count/clicks/$key" >&2
    exit 1 ;;
  *'"outcome":"invalid"'*) cat "$answer" >&2 && exit 1 ;;
  *) echo "Not known whether it counted; within 10 minutes the same key may be sent again: $key" >&2 && exit 1 ;;
esac
