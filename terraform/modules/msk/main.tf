# Kafka: the log that decides what counts. A click is acknowledged when all in-sync replicas have it, so how many there are,
# and that none is elected that lacks records, is settled here and nowhere else.

locals {
  # Each store of a record but one may be away; with one replica fewer in sync, clicks are refused instead of put at risk.
  min_in_sync = max(1, var.replication_factor - 1)
  resource    = replace(aws_msk_cluster.clicks.arn, ":cluster/", ":RESOURCE/")
}

resource "aws_msk_configuration" "brokers" {
  # The version is in the name: a configuration in use can't be replaced, another one can be put beside it.
  name = "${var.name}-${replace(var.kafka_version, ".", "-")}"
  server_properties = join("\n", [
    "auto.create.topics.enable=false",
    "default.replication.factor=${var.replication_factor}",
    "min.insync.replicas=${local.min_in_sync}",
    "offsets.topic.replication.factor=${var.replication_factor}",
    "transaction.state.log.replication.factor=${var.replication_factor}",
    "transaction.state.log.min.isr=${local.min_in_sync}",
    "unclean.leader.election.enable=false",
    "log.message.timestamp.type=LogAppendTime",
    "replica.selector.class=org.apache.kafka.common.replica.RackAwareReplicaSelector",
    "",
  ])
  lifecycle { create_before_destroy = true }
}

resource "aws_msk_cluster" "clicks" {
  cluster_name           = var.name
  kafka_version          = var.kafka_version
  number_of_broker_nodes = var.broker_count
  enhanced_monitoring    = var.production ? "PER_BROKER" : "DEFAULT"

  broker_node_group_info {
    instance_type   = var.instance_type
    client_subnets  = var.subnet_ids
    security_groups = [var.security_group_id]
    storage_info {
      ebs_storage_info { volume_size = var.volume_gib }
    }
  }

  configuration_info {
    arn      = aws_msk_configuration.brokers.arn
    revision = aws_msk_configuration.brokers.latest_revision
  }

  client_authentication {
    unauthenticated = false
    sasl {
      iam   = true
      scram = false
    }
  }

  encryption_info {
    encryption_at_rest_kms_key_arn = var.kms_key_arn
    encryption_in_transit {
      client_broker = "TLS"
      in_cluster    = true
    }
  }

  logging_info {
    broker_logs {
      cloudwatch_logs {
        enabled   = true
        log_group = var.log_group
      }
    }
  }

  # Storage grows by itself and never shrinks.
  lifecycle { ignore_changes = [broker_node_group_info[0].storage_info[0].ebs_storage_info[0].volume_size] }
}

resource "aws_appautoscaling_target" "storage" {
  service_namespace  = "kafka"
  scalable_dimension = "kafka:broker-storage:VolumeSize"
  resource_id        = aws_msk_cluster.clicks.arn
  min_capacity       = 1
  max_capacity       = var.max_volume_gib
}

resource "aws_appautoscaling_policy" "storage" {
  name               = "${var.name}-broker-storage"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.storage.service_namespace
  scalable_dimension = aws_appautoscaling_target.storage.scalable_dimension
  resource_id        = aws_appautoscaling_target.storage.resource_id
  target_tracking_scaling_policy_configuration {
    target_value     = 60
    disable_scale_in = true
    predefined_metric_specification { predefined_metric_type = "KafkaBrokerStorageUtilization" }
  }
}

# Partitions and settings can't change in one call, and partitions never become fewer.
resource "aws_msk_topic" "clicks" {
  cluster_arn        = aws_msk_cluster.clicks.arn
  name               = var.topic
  partition_count    = var.partitions
  replication_factor = var.replication_factor
  configs = jsonencode({
    "cleanup.policy"                 = "delete"
    "message.timestamp.type"         = "LogAppendTime"
    "min.insync.replicas"            = tostring(local.min_in_sync)
    "retention.ms"                   = tostring(var.retention_days * 24 * 60 * 60 * 1000)
    "unclean.leader.election.enable" = "false"
  })
}
