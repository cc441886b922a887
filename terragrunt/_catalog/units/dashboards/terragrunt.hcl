include "root" {
  path   = find_in_parent_folders("root.hcl")
  expose = true
}

include "observability" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/observability.hcl"
}

include "ecs_cluster" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/ecs-cluster.hcl"
}

include "alb" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/alb.hcl"
}

include "msk" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/msk.hcl"
}

include "rds_mysql" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/rds-mysql.hcl"
}

include "valkey" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/valkey.hcl"
}

include "producer" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/producer.hcl"
}

include "consumer" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/consumer.hcl"
}

include "waf" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/waf.hcl"
}

include "edge" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/edge.hcl"
}

terraform {
  source = "${include.root.locals.modules}/dashboards"
}

inputs = {
  name            = include.root.locals.name
  cluster_name    = dependency.ecs_cluster.outputs.cluster.name
  services        = [dependency.producer.outputs.service.name, dependency.consumer.outputs.service.name]
  load_balancer   = dependency.alb.outputs.load_balancer.arn_suffix
  kafka           = merge(dependency.msk.outputs.kafka, { group = "counting" })
  database_ids    = concat([dependency.rds_mysql.outputs.primary_id], dependency.rds_mysql.outputs.replica_ids)
  cache_node_ids  = dependency.valkey.outputs.node_ids
  distribution_id = dependency.edge.outputs.distribution_id
  web_acl_name    = dependency.waf.outputs.web_acl_name
  log_namespace   = dependency.observability.outputs.namespace
}
