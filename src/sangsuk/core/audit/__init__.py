"""The risk-limiting audit (การตรวจสอบผล): people read a sample until the result is sure enough."""
