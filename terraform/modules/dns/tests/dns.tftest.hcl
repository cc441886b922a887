mock_provider "aws" { source = "../../testing" }

variables {
  name   = "clicker-test"
  domain = "test.clicker.example"
}

run "both_certificates_are_of_the_domain_and_where_they_are_needed" {
  assert {
    condition     = aws_acm_certificate.edge.region == "us-east-1" && aws_acm_certificate.edge.domain_name == aws_acm_certificate.region.domain_name
    error_message = "CloudFront finds no certificate, or one of another name"
  }
  assert {
    condition     = anytrue([for record in aws_route53_record.authorities.records : strcontains(record, "amazon.com")])
    error_message = "the domain forbids the authority that issues its certificates"
  }
}

run "an_address_instead_of_a_domain_is_refused" {
  command = plan
  variables { domain = "https://clicker.example/" }
  expect_failures = [var.domain]
}
