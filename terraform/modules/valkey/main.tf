# Valkey: only speed. Whatever it loses is filled again from MySQL, so nothing is backed up, and it has no sharding: a
# counter's entry is small, and one primary with one address fails over the simplest.

resource "aws_elasticache_subnet_group" "cache" {
  name       = var.name
  subnet_ids = var.subnet_ids
}

resource "aws_elasticache_parameter_group" "cache" {
  name        = "${var.name}-valkey8"
  description = "Evicts only what was given an end"
  family      = "valkey8"
  parameter {
    name  = "maxmemory-policy"
    value = "volatile-lru"
  }
  lifecycle { create_before_destroy = true }
}

resource "aws_secretsmanager_secret" "password" {
  name                    = "${var.name}/cache"
  description             = "The services' user of Valkey"
  kms_key_id              = var.kms_key_arn
  recovery_window_in_days = var.recovery_window_days
}

resource "aws_secretsmanager_secret_version" "password" {
  secret_id                = aws_secretsmanager_secret.password.id
  secret_string_wo         = jsonencode({ username = aws_elasticache_user.services.user_name, password = var.password })
  secret_string_wo_version = var.generation
}

resource "aws_elasticache_user" "services" {
  user_id   = "${var.name}-services"
  user_name = "clicker"
  engine    = "valkey"
  # All that services do, and INFO, by which their health is told; nothing that administers.
  access_string        = "on ~* &* +@all -@admin -@dangerous +info"
  passwords_wo         = var.password
  passwords_wo_version = var.generation
}

resource "aws_elasticache_user_group" "services" {
  user_group_id = "${var.name}-services"
  engine        = "valkey"
  user_ids      = [aws_elasticache_user.services.user_id]
}

resource "aws_elasticache_replication_group" "cache" {
  replication_group_id       = var.name
  description                = "Totals and notices of ${var.name}"
  engine                     = "valkey"
  engine_version             = "8.1"
  node_type                  = var.node_type
  num_cache_clusters         = var.nodes
  automatic_failover_enabled = var.nodes > 1
  multi_az_enabled           = var.nodes > 1
  parameter_group_name       = aws_elasticache_parameter_group.cache.name
  subnet_group_name          = aws_elasticache_subnet_group.cache.name
  security_group_ids         = [var.security_group_id]
  user_group_ids             = [aws_elasticache_user_group.services.user_group_id]

  transit_encryption_enabled = true
  transit_encryption_mode    = "required"
  at_rest_encryption_enabled = "true"
  kms_key_id                 = var.kms_key_arn

  snapshot_retention_limit   = 0
  auto_minor_version_upgrade = "true"
  maintenance_window         = "sun:03:30-sun:04:30"

  dynamic "log_delivery_configuration" {
    for_each = toset(["slow-log", "engine-log"])
    content {
      log_type         = log_delivery_configuration.key
      log_format       = "json"
      destination_type = "cloudwatch-logs"
      destination      = var.log_group
    }
  }
}
