# Sourced by verbs that are about one environment: which is meant, and how they refuse.
# shellcheck shell=bash

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
verb=$(basename "$0")
environments=$(cd "$here" && for file in */env.hcl; do echo "${file%/env.hcl}"; done)

refuse() { echo "clicker $verb: $1; ./clicker $verb --help says more." >&2; exit 2; }
give_up() { echo "clicker $verb: $1" >&2; exit 1; }

# chosen ENV: ends with a clear word where there is no such environment.
chosen() {
  [ -n "$1" ] || refuse "which environment? One of ${environments//$'\n'/, }"
  grep -qxF -- "$1" <<<"$environments" || refuse "there is no environment '$1', only ${environments//$'\n'/, }"
}
