output "arns" {
  description = "ARN of each secret. Values are JSON with password and, where there is one, username."
  value       = { for name, secret in aws_secretsmanager_secret.all : name => secret.arn }
  # A task that starts earlier would find no value.
  depends_on = [aws_secretsmanager_secret_version.all]
}
