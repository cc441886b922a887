output "role_arns" {
  description = "ARNs of the roles plan, drift, apply and images, for the workflows."
  value       = { for role, made in aws_iam_role.all : role => made.arn }
}
