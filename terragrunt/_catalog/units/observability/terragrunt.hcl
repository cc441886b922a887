include "root" {
  path   = find_in_parent_folders("root.hcl")
  expose = true
}

include "kms" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/kms.hcl"
}

terraform {
  source = "${include.root.locals.modules}/observability"
}

inputs = merge(include.root.locals.size.observability, {
  name        = include.root.locals.name
  kms_key_arn = dependency.kms.outputs.key_arn
})
