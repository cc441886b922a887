mock_provider "aws" { source = "../../testing" }

variables {
  name                = "clicker-test"
  production          = false
  subnet_ids          = ["subnet-a", "subnet-b"]
  security_group_id   = "sg-0123456789abcdef0"
  certificate_arn     = "arn:aws:acm:eu-central-1:123456789012:certificate/00000000-0000-4000-8000-000000000000"
  log_bucket          = "clicker-test-logs"
  deletion_protection = false
}

run "the_load_balancer_has_no_public_address" {
  assert {
    condition     = aws_lb.internal.internal
    error_message = "the load balancer is public"
  }
  assert {
    condition     = aws_lb_listener.https.protocol == "HTTPS" && aws_lb_listener.https.port == 443 && strcontains(aws_lb_listener.https.ssl_policy, "TLS13")
    error_message = "it takes plain HTTP, or old TLS"
  }
  assert {
    condition     = one(aws_lb_listener.https.default_action).type == "fixed-response"
    error_message = "what nobody has a rule for reaches a service"
  }
  assert {
    condition     = one(aws_lb.internal.access_logs).enabled && aws_lb.internal.drop_invalid_header_fields && aws_lb.internal.desync_mitigation_mode == "strictest"
    error_message = "smuggled requests get through, or are not logged"
  }
}

run "production_in_two_zones_is_refused" {
  command = plan
  variables { production = true }
  expect_failures = [var.subnet_ids]
}
