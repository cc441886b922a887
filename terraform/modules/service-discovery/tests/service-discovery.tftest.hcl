mock_provider "aws" { source = "../../testing" }

variables { name = "clicker-test" }

run "the_namespace_is_the_environments" {
  assert {
    condition     = aws_service_discovery_http_namespace.environment.name == "clicker-test"
    error_message = "two environments would find each other's services"
  }
}
