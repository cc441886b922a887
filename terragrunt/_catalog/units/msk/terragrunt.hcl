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
  source = "${include.root.locals.modules}/msk"
}

inputs = merge(include.root.locals.size.msk, {
  name              = include.root.locals.name
  production        = include.root.locals.production
  kms_key_arn       = dependency.kms.outputs.key_arn
  subnet_ids        = dependency.network.outputs.data_subnet_ids
  security_group_id = dependency.security_groups.outputs.ids.kafka
  log_group         = dependency.observability.outputs.log_groups.kafka.name
})
