mock_provider "aws" { source = "../../testing" }

variables {
  name              = "clicker-test"
  environment       = "test"
  monthly_limit_usd = 250
  ticket_topic_arn  = "arn:aws:sns:eu-central-1:123456789012:clicker-test-ticket"
  emails            = ["on-call@clicker.example"]
}

run "somebody_is_told_before_the_money_is_gone" {
  assert {
    condition     = toset([for notification in aws_budgets_budget.environment.notification : notification.threshold]) == toset([50, 80, 100])
    error_message = "nobody is told early"
  }
  assert {
    condition     = alltrue([for notification in aws_budgets_budget.environment.notification : notification.subscriber_sns_topic_arns == toset([var.ticket_topic_arn])])
    error_message = "a notification reaches nobody"
  }
  assert {
    condition     = anytrue([for filter in aws_budgets_budget.environment.cost_filter : filter.values == tolist(["user:environment$test"])])
    error_message = "the budget counts other environments"
  }
}

run "no_money_is_refused" {
  command = plan
  variables { monthly_limit_usd = 0 }
  expect_failures = [var.monthly_limit_usd]
}
