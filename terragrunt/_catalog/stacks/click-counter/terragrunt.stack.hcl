# The blueprint: what an environment consists of, once. What a unit needs of others, and so the order, is said in the unit.

locals {
  units = "${dirname(find_in_parent_folders("root.hcl"))}/_catalog/units"
}

unit "kms" {
  source = "${local.units}/kms"
  path   = "kms"
}

unit "log_archive" {
  source = "${local.units}/log-archive"
  path   = "log-archive"
}

unit "network" {
  source = "${local.units}/network"
  path   = "network"
}

unit "security_groups" {
  source = "${local.units}/security-groups"
  path   = "security-groups"
}

unit "iam_baseline" {
  source = "${local.units}/iam-baseline"
  path   = "iam-baseline"
}

unit "chatops" {
  source = "${local.units}/chatops"
  path   = "chatops"
}

unit "observability" {
  source = "${local.units}/observability"
  path   = "observability"
}

unit "secrets" {
  source = "${local.units}/secrets"
  path   = "secrets"
}

unit "ecr" {
  source = "${local.units}/ecr"
  path   = "ecr"
}

unit "dns" {
  source = "${local.units}/dns"
  path   = "dns"
}

unit "service_discovery" {
  source = "${local.units}/service-discovery"
  path   = "service-discovery"
}

unit "ecs_cluster" {
  source = "${local.units}/ecs-cluster"
  path   = "ecs-cluster"
}

unit "msk" {
  source = "${local.units}/msk"
  path   = "msk"
}

unit "rds_mysql" {
  source = "${local.units}/rds-mysql"
  path   = "rds-mysql"
}

unit "valkey" {
  source = "${local.units}/valkey"
  path   = "valkey"
}

unit "alb" {
  source = "${local.units}/alb"
  path   = "alb"
}

unit "migrate" {
  source = "${local.units}/migrate"
  path   = "migrate"
}

unit "producer" {
  source = "${local.units}/producer"
  path   = "producer"
}

unit "consumer" {
  source = "${local.units}/consumer"
  path   = "consumer"
}

unit "waf" {
  source = "${local.units}/waf"
  path   = "waf"
}

unit "edge" {
  source = "${local.units}/edge"
  path   = "edge"
}

unit "slo_alarms" {
  source = "${local.units}/slo-alarms"
  path   = "slo-alarms"
}

unit "dashboards" {
  source = "${local.units}/dashboards"
  path   = "dashboards"
}

unit "canary" {
  source = "${local.units}/canary"
  path   = "canary"
}

unit "resilience" {
  source = "${local.units}/resilience"
  path   = "resilience"
}

unit "budgets" {
  source = "${local.units}/budgets"
  path   = "budgets"
}

unit "backup" {
  source = "${local.units}/backup"
  path   = "backup"
}

unit "github_oidc" {
  source = "${local.units}/github-oidc"
  path   = "github-oidc"
}
