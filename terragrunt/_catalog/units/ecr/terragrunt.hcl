include "root" {
  path   = find_in_parent_folders("root.hcl")
  expose = true
}

include "kms" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/kms.hcl"
}

terraform {
  source = "${include.root.locals.modules}/ecr"
}

inputs = {
  name        = include.root.locals.name
  production  = include.root.locals.deletion_protection
  kms_key_arn = dependency.kms.outputs.key_arn
  # The accounts of the other environments, where images are built here.
  reader_accounts = compact(split(",", get_env("CLICKER_IMAGE_READERS", "")))
}
