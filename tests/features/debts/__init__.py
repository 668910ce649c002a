"""Debts, budgets and instalments, through the product."""
