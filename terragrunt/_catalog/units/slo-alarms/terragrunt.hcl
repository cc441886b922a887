include "root" {
  path   = find_in_parent_folders("root.hcl")
  expose = true
}

include "iam_baseline" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/iam-baseline.hcl"
}

include "chatops" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/chatops.hcl"
}

include "observability" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/observability.hcl"
}

include "network" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/network.hcl"
}

include "ecs_cluster" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/ecs-cluster.hcl"
}

include "dns" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/dns.hcl"
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
  source = "${include.root.locals.modules}/slo-alarms"
}

inputs = {
  name          = include.root.locals.name
  topics        = dependency.chatops.outputs.topics
  edge_topics   = dependency.chatops.outputs.edge_topics
  cluster_name  = dependency.ecs_cluster.outputs.cluster.name
  cluster_arn   = dependency.ecs_cluster.outputs.cluster.arn
  load_balancer = dependency.alb.outputs.load_balancer.arn_suffix
  target_groups = dependency.producer.outputs.target_groups
  producer      = dependency.producer.outputs.service
  consumer      = dependency.consumer.outputs.service
  kafka = merge(dependency.msk.outputs.kafka, {
    group            = "counting"
    records_per_task = include.root.locals.size.consumer.records_per_task
  })
  # Terraform's state has no output that is null, as the proxy's name may be.
  database = {
    primary_id      = dependency.rds_mysql.outputs.primary_id
    replica_ids     = dependency.rds_mysql.outputs.replica_ids
    proxy_name      = lookup(dependency.rds_mysql.outputs, "proxy_name", null)
    storage_gib     = include.root.locals.size.rds-mysql.storage_gib
    max_connections = include.root.locals.size.slo-alarms.database_connections
  }
  cache_node_ids    = dependency.valkey.outputs.node_ids
  nat_gateway_ids   = dependency.network.outputs.nat_gateway_ids
  distribution_id   = dependency.edge.outputs.distribution_id
  web_acl_name      = dependency.waf.outputs.web_acl_name
  certificate_arn   = dependency.dns.outputs.certificate_arn
  log_namespace     = dependency.observability.outputs.namespace
  watched_role_arns = [dependency.iam_baseline.outputs.owner_role_arn, dependency.iam_baseline.outputs.auditor_role_arn]
}
