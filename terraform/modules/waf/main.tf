# The firewall at the edge. What it blocks never reached a service, so it says so: a click that it refuses is not stored.

locals {
  # The managed rules in the order they are asked; the cheapest first. Rules that would refuse what the contract allows only
  # count: a batch of clicks is longer than 8 KiB, and an API's client need not say who it is.
  managed = [
    { name = "AWSManagedRulesAmazonIpReputationList", count = [] },
    { name = "AWSManagedRulesKnownBadInputsRuleSet", count = [] },
    { name = "AWSManagedRulesCommonRuleSet", count = ["SizeRestrictions_BODY", "NoUserAgent_HEADER"] },
  ]
  # Where people press. Reads and streams are not limited here.
  pressing = "^/(count(/batch)?|click|api/clicks|api/counters/[^/]+/clicks)$"
  too_many = jsonencode({ type = "urn:cloudclicker:problem:too-many", title = "Too many clicks", status = 429, detail = "too many clicks from this address; try again in a minute", outcome = "not_stored" })
}

resource "aws_wafv2_web_acl" "edge" {
  region      = "us-east-1"
  name        = var.name
  description = "Guards the edge of ${var.name}"
  scope       = "CLOUDFRONT"

  default_action {
    allow {}
  }

  custom_response_body {
    key          = "too-many"
    content_type = "APPLICATION_JSON"
    content      = local.too_many
  }

  rule {
    name     = "presses-by-address"
    priority = 0
    action {
      dynamic "block" {
        for_each = var.block ? [1] : []
        content {
          custom_response {
            response_code            = 429
            custom_response_body_key = "too-many"
            response_header {
              name  = "Retry-After"
              value = "60"
            }
          }
        }
      }
      dynamic "count" {
        for_each = var.block ? [] : [1]
        content {}
      }
    }
    statement {
      rate_based_statement {
        limit                 = var.presses_per_5_minutes
        evaluation_window_sec = 300
        aggregate_key_type    = "IP"
        scope_down_statement {
          and_statement {
            statement {
              byte_match_statement {
                search_string         = "POST"
                positional_constraint = "EXACTLY"
                field_to_match {
                  method {}
                }
                text_transformation {
                  priority = 0
                  type     = "NONE"
                }
              }
            }
            statement {
              regex_match_statement {
                regex_string = local.pressing
                field_to_match {
                  uri_path {}
                }
                text_transformation {
                  priority = 0
                  type     = "NORMALIZE_PATH"
                }
              }
            }
          }
        }
      }
    }
    visibility_config {
      metric_name                = "presses-by-address"
      cloudwatch_metrics_enabled = true
      sampled_requests_enabled   = true
    }
  }

  dynamic "rule" {
    for_each = local.managed
    content {
      name     = rule.value.name
      priority = rule.key + 1
      override_action {
        dynamic "none" {
          for_each = var.block ? [1] : []
          content {}
        }
        dynamic "count" {
          for_each = var.block ? [] : [1]
          content {}
        }
      }
      statement {
        managed_rule_group_statement {
          vendor_name = "AWS"
          name        = rule.value.name
          dynamic "rule_action_override" {
            for_each = rule.value.count
            content {
              name = rule_action_override.value
              action_to_use {
                count {}
              }
            }
          }
        }
      }
      visibility_config {
        metric_name                = rule.value.name
        cloudwatch_metrics_enabled = true
        sampled_requests_enabled   = true
      }
    }
  }

  # Robots: counted, or asked to prove that they are a browser; machines with a token are not asked.
  dynamic "rule" {
    for_each = var.robots == "ignore" ? [] : [1]
    content {
      name     = "AWSManagedRulesBotControlRuleSet"
      priority = 10
      override_action {
        dynamic "none" {
          for_each = var.robots == "count" ? [] : [1]
          content {}
        }
        dynamic "count" {
          for_each = var.robots == "count" ? [1] : []
          content {}
        }
      }
      statement {
        managed_rule_group_statement {
          vendor_name = "AWS"
          name        = "AWSManagedRulesBotControlRuleSet"
          managed_rule_group_configs {
            aws_managed_rules_bot_control_rule_set { inspection_level = "COMMON" }
          }
          scope_down_statement {
            not_statement {
              statement {
                byte_match_statement {
                  search_string         = "bearer "
                  positional_constraint = "STARTS_WITH"
                  field_to_match {
                    single_header { name = "authorization" }
                  }
                  text_transformation {
                    priority = 0
                    type     = "LOWERCASE"
                  }
                }
              }
            }
          }
          dynamic "rule_action_override" {
            for_each = var.robots == "captcha" ? ["CategoryHttpLibrary", "SignalNonBrowserUserAgent"] : []
            content {
              name = rule_action_override.value
              action_to_use {
                captcha {}
              }
            }
          }
        }
      }
      visibility_config {
        metric_name                = "robots"
        cloudwatch_metrics_enabled = true
        sampled_requests_enabled   = true
      }
    }
  }

  visibility_config {
    metric_name                = var.name
    cloudwatch_metrics_enabled = true
    sampled_requests_enabled   = true
  }
}

# CloudFront's firewall logs where CloudFront is, out of reach of this region's key; AWS's own encrypts it.
resource "aws_cloudwatch_log_group" "edge" {
  region            = "us-east-1"
  name              = "aws-waf-logs-${var.name}"
  retention_in_days = var.retention_days
}

resource "aws_wafv2_web_acl_logging_configuration" "edge" {
  region                  = "us-east-1"
  resource_arn            = aws_wafv2_web_acl.edge.arn
  log_destination_configs = [aws_cloudwatch_log_group.edge.arn]

  dynamic "redacted_fields" {
    for_each = toset(["authorization", "cookie"])
    content {
      single_header { name = redacted_fields.key }
    }
  }

  # What got through is in the access log; only what did not is worth keeping.
  logging_filter {
    default_behavior = "DROP"
    filter {
      behavior    = "KEEP"
      requirement = "MEETS_ANY"
      dynamic "condition" {
        for_each = toset(["BLOCK", "COUNT", "CAPTCHA", "CHALLENGE"])
        content {
          action_condition { action = condition.key }
        }
      }
    }
  }
}
