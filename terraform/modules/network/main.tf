# One VPC: public subnets hold NAT gateways only, private ones the tasks and the load balancer, data ones the stores, which
# have no way to the internet.

data "aws_availability_zones" "available" {
  state = "available"
  filter {
    name   = "opt-in-status"
    values = ["opt-in-not-required"]
  }
}

data "aws_region" "current" {}

locals {
  zones    = slice(sort(data.aws_availability_zones.available.names), 0, var.zones)
  gateways = var.nat_per_zone ? local.zones : slice(local.zones, 0, 1)
  # Blocks of /20, four a tier, so that a fourth zone moves nothing.
  tiers = { public = 0, private = 4, data = 8 }
  subnets = merge([
    for tier, first in local.tiers : {
      for index, zone in local.zones : "${tier}-${zone}" => { tier = tier, zone = zone, block = cidrsubnet(var.cidr, 4, first + index) }
    }
  ]...)
}

resource "aws_vpc" "environment" {
  cidr_block           = var.cidr
  enable_dns_support   = true
  enable_dns_hostnames = true
  tags                 = { Name = var.name }
}

# Whatever names no group of its own gets this one, which allows nothing.
resource "aws_default_security_group" "nothing" {
  vpc_id = aws_vpc.environment.id
  tags   = { Name = "${var.name}-nothing" }
}

resource "aws_subnet" "all" {
  for_each          = local.subnets
  vpc_id            = aws_vpc.environment.id
  availability_zone = each.value.zone
  cidr_block        = each.value.block
  tags              = { Name = "${var.name}-${each.key}", Tier = each.value.tier }
}

resource "aws_internet_gateway" "environment" {
  vpc_id = aws_vpc.environment.id
  tags   = { Name = var.name }
}

resource "aws_eip" "nat" {
  for_each   = toset(local.gateways)
  domain     = "vpc"
  depends_on = [aws_internet_gateway.environment]
  tags       = { Name = "${var.name}-nat-${each.key}" }
}

resource "aws_nat_gateway" "zone" {
  for_each      = toset(local.gateways)
  subnet_id     = aws_subnet.all["public-${each.key}"].id
  allocation_id = aws_eip.nat[each.key].id
  tags          = { Name = "${var.name}-${each.key}" }
}

resource "aws_route_table" "public" {
  vpc_id = aws_vpc.environment.id
  tags   = { Name = "${var.name}-public" }
}

resource "aws_route" "public" {
  route_table_id         = aws_route_table.public.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.environment.id
}

resource "aws_route_table" "private" {
  for_each = toset(local.zones)
  vpc_id   = aws_vpc.environment.id
  tags     = { Name = "${var.name}-private-${each.key}" }
}

resource "aws_route" "private" {
  for_each               = toset(local.zones)
  route_table_id         = aws_route_table.private[each.key].id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.zone[var.nat_per_zone ? each.key : local.gateways[0]].id
}

resource "aws_route_table" "data" {
  vpc_id = aws_vpc.environment.id
  tags   = { Name = "${var.name}-data" }
}

resource "aws_route_table_association" "all" {
  for_each  = local.subnets
  subnet_id = aws_subnet.all[each.key].id
  route_table_id = {
    public  = aws_route_table.public.id
    private = aws_route_table.private[each.value.zone].id
    data    = aws_route_table.data.id
  }[each.value.tier]
}

# Image layers come from S3: by the gateway they cost nothing.
resource "aws_vpc_endpoint" "s3" {
  vpc_id            = aws_vpc.environment.id
  service_name      = "com.amazonaws.${data.aws_region.current.region}.s3"
  vpc_endpoint_type = "Gateway"
  route_table_ids   = concat([for table in aws_route_table.private : table.id], [aws_route_table.data.id])
  tags              = { Name = "${var.name}-s3" }
}

resource "aws_security_group" "endpoints" {
  name        = "${var.name}-endpoints"
  description = "Interface endpoints of AWS services"
  vpc_id      = aws_vpc.environment.id
  tags        = { Name = "${var.name}-endpoints" }
}

resource "aws_vpc_endpoint" "interface" {
  for_each            = var.interface_endpoints
  vpc_id              = aws_vpc.environment.id
  service_name        = "com.amazonaws.${data.aws_region.current.region}.${each.key}"
  vpc_endpoint_type   = "Interface"
  private_dns_enabled = true
  subnet_ids          = [for zone in local.zones : aws_subnet.all["private-${zone}"].id]
  security_group_ids  = [aws_security_group.endpoints.id]
  tags                = { Name = "${var.name}-${each.key}" }
}

resource "aws_flow_log" "vpc" {
  vpc_id               = aws_vpc.environment.id
  traffic_type         = var.production ? "ALL" : "REJECT"
  log_destination_type = "s3"
  log_destination      = var.log_bucket_arn
  destination_options {
    file_format                = "parquet"
    per_hour_partition         = true
    hive_compatible_partitions = false
  }
  tags = { Name = var.name }
}
