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

include "secrets" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/secrets.hcl"
}

include "ecr" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/ecr.hcl"
}

include "ecs_cluster" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/ecs-cluster.hcl"
}

include "rds_mysql" {
  path = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/needs/rds-mysql.hcl"
}

terraform {
  source = "${include.root.locals.modules}/migrate"

  # A release's first step: whatever was applied here, the schema is brought up to date before a service starts on it.
  after_hook "migrate" {
    commands = ["apply"]
    execute  = ["bash", "${dirname(find_in_parent_folders("root.hcl"))}/run-task"]
  }
}

inputs = {
  name              = include.root.locals.name
  image_parameter   = dependency.ecr.outputs.image_parameters.consumer
  image             = include.root.locals.image.consumer
  repository_arn    = dependency.ecr.outputs.repository_arns.consumer
  kms_key_arn       = dependency.kms.outputs.key_arn
  cluster_arn       = dependency.ecs_cluster.outputs.cluster.arn
  log_group         = dependency.observability.outputs.log_groups.migrate
  database          = dependency.rds_mysql.outputs.database
  master_secret_arn = dependency.rds_mysql.outputs.master_secret_arn
  network = {
    subnet_ids        = dependency.network.outputs.private_subnet_ids
    security_group_id = dependency.security_groups.outputs.ids.migrate
  }
  users = {
    services = { username = "clicker", secret_arn = dependency.secrets.outputs.arns.database }
    migrator = { username = "migrator", secret_arn = dependency.secrets.outputs.arns.migrator }
  }
}
