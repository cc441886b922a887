mock_provider "aws" { source = "../../testing" }

variables {
  name         = "clicker-prod"
  production   = true
  locked       = true
  kms_key_arn  = "arn:aws:kms:eu-central-1:123456789012:key/00000000-0000-4000-8000-000000000000"
  database_arn = "arn:aws:rds:eu-central-1:123456789012:db:clicker-prod"
  copy_region  = "eu-west-1"
}

run "production_survives_a_region_and_a_destroy" {
  assert {
    condition     = length(one(aws_backup_plan.daily.rule).copy_action) == 1 && aws_backup_vault.copies[0].region == "eu-west-1"
    error_message = "no copy leaves the region"
  }
  assert {
    condition     = !aws_backup_vault.here.force_destroy && length(aws_backup_vault_lock_configuration.copies) == 1
    error_message = "a destroy takes the backups with it"
  }
  assert {
    condition     = aws_backup_selection.database.resources == toset([var.database_arn])
    error_message = "something else than the database is kept"
  }
}

run "production_in_one_region_is_refused" {
  command = plan
  variables { copy_region = null }
  expect_failures = [var.copy_region]
}
