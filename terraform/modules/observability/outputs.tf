output "log_groups" {
  description = "Name and ARN of each log group: producer, consumer, migrate, kafka, cache, exec."
  value       = { for group, made in aws_cloudwatch_log_group.all : group => { name = made.name, arn = made.arn } }
}

output "namespace" {
  description = "Namespace of the metrics counted from logs: producer-errors, consumer-errors, stopped-partitions."
  value       = var.name
}
