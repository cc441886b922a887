output "names" {
  description = "Names of the dashboards."
  value       = [for dashboard in aws_cloudwatch_dashboard.all : dashboard.dashboard_name]
}
