output "topics" {
  description = "ARNs of the topics: page wakes somebody, ticket is read in the morning."
  value       = { for topic, made in aws_sns_topic.all : topic => made.arn }
  depends_on  = [aws_sns_topic_policy.all]
}
