mock_provider "aws" { source = "../../testing" }

variables {
  name       = "clicker-prod"
  url        = "https://clicker.example"
  log_bucket = "clicker-prod-logs-123456789012"
  topic_arn  = "arn:aws:sns:eu-central-1:123456789012:clicker-prod-page"
}

run "somebody_is_told_and_knows_what_to_do" {
  assert {
    condition     = aws_cloudwatch_metric_alarm.unseen.alarm_actions == toset([var.topic_arn]) && aws_cloudwatch_metric_alarm.unseen.treat_missing_data == "breaching"
    error_message = "a canary that fails, or never runs, tells nobody"
  }
  assert {
    condition     = strcontains(file("../../../docs/aws-alarms.md"), "\n### canary\n") && endswith(aws_cloudwatch_metric_alarm.unseen.alarm_description, "docs/aws-alarms.md#canary")
    error_message = "the alarm does not say what to do"
  }
}

run "another_script_is_another_file" {
  assert {
    condition     = aws_synthetics_canary.press.zip_file == "./press-and-see-${substr(filesha256("./press-and-see.js"), 0, 12)}.zip"
    error_message = "a changed script is not noticed, or not what unit and package name"
  }
}

run "it_writes_only_what_it_saw" {
  assert {
    condition = [
      for statement in jsondecode(aws_iam_role_policy.canary.policy).Statement : [statement.Action, statement.Condition] if statement.Resource == "*"
    ] == [[["cloudwatch:PutMetricData"], { StringEquals = { "cloudwatch:namespace" = "CloudWatchSynthetics" } }]]
    error_message = "the canary may do something everywhere"
  }
}

run "an_address_with_a_path_is_refused" {
  command = plan
  variables { url = "https://clicker.example/api" }
  expect_failures = [var.url]
}
