include "root" {
  path   = find_in_parent_folders("root.hcl")
  expose = true
}

include "kms" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/kms.hcl"
}

terraform {
  source = "${include.root.locals.modules}/secrets"
}

locals {
  # Written once, when a secret is made; made up anew and ignored in every other run.
  random  = run_cmd("--terragrunt-quiet", "openssl", "rand", "-hex", "72")
  secrets = ["database", "migrator", "api-token"]
}

inputs = merge(include.root.locals.size.secrets, {
  name        = include.root.locals.name
  kms_key_arn = dependency.kms.outputs.key_arn
  secrets = {
    database  = { description = "The services' user of MySQL", username = "clicker" }
    migrator  = { description = "The user of MySQL that changes tables", username = "migrator" }
    api-token = { description = "The token by which owners create, delete and reset counters" }
  }
  passwords = { for index, secret in local.secrets : secret => substr(local.random, index * 48, 48) }
})
