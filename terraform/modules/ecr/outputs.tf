output "repository_urls" {
  description = "Where to push each service's image."
  value       = { for service, repository in aws_ecr_repository.service : service => repository.repository_url }
}

output "repository_arns" {
  description = "ARN of each service's repository."
  value       = { for service, repository in aws_ecr_repository.service : service => repository.arn }
}

output "image_parameters" {
  description = "Name of the parameter that says which image each service runs."
  value       = { for service, parameter in aws_ssm_parameter.image : service => parameter.name }
}

output "parameter_arns" {
  description = "ARN of the parameter that says which image each service runs."
  value       = { for service, parameter in aws_ssm_parameter.image : service => parameter.arn }
}
