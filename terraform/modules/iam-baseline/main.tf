# Who people are in this account: an OWNER who may do all, with a second factor and for an hour; an AUDITOR who sees how
# everything is set up and no data.

data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}

locals {
  partition = data.aws_partition.current.partition
  account   = data.aws_caller_identity.current.account_id
  managed   = "arn:${local.partition}:iam::aws:policy"
  trust = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = coalescelist(var.trusted_arns, ["arn:${local.partition}:iam::${local.account}:root"]) }
      Action    = "sts:AssumeRole"
      Condition = {
        Bool            = { "aws:MultiFactorAuthPresent" = "true" }
        NumericLessThan = { "aws:MultiFactorAuthAge" = "3600" }
      }
    }]
  })
}

resource "aws_iam_role" "owner" {
  name                 = "${var.name}-OWNER"
  description          = "May do all, for an hour, with a second factor"
  assume_role_policy   = local.trust
  max_session_duration = 3600
}

resource "aws_iam_role_policy_attachment" "owner" {
  role       = aws_iam_role.owner.name
  policy_arn = "${local.managed}/AdministratorAccess"
}

resource "aws_iam_role" "auditor" {
  name                 = "${var.name}-AUDITOR"
  description          = "Sees how everything is set up, and no data"
  assume_role_policy   = local.trust
  max_session_duration = 14400
}

resource "aws_iam_role_policy_attachment" "auditor" {
  for_each   = toset(["SecurityAudit", "job-function/ViewOnlyAccess", "CloudWatchReadOnlyAccess"])
  role       = aws_iam_role.auditor.name
  policy_arn = "${local.managed}/${each.key}"
}

# Managed policies grow; what an AUDITOR must never do is said here.
resource "aws_iam_role_policy" "auditor" {
  name = "no-data"
  role = aws_iam_role.auditor.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid    = "NoData"
      Effect = "Deny"
      Action = [
        "secretsmanager:GetSecretValue", "secretsmanager:BatchGetSecretValue", "kms:Decrypt", "ssm:StartSession", "ssm:GetParameter*",
        "ecs:ExecuteCommand", "ecs:RunTask", "rds-db:connect", "kafka-cluster:ReadData", "kafka-cluster:WriteData", "s3:GetObject*",
      ]
      Resource = "*"
    }]
  })
}

resource "aws_s3_account_public_access_block" "account" {
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_iam_account_password_policy" "account" {
  minimum_password_length        = 16
  password_reuse_prevention      = 24
  max_password_age               = 365
  require_lowercase_characters   = false
  require_uppercase_characters   = false
  require_numbers                = false
  require_symbols                = false
  allow_users_to_change_password = true
}
