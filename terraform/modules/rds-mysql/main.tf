# MySQL: the truth. Services come as users without administration rights; the master's password is made, kept and changed by
# RDS, and only the task that migrates uses it.

resource "aws_db_subnet_group" "database" {
  name        = var.name
  description = "Subnets without a way to the internet"
  subnet_ids  = var.subnet_ids
}

resource "aws_db_parameter_group" "database" {
  name        = "${var.name}-mysql84"
  description = "TLS only, UTC, and every commit on disk"
  family      = "mysql8.4"

  dynamic "parameter" {
    for_each = {
      require_secure_transport       = "1"
      time_zone                      = "UTC"
      character_set_server           = "utf8mb4"
      innodb_flush_log_at_trx_commit = "1"
      sync_binlog                    = "1"
      binlog_format                  = "ROW"
      slow_query_log                 = "1"
      long_query_time                = "1"
      log_output                     = "FILE"
    }
    content {
      name         = parameter.key
      value        = parameter.value
      apply_method = "immediate"
    }
  }
  lifecycle { create_before_destroy = true }
}

resource "aws_db_instance" "primary" {
  identifier     = var.name
  engine         = "mysql"
  engine_version = "8.4"
  # Running on after the end of standard support is billed by the hour; an upgrade is asked for instead.
  engine_lifecycle_support = "open-source-rds-extended-support-disabled"
  instance_class           = var.instance_class
  db_name                  = var.database
  multi_az                 = var.multi_az

  storage_type          = "gp3"
  allocated_storage     = var.storage_gib
  max_allocated_storage = var.max_storage_gib
  storage_encrypted     = true
  kms_key_id            = var.kms_key_arn

  username                      = "master"
  manage_master_user_password   = true
  master_user_secret_kms_key_id = var.kms_key_arn

  db_subnet_group_name   = aws_db_subnet_group.database.name
  vpc_security_group_ids = [var.security_group_id]
  publicly_accessible    = false
  parameter_group_name   = aws_db_parameter_group.database.name
  ca_cert_identifier     = "rds-ca-rsa2048-g1"

  backup_retention_period   = var.backup_days
  backup_window             = "01:00-02:00"
  maintenance_window        = "sun:02:30-sun:03:30"
  copy_tags_to_snapshot     = true
  deletion_protection       = var.deletion_protection
  skip_final_snapshot       = !var.production
  final_snapshot_identifier = var.production ? "${var.name}-final" : null
  delete_automated_backups  = !var.production

  auto_minor_version_upgrade      = true
  performance_insights_enabled    = var.performance_insights
  performance_insights_kms_key_id = var.performance_insights ? var.kms_key_arn : null
  enabled_cloudwatch_logs_exports = ["error", "slowquery"]

  lifecycle { ignore_changes = [allocated_storage] }
}

# For series and logs, which may be a second old. Totals are read from the primary.
resource "aws_db_instance" "replica" {
  count                    = var.replicas
  identifier               = "${var.name}-replica-${count.index + 1}"
  replicate_source_db      = aws_db_instance.primary.identifier
  instance_class           = var.instance_class
  engine_lifecycle_support = aws_db_instance.primary.engine_lifecycle_support
  storage_type             = "gp3"
  storage_encrypted        = true
  kms_key_id               = var.kms_key_arn

  vpc_security_group_ids = [var.security_group_id]
  publicly_accessible    = false
  parameter_group_name   = aws_db_parameter_group.database.name
  ca_cert_identifier     = "rds-ca-rsa2048-g1"

  deletion_protection = var.deletion_protection
  skip_final_snapshot = true

  auto_minor_version_upgrade      = true
  performance_insights_enabled    = var.performance_insights
  performance_insights_kms_key_id = var.performance_insights ? var.kms_key_arn : null
  enabled_cloudwatch_logs_exports = ["error", "slowquery"]
}

resource "aws_iam_role" "proxy" {
  count       = var.proxy == null ? 0 : 1
  name        = "${var.name}-database-proxy"
  description = "Lets the database proxy read its users' passwords"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "rds.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy" "proxy" {
  count = var.proxy == null ? 0 : 1
  name  = "passwords"
  role  = aws_iam_role.proxy[0].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = "secretsmanager:GetSecretValue", Resource = var.proxy.secret_arn },
      { Effect = "Allow", Action = "kms:Decrypt", Resource = var.kms_key_arn },
    ]
  })
}

# For short work that is not counting: a counting connection sets its session up, which would pin it here, and MySQL gives
# back the locks of an owner that stands still only where it sees the owner itself.
resource "aws_db_proxy" "database" {
  count                  = var.proxy == null ? 0 : 1
  name                   = var.name
  engine_family          = "MYSQL"
  require_tls            = true
  role_arn               = aws_iam_role.proxy[0].arn
  vpc_subnet_ids         = var.subnet_ids
  vpc_security_group_ids = [var.proxy.security_group_id]
  idle_client_timeout    = 900
  auth {
    auth_scheme               = "SECRETS"
    client_password_auth_type = "MYSQL_CACHING_SHA2_PASSWORD"
    iam_auth                  = "DISABLED"
    secret_arn                = var.proxy.secret_arn
  }
  depends_on = [aws_iam_role_policy.proxy]
}

resource "aws_db_proxy_default_target_group" "database" {
  count         = var.proxy == null ? 0 : 1
  db_proxy_name = aws_db_proxy.database[0].name
  connection_pool_config {
    max_connections_percent      = 60
    max_idle_connections_percent = 20
    connection_borrow_timeout    = 2
  }
}

resource "aws_db_proxy_target" "primary" {
  count                  = var.proxy == null ? 0 : 1
  db_proxy_name          = aws_db_proxy.database[0].name
  target_group_name      = aws_db_proxy_default_target_group.database[0].name
  db_instance_identifier = aws_db_instance.primary.identifier
}
