"""Accounts as whoever keeps the machine opens them: nobody is signed in yet who could."""
