mock_provider "aws" { source = "../../testing" }

variables {
  name            = "clicker-prod"
  production      = true
  service         = "producer"
  image_parameter = "/clicker-prod/producer/image"
  repository_arn  = "arn:aws:ecr:eu-central-1:123456789012:repository/clicker-prod/producer"
  kms_key_arn     = "arn:aws:kms:eu-central-1:123456789012:key/00000000-0000-4000-8000-000000000000"
  cluster         = { name = "clicker-prod", arn = "arn:aws:ecs:eu-central-1:123456789012:cluster/clicker-prod" }
  network         = { subnet_ids = ["subnet-a", "subnet-b", "subnet-c"], security_group_id = "sg-0123456789abcdef0" }
  log_group       = { name = "/clicker-prod/producer", arn = "arn:aws:logs:eu-central-1:123456789012:log-group:/clicker-prod/producer" }
  page_topic_arn  = "arn:aws:sns:eu-central-1:123456789012:clicker-prod-page"
  stores = {
    kafka = {
      cluster_name = "clicker-prod"
      bootstrap    = "b-1:9098,b-2:9098,b-3:9098"
      topic        = "clicks"
      partitions   = 24
    }
    database = {
      host       = "clicker-prod.abc.eu-central-1.rds.amazonaws.com"
      port       = 3306
      name       = "clicker"
      username   = "clicker"
      secret_arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:clicker-prod/database-AbCdEf"
    }
    cache = {
      host       = "master.clicker-prod.cache.amazonaws.com"
      port       = 6379
      username   = "clicker"
      secret_arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:clicker-prod/cache-AbCdEf"
    }
  }
  rights = [{
    actions   = ["kafka-cluster:Connect"]
    resources = ["arn:aws:kafka:eu-central-1:123456789012:cluster/clicker-prod/01234567-89ab-4cde-8f01-23456789abcd-1"]
  }]
  task       = { cpu = 1024, memory_mib = 2048, health_url = "http://127.0.0.1:8080/readyz" }
  tasks      = { min = 3, max = 12, spot = false }
  deployment = "BLUE_GREEN"
  entry = {
    vpc_id            = "vpc-0123456789abcdef0"
    load_balancer     = "app/clicker-prod/0123456789abcdef"
    listener_arn      = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:listener/app/clicker-prod/0123456789abcdef/0123456789abcdef"
    domain            = "clicker.example"
    port              = 8080
    health_path       = "/readyz"
    requests_per_task = 30000
  }
}

run "a_bad_deployment_is_taken_back" {
  assert {
    condition     = one(aws_ecs_service.service.deployment_circuit_breaker).rollback && one(aws_ecs_service.service.alarms).rollback
    error_message = "a bad release stays"
  }
  assert {
    condition     = toset(one(aws_ecs_service.service.alarms).alarm_names) == toset(["clicker-prod-producer-errors", "clicker-prod-producer-slow", "clicker-prod-producer-unhealthy"])
    error_message = "errors, slowness and sick tasks are not what takes a deployment back"
  }
  assert {
    condition     = one(aws_ecs_service.service.deployment_configuration).strategy == "BLUE_GREEN" && length(aws_lb_target_group.colour) == 2
    error_message = "there are not two fleets to move between"
  }
  assert {
    condition = alltrue([
      for alarm in aws_cloudwatch_metric_alarm.rollback :
      alarm.alarm_actions == toset([var.page_topic_arn]) && strcontains(alarm.alarm_description, "docs/aws-alarms.md#")
    ])
    error_message = "an alarm wakes nobody, or does not say what to do"
  }
}

run "the_task_is_locked_down" {
  assert {
    condition = alltrue([
      for container in jsondecode(aws_ecs_task_definition.service.container_definitions) :
      container.readonlyRootFilesystem && container.user == "10001:10001" && container.linuxParameters.capabilities.drop == ["ALL"]
    ])
    error_message = "the container writes to its root, runs as root, or keeps capabilities"
  }
  assert {
    condition     = !one(aws_ecs_service.service.network_configuration).assign_public_ip && !aws_ecs_service.service.enable_execute_command && length(aws_iam_role_policy.shell) == 0
    error_message = "a task has a public address, or production has a shell"
  }
  assert {
    condition     = one(aws_lb_target_group.colour["blue"].health_check).path == "/readyz" && jsondecode(aws_ecs_task_definition.service.container_definitions)[0].healthCheck.command == ["CMD", "healthy", "http://127.0.0.1:8080/readyz"]
    error_message = "health is asked where the service does not tell it"
  }
  assert {
    condition     = endswith(jsondecode(aws_ecs_task_definition.service.container_definitions)[0].image, "@sha256:0000000000000000000000000000000000000000000000000000000000000000")
    error_message = "the image is not the one that the last release wrote"
  }
}

