# Everything that somebody is told of: the table's alarms, the promises to callers as burn rates, and events of AWS itself.

locals {
  topics      = { for severity in ["page", "ticket"] : severity => { here = var.topics[severity], edge = var.edge_topics[severity] } }
  description = { for key, alarm in local.alarms : key => "${alarm.says}. docs/aws-alarms.md#${key}" }
}

resource "aws_cloudwatch_metric_alarm" "table" {
  for_each            = local.alarms
  region              = each.value.region
  alarm_name          = "${var.name}-${each.key}"
  alarm_description   = local.description[each.key]
  comparison_operator = each.value.below == null ? "GreaterThanThreshold" : "LessThanThreshold"
  threshold           = each.value.below == null ? each.value.above : each.value.below
  evaluation_periods  = each.value.minutes
  # Three minutes of five, so that a single one wakes nobody.
  datapoints_to_alarm = ceil(each.value.minutes * 0.6)
  treat_missing_data  = each.value.missing
  alarm_actions       = [local.topics[each.value.tells][each.value.region == null ? "here" : "edge"]]
  ok_actions          = [local.topics[each.value.tells][each.value.region == null ? "here" : "edge"]]

  metric_query {
    id          = "value"
    label       = each.key
    return_data = true
    expression  = each.value.over == null ? each.value.expression : "${each.value.fold}([${join(", ", keys(local.over_all[each.value.over]))}])"
  }

  dynamic "metric_query" {
    for_each = each.value.over == null ? each.value.metrics : {
      for id, dimensions in local.over_all[each.value.over] : id => { metric = each.value.metric, stat = each.value.stat, dimensions = dimensions }
    }
    content {
      id          = metric_query.key
      return_data = false
      metric {
        namespace   = each.value.namespace
        metric_name = metric_query.value.metric
        stat        = metric_query.value.stat
        period      = each.value.period
        dimensions  = metric_query.value.dimensions
      }
    }
  }
}

# 99.9 % of the answers in 30 days are not our fault's. How fast that is used up, over a long window and a short one: both,
# so that it is bad enough and still going on.
locals {
  burn = {
    availability-burns-14x = { tells = "page", percent = 1.44, long = 3600, short = 300 }
    availability-burns-6x  = { tells = "page", percent = 0.6, long = 21600, short = 1800 }
    availability-burns-3x  = { tells = "ticket", percent = 0.3, long = 86400, short = 7200 }
    availability-burns-1x  = { tells = "ticket", percent = 0.1, long = 86400, short = 21600, days = 3 }
  }
  windows = merge([
    for key, burn in local.burn : {
      "${key}-long"  = { percent = burn.percent, seconds = burn.long, times = try(burn.days, 1) }
      "${key}-short" = { percent = burn.percent, seconds = burn.short, times = 1 }
    }
  ]...)
  answers = { errors = "HTTPCode_Target_5XX_Count", balancer = "HTTPCode_ELB_5XX_Count", requests = "RequestCount" }
}

# They tell nobody by themselves.
resource "aws_cloudwatch_metric_alarm" "window" {
  for_each            = local.windows
  alarm_name          = "${var.name}-${each.key}"
  alarm_description   = "One window of a burn rate; the composite alarm of both tells somebody. docs/aws-alarms.md#availability-burns"
  comparison_operator = "GreaterThanThreshold"
  threshold           = each.value.percent
  evaluation_periods  = each.value.times
  treat_missing_data  = "notBreaching"

  metric_query {
    id          = "value"
    label       = "percent of answers that are errors"
    expression  = "IF(requests > 100, 100 * (FILL(errors, 0) + FILL(balancer, 0)) / requests, 0)"
    return_data = true
  }
  dynamic "metric_query" {
    for_each = local.answers
    content {
      id          = metric_query.key
      return_data = false
      metric {
        namespace   = "AWS/ApplicationELB"
        metric_name = metric_query.value
        stat        = "Sum"
        period      = each.value.seconds
        dimensions  = local.load_balancer
      }
    }
  }
}

