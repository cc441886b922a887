output "alarm_names" {
  description = "Names of the alarms of the table."
  value       = [for alarm in aws_cloudwatch_metric_alarm.table : alarm.alarm_name]
}
