dependency "observability" {
  config_path = "${get_original_terragrunt_dir()}/../observability"
  # Stand-ins for a plan before the unit is there; an apply never sees them.
  mock_outputs = {
    log_groups = {
      for group in ["producer", "consumer", "migrate", "kafka", "cache", "exec"] : group => { name = "/clicker/${group}", arn = "arn:aws:logs:eu-central-1:123456789012:log-group:/clicker/${group}" }
    }
    namespace = "clicker"
  }
  mock_outputs_allowed_terraform_commands = ["init", "validate", "plan"]
  mock_outputs_merge_strategy_with_state  = "shallow"
}
