mock_provider "aws" { source = "../../testing" }

variables {
  name       = "clicker-prod"
  production = true
  recovery = {
    software = { rto = "10m0s", rpo = "0s" }
    hardware = { rto = "5m0s", rpo = "0s" }
    az       = { rto = "5m0s", rpo = "0s" }
    region   = { rto = "8h0m0s", rpo = "29h0m0s" }
  }
  cluster_name    = "clicker-prod"
  services        = ["producer", "consumer"]
  database        = { arn = "arn:aws:rds:eu-central-1:123456789012:db:clicker-prod", multi_az = true }
  subnet_ids      = ["subnet-a", "subnet-b", "subnet-c"]
  data_subnet_ids = ["subnet-d", "subnet-e", "subnet-f"]
  stop_alarms     = ["clicker-prod-producer-errors"]
}

run "production_can_lose_everything_but_a_region_on_purpose" {
  assert {
    condition     = keys(aws_fis_experiment_template.all) == ["consumer-task", "database", "producer-task", "zone"]
    error_message = "a failure can't be made on a game day"
  }
  assert {
    condition = one([
      for template in values(aws_fis_experiment_template.all) : one(template.target).resource_arns if template.description == "A zone's subnets reach nobody, for ten minutes"
    ]) == toset(["arn:aws:ec2:eu-central-1:123456789012:subnet/subnet-a", "arn:aws:ec2:eu-central-1:123456789012:subnet/subnet-d"])
    error_message = "not all of one zone is cut off, or more than one"
  }
}

run "every_experiment_ends_when_callers_notice" {
  assert {
    condition = alltrue([
      for template in aws_fis_experiment_template.all :
      [for condition in template.stop_condition : condition.value] == ["arn:aws:cloudwatch:eu-central-1:123456789012:alarm:clicker-prod-producer-errors"]
    ])
    error_message = "an experiment goes on although callers notice"
  }
}

run "the_role_breaks_only_what_it_is_for" {
  assert {
    condition = alltrue([
      for statement in jsondecode(aws_iam_role_policy.game_day.policy).Statement :
      statement.Resource != "*" || can(statement.Condition) || alltrue([for action in statement.Action : can(regex("Describe|Get", action))])
    ])
    error_message = "the role may change something everywhere"
  }
}

run "without_a_standby_or_a_third_zone_nothing_can_take_over" {
  variables {
    production      = false
    database        = { arn = "arn:aws:rds:eu-central-1:123456789012:db:clicker-test", multi_az = false }
    subnet_ids      = ["subnet-a", "subnet-b"]
    data_subnet_ids = ["subnet-d", "subnet-e"]
  }
  assert {
    condition     = keys(aws_fis_experiment_template.all) == ["consumer-task", "producer-task"] && length(aws_iam_role_policy_attachment.network) == 0
    error_message = "an experiment whose end is known"
  }
}

run "a_promise_that_loses_clicks_is_refused" {
  command = plan
  variables {
    recovery = {
      software = { rto = "10m0s", rpo = "0s" }
      hardware = { rto = "5m0s", rpo = "1m0s" }
      az       = { rto = "5m0s", rpo = "0s" }
      region   = { rto = "8h0m0s", rpo = "29h0m0s" }
    }
  }
  expect_failures = [var.recovery]
}

run "production_without_a_promise_for_a_region_is_refused" {
  command = plan
  variables {
    recovery = {
      software = { rto = "10m0s", rpo = "0s" }
      hardware = { rto = "5m0s", rpo = "0s" }
      az       = { rto = "5m0s", rpo = "0s" }
    }
  }
  expect_failures = [var.recovery]
}

run "an_experiment_without_an_alarm_is_refused" {
  command = plan
  variables { stop_alarms = [] }
  expect_failures = [var.stop_alarms]
}
