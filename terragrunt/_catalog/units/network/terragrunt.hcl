include "root" {
  path   = find_in_parent_folders("root.hcl")
  expose = true
}

include "log_archive" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/log-archive.hcl"
}

terraform {
  source = "${include.root.locals.modules}/network"
}

inputs = merge(include.root.locals.size.network, {
  name           = include.root.locals.name
  production     = include.root.locals.production
  log_bucket_arn = dependency.log_archive.outputs.bucket_arn
})
