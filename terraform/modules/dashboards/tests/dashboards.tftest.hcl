mock_provider "aws" { source = "../../testing" }

variables {
  name            = "clicker-test"
  cluster_name    = "clicker-test"
  services        = ["producer", "consumer"]
  load_balancer   = "app/clicker-test/0123456789abcdef"
  kafka           = { cluster_name = "clicker-test", topic = "clicks", group = "counting", brokers = 2 }
  database_ids    = ["clicker-test"]
  cache_node_ids  = ["clicker-test-001"]
  distribution_id = "E0000000000000"
  web_acl_name    = "clicker-test"
  log_namespace   = "clicker-test"
}

run "who_is_on_call_sees_first_how_far_counting_is_behind" {
  assert {
    condition     = jsondecode(aws_cloudwatch_dashboard.all["on-call"].dashboard_body).widgets[0].properties.metrics[0] == ["AWS/Kafka", "EstimatedMaxTimeLag", "Cluster Name", "clicker-test", "Consumer Group", "counting", "Topic", "clicks"]
    error_message = "the lag is not on top"
  }
  assert {
    condition     = toset(keys(aws_cloudwatch_dashboard.all)) == toset(["on-call", "developers", "security", "management"])
    error_message = "somebody has no view"
  }
}

run "metrics_of_the_edge_are_read_where_they_are" {
  assert {
    condition = alltrue(flatten([
      for dashboard in aws_cloudwatch_dashboard.all : [
        for widget in jsondecode(dashboard.dashboard_body).widgets : contains(["AWS/CloudFront", "AWS/WAFV2", "AWS/Billing"], widget.properties.metrics[0][0]) == (widget.properties.region == "us-east-1")
      ]
    ]))
    error_message = "a graph stays empty"
  }
}
