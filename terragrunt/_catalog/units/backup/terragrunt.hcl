include "root" {
  path   = find_in_parent_folders("root.hcl")
  expose = true
}

include "kms" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/kms.hcl"
}

include "rds_mysql" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/rds-mysql.hcl"
}

terraform {
  source = "${include.root.locals.modules}/backup"
}

inputs = merge(include.root.locals.size.backup, {
  name         = include.root.locals.name
  production   = include.root.locals.production
  locked       = include.root.locals.deletion_protection
  kms_key_arn  = dependency.kms.outputs.key_arn
  database_arn = dependency.rds_mysql.outputs.primary_arn
})
