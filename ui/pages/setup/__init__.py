"""First-run set-up: four short screens, on disk one by one."""
