output "topics" {
  description = "ARNs of the topics: page wakes somebody, ticket is read in the morning."
  value       = { for topic in ["page", "ticket"] : topic => aws_sns_topic.all[topic].arn }
  depends_on  = [aws_sns_topic_policy.all]
}

output "edge_topics" {
  description = "The same in us-east-1, for what lives there."
  value       = { for topic in ["page", "ticket"] : topic => aws_sns_topic.all["edge-${topic}"].arn }
  depends_on  = [aws_sns_topic_policy.all]
}
