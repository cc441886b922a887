output "web_acl_arn" {
  description = "ARN of the firewall, for CloudFront."
  value       = aws_wafv2_web_acl.edge.arn
}

output "web_acl_name" {
  description = "Name of the firewall, for alarms."
  value       = aws_wafv2_web_acl.edge.name
}
