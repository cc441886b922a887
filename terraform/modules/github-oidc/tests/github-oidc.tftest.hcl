mock_provider "aws" { source = "../../testing" }

variables {
  name            = "clicker-prod"
  environment     = "prod"
  repository      = "cloud-clicker/cloud-clicker"
  repository_arns = ["arn:aws:ecr:eu-central-1:123456789012:repository/clicker-prod/producer"]
  parameter_arns  = ["arn:aws:ssm:eu-central-1:123456789012:parameter/clicker-prod/producer/image"]
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

run "a_pattern_is_refused" {
  command = plan
  variables { repository = "cloud-clicker/*" }
  expect_failures = [var.repository]
}
