include "root" {
  path   = find_in_parent_folders("root.hcl")
  expose = true
}

terraform {
  source = "${include.root.locals.modules}/iam-baseline"
}

inputs = { name = include.root.locals.name }
