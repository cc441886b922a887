include "root" {
  path   = find_in_parent_folders("root.hcl")
  expose = true
}

terraform {
  source = "${include.root.locals.modules}/waf"
}

inputs = merge(include.root.locals.size.waf, {
  name       = include.root.locals.name
  production = include.root.locals.production
})
