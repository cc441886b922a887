# One of our services on Fargate: its task, its rights, its deployments and how many there are of it. Names and values of
# the environment are those that the services' own settings have (producer-service.yml, consumer-service.yml).

data "aws_region" "current" {}

# What runs is what the last release wrote; a trial names an image itself.
data "aws_ssm_parameter" "image" {
  count = var.image == null ? 1 : 0
  name  = var.image_parameter
}

locals {
  name       = "${var.name}-${var.service}"
  image      = coalesce(var.image, one(data.aws_ssm_parameter.image[*].value))
  blue_green = var.deployment == "BLUE_GREEN"
  colours    = var.entry == null ? [] : local.blue_green ? ["blue", "green"] : ["blue"]

  environment = merge({
    SPRING_DATASOURCE_URL                                      = "jdbc:mysql://${var.stores.database.host}:${var.stores.database.port}/${var.stores.database.name}?sslMode=REQUIRED&tcpKeepAlive=true"
    SPRING_DATASOURCE_USERNAME                                 = var.stores.database.username
    SPRING_DATA_REDIS_HOST                                     = var.stores.cache.host
    SPRING_DATA_REDIS_PORT                                     = tostring(var.stores.cache.port)
    SPRING_DATA_REDIS_USERNAME                                 = var.stores.cache.username
    SPRING_DATA_REDIS_SSL_ENABLED                              = "true"
    SPRING_KAFKA_BOOTSTRAP_SERVERS                             = var.stores.kafka.bootstrap
    SPRING_KAFKA_SECURITY_PROTOCOL                             = "SASL_SSL"
    SPRING_KAFKA_PROPERTIES_SASL_MECHANISM                     = "AWS_MSK_IAM"
    SPRING_KAFKA_PROPERTIES_SASL_JAAS_CONFIG                   = "software.amazon.msk.auth.iam.IAMLoginModule required;"
    SPRING_KAFKA_PROPERTIES_RECONNECT_BACKOFF_MS               = "1000"
    SPRING_KAFKA_PROPERTIES_SASL_CLIENT_CALLBACK_HANDLER_CLASS = "software.amazon.msk.auth.iam.IAMClientCallbackHandler"
    SPRING_KAFKA_PROPERTIES_RECONNECT_BACKOFF_MAX_MS           = "10000"
    CLICKER_TOPIC_NAME                                         = var.stores.kafka.topic
    # A task with rights of its own migrates, before anything of a release starts.
    SPRING_FLYWAY_ENABLED = "false"
    # One JSON object a line, which metric filters and queries understand.
    LOGGING_STRUCTURED_FORMAT_CONSOLE = "logstash"
    # After a failover a name has another address: 30 seconds of the old one are too long.
    JDK_JAVA_OPTIONS = "-Dsun.net.inetaddr.ttl=5"
  }, var.environment)

  secrets = merge({
    SPRING_DATASOURCE_PASSWORD = "${var.stores.database.secret_arn}:password::"
    SPRING_DATA_REDIS_PASSWORD = "${var.stores.cache.secret_arn}:password::"
  }, { for variable, arn in var.secrets : variable => "${arn}:password::" })
  secret_arns = distinct(concat([var.stores.database.secret_arn, var.stores.cache.secret_arn], values(var.secrets)))
}

resource "aws_iam_role" "execution" {
  name        = "${local.name}-execution"
  description = "Starts tasks of ${local.name}: fetches the image and the secrets, writes logs"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "ecs-tasks.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy" "execution" {
  name = "start"
  role = aws_iam_role.execution.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # A token for the registry can't be asked for by name.
      { Effect = "Allow", Action = ["ecr:GetAuthorizationToken"], Resource = "*" },
      { Effect = "Allow", Action = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"], Resource = var.repository_arn },
      { Effect = "Allow", Action = ["logs:CreateLogStream", "logs:PutLogEvents"], Resource = "${var.log_group.arn}:*" },
      { Effect = "Allow", Action = ["secretsmanager:GetSecretValue"], Resource = local.secret_arns },
      { Effect = "Allow", Action = ["kms:Decrypt"], Resource = var.kms_key_arn },
    ]
  })
}

resource "aws_iam_role" "task" {
  name        = "${local.name}-task"
  description = "What ${local.name} itself may do"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "ecs-tasks.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy" "task" {
  name = "kafka"
  role = aws_iam_role.task.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [for right in var.rights : { Effect = "Allow", Action = right.actions, Resource = right.resources }]
  })
}

# A shell in a container, for everywhere but production. Sessions have no ARN.
resource "aws_iam_role_policy" "shell" {
  count = var.production ? 0 : 1
  name  = "shell"
  role  = aws_iam_role.task.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel"]
      Resource = "*"
    }]
  })
}

