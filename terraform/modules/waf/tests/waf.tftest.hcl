mock_provider "aws" { source = "../../testing" }

variables {
  name           = "clicker-prod"
  production     = true
  block          = true
  retention_days = 90
}

run "production_blocks" {
  assert {
    condition = alltrue([
      for rule in aws_wafv2_web_acl.edge.rule : length(try(one(rule.action).count, [])) == 0 && length(try(one(rule.override_action).count, [])) == 0
    ])
    error_message = "a rule only counts"
  }
  assert {
    condition     = aws_wafv2_web_acl.edge.region == "us-east-1" && aws_wafv2_web_acl.edge.scope == "CLOUDFRONT"
    error_message = "CloudFront takes no firewall of another region"
  }
}

run "a_refused_click_is_told_that_it_is_not_stored" {
  assert {
    condition     = jsondecode(one(aws_wafv2_web_acl.edge.custom_response_body).content).outcome == "not_stored"
    error_message = "a client would take a refused click for an unknown one"
  }
  assert {
    condition = alltrue([
      for path in ["/count", "/count/batch", "/click", "/api/clicks", "/api/counters/likes.7/clicks"] : can(regex(local.pressing, path))
    ]) && !can(regex(local.pressing, "/count/clicks/lookup"))
    error_message = "a way to press is not limited, or reading is"
  }
}

run "secrets_are_not_logged" {
  assert {
    condition     = toset([for field in aws_wafv2_web_acl_logging_configuration.edge.redacted_fields : one(field.single_header).name]) == toset(["authorization", "cookie"])
    error_message = "tokens end up in the log"
  }
}

run "a_small_environment_counts" {
  variables {
    production = false
    block      = false
    robots     = "captcha"
  }
  assert {
    condition     = alltrue([for rule in aws_wafv2_web_acl.edge.rule : length(one(rule.action).count) == 1 if rule.name == "presses-by-address"])
    error_message = "a trial is blocked"
  }
}

run "production_that_counts_is_refused" {
  command = plan
  variables { block = false }
  expect_failures = [var.block]
}
