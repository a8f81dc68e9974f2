"""Fine-tuning the careful tier's encoder; needs the packages of the extra `train-encoder`."""