resource "aws_cloudwatch_composite_alarm" "burn" {
  for_each          = local.burn
  alarm_name        = "${var.name}-${each.key}"
  alarm_description = "More than ${each.value.percent} % of the answers are errors, for long and still. docs/aws-alarms.md#availability-burns"
  alarm_rule        = "ALARM(\"${aws_cloudwatch_metric_alarm.window["${each.key}-long"].alarm_name}\") AND ALARM(\"${aws_cloudwatch_metric_alarm.window["${each.key}-short"].alarm_name}\")"
  alarm_actions     = [var.topics[each.value.tells]]
  ok_actions        = [var.topics[each.value.tells]]
}

# 99 % of the minutes are counted within a minute. So many bad ones in an hour, or in six, use that up too fast.
resource "aws_cloudwatch_metric_alarm" "freshness" {
  for_each            = { freshness-burns-14x = { tells = "page", of = 60, bad = 9 }, freshness-burns-6x = { tells = "ticket", of = 360, bad = 22 } }
  alarm_name          = "${var.name}-${each.key}"
  alarm_description   = "${each.value.bad} of ${each.value.of} minutes were counted late. docs/aws-alarms.md#freshness-burns"
  namespace           = "AWS/Kafka"
  metric_name         = "EstimatedMaxTimeLag"
  dimensions          = local.group
  statistic           = "Maximum"
  period              = 60
  comparison_operator = "GreaterThanThreshold"
  threshold           = 60
  evaluation_periods  = each.value.of
  datapoints_to_alarm = each.value.bad
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.topics[each.value.tells]]
  ok_actions          = [var.topics[each.value.tells]]
}

# One alarm for who only wants to know whether it works.
resource "aws_cloudwatch_composite_alarm" "down" {
  alarm_name        = "${var.name}-service-down"
  alarm_description = "Clicks are not taken. docs/aws-alarms.md#service-down"
  alarm_rule        = join(" OR ", [for key in ["balancer-errors", "too-few-healthy", "kafka-offline", "kafka-no-controller"] : "ALARM(\"${aws_cloudwatch_metric_alarm.table[key].alarm_name}\")"])
  alarm_actions     = [var.topics.page]
  ok_actions        = [var.topics.page]
}

locals {
  events = {
    deployment-failed = { tells = "page", pattern = { source = ["aws.ecs"], detail-type = ["ECS Deployment State Change"], detail = { eventName = ["SERVICE_DEPLOYMENT_FAILED"] } } }
    task-crashed      = { tells = "ticket", pattern = { source = ["aws.ecs"], detail-type = ["ECS Task State Change"], detail = { clusterArn = [var.cluster_arn], lastStatus = ["STOPPED"], stopCode = ["EssentialContainerExited", "TaskFailedToStart"] } } }
    rotation-failed   = { tells = "ticket", pattern = { source = ["aws.secretsmanager"], detail-type = ["AWS Service Event via CloudTrail"], detail = { eventName = ["RotationFailed"] } } }
    role-taken        = { tells = "ticket", pattern = { source = ["aws.sts"], detail-type = ["AWS API Call via CloudTrail"], detail = { eventName = ["AssumeRole"], requestParameters = { roleArn = var.watched_role_arns } } } }
    firewall-changed  = { tells = "ticket", pattern = { source = ["aws.ec2"], detail-type = ["AWS API Call via CloudTrail"], detail = { eventName = ["AuthorizeSecurityGroupIngress", "AuthorizeSecurityGroupEgress", "ModifySecurityGroupRules"] } } }
    image-vulnerable  = { tells = "ticket", pattern = { source = ["aws.ecr"], detail-type = ["ECR Image Scan"], detail = { finding-severity-counts = { CRITICAL = [{ numeric = [">", 0] }] } } } }
  }
}

resource "aws_cloudwatch_event_rule" "all" {
  for_each      = local.events
  name          = "${var.name}-${each.key}"
  description   = "docs/aws-alarms.md#${each.key}"
  event_pattern = jsonencode(each.value.pattern)
}

resource "aws_cloudwatch_event_target" "all" {
  for_each = local.events
  rule     = aws_cloudwatch_event_rule.all[each.key].name
  arn      = var.topics[each.value.tells]
}

resource "aws_db_event_subscription" "database" {
  name             = "${var.name}-database-events"
  sns_topic        = var.topics.ticket
  source_type      = "db-instance"
  source_ids       = concat([var.database.primary_id], var.database.replica_ids)
  event_categories = ["availability", "failover", "failure", "low storage", "maintenance", "notification", "recovery"]
}
