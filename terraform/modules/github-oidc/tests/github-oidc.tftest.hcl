mock_provider "aws" { source = "../../testing" }

variables {
  name            = "clicker-prod"
  environment     = "prod"
  repository      = "cloud-clicker/cloud-clicker"
  repository_arns = ["arn:aws:ecr:eu-central-1:123456789012:repository/clicker-prod/producer"]
  parameter_arns  = ["arn:aws:ssm:eu-central-1:123456789012:parameter/clicker-prod/producer/image"]

  source_repository_arns = ["arn:aws:ecr:eu-central-1:210987654321:repository/clicker-test/producer"]
  ticket_topic_arn       = "arn:aws:sns:eu-central-1:123456789012:clicker-prod-ticket"
  kms_key_arn            = "arn:aws:kms:eu-central-1:123456789012:key/00000000-0000-4000-8000-000000000000"
}

run "only_the_environment_of_our_repository_applies" {
  assert {
    condition = jsondecode(aws_iam_role.all["apply"].assume_role_policy).Statement[0].Condition == {
      StringEquals = {
        "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com"
        "token.actions.githubusercontent.com:sub" = "repo:cloud-clicker/cloud-clicker:environment:prod"
      }
    }
    error_message = "another repository, branch or environment may apply"
  }
  assert {
    condition     = alltrue([for role in aws_iam_role.all : keys(jsondecode(role.assume_role_policy).Statement[0].Condition) == ["StringEquals"]])
    error_message = "a subject is compared with a pattern"
  }
}

run "pushing_images_is_all_that_the_role_for_it_may_do" {
  assert {
    condition = [
      for statement in jsondecode(aws_iam_role_policy.images.policy).Statement : statement.Action if statement.Resource == "*"
    ] == [["ecr:GetAuthorizationToken"]]
    error_message = "the role may do something everywhere"
  }
}

run "another_accounts_images_are_only_fetched" {
  assert {
    condition = alltrue([
      for statement in jsondecode(aws_iam_role_policy.images.policy).Statement : alltrue([for action in statement.Action : !can(regex("Put|Upload|Initiate|Complete", action))])
      if strcontains(jsonencode(statement.Resource), ":210987654321:")
    ]) && strcontains(aws_iam_role_policy.images.policy, ":210987654321:")
    error_message = "the role may change what another account built, or not fetch it"
  }
}

run "who_looks_at_night_changes_nothing_and_reads_no_secret" {
  assert {
    condition     = jsondecode(aws_iam_role.all["drift"].assume_role_policy).Statement[0].Condition.StringEquals["token.actions.githubusercontent.com:sub"] == "repo:cloud-clicker/cloud-clicker:environment:prod-drift"
    error_message = "another environment's job may look"
  }
  assert {
    condition     = toset(flatten([for statement in jsondecode(aws_iam_role_policy.drift.policy).Statement : statement.Action if statement.Effect == "Allow"])) == toset(["kms:Decrypt", "kms:GenerateDataKey", "sns:Publish"])
    error_message = "the nightly look may do more than read and tell"
  }
  assert {
    condition = alltrue([
      for statement in jsondecode(aws_iam_role_policy.drift.policy).Statement : can(statement.Condition) || statement.Effect == "Deny" if statement.Resource == "*"
    ])
    error_message = "it may decrypt everything"
  }
}

run "a_pattern_is_refused" {
  command = plan
  variables { repository = "cloud-clicker/*" }
  expect_failures = [var.repository]
}
