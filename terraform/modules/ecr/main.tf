# The images of both services, and which of them is deployed: a release writes an image's digest into a parameter, and the
# services' units read it. So a deployment, a promotion and a rollback are the same thing: another value.

data "aws_partition" "current" {}

resource "aws_ecr_repository" "service" {
  for_each             = var.services
  name                 = "${var.name}/${each.key}"
  image_tag_mutability = "IMMUTABLE_WITH_EXCLUSION"
  force_delete         = !var.production
  # A release's tag is its commit and never moves; the tag `deployed` says what runs here.
  image_tag_mutability_exclusion_filter {
    filter      = "deployed"
    filter_type = "WILDCARD"
  }
  image_scanning_configuration { scan_on_push = true }
  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = var.kms_key_arn
  }
}

# Images are built once, in one account; the others fetch them.
resource "aws_ecr_repository_policy" "readers" {
  for_each   = length(var.reader_accounts) == 0 ? {} : aws_ecr_repository.service
  repository = each.value.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = [for account in sort(var.reader_accounts) : "arn:${data.aws_partition.current.partition}:iam::${account}:root"] }
      Action    = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
    }]
  })
}

resource "aws_ecr_lifecycle_policy" "service" {
  for_each   = aws_ecr_repository.service
  repository = each.value.name
  policy = jsonencode({
    rules = [
      {
        rulePriority = 1
        description  = "What lost its tag"
        selection    = { tagStatus = "untagged", countType = "sinceImagePushed", countUnit = "days", countNumber = 1 }
        action       = { type = "expire" }
      },
      {
        rulePriority = 2
        description  = "All but the newest ${var.kept_images}"
        selection    = { tagStatus = "any", countType = "imageCountMoreThan", countNumber = var.kept_images }
        action       = { type = "expire" }
      },
    ]
  })
}

resource "aws_ecr_registry_scanning_configuration" "continuous" {
  count     = var.production ? 1 : 0
  scan_type = "ENHANCED"
  rule {
    scan_frequency = "CONTINUOUS_SCAN"
    repository_filter {
      filter      = "${var.name}/*"
      filter_type = "WILDCARD"
    }
  }
}

resource "aws_ssm_parameter" "image" {
  for_each    = var.services
  name        = "/${var.name}/${each.key}/image"
  description = "The image that ${each.key} runs, by digest; a release writes it"
  type        = "String"
  value       = "none"
  lifecycle { ignore_changes = [value] }
}
