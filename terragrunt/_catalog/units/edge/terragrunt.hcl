include "root" {
  path   = find_in_parent_folders("root.hcl")
  expose = true
}

include "dns" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/dns.hcl"
}

include "waf" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/waf.hcl"
}

include "alb" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/alb.hcl"
}

terraform {
  source = "${include.root.locals.modules}/edge"
}

inputs = merge(include.root.locals.size.edge, {
  name            = include.root.locals.name
  domain          = include.root.locals.domain
  zone_id         = dependency.dns.outputs.zone_id
  certificate_arn = dependency.dns.outputs.edge_certificate_arn
  web_acl_arn     = dependency.waf.outputs.web_acl_arn
  load_balancer   = dependency.alb.outputs.load_balancer
})
