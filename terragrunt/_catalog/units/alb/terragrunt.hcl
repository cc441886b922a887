include "root" {
  path   = find_in_parent_folders("root.hcl")
  expose = true
}

include "network" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/network.hcl"
}

include "security_groups" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/security-groups.hcl"
}

include "log_archive" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/log-archive.hcl"
}

include "dns" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/dns.hcl"
}

terraform {
  source = "${include.root.locals.modules}/alb"
}

inputs = {
  name                = include.root.locals.name
  production          = include.root.locals.production
  subnet_ids          = dependency.network.outputs.private_subnet_ids
  security_group_id   = dependency.security_groups.outputs.ids.alb
  certificate_arn     = dependency.dns.outputs.certificate_arn
  log_bucket          = dependency.log_archive.outputs.bucket
  deletion_protection = include.root.locals.deletion_protection
}
