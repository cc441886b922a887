output "vpc_id" {
  description = "Id of the VPC."
  value       = aws_vpc.environment.id
}

output "cidr" {
  description = "Addresses of the VPC."
  value       = aws_vpc.environment.cidr_block
}

output "zones" {
  description = "Names of the zones in use."
  value       = local.zones
}

output "private_subnet_ids" {
  description = "Subnets of tasks and load balancers, one a zone."
  value       = [for zone in local.zones : aws_subnet.all["private-${zone}"].id]
}

output "data_subnet_ids" {
  description = "Subnets of stores, one a zone."
  value       = [for zone in local.zones : aws_subnet.all["data-${zone}"].id]
}

output "endpoints_security_group_id" {
  description = "Security group of the interface endpoints."
  value       = aws_security_group.endpoints.id
}

output "s3_prefix_list_id" {
  description = "Prefix list of S3, for security groups."
  value       = aws_vpc_endpoint.s3.prefix_list_id
}

output "nat_gateway_ids" {
  description = "Ids of the NAT gateways."
  value       = [for zone in local.gateways : aws_nat_gateway.zone[zone].id]
}
