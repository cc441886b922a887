# The environment's domain and its certificates: one in this region for the load balancer, one in us-east-1, where
# CloudFront looks. Both are of one name, so one record proves both.

resource "aws_route53_zone" "environment" {
  name          = var.domain
  comment       = var.name
  force_destroy = false
}

resource "aws_route53_record" "authorities" {
  zone_id = aws_route53_zone.environment.zone_id
  name    = var.domain
  type    = "CAA"
  ttl     = 3600
  records = ["0 issue \"amazon.com\"", "0 issuewild \";\""]
}

resource "aws_acm_certificate" "region" {
  domain_name       = var.domain
  validation_method = "DNS"
  lifecycle { create_before_destroy = true }
}

resource "aws_acm_certificate" "edge" {
  region            = "us-east-1"
  domain_name       = var.domain
  validation_method = "DNS"
  lifecycle { create_before_destroy = true }
}

resource "aws_route53_record" "proof" {
  zone_id         = aws_route53_zone.environment.zone_id
  name            = tolist(aws_acm_certificate.region.domain_validation_options)[0].resource_record_name
  type            = tolist(aws_acm_certificate.region.domain_validation_options)[0].resource_record_type
  records         = [tolist(aws_acm_certificate.region.domain_validation_options)[0].resource_record_value]
  ttl             = 300
  allow_overwrite = true
}

resource "aws_acm_certificate_validation" "region" {
  certificate_arn         = aws_acm_certificate.region.arn
  validation_record_fqdns = [aws_route53_record.proof.fqdn]
}

resource "aws_acm_certificate_validation" "edge" {
  region                  = "us-east-1"
  certificate_arn         = aws_acm_certificate.edge.arn
  validation_record_fqdns = [aws_route53_record.proof.fqdn]
}
