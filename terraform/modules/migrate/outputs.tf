output "run_task" {
  description = "What `aws ecs run-task --cli-input-json` takes to run the migration."
  value = jsonencode({
    cluster        = var.cluster_arn
    taskDefinition = aws_ecs_task_definition.migrate.arn
    launchType     = "FARGATE"
    startedBy      = local.name
    networkConfiguration = {
      awsvpcConfiguration = {
        subnets        = var.network.subnet_ids
        securityGroups = [var.network.security_group_id]
        assignPublicIp = "DISABLED"
      }
    }
  })
  depends_on = [aws_iam_role_policy.execution]
}
