output "kafka" {
  description = "What clients and alarms need: cluster, brokers' addresses (IAM, TLS), topic, its partitions."
  value = {
    cluster_name = aws_msk_cluster.clicks.cluster_name
    cluster_arn  = aws_msk_cluster.clicks.arn
    bootstrap    = aws_msk_cluster.clicks.bootstrap_brokers_sasl_iam
    topic        = aws_msk_topic.clicks.name
    topic_arn    = "${replace(local.resource, ":RESOURCE/", ":topic/")}/${var.topic}"
    groups_arn   = replace(local.resource, ":RESOURCE/", ":group/")
    partitions   = aws_msk_topic.clicks.partition_count
    brokers      = aws_msk_cluster.clicks.number_of_broker_nodes
    burstable    = startswith(var.instance_type, "kafka.t3.")
  }
}
