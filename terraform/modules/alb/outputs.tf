output "load_balancer" {
  description = "What services, the edge and alarms need to know of the load balancer."
  value = {
    arn          = aws_lb.internal.arn
    arn_suffix   = aws_lb.internal.arn_suffix
    dns_name     = aws_lb.internal.dns_name
    listener_arn = aws_lb_listener.https.arn
  }
}
