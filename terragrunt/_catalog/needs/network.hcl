dependency "network" {
  config_path = "${get_original_terragrunt_dir()}/../network"
  # Stand-ins for a plan before the unit is there; an apply never sees them.
  mock_outputs = {
    vpc_id                      = "vpc-00000000000000000"
    cidr                        = "10.0.0.0/16"
    private_subnet_ids          = ["subnet-a", "subnet-b", "subnet-c"]
    data_subnet_ids             = ["subnet-d", "subnet-e", "subnet-f"]
    endpoints_security_group_id = "sg-00000000000000000"
    s3_prefix_list_id           = "pl-00000000"
    nat_gateway_ids             = ["nat-00000000000000000"]
  }
  mock_outputs_allowed_terraform_commands = ["init", "validate", "plan"]
  mock_outputs_merge_strategy_with_state  = "shallow"
}
