include "root" {
  path   = find_in_parent_folders("root.hcl")
  expose = true
}

include "kms" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/kms.hcl"
}

include "network" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/network.hcl"
}

include "security_groups" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/security-groups.hcl"
}

include "observability" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/observability.hcl"
}

terraform {
  source = "${include.root.locals.modules}/valkey"
}

locals {
  # Written once, when the user is made; made up anew and ignored in every other run.
  password = run_cmd("--terragrunt-quiet", "openssl", "rand", "-hex", "24")
}

inputs = merge(include.root.locals.size.valkey, {
  name                 = include.root.locals.name
  production           = include.root.locals.production
  kms_key_arn          = dependency.kms.outputs.key_arn
  subnet_ids           = dependency.network.outputs.data_subnet_ids
  security_group_id    = dependency.security_groups.outputs.ids.cache
  log_group            = dependency.observability.outputs.log_groups.cache.name
  recovery_window_days = include.root.locals.size.secrets.recovery_window_days
  password             = local.password
})
