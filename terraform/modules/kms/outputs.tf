output "key_arn" {
  description = "ARN of the environment's key."
  value       = aws_kms_key.environment.arn
}

output "edge_key_arn" {
  description = "ARN of the environment's key in us-east-1."
  value       = aws_kms_key.edge.arn
}
