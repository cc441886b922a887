mock_provider "aws" { source = "../../testing" }

variables {
  name        = "clicker-test"
  production  = false
  kms_key_arn = "arn:aws:kms:eu-central-1:123456789012:key/00000000-0000-4000-8000-000000000000"
}

run "a_release_cannot_be_overwritten" {
  assert {
    condition = alltrue([
      for repository in aws_ecr_repository.service :
      repository.image_tag_mutability == "IMMUTABLE_WITH_EXCLUSION" && [for filter in repository.image_tag_mutability_exclusion_filter : filter.filter] == ["deployed"]
    ])
    error_message = "a tag other than `deployed` may move"
  }
  assert {
    condition     = alltrue([for repository in aws_ecr_repository.service : one(repository.image_scanning_configuration).scan_on_push])
    error_message = "an image is not scanned"
  }
  assert {
    condition     = toset(keys(aws_ssm_parameter.image)) == toset(["producer", "consumer"])
    error_message = "a service has no parameter for its image"
  }
}

run "production_is_scanned_all_the_time_and_kept" {
  variables { production = true }
  assert {
    condition     = length(aws_ecr_registry_scanning_configuration.continuous) == 1 && !aws_ecr_repository.service["producer"].force_delete
    error_message = "production is scanned once, or loses its images with a destroy"
  }
}

run "nothing_to_roll_back_to_is_refused" {
  command = plan
  variables { kept_images = 1 }
  expect_failures = [var.kept_images]
}

run "nobody_else_fetches_images_unless_named" {
  assert {
    condition     = length(aws_ecr_repository_policy.readers) == 0
    error_message = "a repository has readers that nobody named"
  }
}

run "a_named_account_fetches_and_changes_nothing" {
  variables { reader_accounts = ["210987654321"] }
  assert {
    condition = length(aws_ecr_repository_policy.readers) == 2 && alltrue([
      for policy in aws_ecr_repository_policy.readers :
      jsondecode(policy.policy).Statement[0].Principal.AWS == ["arn:aws:iam::210987654321:root"] && !can(regex("Put|Upload|Delete|\\*", policy.policy))
    ])
    error_message = "another account may do more than fetch, or is not the one that was named"
  }
}

run "a_number_that_is_no_account_is_refused" {
  command = plan
  variables { reader_accounts = ["*"] }
  expect_failures = [var.reader_accounts]
}
