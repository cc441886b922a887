include "root" {
  path   = find_in_parent_folders("root.hcl")
  expose = true
}

include "kms" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/kms.hcl"
}

terraform {
  source = "${include.root.locals.modules}/chatops"
}

locals {
  # CLICKER_SLACK=TEAM/CHANNEL, by their ids.
  slack = split("/", get_env("CLICKER_SLACK", ""))
}

inputs = {
  name             = include.root.locals.name
  production       = include.root.locals.production
  kms_key_arn      = dependency.kms.outputs.key_arn
  edge_kms_key_arn = dependency.kms.outputs.edge_key_arn
  emails           = include.root.locals.emails
  slack            = length(local.slack) == 2 ? { team_id = local.slack[0], channel_id = local.slack[1] } : null
}
