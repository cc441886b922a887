include "root" {
  path   = find_in_parent_folders("root.hcl")
  expose = true
}

terraform {
  source = "${include.root.locals.modules}/log-archive"
}

inputs = merge(include.root.locals.size.log-archive, {
  name       = include.root.locals.name
  production = include.root.locals.deletion_protection
})
