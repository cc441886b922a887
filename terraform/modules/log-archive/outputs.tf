output "bucket" {
  description = "Name of the bucket."
  value       = aws_s3_bucket.logs.id
  # Whoever is told the name may write at once.
  depends_on = [aws_s3_bucket_policy.logs]
}

output "bucket_arn" {
  description = "ARN of the bucket."
  value       = aws_s3_bucket.logs.arn
  depends_on  = [aws_s3_bucket_policy.logs]
}
