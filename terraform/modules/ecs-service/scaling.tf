# How many tasks there are. Who is asked scales on requests and CPU; who counts scales on how far it is behind, unless the
# database is what holds it up: then more tasks would make it worse.

locals {
  group = var.lag == null ? {} : {
    "Cluster Name"   = var.stores.kafka.cluster_name
    "Consumer Group" = var.lag.group
    "Topic"          = var.stores.kafka.topic
  }
  running = { ClusterName = var.cluster.name, ServiceName = var.service }
  # At most one task a partition: more would stand idle.
  max = var.lag == null ? var.tasks.max : min(var.tasks.max, var.stores.kafka.partitions)
  # Metric math that holds what asks for more tasks down while the database is busy.
  busy = "database > 80"
}

resource "aws_appautoscaling_target" "tasks" {
  service_namespace  = "ecs"
  scalable_dimension = "ecs:service:DesiredCount"
  resource_id        = "service/${var.cluster.name}/${aws_ecs_service.service.name}"
  min_capacity       = var.tasks.min
  max_capacity       = local.max
}

resource "aws_appautoscaling_policy" "requests" {
  count              = var.entry == null ? 0 : 1
  name               = "${local.name}-requests"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.tasks.service_namespace
  scalable_dimension = aws_appautoscaling_target.tasks.scalable_dimension
  resource_id        = aws_appautoscaling_target.tasks.resource_id
  target_tracking_scaling_policy_configuration {
    target_value       = var.entry.requests_per_task
    scale_out_cooldown = 60
    scale_in_cooldown  = 300
    # By load balancer and task, whatever colour is live: ALBRequestCountPerTarget would name one target group.
    customized_metric_specification {
      metrics {
        id          = "requests"
        return_data = false
        metric_stat {
          stat = "Sum"
          metric {
            namespace   = "AWS/ApplicationELB"
            metric_name = "RequestCount"
            dynamic "dimensions" {
              for_each = local.balancer
              content {
                name  = dimensions.key
                value = dimensions.value
              }
            }
          }
        }
      }
      metrics {
        id          = "tasks"
        return_data = false
        metric_stat {
          stat = "Average"
          metric {
            namespace   = "ECS/ContainerInsights"
            metric_name = "RunningTaskCount"
            dynamic "dimensions" {
              for_each = local.running
              content {
                name  = dimensions.key
                value = dimensions.value
              }
            }
          }
        }
      }
      metrics {
        id          = "per_task"
        expression  = "requests / MAX([tasks, 1])"
        label       = "requests per task and minute"
        return_data = true
      }
    }
  }
}

