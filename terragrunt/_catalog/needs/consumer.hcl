dependency "consumer" {
  config_path = "${get_original_terragrunt_dir()}/../consumer"
  # Stand-ins for a plan before the unit is there; an apply never sees them.
  mock_outputs = {
    service         = { name = "consumer", min = 1, max = 2 }
    rollback_alarms = ["clicker-consumer-behind"]
  }
  mock_outputs_allowed_terraform_commands = ["init", "validate", "plan"]
  mock_outputs_merge_strategy_with_state  = "shallow"
}
