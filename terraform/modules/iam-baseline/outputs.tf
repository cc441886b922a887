output "owner_role_arn" {
  description = "ARN of the role OWNER."
  value       = aws_iam_role.owner.arn
}

output "auditor_role_arn" {
  description = "ARN of the role AUDITOR."
  value       = aws_iam_role.auditor.arn
}
