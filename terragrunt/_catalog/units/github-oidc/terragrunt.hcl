include "root" {
  path   = find_in_parent_folders("root.hcl")
  expose = true
}

include "ecr" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/ecr.hcl"
}

include "kms" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/kms.hcl"
}

include "chatops" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/chatops.hcl"
}

terraform {
  source = "${include.root.locals.modules}/github-oidc"
}

locals {
  # Images are built in the account of test.
  builder = get_env("CLICKER_IMAGES_ACCOUNT", include.root.locals.account_id)
}

inputs = {
  name            = include.root.locals.name
  environment     = include.root.locals.env
  repository      = get_env("CLICKER_REPOSITORY", "cloud-clicker/cloud-clicker")
  repository_arns = values(dependency.ecr.outputs.repository_arns)
  parameter_arns  = values(dependency.ecr.outputs.parameter_arns)

  source_repository_arns = local.builder == include.root.locals.account_id ? [] : [for service in ["producer", "consumer"] : "arn:aws:ecr:${include.root.locals.region}:${local.builder}:repository/clicker-test/${service}"]
  ticket_topic_arn       = dependency.chatops.outputs.topics.ticket
  kms_key_arn            = dependency.kms.outputs.key_arn
}