run "passwords_come_by_reference" {
  variables {
    secrets = { CLICKER_API_TOKEN = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:clicker-prod/api-token-AbCdEf" }
  }
  assert {
    condition = alltrue([
      for variable in jsondecode(aws_ecs_task_definition.service.container_definitions)[0].environment : !can(regex("(?i)password|secret|token", variable.name))
    ])
    error_message = "a password stands in the task's environment"
  }
  assert {
    condition = {
      for secret in jsondecode(aws_ecs_task_definition.service.container_definitions)[0].secrets : secret.name => secret.valueFrom
      } == {
      CLICKER_API_TOKEN          = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:clicker-prod/api-token-AbCdEf:password::"
      SPRING_DATASOURCE_PASSWORD = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:clicker-prod/database-AbCdEf:password::"
      SPRING_DATA_REDIS_PASSWORD = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:clicker-prod/cache-AbCdEf:password::"
    }
    error_message = "a password comes from elsewhere, or under a name that no service reads"
  }
  assert {
    condition = [
      for statement in jsondecode(aws_iam_role_policy.execution.policy).Statement : statement.Action if statement.Resource == "*"
    ] == [["ecr:GetAuthorizationToken"]]
    error_message = "the execution role may do more than fetch a token everywhere"
  }
}

run "a_consumer_scales_on_lag_and_never_above_its_partitions" {
  variables {
    service    = "consumer"
    task       = { cpu = 1024, memory_mib = 2048, health_url = "http://127.0.0.1:8082/actuator/health/liveness" }
    tasks      = { min = 3, max = 48, spot = false }
    deployment = "ROLLING"
    entry      = null
    lag        = { group = "counting", records_per_task = 150000, database_id = "clicker-prod" }
  }
  assert {
    condition     = aws_appautoscaling_target.tasks.max_capacity == 24
    error_message = "more consumers than partitions would stand idle"
  }
  assert {
    condition = anytrue([
      for metric in one(one(aws_appautoscaling_policy.lag[0].target_tracking_scaling_policy_configuration).customized_metric_specification).metrics :
      metric.return_data && metric.expression == "IF(database > 80, MIN([lag / MAX([tasks, 1]), 150000]), lag / MAX([tasks, 1]))"
    ])
    error_message = "a busy database does not hold consumers back"
  }
  assert {
    condition     = length(aws_lb_target_group.colour) == 0 && jsondecode(aws_ecs_task_definition.service.container_definitions)[0].portMappings == []
    error_message = "somebody may connect to a consumer"
  }
  assert {
    condition     = toset(one(aws_ecs_service.service.alarms).alarm_names) == toset(["clicker-prod-consumer-behind"])
    error_message = "a consumer that falls behind is not taken back"
  }
}

run "a_burst_adds_two_four_then_eight_producers" {
  assert {
    condition = {
      for step in one(aws_appautoscaling_policy.cpu_steps[0].step_scaling_policy_configuration).step_adjustment : step.metric_interval_lower_bound => step.scaling_adjustment
    } == { "0" = 2, "5" = 4, "10" = 8 }
    error_message = "the steps are others"
  }
  assert {
    condition     = aws_cloudwatch_metric_alarm.cpu_steps[0].threshold == 80 && aws_cloudwatch_metric_alarm.cpu_steps[0].alarm_actions == toset([aws_appautoscaling_policy.cpu_steps[0].arn])
    error_message = "the steps are never taken"
  }
}

run "production_with_less_is_refused" {
  command = plan
  variables {
    network = { subnet_ids = ["subnet-a", "subnet-b"], security_group_id = "sg-0123456789abcdef0" }
    tasks   = { min = 2, max = 2, spot = true }
    asleep  = { from = "cron(0 20 * * ? *)", to = "cron(0 6 * * ? *)", timezone = "Europe/Berlin" }
  }
  expect_failures = [var.network, var.tasks, var.asleep]
}

run "a_password_a_wide_right_and_a_tag_are_refused" {
  command = plan
  variables {
    environment = { MY_PASSWORD = "hush" }
    rights      = [{ actions = ["kafka-cluster:*"], resources = ["*"] }]
    image       = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/clicker-prod/producer:latest"
  }
  expect_failures = [var.environment, var.rights, var.image]
}

run "two_fleets_of_consumers_are_refused" {
  command = plan
  variables { entry = null }
  expect_failures = [var.deployment]
}
