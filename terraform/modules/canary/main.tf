# Somebody who presses every five minutes and looks whether it is counted, from outside, all the way through the edge. The
# only one who notices a fault that nobody's metrics show. It presses a counter of its own, which nobody else reads.

data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}
data "aws_region" "current" {}

locals {
  canary    = "${var.name}-press"
  partition = data.aws_partition.current.partition
  region    = data.aws_region.current.region
  account   = data.aws_caller_identity.current.account_id
  # Its name says what is in it: another script is another file, and so a change.
  package = "${path.module}/press-and-see-${substr(filesha256("${path.module}/press-and-see.js"), 0, 12)}.zip"
}

resource "aws_iam_role" "canary" {
  name        = local.canary
  description = "Lets the canary write what it saw"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "lambda.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy" "canary" {
  name = "report"
  role = aws_iam_role.canary.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = ["s3:PutObject"], Resource = "arn:${local.partition}:s3:::${var.log_bucket}/canary/*" },
      { Effect = "Allow", Action = ["s3:GetBucketLocation"], Resource = "arn:${local.partition}:s3:::${var.log_bucket}" },
      {
        Effect   = "Allow"
        Action   = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "arn:${local.partition}:logs:${local.region}:${local.account}:log-group:/aws/lambda/cwsyn-${local.canary}-*"
      },
      # Metrics have no ARN; the namespace is all that can be said.
      { Effect = "Allow", Action = ["cloudwatch:PutMetricData"], Resource = "*", Condition = { StringEquals = { "cloudwatch:namespace" = "CloudWatchSynthetics" } } },
    ]
  })
}

resource "aws_synthetics_canary" "press" {
  name                 = local.canary
  artifact_s3_location = "s3://${var.log_bucket}/canary/"
  execution_role_arn   = aws_iam_role.canary.arn
  runtime_version      = var.runtime_version
  handler              = "press-and-see.handler"
  zip_file             = local.package
  start_canary         = true
  delete_lambda        = true

  success_retention_period = 7
  failure_retention_period = 31

  schedule { expression = "rate(5 minutes)" }

  run_config {
    timeout_in_seconds = 60
    environment_variables = {
      CLICKER_URL     = var.url
      CLICKER_COUNTER = var.counter
    }
  }

  depends_on = [aws_iam_role_policy.canary]
}

# A run that never came is one that failed.
resource "aws_cloudwatch_metric_alarm" "unseen" {
  alarm_name          = "${var.name}-canary"
  alarm_description   = "Presses from outside are not taken, or not counted within a minute. docs/aws-alarms.md#canary"
  namespace           = "CloudWatchSynthetics"
  metric_name         = "SuccessPercent"
  dimensions          = { CanaryName = aws_synthetics_canary.press.name }
  statistic           = "Average"
  period              = 300
  comparison_operator = "LessThanThreshold"
  threshold           = 90
  evaluation_periods  = 3
  datapoints_to_alarm = 2
  treat_missing_data  = "breaching"
  alarm_actions       = [var.topic_arn]
  ok_actions          = [var.topic_arn]
}
