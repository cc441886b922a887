include "root" {
  path   = find_in_parent_folders("root.hcl")
  expose = true
}

terraform {
  source = "${include.root.locals.modules}/dns"
}

inputs = {
  name   = include.root.locals.name
  domain = include.root.locals.domain
}
