mock_provider "aws" { source = "../../testing" }

variables { name = "clicker-test" }

run "the_keys_rotate" {
  assert {
    condition     = aws_kms_key.environment.enable_key_rotation && aws_kms_key.edge.enable_key_rotation
    error_message = "a key does not rotate"
  }
  assert {
    condition     = aws_kms_key.edge.region == "us-east-1" && !strcontains(aws_kms_key.edge.policy, "eu-central-1")
    error_message = "the key at the edge lets another region's services use it"
  }
}

run "services_may_use_the_key_for_this_account_only" {
  assert {
    condition = alltrue([
      for statement in jsondecode(aws_kms_key.environment.policy).Statement :
      can(statement.Condition) if can(statement.Principal.Service)
    ])
    error_message = "a service may use the key for any account"
  }
}

run "a_window_beyond_what_aws_takes_is_refused" {
  command = plan
  variables { deletion_window_days = 3 }
  expect_failures = [var.deletion_window_days]
}
