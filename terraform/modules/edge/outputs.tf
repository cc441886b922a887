output "distribution_id" {
  description = "Id of the distribution, for alarms and for clearing its cache."
  value       = aws_cloudfront_distribution.edge.id
}

output "web_bucket" {
  description = "Name of the bucket that a release puts the web app into."
  value       = aws_s3_bucket.web.id
}

output "url" {
  description = "Where it all is."
  value       = "https://${var.domain}"
}
