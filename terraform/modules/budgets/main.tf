# What an environment may cost. Told at half, at 80 % and at all of it, and as soon as the month's end is foreseen beyond it.

resource "aws_budgets_budget" "environment" {
  name         = var.name
  budget_type  = "COST"
  limit_amount = tostring(var.monthly_limit_usd)
  limit_unit   = "USD"
  time_unit    = "MONTHLY"

  cost_filter {
    name   = "TagKeyValue"
    values = [join("$", ["user:environment", var.environment])]
  }

  dynamic "notification" {
    for_each = {
      half     = { type = "ACTUAL", percent = 50 }
      most     = { type = "ACTUAL", percent = 80 }
      all      = { type = "ACTUAL", percent = 100 }
      foreseen = { type = "FORECASTED", percent = 100 }
    }
    content {
      notification_type         = notification.value.type
      comparison_operator       = "GREATER_THAN"
      threshold                 = notification.value.percent
      threshold_type            = "PERCENTAGE"
      subscriber_sns_topic_arns = [var.ticket_topic_arn]
    }
  }
}

# What nobody foresaw, per service.
resource "aws_ce_anomaly_monitor" "services" {
  name              = var.name
  monitor_type      = "DIMENSIONAL"
  monitor_dimension = "SERVICE"
}

resource "aws_ce_anomaly_subscription" "services" {
  name             = var.name
  frequency        = "DAILY"
  monitor_arn_list = [aws_ce_anomaly_monitor.services.arn]
  dynamic "subscriber" {
    for_each = var.emails
    content {
      type    = "EMAIL"
      address = subscriber.value
    }
  }
  threshold_expression {
    dimension {
      key           = "ANOMALY_TOTAL_IMPACT_ABSOLUTE"
      match_options = ["GREATER_THAN_OR_EQUAL"]
      values        = [tostring(ceil(var.monthly_limit_usd / 20))]
    }
  }
}
