mock_provider "aws" { source = "../../testing" }

variables {
  name                = "clicker-test"
  production          = false
  kms_key_arn         = "arn:aws:kms:eu-central-1:123456789012:key/00000000-0000-4000-8000-000000000000"
  subnet_ids          = ["subnet-a", "subnet-b"]
  security_group_id   = "sg-0123456789abcdef0"
  instance_class      = "db.t4g.micro"
  multi_az            = false
  replicas            = 0
  storage_gib         = 20
  max_storage_gib     = 100
  backup_days         = 7
  deletion_protection = false
}

run "a_commit_is_on_disk_and_nobody_comes_without_tls" {
  assert {
    condition = {
      for parameter in aws_db_parameter_group.database.parameter : parameter.name => parameter.value
      if contains(["require_secure_transport", "innodb_flush_log_at_trx_commit", "sync_binlog"], parameter.name)
    } == { require_secure_transport = "1", innodb_flush_log_at_trx_commit = "1", sync_binlog = "1" }
    error_message = "an answered commit may be lost, or a client may come without TLS"
  }
  assert {
    condition     = !aws_db_instance.primary.publicly_accessible && aws_db_instance.primary.storage_encrypted
    error_message = "the database is public, or in the clear on its disk"
  }
  assert {
    condition     = aws_db_instance.primary.manage_master_user_password && aws_db_instance.primary.password == null
    error_message = "somebody but RDS knows the master's password"
  }
}

run "production_survives_a_zone_and_a_destroy" {
  variables {
    name                 = "clicker-prod"
    production           = true
    subnet_ids           = ["subnet-a", "subnet-b", "subnet-c"]
    instance_class       = "db.m7g.large"
    multi_az             = true
    replicas             = 1
    backup_days          = 35
    deletion_protection  = true
    performance_insights = true
    proxy = {
      security_group_id = "sg-0123456789abcdef1"
      secret_arn        = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:clicker-prod/database-AbCdEf"
    }
  }
  assert {
    condition     = aws_db_instance.primary.multi_az && length(aws_db_instance.replica) == 1
    error_message = "production has no standby or no replica"
  }
  assert {
    condition     = aws_db_instance.primary.deletion_protection && !aws_db_instance.primary.skip_final_snapshot && aws_db_instance.primary.backup_retention_period == 35
    error_message = "production can be deleted without a trace"
  }
  assert {
    condition     = aws_db_proxy.database[0].require_tls && aws_db_proxy_target.primary[0].db_instance_identifier == aws_db_instance.primary.identifier
    error_message = "the proxy takes plain connections, or leads elsewhere"
  }
  assert {
    condition = [
      for statement in jsondecode(aws_iam_role_policy.proxy[0].policy).Statement : statement.Resource
    ] == [var.proxy.secret_arn, var.kms_key_arn]
    error_message = "the proxy may read more than its own secret"
  }
}

run "production_with_less_is_refused" {
  command = plan
  variables { production = true }
  expect_failures = [var.instance_class, var.multi_az, var.replicas, var.backup_days, var.deletion_protection]
}
