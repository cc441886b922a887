mock_provider "aws" { source = "../../testing" }

variables { name = "clicker-test" }

run "nobody_takes_a_role_without_a_second_factor" {
  assert {
    condition = alltrue([
      for role in [aws_iam_role.owner, aws_iam_role.auditor] :
      jsondecode(role.assume_role_policy).Statement[0].Condition.Bool["aws:MultiFactorAuthPresent"] == "true"
    ])
    error_message = "a role can be taken without a second factor"
  }
  assert {
    condition     = aws_iam_role.owner.max_session_duration == 3600
    error_message = "an OWNER's session lasts an hour"
  }
}

run "an_auditor_sees_no_data" {
  assert {
    condition = length(setsubtract(
      ["secretsmanager:GetSecretValue", "kms:Decrypt", "ssm:StartSession", "ecs:ExecuteCommand", "rds-db:connect", "kafka-cluster:ReadData", "s3:GetObject*"],
      jsondecode(aws_iam_role_policy.auditor.policy).Statement[0].Action,
    )) == 0
    error_message = "an AUDITOR may read data"
  }
  assert {
    condition     = jsondecode(aws_iam_role_policy.auditor.policy).Statement[0].Effect == "Deny"
    error_message = "the list of what an AUDITOR may not do allows it"
  }
}

run "no_bucket_of_the_account_becomes_public" {
  assert {
    condition     = aws_s3_account_public_access_block.account.restrict_public_buckets && aws_s3_account_public_access_block.account.block_public_policy
    error_message = "a bucket may become public"
  }
}

run "everybody_is_not_trusted" {
  command = plan
  variables { trusted_arns = ["*"] }
  expect_failures = [var.trusted_arns]
}