resource "aws_ecs_task_definition" "service" {
  family                   = local.name
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.task.cpu
  memory                   = var.task.memory_mib
  execution_role_arn       = aws_iam_role.execution.arn
  task_role_arn            = aws_iam_role.task.arn
  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = var.task.architecture
  }
  container_definitions = jsonencode([{
    name                   = var.service
    image                  = local.image
    essential              = true
    user                   = "10001:10001"
    readonlyRootFilesystem = true
    stopTimeout            = var.task.stop_seconds
    portMappings           = var.entry == null ? [] : [{ name = "http", containerPort = var.entry.port, protocol = "tcp", appProtocol = "http" }]
    environment            = [for variable in sort(keys(local.environment)) : { name = variable, value = local.environment[variable] }]
    secrets                = [for variable in sort(keys(local.secrets)) : { name = variable, valueFrom = local.secrets[variable] }]
    healthCheck = {
      command     = ["CMD", "healthy", var.task.health_url]
      interval    = 10
      timeout     = 5
      retries     = 3
      startPeriod = 180
    }
    linuxParameters = {
      initProcessEnabled = true
      capabilities       = { add = [], drop = ["ALL"] }
      # `exec`: the codecs of Kafka's client unpack native libraries there.
      tmpfs = [{ containerPath = "/tmp", size = 64, mountOptions = ["exec", "mode=1777"] }]
    }
    logConfiguration = {
      logDriver = "awslogs"
      options = {
        awslogs-group         = var.log_group.name
        awslogs-region        = data.aws_region.current.region
        awslogs-stream-prefix = var.service
        mode                  = "non-blocking"
        max-buffer-size       = "4m"
      }
    }
  }])
  lifecycle {
    precondition {
      condition     = local.image != "none"
      error_message = "No release was deployed here yet: push an image of ${var.service} and write its digest into ${var.image_parameter}."
    }
    precondition {
      condition     = var.task.architecture == "ARM64" || var.task.architecture == "X86_64"
      error_message = "Fargate has ARM64 and X86_64."
    }
  }
}

# Tasks of one release each: while both run, the load balancer's rule says who is asked.
resource "aws_lb_target_group" "colour" {
  for_each             = toset(local.colours)
  name                 = "${local.name}-${each.key}"
  vpc_id               = var.entry.vpc_id
  target_type          = "ip"
  protocol             = "HTTP"
  port                 = var.entry.port
  deregistration_delay = 30
  health_check {
    path                = var.entry.health_path
    matcher             = "200"
    interval            = 10
    timeout             = 5
    healthy_threshold   = 2
    unhealthy_threshold = 3
  }
}

# Whoever names the domain. The edge decides which paths come here at all.
resource "aws_lb_listener_rule" "domain" {
  count        = var.entry == null ? 0 : 1
  listener_arn = var.entry.listener_arn
  priority     = 100
  condition {
    host_header { values = [var.entry.domain] }
  }
  action {
    type = "forward"
    forward {
      dynamic "target_group" {
        for_each = local.colours
        content {
          arn    = aws_lb_target_group.colour[target_group.value].arn
          weight = target_group.key == 0 ? 100 : 0
        }
      }
    }
  }
  # A deployment moves the weights; moving them back by an apply would be an outage.
  lifecycle { ignore_changes = [action] }
}

resource "aws_iam_role" "shift" {
  count       = local.blue_green ? 1 : 0
  name        = "${local.name}-shift"
  description = "Lets deployments of ${local.name} move traffic from one release to the next"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "ecs.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy_attachment" "shift" {
  count      = local.blue_green ? 1 : 0
  role       = aws_iam_role.shift[0].name
  policy_arn = "arn:aws:iam::aws:policy/AmazonECSInfrastructureRolePolicyForLoadBalancers"
}

resource "aws_ecs_service" "service" {
  name                               = var.service
  cluster                            = var.cluster.arn
  task_definition                    = aws_ecs_task_definition.service.arn
  desired_count                      = var.tasks.min
  availability_zone_rebalancing      = "ENABLED"
  deployment_minimum_healthy_percent = 100
  deployment_maximum_percent         = 200
  health_check_grace_period_seconds  = var.entry == null ? null : 120
  enable_execute_command             = !var.production
  enable_ecs_managed_tags            = true
  propagate_tags                     = "SERVICE"
  wait_for_steady_state              = true

  capacity_provider_strategy {
    capacity_provider = var.tasks.spot ? "FARGATE_SPOT" : "FARGATE"
    weight            = 1
  }

  network_configuration {
    subnets          = var.network.subnet_ids
    security_groups  = [var.network.security_group_id]
    assign_public_ip = false
  }

  deployment_configuration {
    strategy             = var.deployment
    bake_time_in_minutes = local.blue_green ? "10" : null
  }

  # Tasks that never become healthy end a deployment, and so do alarms; both bring the release before it back.
  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  alarms {
    enable      = true
    rollback    = true
    alarm_names = [for alarm in aws_cloudwatch_metric_alarm.rollback : alarm.alarm_name]
  }

  dynamic "load_balancer" {
    for_each = var.entry[*]
    content {
      container_name   = var.service
      container_port   = var.entry.port
      target_group_arn = aws_lb_target_group.colour["blue"].arn
      dynamic "advanced_configuration" {
        for_each = local.blue_green ? [aws_lb_target_group.colour["green"].arn] : []
        content {
          alternate_target_group_arn = advanced_configuration.value
          production_listener_rule   = aws_lb_listener_rule.domain[0].arn
          role_arn                   = aws_iam_role.shift[0].arn
        }
      }
    }
  }

  # Autoscaling owns the number of tasks.
  lifecycle { ignore_changes = [desired_count] }
  depends_on = [aws_iam_role_policy.execution, aws_iam_role_policy.task, aws_iam_role_policy_attachment.shift, aws_lb_listener_rule.domain]
}
