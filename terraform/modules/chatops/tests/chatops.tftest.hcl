mock_provider "aws" { source = "../../testing" }

variables {
  name             = "clicker-test"
  production       = false
  kms_key_arn      = "arn:aws:kms:eu-central-1:123456789012:key/00000000-0000-4000-8000-000000000000"
  edge_kms_key_arn = "arn:aws:kms:us-east-1:123456789012:key/00000000-0000-4000-8000-000000000000"
}

run "only_this_account_tells" {
  assert {
    condition = alltrue([
      for policy in aws_sns_topic_policy.all : jsondecode(policy.policy).Statement[0].Condition.StringEquals["aws:SourceAccount"] == "123456789012"
    ])
    error_message = "somebody else may wake us"
  }
  assert {
    condition     = alltrue([for topic in aws_sns_topic.all : strcontains(topic.kms_master_key_id, ":${topic.region}:")])
    error_message = "messages are not encrypted, or with a key of another region"
  }
}

run "everybody_is_told_of_both" {
  variables {
    emails = ["on-call@clicker.example", "team@clicker.example"]
    slack  = { team_id = "T00000000", channel_id = "C00000000" }
  }
  assert {
    condition     = length(aws_sns_topic_subscription.email) == 8
    error_message = "somebody is not told of everything"
  }
  assert {
    condition     = length(aws_chatbot_slack_channel_configuration.channel[0].sns_topic_arns) > 0
    error_message = "Slack is told nothing"
  }
}

run "production_that_tells_nobody_is_refused" {
  command = plan
  variables { production = true }
  expect_failures = [var.emails]
}
