# The one origin that people and programs see: the web app from a bucket, the contract's paths from the load balancer inside
# the VPC, by HTTPS all the way. Only badges are kept here, for seconds.

data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}

data "aws_cloudfront_cache_policy" "assets" {
  name = "Managed-CachingOptimized"
}

data "aws_cloudfront_cache_policy" "never" {
  name = "Managed-CachingDisabled"
}

# With the name that the caller used: services build their addresses from it, and the load balancer's rule and certificate
# are of that name.
data "aws_cloudfront_origin_request_policy" "everything" {
  name = "Managed-AllViewer"
}

locals {
  badge = "/api/counters/*/badge.svg"
  # Every path of the contract, and what the API's own page needs. The first that fits is taken, so the badge comes first.
  paths = [
    local.badge, "/api/*", "/count", "/count/*", "/counter", "/click", "/health", "/readyz", "/docs", "/docs/*", "/swagger-ui/*", "/v3/*",
  ]
  # As deploy/frontend/nginx.conf says it; a test compares the two.
  csp = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
}

resource "aws_s3_bucket" "web" {
  bucket        = "${var.name}-web-${data.aws_caller_identity.current.account_id}"
  force_destroy = true # It holds what a release can put there again.
}

resource "aws_s3_bucket_public_access_block" "web" {
  bucket                  = aws_s3_bucket.web.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "web" {
  bucket = aws_s3_bucket.web.id
  rule { object_ownership = "BucketOwnerEnforced" }
}

resource "aws_s3_bucket_versioning" "web" {
  bucket = aws_s3_bucket.web.id
  versioning_configuration { status = "Enabled" }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "web" {
  bucket = aws_s3_bucket.web.id
  rule {
    apply_server_side_encryption_by_default { sse_algorithm = "AES256" }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "web" {
  bucket = aws_s3_bucket.web.id
  rule {
    id     = "replaced"
    status = "Enabled"
    filter {}
    noncurrent_version_expiration { noncurrent_days = 30 }
    abort_incomplete_multipart_upload { days_after_initiation = 1 }
  }
}

resource "aws_s3_bucket_policy" "web" {
  bucket = aws_s3_bucket.web.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "ThisDistributionReads"
        Effect    = "Allow"
        Principal = { Service = "cloudfront.amazonaws.com" }
        Action    = "s3:GetObject"
        Resource  = "${aws_s3_bucket.web.arn}/*"
        Condition = { StringEquals = { "aws:SourceArn" = aws_cloudfront_distribution.edge.arn } }
      },
      {
        Sid       = "TlsOnly"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = [aws_s3_bucket.web.arn, "${aws_s3_bucket.web.arn}/*"]
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
    ]
  })
  depends_on = [aws_s3_bucket_public_access_block.web]
}

resource "aws_cloudfront_origin_access_control" "web" {
  name                              = "${var.name}-web"
  origin_access_control_origin_type = "s3"
  signing_behavior                  = "always"
  signing_protocol                  = "sigv4"
}

resource "aws_cloudfront_vpc_origin" "api" {
  vpc_origin_endpoint_config {
    name                   = "${var.name}-api"
    arn                    = var.load_balancer.arn
    http_port              = 80
    https_port             = 443
    origin_protocol_policy = "https-only"
    origin_ssl_protocols {
      items    = ["TLSv1.2"]
      quantity = 1
    }
  }
}

resource "aws_cloudfront_function" "web_app" {
  name    = "${var.name}-web-app"
  comment = "Which file of the web app answers"
  runtime = "cloudfront-js-2.0"
  code    = file("${path.module}/web-app.js")
}

resource "aws_cloudfront_cache_policy" "badge" {
  name        = "${var.name}-badge"
  comment     = "For as many seconds as the service says, and at most a minute"
  min_ttl     = 0
  default_ttl = 5
  max_ttl     = 60
  parameters_in_cache_key_and_forwarded_to_origin {
    enable_accept_encoding_brotli = true
    enable_accept_encoding_gzip   = true
    cookies_config { cookie_behavior = "none" }
    headers_config {
      header_behavior = "whitelist"
      headers { items = ["Host"] }
    }
    query_strings_config { query_string_behavior = "all" }
  }
}

resource "aws_cloudfront_response_headers_policy" "pages" {
  name    = "${var.name}-pages"
  comment = "What a browser may do with the web app"
  security_headers_config {
    content_security_policy {
      content_security_policy = local.csp
      override                = true
    }
    content_type_options { override = true }
    frame_options {
      frame_option = "DENY"
      override     = true
    }
    referrer_policy {
      referrer_policy = "same-origin"
      override        = true
    }
    strict_transport_security {
      access_control_max_age_sec = 31536000
      include_subdomains         = true
      override                   = true
    }
  }
}

resource "aws_cloudfront_response_headers_policy" "answers" {
  name    = "${var.name}-answers"
  comment = "What the services do not say themselves"
  security_headers_config {
    content_type_options { override = true }
    strict_transport_security {
      access_control_max_age_sec = 31536000
      include_subdomains         = true
      override                   = true
    }
  }
}

# The component, for pages of any origin.
resource "aws_cloudfront_response_headers_policy" "component" {
  name    = "${var.name}-component"
  comment = "For pages of any origin"
  cors_config {
    access_control_allow_credentials = false
    origin_override                  = true
    access_control_allow_headers { items = ["*"] }
    access_control_allow_methods { items = ["GET", "HEAD"] }
    access_control_allow_origins { items = ["*"] }
  }
  security_headers_config {
    content_type_options { override = true }
    strict_transport_security {
      access_control_max_age_sec = 31536000
      include_subdomains         = true
      override                   = true
    }
  }
}

resource "aws_cloudfront_distribution" "edge" {
  comment             = var.name
  enabled             = true
  is_ipv6_enabled     = true
  http_version        = "http2and3"
  price_class         = var.price_class
  aliases             = [var.domain]
  default_root_object = "index.html"
  web_acl_id          = var.web_acl_arn

  origin {
    origin_id                = "web"
    domain_name              = aws_s3_bucket.web.bucket_regional_domain_name
    origin_access_control_id = aws_cloudfront_origin_access_control.web.id
  }

  origin {
    origin_id   = "api"
    domain_name = var.load_balancer.dns_name
    vpc_origin_config {
      vpc_origin_id = aws_cloudfront_vpc_origin.api.id
      # A stream beats every 15 s; an answer that waits takes 5 s at most.
      origin_read_timeout      = 60
      origin_keepalive_timeout = 55
    }
  }

  default_cache_behavior {
    target_origin_id           = "web"
    viewer_protocol_policy     = "redirect-to-https"
    allowed_methods            = ["GET", "HEAD", "OPTIONS"]
    cached_methods             = ["GET", "HEAD"]
    compress                   = true
    cache_policy_id            = data.aws_cloudfront_cache_policy.assets.id
    response_headers_policy_id = aws_cloudfront_response_headers_policy.pages.id
    function_association {
      event_type   = "viewer-request"
      function_arn = aws_cloudfront_function.web_app.arn
    }
  }

  ordered_cache_behavior {
    path_pattern               = "/live-count.js"
    target_origin_id           = "web"
    viewer_protocol_policy     = "redirect-to-https"
    allowed_methods            = ["GET", "HEAD", "OPTIONS"]
    cached_methods             = ["GET", "HEAD"]
    compress                   = true
    cache_policy_id            = data.aws_cloudfront_cache_policy.assets.id
    response_headers_policy_id = aws_cloudfront_response_headers_policy.component.id
  }

  dynamic "ordered_cache_behavior" {
    for_each = local.paths
    content {
      path_pattern               = ordered_cache_behavior.value
      target_origin_id           = "api"
      viewer_protocol_policy     = "https-only" # A redirect would lose a click's body.
      allowed_methods            = ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"]
      cached_methods             = ["GET", "HEAD"]
      compress                   = false
      cache_policy_id            = ordered_cache_behavior.value == local.badge ? aws_cloudfront_cache_policy.badge.id : data.aws_cloudfront_cache_policy.never.id
      origin_request_policy_id   = data.aws_cloudfront_origin_request_policy.everything.id
      response_headers_policy_id = aws_cloudfront_response_headers_policy.answers.id
    }
  }

  restrictions {
    geo_restriction { restriction_type = "none" }
  }

  viewer_certificate {
    acm_certificate_arn      = var.certificate_arn
    minimum_protocol_version = "TLSv1.2_2021"
    ssl_support_method       = "sni-only"
  }
}

resource "aws_cloudfront_monitoring_subscription" "edge" {
  distribution_id = aws_cloudfront_distribution.edge.id
  monitoring_subscription {
    realtime_metrics_subscription_config { realtime_metrics_subscription_status = "Enabled" }
  }
}

resource "aws_route53_record" "domain" {
  for_each = toset(["A", "AAAA", "HTTPS"])
  zone_id  = var.zone_id
  name     = var.domain
  type     = each.key
  alias {
    name                   = aws_cloudfront_distribution.edge.domain_name
    zone_id                = aws_cloudfront_distribution.edge.hosted_zone_id
    evaluate_target_health = false
  }
}

# Shield Advanced looks after what attackers see. The subscription is a commitment of a year ($3,000 a month), which an owner
# makes by hand: no apply should, and no destroy could take it back.
resource "aws_shield_protection" "public" {
  for_each     = var.shield ? { distribution = aws_cloudfront_distribution.edge.arn, zone = "arn:${data.aws_partition.current.partition}:route53:::hostedzone/${var.zone_id}" } : {}
  name         = "${var.name}-${each.key}"
  resource_arn = each.value
}

# It writes rules of its own into the firewall while it sees an attack.
resource "aws_shield_application_layer_automatic_response" "attack" {
  count        = var.shield ? 1 : 0
  resource_arn = aws_cloudfront_distribution.edge.arn
  action       = "BLOCK"
  depends_on   = [aws_shield_protection.public]
}
