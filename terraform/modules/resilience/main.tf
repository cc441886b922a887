# How fast what comes back after a failure, as AWS's Resilience Hub holds it against what is really there, and the failures of
# a game day, made by the Fault Injection Service: a task, the database's primary, a whole zone. The promises are those of
# docs/recovery.md. Nothing fails until somebody starts an experiment, and one ends as soon as an alarm says that callers notice.

data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}
data "aws_region" "current" {}

locals {
  partition = data.aws_partition.current.partition
  account   = data.aws_caller_identity.current.account_id
  region    = data.aws_region.current.region
  alarms    = [for name in var.stop_alarms : "arn:${local.partition}:cloudwatch:${local.region}:${local.account}:alarm:${name}"]

  tasks = {
    for service in var.services : "${service}-task" => {
      says       = "One ${service} ends without a word"
      action     = "aws:ecs:stop-task"
      parameters = {}
      target     = { key = "Tasks", type = "aws:ecs:task", arns = null, mode = "COUNT(1)", parameters = { cluster = var.cluster_name, service = service } }
    }
  }
  # Without a standby there is nothing to fail over to.
  database = var.database.multi_az ? {
    database = {
      says       = "MySQL's primary fails over to its standby"
      action     = "aws:rds:reboot-db-instances"
      parameters = { forceFailover = "true" }
      target     = { key = "DBInstances", type = "aws:rds:db", arns = [var.database.arn], mode = "ALL", parameters = null }
    }
  } : {}
  # Where all there is of something is in that zone, the answer is known.
  zone = length(var.subnet_ids) < 3 ? {} : {
    zone = {
      says       = "A zone's subnets reach nobody, for ten minutes"
      action     = "aws:network:disrupt-connectivity"
      parameters = { duration = "PT10M", scope = "all" }
      target     = { key = "Subnets", type = "aws:ec2:subnet", arns = [for zones in [var.subnet_ids, var.data_subnet_ids] : "arn:${local.partition}:ec2:${local.region}:${local.account}:subnet/${zones[0]}"], mode = "ALL", parameters = null }
    }
  }
  experiments = merge(local.tasks, local.database, local.zone)
}

resource "aws_resiliencehub_resiliency_policy" "promises" {
  name        = var.name
  description = "docs/recovery.md"
  tier        = var.production ? "MissionCritical" : "NonCritical"
  policy {
    software {
      rto = var.recovery.software.rto
      rpo = var.recovery.software.rpo
    }
    hardware {
      rto = var.recovery.hardware.rto
      rpo = var.recovery.hardware.rpo
    }
    az {
      rto = var.recovery.az.rto
      rpo = var.recovery.az.rpo
    }
    dynamic "region" {
      for_each = var.recovery.region[*]
      content {
        rto = region.value.rto
        rpo = region.value.rpo
      }
    }
  }
}

resource "aws_iam_role" "game_day" {
  name        = "${var.name}-game-day"
  description = "Breaks what an experiment names, and nothing else"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "fis.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "aws:SourceAccount" = local.account } }
    }]
  })
}

resource "aws_iam_role_policy" "game_day" {
  name = "break"
  role = aws_iam_role.game_day.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat([
      {
        Effect    = "Allow"
        Action    = ["ecs:DescribeTasks", "ecs:StopTask"]
        Resource  = "arn:${local.partition}:ecs:${local.region}:${local.account}:task/${var.cluster_name}/*"
        Condition = { ArnEquals = { "ecs:cluster" = "arn:${local.partition}:ecs:${local.region}:${local.account}:cluster/${var.cluster_name}" } }
      },
      # Tasks are found by this call, which knows clusters by a condition only.
      {
        Effect    = "Allow"
        Action    = ["ecs:ListTasks"]
        Resource  = "*"
        Condition = { ArnEquals = { "ecs:cluster" = "arn:${local.partition}:ecs:${local.region}:${local.account}:cluster/${var.cluster_name}" } }
      },
      { Effect = "Allow", Action = ["rds:RebootDBInstance"], Resource = var.database.arn },
      # Calls that only describe know no names.
      { Effect = "Allow", Action = ["rds:DescribeDBInstances", "tag:GetResources"], Resource = "*" },
    ])
  })
}

# A zone is cut off by network ACLs that the service makes for the while; AWS keeps the list of rights for it.
resource "aws_iam_role_policy_attachment" "network" {
  count      = length(local.zone)
  role       = aws_iam_role.game_day.name
  policy_arn = "arn:${local.partition}:iam::aws:policy/service-role/AWSFaultInjectionSimulatorNetworkAccess"
}

resource "aws_fis_experiment_template" "all" {
  for_each    = local.experiments
  description = each.value.says
  role_arn    = aws_iam_role.game_day.arn
  tags        = { Name = "${var.name}-${each.key}" }

  action {
    name      = "break"
    action_id = each.value.action
    dynamic "parameter" {
      for_each = each.value.parameters
      content {
        key   = parameter.key
        value = parameter.value
      }
    }
    target {
      key   = each.value.target.key
      value = "victims"
    }
  }

  target {
    name           = "victims"
    resource_type  = each.value.target.type
    resource_arns  = each.value.target.arns
    selection_mode = each.value.target.mode
    parameters     = each.value.target.parameters
  }

  dynamic "stop_condition" {
    for_each = local.alarms
    content {
      source = "aws:cloudwatch:alarm"
      value  = stop_condition.value
    }
  }

  experiment_options {
    account_targeting            = "single-account"
    empty_target_resolution_mode = "fail"
  }
}
