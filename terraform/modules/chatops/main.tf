# Who is told: one topic that wakes somebody, one that is read in the morning. By e-mail, and in Slack where it is set up.

data "aws_caller_identity" "current" {}
data "aws_region" "current" {}

locals {
  # An alarm reaches topics of its own region only, and CloudFront's are in us-east-1.
  topics = {
    page        = { region = data.aws_region.current.region, key = var.kms_key_arn }
    ticket      = { region = data.aws_region.current.region, key = var.kms_key_arn }
    edge-page   = { region = "us-east-1", key = var.edge_kms_key_arn }
    edge-ticket = { region = "us-east-1", key = var.edge_kms_key_arn }
  }
}

resource "aws_sns_topic" "all" {
  for_each          = local.topics
  region            = each.value.region
  name              = "${var.name}-${each.key}"
  kms_master_key_id = each.value.key
}

resource "aws_sns_topic_policy" "all" {
  for_each = aws_sns_topic.all
  region   = local.topics[each.key].region
  arn      = each.value.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "ThisAccountTells"
      Effect    = "Allow"
      Principal = { Service = ["cloudwatch.amazonaws.com", "events.amazonaws.com", "events.rds.amazonaws.com", "budgets.amazonaws.com"] }
      Action    = "sns:Publish"
      Resource  = each.value.arn
      Condition = { StringEquals = { "aws:SourceAccount" = data.aws_caller_identity.current.account_id } }
    }]
  })
}

resource "aws_sns_topic_subscription" "email" {
  for_each  = { for pair in setproduct(keys(local.topics), var.emails) : "${pair[0]} ${pair[1]}" => pair }
  region    = local.topics[each.value[0]].region
  topic_arn = aws_sns_topic.all[each.value[0]].arn
  protocol  = "email"
  endpoint  = each.value[1]
}

resource "aws_iam_role" "slack" {
  count       = var.slack == null ? 0 : 1
  name        = "${var.name}-chatops"
  description = "What Slack may ask AWS: nothing; it is told"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "chatbot.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

# The workspace is authorised once, by hand, in the console of Amazon Q Developer in chat applications.
resource "aws_chatbot_slack_channel_configuration" "channel" {
  count                       = var.slack == null ? 0 : 1
  configuration_name          = var.name
  iam_role_arn                = aws_iam_role.slack[0].arn
  slack_team_id               = var.slack.team_id
  slack_channel_id            = var.slack.channel_id
  sns_topic_arns              = [for topic in aws_sns_topic.all : topic.arn]
  guardrail_policy_arns       = ["arn:aws:iam::aws:policy/CloudWatchReadOnlyAccess"]
  logging_level               = "ERROR"
  user_authorization_required = true
}
