include "root" {
  path   = find_in_parent_folders("root.hcl")
  expose = true
}

include "kms" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/kms.hcl"
}

include "observability" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/observability.hcl"
}

include "service_discovery" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/service-discovery.hcl"
}

terraform {
  source = "${include.root.locals.modules}/ecs-cluster"
}

inputs = {
  name          = include.root.locals.name
  production    = include.root.locals.production
  kms_key_arn   = dependency.kms.outputs.key_arn
  log_group     = dependency.observability.outputs.log_groups.exec.name
  namespace_arn = dependency.service_discovery.outputs.namespace_arn
}
