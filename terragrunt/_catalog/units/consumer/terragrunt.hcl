include "root" {
  path   = find_in_parent_folders("root.hcl")
  expose = true
}

include "kms" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/kms.hcl"
}

include "network" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/network.hcl"
}

include "security_groups" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/security-groups.hcl"
}

include "observability" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/observability.hcl"
}

include "chatops" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/chatops.hcl"
}

include "secrets" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/secrets.hcl"
}

include "ecr" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/ecr.hcl"
}

include "ecs_cluster" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/ecs-cluster.hcl"
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

terraform {
  source = "${include.root.locals.modules}/ecs-service"
}

# A service starts on a schema that fits it.
dependencies { paths = ["${get_original_terragrunt_dir()}/../migrate"] }

locals {
  size  = include.root.locals.size.consumer
  group = "counting"
}

inputs = {
  name            = include.root.locals.name
  production      = include.root.locals.production
  service         = "consumer"
  image_parameter = dependency.ecr.outputs.image_parameters.consumer
  image           = include.root.locals.image.consumer
  repository_arn  = dependency.ecr.outputs.repository_arns.consumer
  kms_key_arn     = dependency.kms.outputs.key_arn
  cluster         = dependency.ecs_cluster.outputs.cluster
  log_group       = dependency.observability.outputs.log_groups.consumer
  page_topic_arn  = dependency.chatops.outputs.topics.page
  network = {
    subnet_ids        = dependency.network.outputs.private_subnet_ids
    security_group_id = dependency.security_groups.outputs.ids.consumer
  }
  stores = {
    kafka    = dependency.msk.outputs.kafka
    database = merge(dependency.rds_mysql.outputs.database, { username = "clicker", secret_arn = dependency.secrets.outputs.arns.database })
    cache    = dependency.valkey.outputs.cache
  }
  tasks  = local.size.tasks
  asleep = include.root.locals.environment.asleep ? include.root.locals.defaults.night : null

  deployment = "ROLLING"
  # The topic is made here, with the settings that counting needs; a consumer only checks them.
  environment = {
    CLICKER_TOPIC_CREATE           = "false"
    SPRING_KAFKA_CONSUMER_GROUP_ID = local.group
  }
  # Whether it lives, not whether it counts: no new task would cure a stopped partition or a database that is away.
  task = {
    cpu        = local.size.cpu
    memory_mib = local.size.memory_mib
    health_url = "http://127.0.0.1:8082/actuator/health/liveness"
  }
  lag = {
    group            = local.group
    records_per_task = local.size.records_per_task
    database_id      = dependency.rds_mysql.outputs.primary_id
  }
  rights = [
    { actions = ["kafka-cluster:Connect", "kafka-cluster:DescribeCluster"], resources = [dependency.msk.outputs.kafka.cluster_arn] },
    { actions = ["kafka-cluster:DescribeTopic", "kafka-cluster:DescribeTopicDynamicConfiguration", "kafka-cluster:ReadData"], resources = [dependency.msk.outputs.kafka.topic_arn] },
    { actions = ["kafka-cluster:DescribeGroup", "kafka-cluster:AlterGroup"], resources = ["${dependency.msk.outputs.kafka.groups_arn}/${local.group}"] },
  ]
}
