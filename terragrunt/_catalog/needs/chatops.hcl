dependency "chatops" {
  config_path = "${get_original_terragrunt_dir()}/../chatops"
  # Stand-ins for a plan before the unit is there; an apply never sees them.
  mock_outputs = {
    topics      = { page = "arn:aws:sns:eu-central-1:123456789012:clicker-page", ticket = "arn:aws:sns:eu-central-1:123456789012:clicker-ticket" }
    edge_topics = { page = "arn:aws:sns:us-east-1:123456789012:clicker-edge-page", ticket = "arn:aws:sns:us-east-1:123456789012:clicker-edge-ticket" }
  }
  mock_outputs_allowed_terraform_commands = ["init", "validate", "plan"]
  mock_outputs_merge_strategy_with_state  = "shallow"
}
