"""The measurements: `python3 installer/bootstrap.py bench [NAME …]` runs all of them or those named."""
