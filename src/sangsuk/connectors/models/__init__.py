"""Models of others that read a text beside our reader; off until somebody asks for one."""
