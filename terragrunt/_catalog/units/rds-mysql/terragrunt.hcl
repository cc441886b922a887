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

include "secrets" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/secrets.hcl"
}

terraform {
  source = "${include.root.locals.modules}/rds-mysql"
}

inputs = merge(include.root.locals.size.rds-mysql, {
  name                = include.root.locals.name
  production          = include.root.locals.production
  kms_key_arn         = dependency.kms.outputs.key_arn
  subnet_ids          = dependency.network.outputs.data_subnet_ids
  security_group_id   = dependency.security_groups.outputs.ids.database
  deletion_protection = include.root.locals.deletion_protection
  to_be_destroyed     = include.root.locals.to_be_destroyed
  proxy = include.root.locals.size.rds-mysql.proxy ? {
    security_group_id = dependency.security_groups.outputs.ids.proxy
    secret_arn        = dependency.secrets.outputs.arns.database
  } : null
})
