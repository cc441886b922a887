# How GitHub's workflows come into this account: by a token of GitHub's that names repository and environment. There are no
# keys to keep or to lose. One role reads for plans, one looks at night whether anything was changed by hand, one applies, one
# pushes images.

data "aws_partition" "current" {}
data "aws_region" "current" {}

locals {
  region = data.aws_region.current.region
  issuer = "token.actions.githubusercontent.com"
  # A job that names an environment has exactly this subject, and no other.
  roles = {
    plan   = { subject = "repo:${var.repository}:pull_request", description = "Reads, for plans of pull requests" }
    apply  = { subject = "repo:${var.repository}:environment:${var.environment}", description = "Applies, after the environment's approval" }
    drift  = { subject = "repo:${var.repository}:environment:${var.environment}-drift", description = "Reads, at night, and tells of what was changed by hand" }
    images = { subject = "repo:${var.repository}:environment:${var.environment}", description = "Pushes images and says which one runs" }
  }
}

resource "aws_iam_openid_connect_provider" "github" {
  url            = "https://${local.issuer}"
  client_id_list = ["sts.amazonaws.com"]
}

resource "aws_iam_role" "all" {
  for_each             = local.roles
  name                 = "${var.name}-github-${each.key}"
  description          = each.value.description
  max_session_duration = 3600
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Federated = aws_iam_openid_connect_provider.github.arn }
      Action    = "sts:AssumeRoleWithWebIdentity"
      Condition = { StringEquals = { "${local.issuer}:aud" = "sts.amazonaws.com", "${local.issuer}:sub" = each.value.subject } }
    }]
  })
}

resource "aws_iam_role_policy_attachment" "read" {
  for_each   = toset(["plan", "drift"])
  role       = aws_iam_role.all[each.key].name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/ReadOnlyAccess"
}

# A pull request's plan reads how things are, not what is in them.
resource "aws_iam_role_policy" "plan" {
  name = "no-data"
  role = aws_iam_role.all["plan"].id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Deny", Action = ["secretsmanager:GetSecretValue", "kms:Decrypt", "ssm:StartSession", "ecs:ExecuteCommand", "kafka-cluster:*"], Resource = "*" }]
  })
}

# It reads Terraform's state, which S3 decrypts for it, and writes one kind of message.
resource "aws_iam_role_policy" "drift" {
  name = "state-and-word"
  role = aws_iam_role.all["drift"].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # S3's own key of the account has an id that nobody chose.
      { Effect = "Allow", Action = ["kms:Decrypt"], Resource = "*", Condition = { StringEquals = { "kms:ViaService" = "s3.${local.region}.amazonaws.com" } } },
      { Effect = "Allow", Action = ["sns:Publish"], Resource = var.ticket_topic_arn },
      { Effect = "Allow", Action = ["kms:Decrypt", "kms:GenerateDataKey"], Resource = var.kms_key_arn, Condition = { StringEquals = { "kms:ViaService" = "sns.${local.region}.amazonaws.com" } } },
      { Effect = "Deny", Action = ["secretsmanager:GetSecretValue", "ssm:StartSession", "ecs:ExecuteCommand", "kafka-cluster:*"], Resource = "*" },
    ]
  })
}

resource "aws_iam_role_policy_attachment" "apply" {
  role       = aws_iam_role.all["apply"].name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/AdministratorAccess"
}

resource "aws_iam_role_policy" "images" {
  name = "images"
  role = aws_iam_role.all["images"].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat([
      # A token for the registry can't be asked for by name.
      { Effect = "Allow", Action = ["ecr:GetAuthorizationToken"], Resource = "*" },
      {
        Effect   = "Allow"
        Action   = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:CompleteLayerUpload", "ecr:GetDownloadUrlForLayer", "ecr:InitiateLayerUpload", "ecr:PutImage", "ecr:UploadLayerPart"]
        Resource = var.repository_arns
      },
      { Effect = "Allow", Action = ["ssm:GetParameter", "ssm:PutParameter"], Resource = var.parameter_arns },
      ], length(var.source_repository_arns) == 0 ? [] : [{
        Effect   = "Allow"
        Action   = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
        Resource = var.source_repository_arns
    }])
  })
}
