include "root" {
  path   = find_in_parent_folders("root.hcl")
  expose = true
}

include "chatops" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/chatops.hcl"
}

include "log_archive" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/log-archive.hcl"
}

include "edge" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/edge.hcl"
}

terraform {
  source = "${include.root.locals.modules}/canary"

  before_hook "package" {
    commands = ["plan", "apply"]
    execute  = ["bash", "./package"]
  }
}

inputs = {
  name       = include.root.locals.name
  url        = dependency.edge.outputs.url
  log_bucket = dependency.log_archive.outputs.bucket
  # Who sleeps at night is not missed at night.
  topic_arn = dependency.chatops.outputs.topics[include.root.locals.environment.asleep ? "ticket" : "page"]
}
