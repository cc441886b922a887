dependency "producer" {
  config_path = "${get_original_terragrunt_dir()}/../producer"
  # Stand-ins for a plan before the unit is there; an apply never sees them.
  mock_outputs = {
    service         = { name = "producer", min = 1, max = 2 }
    target_groups   = ["targetgroup/clicker-producer-blue/0000000000000000"]
    rollback_alarms = ["clicker-producer-errors"]
  }
  mock_outputs_allowed_terraform_commands = ["init", "validate", "plan"]
  mock_outputs_merge_strategy_with_state  = "shallow"
}
