# Alarms that take a deployment back. They belong to the service because a service can't be deployed without them.

locals {
  runbooks = "docs/aws-alarms.md"
  balancer = var.entry == null ? {} : { LoadBalancer = var.entry.load_balancer }

  entry_alarms = {
    errors = {
      description = "More than 1 % of the answers, and more than 20 a minute, are 5xx"
      expression  = "IF(errors > 20, 100 * errors / requests, 0)"
      threshold   = 1
      of          = 3
      metrics = {
        errors   = { namespace = "AWS/ApplicationELB", metric = "HTTPCode_Target_5XX_Count", stat = "Sum", dimensions = local.balancer }
        requests = { namespace = "AWS/ApplicationELB", metric = "RequestCount", stat = "Sum", dimensions = local.balancer }
      }
    }
    slow = {
      description = "One answer in a hundred takes longer than 2 s"
      expression  = "time * 1"
      threshold   = 2
      of          = 5
      metrics = {
        time = { namespace = "AWS/ApplicationELB", metric = "TargetResponseTime", stat = "p99", dimensions = local.balancer }
      }
    }
    unhealthy = {
      description = "Tasks that took part are not healthy any more"
      expression  = join(" + ", [for colour in local.colours : "FILL(${colour}, 0)"])
      threshold   = 0
      of          = 5
      metrics = {
        for colour in local.colours : colour => {
          namespace  = "AWS/ApplicationELB", metric = "UnHealthyHostCount", stat = "Maximum"
          dimensions = merge(local.balancer, { TargetGroup = aws_lb_target_group.colour[colour].arn_suffix })
        }
      }
    }
  }

  lag_alarms = {
    behind = {
      description = "What is counted is more than 2 minutes behind what was clicked"
      expression  = "lag * 1"
      threshold   = 120
      of          = 5
      metrics = {
        lag = { namespace = "AWS/Kafka", metric = "EstimatedMaxTimeLag", stat = "Maximum", dimensions = local.group }
      }
    }
  }

  rollback_alarms = { for key, alarm in merge(local.entry_alarms, local.lag_alarms) : key => alarm if key == "behind" ? var.lag != null : var.entry != null }
}

resource "aws_cloudwatch_metric_alarm" "rollback" {
  for_each            = local.rollback_alarms
  alarm_name          = "${local.name}-${each.key}"
  alarm_description   = "${each.value.description}. ${local.runbooks}#${var.service}-${each.key}"
  comparison_operator = "GreaterThanThreshold"
  threshold           = each.value.threshold
  evaluation_periods  = each.value.of
  datapoints_to_alarm = min(3, each.value.of)
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.page_topic_arn]
  ok_actions          = [var.page_topic_arn]

  metric_query {
    id          = "value"
    expression  = each.value.expression
    label       = each.key
    return_data = true
  }

  dynamic "metric_query" {
    for_each = each.value.metrics
    content {
      id          = metric_query.key
      return_data = false
      metric {
        namespace   = metric_query.value.namespace
        metric_name = metric_query.value.metric
        stat        = metric_query.value.stat
        period      = 60
        dimensions  = metric_query.value.dimensions
      }
    }
  }
}
