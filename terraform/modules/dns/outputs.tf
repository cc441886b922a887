output "zone_id" {
  description = "Id of the zone."
  value       = aws_route53_zone.environment.zone_id
}

output "name_servers" {
  description = "What the parent's NS record for the domain has to say."
  value       = aws_route53_zone.environment.name_servers
}

output "certificate_arn" {
  description = "Valid certificate in this region."
  value       = aws_acm_certificate_validation.region.certificate_arn
}

output "edge_certificate_arn" {
  description = "Valid certificate in us-east-1."
  value       = aws_acm_certificate_validation.edge.certificate_arn
}
