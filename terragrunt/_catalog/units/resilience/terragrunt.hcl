include "root" {
  path   = find_in_parent_folders("root.hcl")
  expose = true
}

include "network" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/network.hcl"
}

include "ecs_cluster" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/ecs-cluster.hcl"
}

include "rds_mysql" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/rds-mysql.hcl"
}

include "producer" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/producer.hcl"
}

include "consumer" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/consumer.hcl"
}

terraform {
  source = "${include.root.locals.modules}/resilience"
}

inputs = merge(include.root.locals.size.resilience, {
  name            = include.root.locals.name
  production      = include.root.locals.production
  cluster_name    = dependency.ecs_cluster.outputs.cluster.name
  services        = [dependency.producer.outputs.service.name, dependency.consumer.outputs.service.name]
  database        = { arn = dependency.rds_mysql.outputs.primary_arn, multi_az = include.root.locals.size.rds-mysql.multi_az }
  subnet_ids      = dependency.network.outputs.private_subnet_ids
  data_subnet_ids = dependency.network.outputs.data_subnet_ids
  stop_alarms     = concat(dependency.producer.outputs.rollback_alarms, dependency.consumer.outputs.rollback_alarms)
})
