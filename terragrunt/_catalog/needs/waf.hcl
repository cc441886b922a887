dependency "waf" {
  config_path = "${get_original_terragrunt_dir()}/../waf"
  # Stand-ins for a plan before the unit is there; an apply never sees them.
  mock_outputs = {
    web_acl_arn  = "arn:aws:wafv2:us-east-1:123456789012:global/webacl/clicker/00000000-0000-4000-8000-000000000000"
    web_acl_name = "clicker"
  }
  mock_outputs_allowed_terraform_commands = ["init", "validate", "plan"]
  mock_outputs_merge_strategy_with_state  = "shallow"
}
