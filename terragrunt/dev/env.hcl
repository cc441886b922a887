# For the team's daily work: small, asleep at night.

locals {
  env    = "dev"
  asleep = true
  size   = {}
}
