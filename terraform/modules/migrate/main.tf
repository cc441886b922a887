# The task that every release begins with: makes the services' users of MySQL what they should be, then brings the schema up
# to date with the migrations that the release's own image carries. Run once a release, it ends by itself.

data "aws_region" "current" {}

data "aws_ssm_parameter" "image" {
  count = var.image == null ? 1 : 0
  name  = var.image_parameter
}

locals {
  name     = "${var.name}-migrate"
  image    = coalesce(var.image, one(data.aws_ssm_parameter.image[*].value))
  database = var.database.name
  # The services' user reads and writes rows; only the migrator changes tables.
  users       = <<-SQL
    CREATE USER IF NOT EXISTS '${var.users.services.username}'@'%' REQUIRE SSL;
    ALTER USER '${var.users.services.username}'@'%' IDENTIFIED BY '$SERVICES_PASSWORD' REQUIRE SSL;
    GRANT SELECT, INSERT, UPDATE, DELETE ON ${local.database}.* TO '${var.users.services.username}'@'%';
    CREATE USER IF NOT EXISTS '${var.users.migrator.username}'@'%' REQUIRE SSL;
    ALTER USER '${var.users.migrator.username}'@'%' IDENTIFIED BY '$MIGRATOR_PASSWORD' REQUIRE SSL;
    GRANT ALL PRIVILEGES ON ${local.database}.* TO '${var.users.migrator.username}'@'%';
  SQL
  secret_arns = [var.master_secret_arn, var.users.services.secret_arn, var.users.migrator.secret_arn]
  logs = {
    logDriver = "awslogs"
    options = {
      awslogs-group         = var.log_group.name
      awslogs-region        = data.aws_region.current.region
      awslogs-stream-prefix = "migrate"
    }
  }
}

resource "aws_iam_role" "execution" {
  name        = "${local.name}-execution"
  description = "Starts the migration: fetches the image and the database's passwords, writes logs"
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

# No task role: a migration calls nothing in AWS.
resource "aws_ecs_task_definition" "migrate" {
  family                   = local.name
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 512
  memory                   = 1024
  execution_role_arn       = aws_iam_role.execution.arn
  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = var.architecture
  }
  container_definitions = jsonencode([
    {
      name      = "users"
      image     = var.mysql_image
      essential = false
      # By the environment, not as an argument, so that no password is in a list of processes.
      entryPoint = ["sh", "-euc"]
      command    = ["mysql --host=${var.database.host} --port=${var.database.port} --ssl-mode=REQUIRED --user=\"$MASTER\" <<SQL\n${local.users}SQL"]
      secrets = [
        { name = "MASTER", valueFrom = "${var.master_secret_arn}:username::" },
        { name = "MYSQL_PWD", valueFrom = "${var.master_secret_arn}:password::" },
        { name = "SERVICES_PASSWORD", valueFrom = "${var.users.services.secret_arn}:password::" },
        { name = "MIGRATOR_PASSWORD", valueFrom = "${var.users.migrator.secret_arn}:password::" },
      ]
      logConfiguration = local.logs
    },
    {
      name      = "schema"
      image     = local.image
      essential = true
      dependsOn = [{ containerName = "users", condition = "SUCCESS" }]
      # Spring Boot with the database and Flyway, and nothing of the service: it migrates, has nothing to wait for, and ends.
      entryPoint = ["java", "-XX:MaxRAMPercentage=60", "-cp", "app.jar", "org.springframework.boot.SpringApplication"]
      command = [
        "--spring.main.sources=org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration,org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration",
        "--spring.main.web-application-type=none",
      ]
      user                   = "10001:10001"
      readonlyRootFilesystem = true
      linuxParameters = {
        initProcessEnabled = true
        capabilities       = { add = [], drop = ["ALL"] }
        tmpfs              = [{ containerPath = "/tmp", size = 64, mountOptions = ["mode=1777"] }]
      }
      environment = [
        { name = "SPRING_DATASOURCE_URL", value = "jdbc:mysql://${var.database.host}:${var.database.port}/${local.database}?sslMode=REQUIRED" },
        { name = "SPRING_DATASOURCE_USERNAME", value = var.users.migrator.username },
        { name = "SPRING_FLYWAY_CONNECT_RETRIES", value = "10" },
      ]
      secrets          = [{ name = "SPRING_DATASOURCE_PASSWORD", valueFrom = "${var.users.migrator.secret_arn}:password::" }]
      logConfiguration = local.logs
    },
  ])
  lifecycle {
    precondition {
      condition     = local.image != "none"
      error_message = "No release was deployed here yet: push an image and write its digest into ${var.image_parameter}."
    }
  }
}
