output "service" {
  description = "Name of the service and the fewest and most tasks it has."
  value = {
    name = aws_ecs_service.service.name
    min  = var.tasks.min
    max  = local.max
  }
}

output "target_groups" {
  description = "ARN suffixes of the target groups, for alarms."
  value       = [for colour in local.colours : aws_lb_target_group.colour[colour].arn_suffix]
}

output "rollback_alarms" {
  description = "Names of the alarms that take a deployment back."
  value       = [for alarm in aws_cloudwatch_metric_alarm.rollback : alarm.alarm_name]
}
