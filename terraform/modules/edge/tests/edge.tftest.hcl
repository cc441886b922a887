mock_provider "aws" { source = "../../testing" }

variables {
  name            = "clicker-test"
  domain          = "test.clicker.example"
  zone_id         = "Z0123456789ABCDEFGHIJ"
  certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-4000-8000-000000000000"
  web_acl_arn     = "arn:aws:wafv2:us-east-1:123456789012:global/webacl/clicker-test/00000000-0000-4000-8000-000000000000"
  load_balancer = {
    arn      = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/clicker-test/0123456789abcdef"
    dns_name = "internal-clicker-test-1.eu-central-1.elb.amazonaws.com"
  }
}

run "every_path_of_the_contract_reaches_the_services" {
  assert {
    # The paths as the client's generated types list them; an empty list would prove nothing.
    condition = length(regexall("(?m)^ +['\"](/[^'\"]*)['\"]: \\{$", file("../../../frontend/client/src/api.ts"))) >= 15 && alltrue([
      for path in flatten(regexall("(?m)^ +['\"](/[^'\"]+)['\"]: \\{$", file("../../../frontend/client/src/api.ts"))) :
      anytrue([
        for behaviour in aws_cloudfront_distribution.edge.ordered_cache_behavior :
        behaviour.target_origin_id == "api" && can(regex("^${replace(behaviour.path_pattern, "*", ".*")}$", path))
      ])
    ])
    error_message = "a path of the contract is answered by the bucket"
  }
  assert {
    condition     = length(setsubtract(["/click", "/counter", "/health", "/readyz", "/docs", "/v3/*", "/api/*", "/count", "/count/*"], local.paths)) == 0
    error_message = "a path of the contract is answered by the bucket"
  }
}

run "pages_of_the_web_app_do_not" {
  assert {
    condition = !anytrue(flatten([
      for path in ["/", "/counters", "/c/likes", "/sw.js", "/assets/app.js"] : [
        for behaviour in aws_cloudfront_distribution.edge.ordered_cache_behavior : can(regex("^${replace(behaviour.path_pattern, "*", ".*")}$", path))
      ]
    ]))
    error_message = "a page of the web app is answered by a service"
  }
}

run "nothing_but_badges_is_kept" {
  assert {
    condition = [
      for behaviour in aws_cloudfront_distribution.edge.ordered_cache_behavior : behaviour.path_pattern
      if behaviour.target_origin_id == "api" && behaviour.cache_policy_id != data.aws_cloudfront_cache_policy.never.id
    ] == ["/api/counters/*/badge.svg"]
    error_message = "an answer other than a badge is kept"
  }
  assert {
    condition     = data.aws_cloudfront_cache_policy.never.name == "Managed-CachingDisabled" && local.paths[0] == local.badge && aws_cloudfront_cache_policy.badge.max_ttl <= 60
    error_message = "badges are never kept, or for longer than a minute"
  }
}

run "what_goes_over_the_wire_is_encrypted" {
  assert {
    condition = alltrue([
      for behaviour in aws_cloudfront_distribution.edge.ordered_cache_behavior : contains(["https-only", "redirect-to-https"], behaviour.viewer_protocol_policy)
    ]) && one(aws_cloudfront_vpc_origin.api.vpc_origin_endpoint_config).origin_protocol_policy == "https-only"
    error_message = "somebody may read along"
  }
  assert {
    condition     = aws_cloudfront_distribution.edge.http_version == "http2and3" && one(aws_cloudfront_distribution.edge.viewer_certificate).minimum_protocol_version == "TLSv1.2_2021"
    error_message = "HTTP/3 is off, or old TLS is on"
  }
  assert {
    condition     = one(one(aws_cloudfront_response_headers_policy.pages.security_headers_config).strict_transport_security).access_control_max_age_sec >= 31536000
    error_message = "browsers may come back without TLS"
  }
}

run "only_the_distribution_reads_the_bucket" {
  assert {
    condition = [
      for statement in jsondecode(aws_s3_bucket_policy.web.policy).Statement : statement.Condition.StringEquals["aws:SourceArn"] if statement.Effect == "Allow"
    ] == [aws_cloudfront_distribution.edge.arn]
    error_message = "somebody else reads the bucket"
  }
  assert {
    condition     = aws_s3_bucket_public_access_block.web.restrict_public_buckets && aws_s3_bucket_public_access_block.web.block_public_policy
    error_message = "the bucket may become public"
  }
  assert {
    condition     = strcontains(file("../../../deploy/frontend/nginx.conf"), "\"${local.csp}\"")
    error_message = "containers and AWS let pages do different things"
  }
}

run "shield_costs_nothing_unless_it_is_asked_for" {
  assert {
    condition     = length(aws_shield_protection.public) == 0 && length(aws_shield_application_layer_automatic_response.attack) == 0
    error_message = "a subscription is needed that nobody asked for"
  }
}

run "shield_protects_all_that_is_public_where_it_is_asked_for" {
  variables { shield = true }
  assert {
    condition = toset([for protection in aws_shield_protection.public : protection.resource_arn]) == toset([
      aws_cloudfront_distribution.edge.arn, "arn:aws:route53:::hostedzone/Z0123456789ABCDEFGHIJ"
    ])
    error_message = "something public is not protected"
  }
  assert {
    condition     = one(aws_shield_application_layer_automatic_response.attack).resource_arn == aws_cloudfront_distribution.edge.arn
    error_message = "an attack on the application is only looked at"
  }
}
