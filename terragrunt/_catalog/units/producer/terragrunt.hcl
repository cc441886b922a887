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

include "alb" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/alb.hcl"
}

terraform {
  source = "${include.root.locals.modules}/ecs-service"
}

# A service starts on a schema that fits it.
dependencies { paths = ["${get_original_terragrunt_dir()}/../migrate"] }

locals {
  size = include.root.locals.size.producer
}

inputs = {
  name            = include.root.locals.name
  production      = include.root.locals.production
  service         = "producer"
  image_parameter = dependency.ecr.outputs.image_parameters.producer
  image           = include.root.locals.image.producer
  repository_arn  = dependency.ecr.outputs.repository_arns.producer
  kms_key_arn     = dependency.kms.outputs.key_arn
  cluster         = dependency.ecs_cluster.outputs.cluster
  log_group       = dependency.observability.outputs.log_groups.producer
  page_topic_arn  = dependency.chatops.outputs.topics.page
  network = {
    subnet_ids        = dependency.network.outputs.private_subnet_ids
    security_group_id = dependency.security_groups.outputs.ids.producer
  }
  stores = {
    kafka    = dependency.msk.outputs.kafka
    database = merge(dependency.rds_mysql.outputs.database, { username = "clicker", secret_arn = dependency.secrets.outputs.arns.database })
    cache    = dependency.valkey.outputs.cache
  }
  tasks  = local.size.tasks
  asleep = include.root.locals.environment.asleep ? include.root.locals.defaults.night : null

  deployment = local.size.deployment
  environment = {
    # As long as the load balancer takes to notice that a task goes.
    CLICKER_DRAIN = "20s"
    # The load balancer, and CloudFront's interfaces in the VPC, tell whose calls they bring.
    CLICKER_PROXIES_TRUSTED = dependency.network.outputs.cidr
  }
  secrets = { CLICKER_API_TOKEN = dependency.secrets.outputs.arns["api-token"] }
  task = {
    cpu        = local.size.cpu
    memory_mib = local.size.memory_mib
    health_url = "http://127.0.0.1:8080/readyz"
  }
  entry = {
    vpc_id            = dependency.network.outputs.vpc_id
    load_balancer     = dependency.alb.outputs.load_balancer.arn_suffix
    listener_arn      = dependency.alb.outputs.load_balancer.listener_arn
    domain            = include.root.locals.domain
    port              = 8080
    health_path       = "/readyz"
    requests_per_task = local.size.requests_per_task
  }
  # Reading is for the fate of keys, without a group.
  rights = [
    { actions = ["kafka-cluster:Connect", "kafka-cluster:DescribeCluster", "kafka-cluster:WriteDataIdempotently"], resources = [dependency.msk.outputs.kafka.cluster_arn] },
    { actions = ["kafka-cluster:DescribeTopic", "kafka-cluster:DescribeTopicDynamicConfiguration", "kafka-cluster:WriteData", "kafka-cluster:ReadData"], resources = [dependency.msk.outputs.kafka.topic_arn] },
  ]
}
