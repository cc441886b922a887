output "namespace_arn" {
  description = "ARN of the namespace."
  value       = aws_service_discovery_http_namespace.environment.arn
}
