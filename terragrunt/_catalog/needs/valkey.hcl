dependency "valkey" {
  config_path = "${get_original_terragrunt_dir()}/../valkey"
  # Stand-ins for a plan before the unit is there; an apply never sees them.
  mock_outputs = {
    cache    = { host = "cache", port = 6379, username = "clicker", secret_arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:clicker/cache-AbCdEf" }
    node_ids = ["clicker-001"]
  }
  mock_outputs_allowed_terraform_commands = ["init", "validate", "plan"]
  mock_outputs_merge_strategy_with_state  = "shallow"
}
