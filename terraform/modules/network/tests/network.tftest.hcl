mock_provider "aws" { source = "../../testing" }

variables {
  name           = "clicker-test"
  production     = false
  zones          = 2
  nat_per_zone   = false
  log_bucket_arn = "arn:aws:s3:::clicker-test-logs"
}

run "a_small_environment_shares_one_way_out" {
  assert {
    condition     = length(aws_nat_gateway.zone) == 1 && length(aws_route.private) == 2
    error_message = "two zones share one NAT gateway"
  }
  assert {
    condition     = length(distinct([for subnet in aws_subnet.all : subnet.cidr_block])) == 6
    error_message = "three tiers in two zones are six blocks"
  }
}

run "production_survives_a_zone" {
  variables {
    name                = "clicker-prod"
    production          = true
    zones               = 3
    nat_per_zone        = true
    interface_endpoints = ["ecr.api", "logs"]
  }
  assert {
    condition     = length(output.private_subnet_ids) == 3 && length(output.data_subnet_ids) == 3
    error_message = "production has a subnet in each of three zones"
  }
  assert {
    condition     = length(aws_nat_gateway.zone) == 3
    error_message = "production has a NAT gateway a zone"
  }
  assert {
    condition     = aws_flow_log.vpc.traffic_type == "ALL"
    error_message = "production logs all traffic"
  }
  assert {
    condition     = alltrue([for endpoint in aws_vpc_endpoint.interface : endpoint.private_dns_enabled])
    error_message = "without private DNS nobody would find the endpoints"
  }
}

run "stores_have_no_way_to_the_internet" {
  assert {
    condition = alltrue([
      for route in concat([aws_route.public], values(aws_route.private)) : route.route_table_id != aws_route_table.data.id
    ])
    error_message = "the stores' route table has a default route"
  }
  assert {
    condition     = alltrue([for subnet in aws_subnet.all : subnet.map_public_ip_on_launch != true])
    error_message = "nothing gets a public address by itself"
  }
}

run "production_with_two_zones_is_refused" {
  command = plan
  variables {
    production   = true
    nat_per_zone = true
  }
  expect_failures = [var.zones]
}

run "production_with_one_way_out_is_refused" {
  command = plan
  variables {
    production = true
    zones      = 3
  }
  expect_failures = [var.nat_per_zone]
}
