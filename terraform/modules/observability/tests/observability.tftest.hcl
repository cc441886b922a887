mock_provider "aws" { source = "../../testing" }

variables {
  name           = "clicker-test"
  kms_key_arn    = "arn:aws:kms:eu-central-1:123456789012:key/00000000-0000-4000-8000-000000000000"
  retention_days = 14
}

run "every_log_is_encrypted_and_ends_some_day" {
  assert {
    condition     = alltrue([for group in aws_cloudwatch_log_group.all : group.kms_key_id == var.kms_key_arn && group.retention_in_days == 14])
    error_message = "a log group is not encrypted, or kept for ever"
  }
  assert {
    condition     = toset(keys(output.log_groups)) == toset(["producer", "consumer", "migrate", "kafka", "cache", "exec"])
    error_message = "somebody has nowhere to log to"
  }
}

run "a_stopped_partition_is_counted" {
  assert {
    condition     = one(aws_cloudwatch_log_metric_filter.all["stopped-partitions"].metric_transformation).name == "stopped-partitions" && aws_cloudwatch_log_metric_filter.all["stopped-partitions"].log_group_name == "/clicker-test/consumer"
    error_message = "nobody notices that a partition is not counted"
  }
}

run "a_time_that_aws_does_not_take_is_refused" {
  command = plan
  variables { retention_days = 10 }
  expect_failures = [var.retention_days]
}
