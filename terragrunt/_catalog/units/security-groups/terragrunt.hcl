include "root" {
  path   = find_in_parent_folders("root.hcl")
  expose = true
}

include "network" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/network.hcl"
}

terraform {
  source = "${include.root.locals.modules}/security-groups"
}

inputs = {
  name                        = include.root.locals.name
  vpc_id                      = dependency.network.outputs.vpc_id
  endpoints                   = length(include.root.locals.size.network.interface_endpoints) > 0
  endpoints_security_group_id = dependency.network.outputs.endpoints_security_group_id
  s3_prefix_list_id           = dependency.network.outputs.s3_prefix_list_id
}
