# Where everything is logged, and what of it is counted. The services print one JSON object a line.

resource "aws_cloudwatch_log_group" "all" {
  for_each          = toset(["producer", "consumer", "migrate", "kafka", "cache", "exec"])
  name              = "/${var.name}/${each.key}"
  retention_in_days = var.retention_days
  kms_key_id        = var.kms_key_arn
}

locals {
  services = toset(["producer", "consumer"])
  counted = merge(
    { for service in local.services : "${service}-errors" => { group = service, pattern = "{ $.level = \"ERROR\" }" } },
    { stopped-partitions = { group = "consumer", pattern = "{ $.level = \"ERROR\" && $.message = \"*is stopped*\" }" } },
  )
}

resource "aws_cloudwatch_log_metric_filter" "all" {
  for_each       = local.counted
  name           = "${var.name}-${each.key}"
  log_group_name = aws_cloudwatch_log_group.all[each.value.group].name
  pattern        = each.value.pattern
  metric_transformation {
    namespace     = var.name
    name          = each.key
    value         = "1"
    default_value = "0"
    unit          = "Count"
  }
}

# What somebody on call asks first.
resource "aws_cloudwatch_query_definition" "all" {
  for_each = {
    "errors by message"    = "fields @timestamp, level, logger_name, message | filter level = \"ERROR\" | stats count() as times, latest(@timestamp) as last by message | sort times desc"
    "what happened around" = "fields @timestamp, @logStream, level, message | sort @timestamp desc | limit 200"
  }
  name            = "${var.name}/${each.key}"
  query_string    = each.value
  log_group_names = [for service in local.services : aws_cloudwatch_log_group.all[service].name]
}
