output "database" {
  description = "What clients need: host and port of the primary, name of the schema."
  value = {
    host = aws_db_instance.primary.address
    port = 3306
    name = var.database
  }
}

output "proxy_host" {
  description = "Host of the proxy, null without one."
  value       = one(aws_db_proxy.database[*].endpoint)
}

output "proxy_name" {
  description = "Name of the proxy, null without one."
  value       = one(aws_db_proxy.database[*].name)
}

output "replica_hosts" {
  description = "Hosts of the replicas."
  value       = aws_db_instance.replica[*].address
}

output "master_secret_arn" {
  description = "ARN of the secret with the master's password, which RDS changes by itself."
  value       = aws_db_instance.primary.master_user_secret[0].secret_arn
}

output "primary_id" {
  description = "Identifier of the primary."
  value       = aws_db_instance.primary.identifier
}

output "primary_arn" {
  description = "ARN of the primary."
  value       = aws_db_instance.primary.arn
}

output "replica_ids" {
  description = "Identifiers of the replicas."
  value       = aws_db_instance.replica[*].identifier
}
