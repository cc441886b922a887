output "policy_arn" {
  description = "ARN of the policy, for the application in Resilience Hub."
  value       = aws_resiliencehub_resiliency_policy.promises.arn
}

output "experiments" {
  description = "Ids of the experiments by what they break."
  value       = { for key, template in aws_fis_experiment_template.all : key => template.id }
}
