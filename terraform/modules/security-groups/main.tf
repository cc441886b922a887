# Who may talk to whom, as one table. Every path is a pair of rules between two groups; no address of the VPC appears anywhere.

data "aws_ec2_managed_prefix_list" "cloudfront" {
  name = "com.amazonaws.global.cloudfront.origin-facing"
}

locals {
  groups = {
    alb      = "Internal load balancer"
    producer = "Producer tasks"
    consumer = "Consumer tasks: nobody may connect to them"
    migrate  = "Tasks that migrate the database: nobody may connect to them"
    kafka    = "Kafka brokers"
    database = "MySQL instances"
    proxy    = "Proxy in front of MySQL"
    cache    = "Valkey nodes"
  }
  paths = [
    { from = "alb", to = "producer", port = 8080 },
    { from = "producer", to = "kafka", port = 9098 },
    { from = "consumer", to = "kafka", port = 9098 },
    { from = "producer", to = "database", port = 3306 },
    { from = "consumer", to = "database", port = 3306 },
    { from = "migrate", to = "database", port = 3306 },
    { from = "producer", to = "proxy", port = 3306 },
    { from = "proxy", to = "database", port = 3306 },
    { from = "producer", to = "cache", port = 6379 },
    { from = "consumer", to = "cache", port = 6379 },
  ]
  path  = { for path in local.paths : "${path.from}-${path.to}" => path }
  tasks = toset(["producer", "consumer", "migrate"])
  # Without endpoints every call to an AWS service takes the NAT gateway. The migration fetches MySQL's public image.
  internet = var.endpoints ? toset(["migrate"]) : local.tasks
}

resource "aws_security_group" "all" {
  for_each    = local.groups
  name        = "${var.name}-${each.key}"
  description = each.value
  vpc_id      = var.vpc_id
  tags        = { Name = "${var.name}-${each.key}" }
  lifecycle { create_before_destroy = true }
}

resource "aws_vpc_security_group_egress_rule" "path" {
  for_each                     = local.path
  security_group_id            = aws_security_group.all[each.value.from].id
  referenced_security_group_id = aws_security_group.all[each.value.to].id
  ip_protocol                  = "tcp"
  from_port                    = each.value.port
  to_port                      = each.value.port
  description                  = "to ${each.value.to}"
}

resource "aws_vpc_security_group_ingress_rule" "path" {
  for_each                     = local.path
  security_group_id            = aws_security_group.all[each.value.to].id
  referenced_security_group_id = aws_security_group.all[each.value.from].id
  ip_protocol                  = "tcp"
  from_port                    = each.value.port
  to_port                      = each.value.port
  description                  = "from ${each.value.from}"
}

# The only way in. CloudFront comes through network interfaces inside the VPC; the load balancer has no public address.
resource "aws_vpc_security_group_ingress_rule" "cloudfront" {
  security_group_id = aws_security_group.all["alb"].id
  prefix_list_id    = data.aws_ec2_managed_prefix_list.cloudfront.id
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  description       = "from CloudFront"
}

resource "aws_vpc_security_group_egress_rule" "endpoints" {
  for_each                     = local.tasks
  security_group_id            = aws_security_group.all[each.key].id
  referenced_security_group_id = var.endpoints_security_group_id
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  description                  = "to AWS services, by their endpoints"
}

resource "aws_vpc_security_group_ingress_rule" "endpoints" {
  for_each                     = local.tasks
  security_group_id            = var.endpoints_security_group_id
  referenced_security_group_id = aws_security_group.all[each.key].id
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  description                  = "from ${each.key}"
}

resource "aws_vpc_security_group_egress_rule" "s3" {
  for_each          = local.tasks
  security_group_id = aws_security_group.all[each.key].id
  prefix_list_id    = var.s3_prefix_list_id
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  description       = "to S3, where image layers are"
}

resource "aws_vpc_security_group_egress_rule" "internet" {
  for_each          = local.internet
  security_group_id = aws_security_group.all[each.key].id
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  description       = "to AWS services and image registries"
}
