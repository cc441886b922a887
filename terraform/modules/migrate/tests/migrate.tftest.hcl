mock_provider "aws" { source = "../../testing" }

variables {
  name              = "clicker-test"
  image_parameter   = "/clicker-test/consumer/image"
  repository_arn    = "arn:aws:ecr:eu-central-1:123456789012:repository/clicker-test/consumer"
  kms_key_arn       = "arn:aws:kms:eu-central-1:123456789012:key/00000000-0000-4000-8000-000000000000"
  cluster_arn       = "arn:aws:ecs:eu-central-1:123456789012:cluster/clicker-test"
  network           = { subnet_ids = ["subnet-a", "subnet-b"], security_group_id = "sg-0123456789abcdef0" }
  log_group         = { name = "/clicker-test/migrate", arn = "arn:aws:logs:eu-central-1:123456789012:log-group:/clicker-test/migrate" }
  database          = { host = "clicker-test.abc.eu-central-1.rds.amazonaws.com", port = 3306, name = "clicker" }
  master_secret_arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:rds!db-AbCdEf"
  users = {
    services = { username = "clicker", secret_arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:clicker-test/database-AbCdEf" }
    migrator = { username = "migrator", secret_arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:clicker-test/migrator-AbCdEf" }
  }
}

run "services_may_change_rows_and_no_tables" {
  assert {
    condition     = strcontains(jsondecode(aws_ecs_task_definition.migrate.container_definitions)[0].command[0], "GRANT SELECT, INSERT, UPDATE, DELETE ON clicker.* TO 'clicker'@'%';")
    error_message = "the services' user has other rights than reading and writing rows"
  }
  assert {
    condition     = !strcontains(jsondecode(aws_ecs_task_definition.migrate.container_definitions)[0].command[0], "*.*")
    error_message = "a user has rights on more than the schema"
  }
}

run "users_come_before_the_schema" {
  assert {
    condition     = jsondecode(aws_ecs_task_definition.migrate.container_definitions)[1].dependsOn == [{ containerName = "users", condition = "SUCCESS" }]
    error_message = "the migrator may not exist yet when it is needed"
  }
}

run "passwords_come_by_reference" {
  assert {
    condition = alltrue(flatten([
      for container in jsondecode(aws_ecs_task_definition.migrate.container_definitions) : [
        for variable in try(container.environment, []) : !can(regex("(?i)password|pwd", variable.name))
      ]
    ]))
    error_message = "a password stands in the task's environment"
  }
  assert {
    condition = jsondecode(aws_iam_role_policy.execution.policy).Statement[3].Resource == [
      var.master_secret_arn, var.users.services.secret_arn, var.users.migrator.secret_arn,
    ]
    error_message = "the task reads other secrets than its three"
  }
}
