dependency "ecs_cluster" {
  config_path = "${get_original_terragrunt_dir()}/../ecs-cluster"
  # Stand-ins for a plan before the unit is there; an apply never sees them.
  mock_outputs = {
    cluster = { name = "clicker", arn = "arn:aws:ecs:eu-central-1:123456789012:cluster/clicker" }
  }
  mock_outputs_allowed_terraform_commands = ["init", "validate", "plan"]
  mock_outputs_merge_strategy_with_state  = "shallow"
}
