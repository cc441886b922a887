mock_provider "aws" { source = "../../testing" }

variables {
  name                 = "clicker-test"
  production           = false
  kms_key_arn          = "arn:aws:kms:eu-central-1:123456789012:key/00000000-0000-4000-8000-000000000000"
  subnet_ids           = ["subnet-a", "subnet-b"]
  security_group_id    = "sg-0123456789abcdef0"
  node_type            = "cache.t4g.micro"
  nodes                = 1
  log_group            = "/clicker-test/cache"
  recovery_window_days = 0
  password             = "0123456789abcdef0123456789abcdef"
}

run "nobody_comes_without_tls_and_password" {
  assert {
    condition     = aws_elasticache_replication_group.cache.transit_encryption_mode == "required" && aws_elasticache_replication_group.cache.at_rest_encryption_enabled == "true"
    error_message = "a client may come without TLS, or data is in the clear"
  }
  assert {
    condition     = aws_elasticache_user.services.no_password_required != true && aws_elasticache_user.services.passwords == null
    error_message = "the user needs no password, or the password is in the state"
  }
  assert {
    condition     = strcontains(aws_elasticache_user.services.access_string, "-@admin -@dangerous")
    error_message = "services may administer Valkey"
  }
}

run "production_fails_over_between_zones" {
  variables {
    name       = "clicker-prod"
    production = true
    subnet_ids = ["subnet-a", "subnet-b", "subnet-c"]
    node_type  = "cache.m7g.large"
    nodes      = 3
  }
  assert {
    condition     = aws_elasticache_replication_group.cache.automatic_failover_enabled && aws_elasticache_replication_group.cache.multi_az_enabled
    error_message = "nobody takes over when the primary is lost"
  }
  assert {
    condition     = output.node_ids == ["clicker-prod-001", "clicker-prod-002", "clicker-prod-003"]
    error_message = "alarms would watch nodes that are not there"
  }
}

run "production_with_one_node_is_refused" {
  command = plan
  variables { production = true }
  expect_failures = [var.nodes]
}
