output "ids" {
  description = "Id of each group: alb, producer, consumer, migrate, kafka, database, proxy, cache."
  value       = { for group, made in aws_security_group.all : group => made.id }
  # A task that starts before its rules would not reach anything.
  depends_on = [
    aws_vpc_security_group_egress_rule.path, aws_vpc_security_group_ingress_rule.path,
    aws_vpc_security_group_egress_rule.endpoints, aws_vpc_security_group_ingress_rule.endpoints,
    aws_vpc_security_group_egress_rule.s3, aws_vpc_security_group_egress_rule.internet,
  ]
}
