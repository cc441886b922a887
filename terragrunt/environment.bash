# Sourced by deploy, destroy, cost and left: which environment is meant, how its units are run, and how that is told.
# shellcheck shell=bash

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
verb=$(basename "$0")
environments=$(cd "$here" && for file in */env.hcl; do echo "${file%/env.hcl}"; done)

refuse() { echo "clicker $verb: $1; ./clicker $verb --help says more." >&2; exit 2; }
give_up() { echo "clicker $verb: $1" >&2; exit 1; }
say() { printf '%s\n' "$*"; }

# chosen ENV: ends with a clear word where there is no such environment.
chosen() {
  [ -n "$1" ] || refuse "which environment? One of ${environments//$'\n'/, }"
  grep -qxF -- "$1" <<<"$environments" || refuse "there is no environment '$1', only ${environments//$'\n'/, }"
}

# A stand-in for AWS (terraform's own switch for providers under development) has no account to sign in to.
stand_in() { [ -n "${TF_REATTACH_PROVIDERS:-}" ]; }

account() { echo "${CLICKER_ACCOUNT:-123456789012}"; }
region() { echo "${CLICKER_REGION:-eu-central-1}"; }

# prepare ENV: looks that all is there that a run needs, and lays out the environment's units.
prepare() {
  local tool found variable
  env=$1
  # A workflow sets what nobody filled in, and means unset.
  for variable in "${!CLICKER_@}"; do [ -n "${!variable}" ] || unset "$variable"; done
  units=$here/$env/.terragrunt-stack/click-counter/.terragrunt-stack
  notes=$here/$env/.clicker
  for tool in terraform terragrunt jq openssl $(stand_in || echo aws); do
    command -v "$tool" >/dev/null || give_up "there is no $tool here; docs/aws.md lists the tools."
  done
  case ${CLICKER_STATE:-s3} in s3 | local) ;; *) refuse "CLICKER_STATE is s3 or local, not '$CLICKER_STATE'" ;; esac
  if ! stand_in; then
    [ -n "${CLICKER_ACCOUNT:-}" ] || give_up "CLICKER_ACCOUNT says which account is meant: export CLICKER_ACCOUNT=123456789012"
    [ -n "${CLICKER_DOMAIN:-}" ] || give_up "CLICKER_DOMAIN says under which domain: export CLICKER_DOMAIN=clicker.example"
    found=$(aws sts get-caller-identity --query Account --output text) ||
      give_up "AWS does not know who asks; sign in (aws sso login, or AWS_PROFILE), then type the same again."
    [ "$found" = "$CLICKER_ACCOUNT" ] || give_up "you are signed in to the account $found, and CLICKER_ACCOUNT is $CLICKER_ACCOUNT."
  fi
  export TG_NON_INTERACTIVE=true TG_NO_COLOR=true TG_NO_TIPS=true TG_TF_PATH
  TG_TF_PATH=$(command -v terraform)
  mkdir -p "$notes"
  # What an earlier blueprint had is not laid out again.
  rm -rf "$here/$env/.terragrunt-stack"
  terragrunt stack generate --working-dir "$here/$env" >"$notes/generate.log" 2>&1 ||
    { tail -n 20 "$notes/generate.log" >&2; give_up "the units of $env can't be laid out; the lines above say why."; }
}

all_units() { (cd "$units" && for file in */terragrunt.hcl; do echo "${file%/terragrunt.hcl}"; done); }

# state_of UNIT: what Terraform remembers of it, as JSON, where root.hcl keeps it; nothing where there is nothing.
state_of() {
  if [ "${CLICKER_STATE:-s3}" = local ]; then
    cat "$here/$env/.terragrunt-local-state/$1.tfstate" 2>/dev/null || true
  else
    grep -qxF -- "$1.tfstate" <<<"$states" || return 0
    aws s3 cp --only-show-errors --region "$(region)" "s3://$(bucket)/$1.tfstate" -
  fi
}

bucket() { echo "clicker-$env-state-$(account)"; }

# remember_states: asks once which units have a state, so that a failure to read one is not taken for its absence.
remember_states() {
  local answer
  states=
  [ "${CLICKER_STATE:-s3}" = s3 ] || return 0
  if answer=$(aws s3api list-objects-v2 --region "$(region)" --bucket "$(bucket)" --query 'Contents[].Key' --output text 2>&1); then
    states=$(tr '\t' '\n' <<<"$answer")
  else
    case $answer in *NoSuchBucket*) ;; *) give_up "the states in $(bucket) can't be read: $answer" ;; esac
  fi
}

# resources_of UNIT: addresses of all that it made, a line each.
resources_of() {
  state_of "$1" | jq -r '
    .resources[]? | select(.mode == "managed") | "\(.type).\(.name)" as $address | .instances[] |
    $address + (if .index_key == null then "" else "[\(.index_key | tojson)]" end)'
}

