"""Goals reached or given up while the work goes on."""
