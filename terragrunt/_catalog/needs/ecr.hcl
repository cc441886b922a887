dependency "ecr" {
  config_path = "${get_original_terragrunt_dir()}/../ecr"
  # Stand-ins for a plan before the unit is there; an apply never sees them.
  mock_outputs = {
    repository_arns  = { for service in ["producer", "consumer"] : service => "arn:aws:ecr:eu-central-1:123456789012:repository/clicker/${service}" }
    parameter_arns   = { for service in ["producer", "consumer"] : service => "arn:aws:ssm:eu-central-1:123456789012:parameter/clicker/${service}/image" }
    image_parameters = { for service in ["producer", "consumer"] : service => "/clicker/${service}/image" }
  }
  mock_outputs_allowed_terraform_commands = ["init", "validate", "plan"]
  mock_outputs_merge_strategy_with_state  = "shallow"
}
