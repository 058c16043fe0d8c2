"""The edge: what CloudFront is in AWS, by host name, on one local port."""
