output "cache" {
  description = "What clients need: host and port of the primary, and the secret with their user and password."
  value = {
    host       = aws_elasticache_replication_group.cache.primary_endpoint_address
    port       = 6379
    username   = aws_elasticache_user.services.user_name
    secret_arn = aws_secretsmanager_secret.password.arn
  }
  depends_on = [aws_secretsmanager_secret_version.password]
}

output "node_ids" {
  description = "Ids of the nodes, as CloudWatch names them."
  value       = [for index in range(var.nodes) : format("%s-%03d", var.name, index + 1)]
}
