mock_provider "aws" { source = "../../testing" }

variables {
  name               = "clicker-test"
  production         = false
  kms_key_arn        = "arn:aws:kms:eu-central-1:123456789012:key/00000000-0000-4000-8000-000000000000"
  subnet_ids         = ["subnet-a", "subnet-b"]
  security_group_id  = "sg-0123456789abcdef0"
  log_group          = "/clicker-test/kafka"
  instance_type      = "kafka.t3.small"
  broker_count       = 2
  replication_factor = 2
  volume_gib         = 10
  max_volume_gib     = 50
  partitions         = 6
}

run "the_topic_is_one_that_can_be_counted_exactly" {
  assert {
    condition = jsondecode(aws_msk_topic.clicks.configs) == {
      "cleanup.policy"                 = "delete"
      "message.timestamp.type"         = "LogAppendTime"
      "min.insync.replicas"            = "1"
      "retention.ms"                   = "604800000"
      "unclean.leader.election.enable" = "false"
    }
    error_message = "a consumer refuses a topic without append times, or acknowledged clicks may be lost"
  }
  assert {
    condition     = output.kafka.topic_arn == "arn:aws:kafka:eu-central-1:123456789012:topic/clicker-test/01234567-89ab-4cde-8f01-23456789abcd-1/clicks"
    error_message = "rights are given on another topic than the one that is made"
  }
}

run "nobody_connects_without_tls_and_iam" {
  assert {
    condition     = !one(aws_msk_cluster.clicks.client_authentication).unauthenticated && one(one(aws_msk_cluster.clicks.client_authentication).sasl).iam
    error_message = "a client may come without IAM"
  }
  assert {
    condition     = one(one(aws_msk_cluster.clicks.encryption_info).encryption_in_transit).client_broker == "TLS"
    error_message = "a client may come without TLS"
  }
}

run "production_has_three_replicas_of_which_two_must_be_in_sync" {
  variables {
    name               = "clicker-prod"
    production         = true
    subnet_ids         = ["subnet-a", "subnet-b", "subnet-c"]
    instance_type      = "kafka.m7g.large"
    broker_count       = 3
    replication_factor = 3
    partitions         = 24
  }
  assert {
    condition     = aws_msk_topic.clicks.replication_factor == 3 && jsondecode(aws_msk_topic.clicks.configs)["min.insync.replicas"] == "2"
    error_message = "an acknowledged click is on fewer than two brokers"
  }
  assert {
    condition = length(setsubtract(
      ["default.replication.factor=3", "min.insync.replicas=2", "unclean.leader.election.enable=false", "auto.create.topics.enable=false"],
      split("\n", aws_msk_configuration.brokers.server_properties),
    )) == 0
    error_message = "the brokers' own settings put acknowledged clicks at risk"
  }
  assert {
    condition     = length(one(aws_msk_cluster.clicks.broker_node_group_info).client_subnets) == 3 && aws_msk_cluster.clicks.number_of_broker_nodes == 3
    error_message = "brokers do not stand in three zones"
  }
}

run "production_in_two_zones_or_on_small_brokers_is_refused" {
  command = plan
  variables { production = true }
  expect_failures = [var.subnet_ids, var.instance_type]
}

run "production_with_two_replicas_is_refused" {
  command = plan
  variables {
    production    = true
    subnet_ids    = ["subnet-a", "subnet-b", "subnet-c"]
    instance_type = "kafka.m7g.large"
    broker_count  = 3
  }
  expect_failures = [var.replication_factor]
}

run "a_log_shorter_than_a_week_is_refused" {
  command = plan
  variables { retention_days = 3 }
  expect_failures = [var.retention_days]
}