# run_units LOG [OPTION ...] -- ARG ...: Terraform in many units, in the order of their needs, with a line for each that
# is done. What Terraform printed is in the file LOG. Stopped by a signal it lets every unit come to its end first, so that
# nothing is made that no state knows of.
run_units() {
  local log=$notes/$1.log report=$notes/$1.json lines=$notes/lines options=() child reader status=0
  shift
  while [ "$1" != -- ]; do options+=("$1"); shift; done
  shift
  rm -f "$report" "$lines"
  mkfifo "$lines"
  # In process groups of their own: Terraform must hear of a Ctrl-C once, and from Terragrunt.
  set -m
  tee "$log" <"$lines" | progress "$asked" "$1" &
  reader=$!
  terragrunt run --all "${options[@]}" --parallelism "${TG_PARALLELISM:-4}" --log-format json --summary-disable \
    --report-file "$report" --working-dir "$units" -- "$@" </dev/null >"$lines" 2>&1 &
  child=$!
  set +m
  trap 'stopped=yes; say "Stopping: what has begun is brought to its end. Please wait." >&2; kill -TERM "$child" 2>/dev/null || true' INT TERM HUP
  while wait "$child" || status=$?; kill -0 "$child" 2>/dev/null; do :; done
  trap - INT TERM HUP
  wait "$reader"
  return "$status"
}

# progress COUNT COMMAND: of Terraform's lines, those that say that a plan, an apply or a destroy of one of COUNT units is done.
progress() {
  jq -Rrn --unbuffered --argjson of "$1" --arg command "$2" --argjson began "$(date +%s)" '
    { plan: "^(?<what>Plan: .*|No changes\\.|Changes to Outputs:)",
      apply: "^Apply complete! Resources: (?<what>.*)",
      destroy: "^Destroy complete! Resources: (?<what>.*)" }[$command] as $done
    | foreach (inputs | fromjson? | {unit: (."working-dir" // "" | split("/") | last)} + (.msg // "" | split("\n")[] | capture($done))) as $line
        ({seen: {}}; .line = null | if .seen[$line.unit] then . else .seen[$line.unit] = true | .line = $line end;
         select(.line != null) | (.seen | length | tostring) as $count | ((now - $began) | floor) as $s |
         "[\($count | if length < 2 then " " + . else . end)/\($of)] \($s / 60 | floor):\($s % 60 | tostring | if length < 2 then "0" + . else . end)  \($line.unit): \($line.what | sub("^Plan: "; "") | rtrimstr(".") | rtrimstr(":") | ascii_downcase)")'
}

# explain LOG WHAT AGAIN: which units failed, with Terraform's own words, which waited for them, and what to type.
explain() {
  local log=$notes/$1.log report=$notes/$1.json unit words waiting
  [ -s "$report" ] || { tail -n 20 "$log" | jq -Rr 'fromjson? // {msg: .} | .msg' >&2; give_up "nothing was run; the lines above say why."; }
  while read -r unit; do
    words=$(jq -Rrn --arg unit "$unit" '[inputs | fromjson? | select((."working-dir" // "" | split("/") | last) == $unit and (.level == "stderr" or .level == "error")) | .msg] | join("\n")' "$log" |
      sed -e 's/^[│╷╵ ]*//' -e '/^$/d' | head -n 30)
    { echo; echo "$unit was not $2:"; sed 's/^/    /' <<<"${words:-It said nothing; see $log}"; hint "$unit" "$words"; } >&2
  done < <(jq -r '.[] | select(.Result == "failed") | .Name | split("/") | last' "$report")
  waiting=$(jq -r '[.[] | select(.Result == "early exit") | .Name | split("/") | last] | join(", ")' "$report")
  { [ -z "$waiting" ] || echo "These wait for it: $waiting"
    echo "All that was printed: $log"
    echo "Then type again: $3"; } >&2
}

hint() { # UNIT WORDS: what helps
  case $2 in
    *"No release was deployed here yet"*) echo "  Push both images and write their digests: docs/aws.md, 'Before the first time'." ;;
    *"Error acquiring the state lock"*) echo "  Somebody else is at it, or a run was killed. If nobody is, with the ID above: terragrunt run --working-dir $units/$1 -- force-unlock ID" ;;
    *ExpiredToken* | *"no valid credential sources"* | *"No valid credential"* | *UnrecognizedClient*) echo "  Sign in to AWS again (aws sso login)." ;;
    *AccessDenied* | *"not authorized"*) echo "  The role that you have may not do this; deploy as clicker-$env-OWNER." ;;
    *LimitExceeded* | *QuotaExceeded*) echo "  Ask AWS for more of it (Service Quotas in the console)." ;;
    *"already exists"* | *AlreadyExists* | *EntityAlreadyExists*) echo "  It is there and no state knows of it: delete it by hand if nobody needs it, or take it over: terragrunt run --working-dir $units/$1 -- import ADDRESS ID" ;;
    *"protected against deletion"* | *eletionProtection*) echo "  Its protection was not lifted: ./clicker destroy lifts it first." ;;
  esac
  case $1:$2 in
    dns:*) echo "  Certificates wait until the parent domain's NS record names this zone's servers: docs/aws.md, 'Before the first time'." ;;
  esac
}

# confirmed QUESTION ANSWER: whether the answer was typed.
confirmed() {
  local typed
  printf '%s ' "$1" >&2
  read -r typed || return 1
  [ "$typed" = "$2" ]
}
