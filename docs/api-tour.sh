#!/usr/bin/env bash
# A tour of the API: register, sign in, press, a second factor, refresh tokens, sign out.
#   docs/api-tour.sh [http://localhost:8080]
# It needs curl, openssl and base32, says each step before it takes it, and stops at the first answer that is not the one it expects.
set -euo pipefail

url=${1:-http://localhost:8080}
name=tour-$(openssl rand -hex 6)
password=$(openssl rand -hex 12)
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
token=

# call WHAT STATUS CURL_ARGUMENTS...: the answer's body is in $work/body
call() {
  local what=$1 expected=$2 status
  shift 2
  status=$(curl -s -o "$work/body" -w '%{http_code}' -H 'Content-Type: application/json' ${token:+-H "Authorization: Bearer $token"} "$@")
  printf '%-62s %s\n' "$what" "$status"
  [ "$status" = "$expected" ] || { echo "expected $expected:" >&2; cat "$work/body" >&2; exit 1; }
}

# field NAME: a member of the last answer that is a text or a number
field() { sed -n "s/.*\"$1\":\"\{0,1\}\([^\",}]*\).*/\1/p" "$work/body"; }

# expect NAME VALUE
expect() { [ "$(field "$1")" = "$2" ] || { echo "$1 is $(field "$1"), not $2" >&2; exit 1; }; }

# code SECRET STEPS: what an authenticator app shows now, or that many steps of 30 seconds later (RFC 6238)
code() {
  local key counter hash offset
  key=$(printf %s "$1" | base32 -d | od -An -v -tx1 | tr -d ' \n')
  counter=$(printf '%016x' $(($(date +%s) / 30 + $2)) | sed 's/../\\x&/g')
  # shellcheck disable=SC2059 # The format is the eight bytes, a \x for each.
  hash=$(printf "$counter" | openssl dgst -sha1 -mac HMAC -macopt "hexkey:$key" -binary | od -An -v -tx1 | tr -d ' \n')
  offset=$((16#${hash:39:1} * 2))
  printf '%06d' $(((16#${hash:offset:8} & 0x7fffffff) % 1000000))
}

login() { call "$1" "$2" -c "$work/cookies" -d "{\"username\":\"$name\",\"password\":\"$password\"${3:+,\"code\":\"$3\"}}" "$url/api/login"; }
refresh() { call "$1" "$2" -b "$3" -c "$4" -H 'X-CSRF: 1' -X POST "$url/api/token/refresh"; }

call 'register' 201 -d "{\"username\":\"$name\",\"password\":\"$password\"}" "$url/api/register"
login 'sign in' 200
token=$(field token) id=$(field user_id)

call 'the total before' 200 "$url/api/clicks"
before=$(field total)
for press in 1 2 3; do call "press, the $press. time" 200 -X POST "$url/api/clicks"; done
receipt=$(field receipt)
call 'the total, once it has the last press' 200 "$url/count?after=$receipt&wait=5s"
expect included true
expect count $((before + 3))
call 'how many of it are my own' 200 "$url/api/clicks"
expect mine 3

call 'begin a second factor, with the password again' 200 -d "{\"current_password\":\"$password\"}" "$url/api/users/$id/second-factor"
secret=$(field secret)
call 'confirm it with a code' 200 -d "{\"code\":\"$(code "$secret" 0)\"}" "$url/api/users/$id/second-factor/confirm"
call 'make other recovery codes, with the password again' 200 -d "{\"current_password\":\"$password\"}" "$url/api/users/$id/second-factor/recovery-codes"
recovery=$(sed 's/.*\["\([^"]*\)".*/\1/' "$work/body")

token=
login 'sign in without a code' 401
expect reason second_factor_required
login 'sign in with a code' 200 "$(code "$secret" 1)"

cp "$work/cookies" "$work/first"
refresh 'refresh' 200 "$work/first" "$work/second"
refresh 'refresh again' 200 "$work/second" "$work/third"
token=$(field token)
call 'the account' 200 "$url/api/users/$id"
token=
refresh 'use the first refresh token once more: somebody stole it' 401 "$work/first" "$work/none"
refresh 'so its successors are good no more' 401 "$work/third" "$work/none"

login 'sign in with a recovery code' 200 "$recovery"
token=$(field token)
call 'press' 200 -X POST "$url/api/clicks"
call 'sign out' 204 -b "$work/cookies" -H 'X-CSRF: 1' -X POST "$url/api/logout"
call 'press with the token of the session that ended' 401 -X POST "$url/api/clicks"
call 'the account, with that token' 401 "$url/api/users/$id"
echo 'The tour is over.'
