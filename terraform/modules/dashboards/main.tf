# Four views of the same environment: who is on call, who develops, who guards it, who pays for it.

data "aws_region" "current" {}

locals {
  here  = data.aws_region.current.region
  group = ["Cluster Name", var.kafka.cluster_name, "Consumer Group", var.kafka.group, "Topic", var.kafka.topic]

  # Title, statistic, region, and the metrics as CloudWatch writes them.
  views = {
    on-call = [
      { title = "Seconds behind", stat = "Maximum", metrics = [concat(["AWS/Kafka", "EstimatedMaxTimeLag"], local.group)] },
      { title = "Records behind", stat = "Maximum", metrics = [concat(["AWS/Kafka", "SumOffsetLag"], local.group), concat(["AWS/Kafka", "MaxOffsetLag"], local.group)] },
      { title = "Requests, and errors of ours and of the load balancer", stat = "Sum", metrics = [for metric in ["RequestCount", "HTTPCode_Target_5XX_Count", "HTTPCode_ELB_5XX_Count"] : ["AWS/ApplicationELB", metric, "LoadBalancer", var.load_balancer]] },
      { title = "Time to answer, 99 of 100 (s)", stat = "p99", metrics = [["AWS/ApplicationELB", "TargetResponseTime", "LoadBalancer", var.load_balancer]] },
      { title = "Tasks", stat = "Average", metrics = [for service in var.services : ["ECS/ContainerInsights", "RunningTaskCount", "ClusterName", var.cluster_name, "ServiceName", service]] },
      { title = "CPU of tasks (%)", stat = "Average", metrics = [for service in var.services : ["AWS/ECS", "CPUUtilization", "ClusterName", var.cluster_name, "ServiceName", service]] },
    ]
    developers = [
      { title = "Errors logged", stat = "Sum", metrics = [for service in var.services : [var.log_namespace, "${service}-errors"]] },
      { title = "CPU of MySQL (%)", stat = "Average", metrics = [for id in var.database_ids : ["AWS/RDS", "CPUUtilization", "DBInstanceIdentifier", id]] },
      { title = "Commits wait for the disk (s)", stat = "p99", metrics = [for id in var.database_ids : ["AWS/RDS", "WriteLatency", "DBInstanceIdentifier", id]] },
      { title = "Connections to MySQL", stat = "Maximum", metrics = [for id in var.database_ids : ["AWS/RDS", "DatabaseConnections", "DBInstanceIdentifier", id]] },
      { title = "CPU of Valkey (%)", stat = "Average", metrics = [for id in var.cache_node_ids : ["AWS/ElastiCache", "EngineCPUUtilization", "CacheClusterId", id]] },
      { title = "Clicks into Kafka per second and broker", stat = "Average", metrics = [for id in range(1, var.kafka.brokers + 1) : ["AWS/Kafka", "MessagesInPerSec", "Cluster Name", var.kafka.cluster_name, "Broker ID", tostring(id)]] },
    ]
    security = [
      { title = "Requests that the firewall let through and blocked", stat = "Sum", region = "us-east-1", metrics = [for metric in ["AllowedRequests", "BlockedRequests"] : ["AWS/WAFV2", metric, "WebACL", var.web_acl_name, "Rule", "ALL"]] },
      { title = "Refused at the edge (%)", stat = "Average", region = "us-east-1", metrics = [["AWS/CloudFront", "4xxErrorRate", "DistributionId", var.distribution_id, "Region", "Global"]] },
      { title = "Wrong passwords at Valkey", stat = "Sum", metrics = [for id in var.cache_node_ids : ["AWS/ElastiCache", "AuthenticationFailures", "CacheClusterId", id]] },
    ]
    management = [
      { title = "Requests a day", stat = "Sum", period = 86400, metrics = [["AWS/ApplicationELB", "RequestCount", "LoadBalancer", var.load_balancer]] },
      { title = "Errors a day", stat = "Sum", period = 86400, metrics = [for metric in ["HTTPCode_Target_5XX_Count", "HTTPCode_ELB_5XX_Count"] : ["AWS/ApplicationELB", metric, "LoadBalancer", var.load_balancer]] },
      { title = "Estimated charges this month (USD)", stat = "Maximum", period = 86400, region = "us-east-1", metrics = [["AWS/Billing", "EstimatedCharges", "Currency", "USD"]] },
    ]
  }
}

resource "aws_cloudwatch_dashboard" "all" {
  for_each       = local.views
  dashboard_name = "${var.name}-${each.key}"
  dashboard_body = jsonencode({
    widgets = [
      for index, graph in each.value : {
        type   = "metric"
        x      = 12 * (index % 2)
        y      = 6 * floor(index / 2)
        width  = 12
        height = 6
        properties = {
          title   = graph.title
          stat    = graph.stat
          region  = try(graph.region, local.here)
          period  = try(graph.period, 60)
          metrics = graph.metrics
          view    = "timeSeries"
        }
      }
    ]
  })
}
