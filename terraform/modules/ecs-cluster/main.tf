# Where tasks run: on Fargate, so there are no machines to look after.

resource "aws_ecs_cluster" "environment" {
  name = var.name

  # RunningTaskCount, by which consumers are scaled, comes from Container Insights.
  setting {
    name  = "containerInsights"
    value = var.production ? "enhanced" : "enabled"
  }

  configuration {
    execute_command_configuration {
      kms_key_id = var.kms_key_arn
      logging    = "OVERRIDE"
      log_configuration {
        cloud_watch_encryption_enabled = true
        cloud_watch_log_group_name     = var.log_group
      }
    }
  }

  service_connect_defaults { namespace = var.namespace_arn }
}

resource "aws_ecs_cluster_capacity_providers" "fargate" {
  cluster_name       = aws_ecs_cluster.environment.name
  capacity_providers = ["FARGATE", "FARGATE_SPOT"]
  default_capacity_provider_strategy {
    capacity_provider = "FARGATE"
    weight            = 1
  }
}
