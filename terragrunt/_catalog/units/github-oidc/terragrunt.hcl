include "root" {
  path   = find_in_parent_folders("root.hcl")
  expose = true
}

include "ecr" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/ecr.hcl"
}

terraform {
  source = "${include.root.locals.modules}/github-oidc"
}

inputs = {
  name            = include.root.locals.name
  environment     = include.root.locals.env
  repository      = get_env("CLICKER_REPOSITORY", "cloud-clicker/cloud-clicker")
  repository_arns = values(dependency.ecr.outputs.repository_arns)
  parameter_arns  = values(dependency.ecr.outputs.parameter_arns)
}
