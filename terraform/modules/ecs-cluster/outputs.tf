output "cluster" {
  description = "Name and ARN of the cluster."
  value = {
    name = aws_ecs_cluster.environment.name
    arn  = aws_ecs_cluster.environment.arn
  }
  # Services ask for Spot by name.
  depends_on = [aws_ecs_cluster_capacity_providers.fargate]
}
