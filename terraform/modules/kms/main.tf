# The environment's key. Everything that stores something here is encrypted with it, except where AWS takes no key of ours.

data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}
data "aws_region" "current" {}

locals {
  partition = data.aws_partition.current.partition
  account   = data.aws_caller_identity.current.account_id
  region    = data.aws_region.current.region
  use       = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"]
}

resource "aws_kms_key" "environment" {
  description             = "Encrypts what ${var.name} stores"
  enable_key_rotation     = true
  deletion_window_in_days = var.deletion_window_days
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "IamDecides"
        Effect    = "Allow"
        Principal = { AWS = "arn:${local.partition}:iam::${local.account}:root" }
        Action    = "kms:*"
        Resource  = "*"
      },
      {
        Sid       = "LogGroups"
        Effect    = "Allow"
        Principal = { Service = "logs.${local.region}.amazonaws.com" }
        Action    = local.use
        Resource  = "*"
        Condition = { ArnLike = { "kms:EncryptionContext:aws:logs:arn" = "arn:${local.partition}:logs:${local.region}:${local.account}:*" } }
      },
      {
        # Alarms, events and budgets publish to encrypted topics.
        Sid       = "Notifications"
        Effect    = "Allow"
        Principal = { Service = ["cloudwatch.amazonaws.com", "events.amazonaws.com", "events.rds.amazonaws.com", "budgets.amazonaws.com"] }
        Action    = ["kms:Decrypt", "kms:GenerateDataKey*"]
        Resource  = "*"
        Condition = { StringEquals = { "aws:SourceAccount" = local.account } }
      },
    ]
  })
}

# Alarms of CloudFront and its firewall live in us-east-1, and so must the topics and logs that they write to.
resource "aws_kms_key" "edge" {
  region                  = "us-east-1"
  description             = "Encrypts what ${var.name} stores at the edge"
  enable_key_rotation     = true
  deletion_window_in_days = var.deletion_window_days
  policy                  = replace(aws_kms_key.environment.policy, local.region, "us-east-1")
}

resource "aws_kms_alias" "edge" {
  region        = "us-east-1"
  name          = "alias/${var.name}-edge"
  target_key_id = aws_kms_key.edge.key_id
}

resource "aws_kms_alias" "environment" {
  name          = "alias/${var.name}"
  target_key_id = aws_kms_key.environment.key_id
}
