include "root" {
  path   = find_in_parent_folders("root.hcl")
  expose = true
}

include "chatops" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/chatops.hcl"
}

terraform {
  source = "${include.root.locals.modules}/budgets"
}

inputs = merge(include.root.locals.size.budgets, {
  name             = include.root.locals.name
  environment      = include.root.locals.env
  ticket_topic_arn = dependency.chatops.outputs.topics.ticket
  emails           = include.root.locals.emails
})
