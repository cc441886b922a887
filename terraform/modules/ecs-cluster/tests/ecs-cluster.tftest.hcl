mock_provider "aws" { source = "../../testing" }

variables {
  name          = "clicker-test"
  production    = false
  kms_key_arn   = "arn:aws:kms:eu-central-1:123456789012:key/00000000-0000-4000-8000-000000000000"
  log_group     = "/clicker-test/exec"
  namespace_arn = "arn:aws:servicediscovery:eu-central-1:123456789012:namespace/ns-0123456789abcdef"
}

run "tasks_are_counted_everywhere" {
  assert {
    condition     = one(aws_ecs_cluster.environment.setting).value == "enabled"
    error_message = "without Container Insights nothing knows how many consumers run"
  }
  assert {
    condition     = one(one(aws_ecs_cluster.environment.configuration).execute_command_configuration).kms_key_id == var.kms_key_arn
    error_message = "what is typed in a container is not encrypted"
  }
}

run "production_measures_each_task" {
  variables { production = true }
  assert {
    condition     = one(aws_ecs_cluster.environment.setting).value == "enhanced"
    error_message = "production is measured by service only"
  }
}
