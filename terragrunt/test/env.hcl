# For trying out infrastructure: small, asleep at night, destroyed when nobody needs it.

locals {
  env    = "test"
  asleep = true
  size   = {}
}
