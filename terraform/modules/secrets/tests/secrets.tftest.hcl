mock_provider "aws" { source = "../../testing" }

variables {
  name                 = "clicker-test"
  kms_key_arn          = "arn:aws:kms:eu-central-1:123456789012:key/00000000-0000-4000-8000-000000000000"
  recovery_window_days = 0
  secrets              = { database = { description = "The services' user of MySQL", username = "clicker" } }
  passwords            = { database = "0123456789abcdef0123456789abcdef" }
}

run "a_password_is_in_no_state" {
  assert {
    condition     = aws_secretsmanager_secret_version.all["database"].secret_string == null
    error_message = "the password is in the state"
  }
  assert {
    condition     = aws_secretsmanager_secret.all["database"].kms_key_id == var.kms_key_arn
    error_message = "the secret is not encrypted with the environment's key"
  }
}

run "a_short_password_is_refused" {
  command = plan
  variables { passwords = { database = "short" } }
  expect_failures = [var.passwords]
}

run "a_window_that_aws_does_not_take_is_refused" {
  command = plan
  variables { recovery_window_days = 3 }
  expect_failures = [var.recovery_window_days]
}