# A burst: beyond 80 % of the CPU two tasks more, beyond 85 % four, beyond 90 % eight.
resource "aws_appautoscaling_policy" "cpu_steps" {
  count              = var.entry == null ? 0 : 1
  name               = "${local.name}-cpu-steps"
  policy_type        = "StepScaling"
  service_namespace  = aws_appautoscaling_target.tasks.service_namespace
  scalable_dimension = aws_appautoscaling_target.tasks.scalable_dimension
  resource_id        = aws_appautoscaling_target.tasks.resource_id
  step_scaling_policy_configuration {
    adjustment_type         = "ChangeInCapacity"
    cooldown                = 120
    metric_aggregation_type = "Average"
    dynamic "step_adjustment" {
      for_each = [{ from = "0", to = "5", more = 2 }, { from = "5", to = "10", more = 4 }, { from = "10", to = null, more = 8 }]
      content {
        metric_interval_lower_bound = step_adjustment.value.from
        metric_interval_upper_bound = step_adjustment.value.to
        scaling_adjustment          = step_adjustment.value.more
      }
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "cpu_steps" {
  count               = var.entry == null ? 0 : 1
  alarm_name          = "${local.name}-cpu-steps"
  alarm_description   = "Adds tasks: CPU above 80 %. ${local.runbooks}#${var.service}-cpu-steps"
  namespace           = "AWS/ECS"
  metric_name         = "CPUUtilization"
  dimensions          = local.running
  statistic           = "Average"
  period              = 60
  evaluation_periods  = 2
  comparison_operator = "GreaterThanThreshold"
  threshold           = 80
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_appautoscaling_policy.cpu_steps[0].arn]
}

resource "aws_appautoscaling_policy" "lag" {
  count              = var.lag == null ? 0 : 1
  name               = "${local.name}-lag"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.tasks.service_namespace
  scalable_dimension = aws_appautoscaling_target.tasks.scalable_dimension
  resource_id        = aws_appautoscaling_target.tasks.resource_id
  target_tracking_scaling_policy_configuration {
    target_value = var.lag.records_per_task
    # Each step is a rebalance, during which there is no lag to see: slow out, slower in.
    scale_out_cooldown = 120
    scale_in_cooldown  = 600
    customized_metric_specification {
      metrics {
        id          = "lag"
        return_data = false
        metric_stat {
          stat = "Maximum"
          metric {
            namespace   = "AWS/Kafka"
            metric_name = "SumOffsetLag"
            dynamic "dimensions" {
              for_each = local.group
              content {
                name  = dimensions.key
                value = dimensions.value
              }
            }
          }
        }
      }
      metrics {
        id          = "tasks"
        return_data = false
        metric_stat {
          stat = "Average"
          metric {
            namespace   = "ECS/ContainerInsights"
            metric_name = "RunningTaskCount"
            dynamic "dimensions" {
              for_each = local.running
              content {
                name  = dimensions.key
                value = dimensions.value
              }
            }
          }
        }
      }
      metrics {
        id          = "database"
        return_data = false
        metric_stat {
          stat = "Average"
          metric {
            namespace   = "AWS/RDS"
            metric_name = "CPUUtilization"
            dimensions {
              name  = "DBInstanceIdentifier"
              value = var.lag.database_id
            }
          }
        }
      }
      metrics {
        id          = "per_task"
        expression  = "IF(${local.busy}, MIN([lag / MAX([tasks, 1]), ${var.lag.records_per_task}]), lag / MAX([tasks, 1]))"
        label       = "records behind per task"
        return_data = true
      }
    }
  }
}

# Minutes behind: more tasks at once, without waiting for the slow policy.
resource "aws_appautoscaling_policy" "lag_steps" {
  count              = var.lag == null ? 0 : 1
  name               = "${local.name}-lag-steps"
  policy_type        = "StepScaling"
  service_namespace  = aws_appautoscaling_target.tasks.service_namespace
  scalable_dimension = aws_appautoscaling_target.tasks.scalable_dimension
  resource_id        = aws_appautoscaling_target.tasks.resource_id
  step_scaling_policy_configuration {
    adjustment_type         = "ChangeInCapacity"
    cooldown                = 180
    metric_aggregation_type = "Maximum"
    dynamic "step_adjustment" {
      for_each = [{ from = "0", to = "240", more = 1 }, { from = "240", to = "840", more = 3 }, { from = "840", to = null, more = local.max }]
      content {
        metric_interval_lower_bound = step_adjustment.value.from
        metric_interval_upper_bound = step_adjustment.value.to
        scaling_adjustment          = step_adjustment.value.more
      }
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "lag_steps" {
  count               = var.lag == null ? 0 : 1
  alarm_name          = "${local.name}-lag-steps"
  alarm_description   = "Adds tasks: more than a minute behind, while the database is not what holds them up. ${local.runbooks}#${var.service}-lag-steps"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 60
  evaluation_periods  = 3
  datapoints_to_alarm = 2
  treat_missing_data  = "ignore"
  alarm_actions       = [aws_appautoscaling_policy.lag_steps[0].arn]

  metric_query {
    id          = "value"
    expression  = "IF(${local.busy}, 0, lag)"
    label       = "seconds behind"
    return_data = true
  }
  metric_query {
    id          = "lag"
    return_data = false
    metric {
      namespace   = "AWS/Kafka"
      metric_name = "EstimatedMaxTimeLag"
      stat        = "Maximum"
      period      = 60
      dimensions  = local.group
    }
  }
  metric_query {
    id          = "database"
    return_data = false
    metric {
      namespace   = "AWS/RDS"
      metric_name = "CPUUtilization"
      stat        = "Average"
      period      = 60
      dimensions  = { DBInstanceIdentifier = var.lag.database_id }
    }
  }
}

# Nobody presses at night where nobody works at night.
resource "aws_appautoscaling_scheduled_action" "night" {
  for_each           = var.asleep == null ? {} : { sleep = var.asleep.from, wake = var.asleep.to }
  name               = "${local.name}-${each.key}"
  service_namespace  = aws_appautoscaling_target.tasks.service_namespace
  scalable_dimension = aws_appautoscaling_target.tasks.scalable_dimension
  resource_id        = aws_appautoscaling_target.tasks.resource_id
  schedule           = each.value
  timezone           = var.asleep.timezone
  scalable_target_action {
    min_capacity = each.key == "sleep" ? 0 : var.tasks.min
    max_capacity = each.key == "sleep" ? 0 : local.max
  }
}
