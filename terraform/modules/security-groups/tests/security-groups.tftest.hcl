mock_provider "aws" { source = "../../testing" }

variables {
  name                        = "clicker-test"
  vpc_id                      = "vpc-0123456789abcdef0"
  endpoints                   = false
  endpoints_security_group_id = "sg-0123456789abcdef0"
  s3_prefix_list_id           = "pl-6ea54007"
}

run "nothing_is_open_to_addresses" {
  assert {
    condition = alltrue([
      for rule in concat(
        values(aws_vpc_security_group_ingress_rule.path),
        values(aws_vpc_security_group_ingress_rule.endpoints),
        [aws_vpc_security_group_ingress_rule.cloudfront],
      ) : rule.cidr_ipv4 == null && rule.cidr_ipv6 == null
    ])
    error_message = "an ingress rule names addresses instead of a group"
  }
  assert {
    condition     = aws_vpc_security_group_ingress_rule.cloudfront.prefix_list_id == "pl-a3a144ca" && aws_vpc_security_group_ingress_rule.cloudfront.to_port == 443
    error_message = "the way in is CloudFront's, on 443 only"
  }
}

run "every_path_is_one_that_is_meant" {
  assert {
    condition = toset(keys(aws_vpc_security_group_ingress_rule.path)) == toset([
      "alb-producer", "producer-kafka", "consumer-kafka", "producer-database", "consumer-database",
      "migrate-database", "producer-proxy", "proxy-database", "producer-cache", "consumer-cache",
    ])
    error_message = "a path was added or lost"
  }
  assert {
    condition = alltrue([
      for path, rule in aws_vpc_security_group_ingress_rule.path : !endswith(path, "-consumer") && !endswith(path, "-migrate")
    ])
    error_message = "somebody may connect to a consumer or to a migration"
  }
  assert {
    condition = alltrue([
      for path, rule in aws_vpc_security_group_ingress_rule.path : rule.from_port == {
        producer = 8080, kafka = 9098, database = 3306, proxy = 3306, cache = 6379
      }[split("-", path)[1]] && rule.from_port == rule.to_port
    ])
    error_message = "a path is open on another port than the store's; Kafka's is the one with IAM and TLS"
  }
}

run "with_endpoints_services_have_no_way_out" {
  variables { endpoints = true }
  assert {
    condition     = keys(aws_vpc_security_group_egress_rule.internet) == ["migrate"]
    error_message = "a service may open connections to the internet"
  }
}
