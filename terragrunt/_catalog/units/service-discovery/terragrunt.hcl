include "root" {
  path   = find_in_parent_folders("root.hcl")
  expose = true
}

terraform {
  source = "${include.root.locals.modules}/service-discovery"
}

inputs = { name = include.root.locals.name }
