variable "name" {
  description = "Prefix of all names in the environment, such as clicker-prod."
  type        = string
}

variable "cluster_name" {
  description = "Name of the cluster that runs the tasks."
  type        = string
}

variable "services" {
  description = "Names of the services."
  type        = list(string)
}

variable "load_balancer" {
  description = "ARN suffix of the load balancer."
  type        = string
}

variable "kafka" {
  description = "Cluster, topic, the group that counts, and how many brokers there are."
  type        = object({ cluster_name = string, topic = string, group = string, brokers = number })
}

variable "database_ids" {
  description = "Identifiers of primary and replicas."
  type        = list(string)
}

variable "cache_node_ids" {
  description = "Ids of Valkey's nodes."
  type        = list(string)
}

variable "distribution_id" {
  description = "Id of the CloudFront distribution."
  type        = string
}

variable "web_acl_name" {
  description = "Name of the firewall."
  type        = string
}

variable "log_namespace" {
  description = "Namespace of the metrics that are counted from logs."
  type        = string
}
