mock_provider "aws" { source = "../../testing" }

variables {
  name           = "clicker-test"
  production     = false
  retention_days = 180
}

run "the_bucket_is_private_encrypted_and_versioned" {
  assert {
    condition = alltrue([
      aws_s3_bucket_public_access_block.logs.block_public_acls,
      aws_s3_bucket_public_access_block.logs.block_public_policy,
      aws_s3_bucket_public_access_block.logs.ignore_public_acls,
      aws_s3_bucket_public_access_block.logs.restrict_public_buckets,
    ])
    error_message = "the bucket may become public"
  }
  assert {
    condition     = one(one(aws_s3_bucket_server_side_encryption_configuration.logs.rule).apply_server_side_encryption_by_default).sse_algorithm == "AES256"
    error_message = "the bucket is not encrypted"
  }
  assert {
    condition     = one(aws_s3_bucket_versioning.logs.versioning_configuration).status == "Enabled"
    error_message = "what is overwritten is gone"
  }
}

run "only_services_of_this_account_write_and_only_by_tls" {
  assert {
    condition = alltrue([
      for statement in jsondecode(aws_s3_bucket_policy.logs.policy).Statement :
      statement.Effect == "Deny" || (can(statement.Principal.Service) && can(statement.Condition))
    ])
    error_message = "somebody else may write here"
  }
  assert {
    condition     = jsondecode(aws_s3_bucket_policy.logs.policy).Statement[0].Condition.Bool["aws:SecureTransport"] == "false"
    error_message = "plain HTTP is not refused"
  }
}

run "production_keeps_its_logs" {
  variables { production = true }
  assert {
    condition     = !aws_s3_bucket.logs.force_destroy
    error_message = "a destroy would take the logs with it"
  }
}

run "logs_outlive_their_move_to_cold_storage" {
  command = plan
  variables { retention_days = 30 }
  expect_failures = [var.retention_days]
}
