# The load balancer: internal, HTTPS only. Whatever no service has a rule for is answered 404 here.

resource "aws_lb" "internal" {
  name                       = var.name
  internal                   = true
  load_balancer_type         = "application"
  subnets                    = var.subnet_ids
  security_groups            = [var.security_group_id]
  drop_invalid_header_fields = true
  desync_mitigation_mode     = "strictest"
  enable_zonal_shift         = var.production
  enable_deletion_protection = var.deletion_protection
  # Services keep connections for longer than that, so that it is never them who hang up first; streams beat every 15 s.
  idle_timeout = 60

  access_logs {
    enabled = true
    bucket  = var.log_bucket
    prefix  = "alb"
  }
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.internal.arn
  protocol          = "HTTPS"
  port              = 443
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = var.certificate_arn

  default_action {
    type = "fixed-response"
    fixed_response {
      status_code  = "404"
      content_type = "application/json"
      message_body = jsonencode({ type = "urn:cloudclicker:problem:no-such-host", title = "No such host", status = 404, outcome = "invalid" })
    }
  }
}
