"""What debt work needs: a list of debts, a household budget, instalments within the means (E11)."""
