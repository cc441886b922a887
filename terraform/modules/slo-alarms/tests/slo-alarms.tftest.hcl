mock_provider "aws" { source = "../../testing" }

variables {
  name              = "clicker-prod"
  topics            = { page = "arn:aws:sns:eu-central-1:123456789012:clicker-prod-page", ticket = "arn:aws:sns:eu-central-1:123456789012:clicker-prod-ticket" }
  edge_topics       = { page = "arn:aws:sns:us-east-1:123456789012:clicker-prod-edge-page", ticket = "arn:aws:sns:us-east-1:123456789012:clicker-prod-edge-ticket" }
  cluster_name      = "clicker-prod"
  cluster_arn       = "arn:aws:ecs:eu-central-1:123456789012:cluster/clicker-prod"
  load_balancer     = "app/clicker-prod/0123456789abcdef"
  target_groups     = ["targetgroup/clicker-prod-producer-blue/0123456789abcdef", "targetgroup/clicker-prod-producer-green/0123456789abcdef"]
  producer          = { name = "producer", min = 3, max = 12 }
  consumer          = { name = "consumer", min = 3, max = 12 }
  kafka             = { cluster_name = "clicker-prod", topic = "clicks", group = "counting", brokers = 3, burstable = false, records_per_task = 150000 }
  database          = { primary_id = "clicker-prod", replica_ids = ["clicker-prod-replica-1"], proxy_name = "clicker-prod", storage_gib = 100, max_connections = 600 }
  cache_node_ids    = ["clicker-prod-001", "clicker-prod-002", "clicker-prod-003"]
  nat_gateway_ids   = ["nat-1", "nat-2", "nat-3"]
  distribution_id   = "E0000000000000"
  web_acl_name      = "clicker-prod"
  certificate_arn   = "arn:aws:acm:eu-central-1:123456789012:certificate/00000000-0000-4000-8000-000000000000"
  log_namespace     = "clicker-prod"
  watched_role_arns = ["arn:aws:iam::123456789012:role/clicker-prod-OWNER"]
}

run "every_alarm_tells_somebody_of_its_own_region" {
  assert {
    condition = alltrue([
      for alarm in aws_cloudwatch_metric_alarm.table :
      try(strcontains(one(alarm.alarm_actions), local.alarms[trimprefix(alarm.alarm_name, "clicker-prod-")].region == "us-east-1" ? ":us-east-1:" : ":eu-central-1:"), false)
    ])
    error_message = "an alarm tells nobody, or a topic that it does not reach"
  }
  assert {
    condition     = alltrue([for alarm in concat(values(aws_cloudwatch_composite_alarm.burn), [aws_cloudwatch_composite_alarm.down]) : length(alarm.alarm_actions) == 1])
    error_message = "a composite alarm tells nobody"
  }
  assert {
    condition     = alltrue([for alarm in aws_cloudwatch_metric_alarm.freshness : length(alarm.alarm_actions) == 1])
    error_message = "nobody is told that counting is late"
  }
}

run "every_alarm_has_a_page_in_the_runbook" {
  assert {
    condition = length([
      for key in concat(keys(local.alarms), keys(local.events), ["availability-burns", "freshness-burns", "service-down"]) : key
      if !strcontains(file("../../../docs/aws-alarms.md"), "\n### ${key}\n")
    ]) == 0
    error_message = "not in docs/aws-alarms.md: ${join(", ", [for key in concat(keys(local.alarms), keys(local.events), ["availability-burns", "freshness-burns", "service-down"]) : key if !strcontains(file("../../../docs/aws-alarms.md"), "\n### ${key}\n")])}"
  }
  assert {
    condition     = alltrue([for alarm in aws_cloudwatch_metric_alarm.table : strcontains(alarm.alarm_description, "docs/aws-alarms.md#")])
    error_message = "an alarm does not say what to do"
  }
}

run "what_takes_clicks_away_wakes_somebody" {
  assert {
    condition = alltrue([
      for key in ["balancer-errors", "too-few-healthy", "producer-missing", "consumer-missing", "lag-page", "lag-unknown", "partition-stopped", "kafka-under-min-isr", "kafka-offline", "kafka-no-controller", "kafka-disk-page", "database-storage-page", "edge-errors"] :
      endswith(one(aws_cloudwatch_metric_alarm.table[key].alarm_actions), "-page")
    ])
    error_message = "somebody sleeps while clicks are refused"
  }
  assert {
    condition     = aws_cloudwatch_metric_alarm.table["too-few-healthy"].treat_missing_data == "breaching" && aws_cloudwatch_metric_alarm.table["kafka-no-controller"].treat_missing_data == "breaching"
    error_message = "silence is taken for health"
  }
}

run "every_broker_node_and_instance_is_watched" {
  assert {
    condition     = length(aws_cloudwatch_metric_alarm.table["kafka-disk-page"].metric_query) == 4 && length(aws_cloudwatch_metric_alarm.table["cache-cpu"].metric_query) == 4 && length(aws_cloudwatch_metric_alarm.table["database-cpu"].metric_query) == 3
    error_message = "a broker, node or instance is not watched"
  }
  assert {
    condition     = contains(keys(aws_cloudwatch_metric_alarm.table), "replica-lag-page") && contains(keys(aws_cloudwatch_metric_alarm.table), "proxy-available")
    error_message = "nobody watches the replica or the proxy"
  }
}

run "budgets_of_errors_burn_at_the_workbook_s_rates" {
  assert {
    condition = { for key, alarm in aws_cloudwatch_metric_alarm.window : key => alarm.threshold } == {
      availability-burns-14x-long = 1.44, availability-burns-14x-short = 1.44
      availability-burns-6x-long  = 0.6, availability-burns-6x-short = 0.6
      availability-burns-3x-long  = 0.3, availability-burns-3x-short = 0.3
      availability-burns-1x-long  = 0.1, availability-burns-1x-short = 0.1
    }
    error_message = "the rates are others"
  }
  assert {
    # CloudWatch looks back a day for periods under an hour, a week for longer ones.
    condition = alltrue([
      for alarm in aws_cloudwatch_metric_alarm.window : alltrue([
        for query in alarm.metric_query : one(query.metric).period * alarm.evaluation_periods <= (one(query.metric).period < 3600 ? 86400 : 604800) if length(query.metric) > 0
      ])
    ])
    error_message = "CloudWatch refuses to look back that far"
  }
}

run "a_small_environment_has_nothing_to_watch_that_it_does_not_have" {
  variables {
    kafka    = { cluster_name = "clicker-test", topic = "clicks", group = "counting", brokers = 2, burstable = true, records_per_task = 150000 }
    database = { primary_id = "clicker-test", replica_ids = [], proxy_name = null, storage_gib = 20, max_connections = 60 }
  }
  assert {
    condition     = length([for key in keys(aws_cloudwatch_metric_alarm.table) : key if startswith(key, "replica-") || startswith(key, "proxy-")]) == 0
    error_message = "an alarm waits for data that never comes"
  }
  assert {
    condition     = contains(keys(aws_cloudwatch_metric_alarm.table), "kafka-credits")
    error_message = "small brokers run out of credits unnoticed"
  }
}
