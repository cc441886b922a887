dependency "kms" {
  config_path = "${get_original_terragrunt_dir()}/../kms"
  # Stand-ins for a plan before the unit is there; an apply never sees them.
  mock_outputs = {
    key_arn      = "arn:aws:kms:eu-central-1:123456789012:key/00000000-0000-4000-8000-000000000000"
    edge_key_arn = "arn:aws:kms:us-east-1:123456789012:key/00000000-0000-4000-8000-000000000000"
  }
  mock_outputs_allowed_terraform_commands = ["init", "validate", "plan"]
  mock_outputs_merge_strategy_with_state  = "shallow"
}
